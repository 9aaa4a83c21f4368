/** A place in a file as every program prints it. */
const place = (path: string, line: number | null) => (line === null ? path : `${path}:${line}`)

interface Place {
  path: string
  line: number | null
}

export const saving = {
  /** One line for each thing in the state folder that could not be used. */
  problems: {
    tornLine: ({ path, line }: Place) =>
      `${place(path, line)}: the last line was cut off and does not count; everything before it does`,
    unreadableLine: ({ path, line }: Place) => `${place(path, line)}: this line cannot be read and does not count`,
    invalidLine: ({ path, line }: Place) => `${place(path, line)}: this line makes no sense and does not count`,
    journalGone: ({ path }: Place) =>
      `${path}: this journal was here and is gone; its reviews are missing until it is back`,
    checkpointUnusable: ({ path }: Place) => `${path}: could not be used and is made anew from the journals`,
    checkpointUnsaved: ({ path }: Place) => `${path}: could not be written; the journals hold everything`,
  },
  settingProblems: {
    unknownSetting: ({ path, name }: { path: string; name: string; value: string; accepts: string }) =>
      `${path}: there is no setting ${name}`,
    badSetting: ({ path, name, value, accepts }: { path: string; name: string; value: string; accepts: string }) =>
      `${path}: ${name} cannot be ${value}; it takes ${accepts}`,
    unreadableSettings: ({ path, value }: { path: string; name: string; value: string; accepts: string }) =>
      `${path}: cannot be read (${value}); the usual settings are used`,
  },
}
