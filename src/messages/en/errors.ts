import { failure } from '../failure.ts'

export const errors = {
  noSuchPath: ({ path }: { path: string }) =>
    failure(
      `no such file or folder: ${path}`,
      'Check the spelling, or run `prep notes list` to see the registered folders.',
    ),
  cannotSave: ({ path, reason }: { path: string; reason: string }) =>
    failure(
      `cannot save to ${path}: ${reason}`,
      'Nothing was lost so far; free the disk or fix the permissions, then go on.',
    ),
  cannotReadState: ({ path, reason }: { path: string; reason: string }) =>
    failure(
      `cannot read the saved state ${path}: ${reason}`,
      'Move the file aside to start it anew; your notes are not affected.',
    ),
  newerState: ({ path, version }: { path: string; version: number }) =>
    failure(
      `${path} was written by a newer prep (format ${version})`,
      'Update prep: this version would lose what the newer one knows.',
    ),
  badSetting: ({ name, value, accepts }: { name: string; value: string; accepts: string }) =>
    failure(`${name} cannot be ${value}`, `It takes ${accepts}.`),
}
