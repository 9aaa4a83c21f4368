import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import stringArgv from 'string-argv'
import type { CardId } from '../../cards/card.ts'
import type { Context, Started } from '../../context.ts'
import { makeFolder } from '../../disk/make-folder.ts'
import { EXIT, PrepError } from '../../errors.ts'
import type { Recorder } from '../../terminal/drill/drill-ports.ts'

const USUAL_ENDING = '.wav'

/** A recorder whose files can be looked at once everything is settled. */
export interface FileRecorder extends Recorder {
  /** Removes all files but these, and gives those of them that are there. */
  keep(wanted: readonly string[]): ReadonlySet<string>
  /** Why a program could not be started; null when all were. */
  failure(): string | null
}

/** Where spoken answers are kept. */
export const recordingsFolder = (stateDir: string): string => join(stateDir, 'recordings')

/**
 * Records by the program that the person names: `rec -q {file} trim 0 {seconds}`. `{file}` is a new file in the state folder, a
 * .wav unless an ending stands behind it, and comes last where it is not named; `{seconds}` is how long there is at most. The
 * program is interrupted once the answer is given. No shell sees the line. Throws PrepError for an empty one.
 */
export function createRecorder(context: Context, line: string): FileRecorder {
  const [file = '', ...args] = stringArgv(line)
  if (file === '')
    throw new PrepError(
      'badWords',
      { given: '--record', expected: `--record 'rec -q {file} trim 0 {seconds}'` },
      { exitCode: EXIT.usage },
    )
  const folder = recordingsFolder(context.stateDir)
  const all: (Started & { readonly path: string })[] = []
  let failure: string | null = null
  return {
    start(card, seconds) {
      makeFolder(folder)
      const base = join(folder, nameOf(card.id, context.now()))
      const ending = /\{file\}(\.\w{1,5})/.exec(line)?.[1]
      const path = `${base}${ending ?? USUAL_ENDING}`
      const filled = args.map((word) =>
        word
          .replaceAll('{file}', ending === undefined ? path : base)
          .replaceAll('{seconds}', String(Math.max(1, seconds))),
      )
      const started = context.host.startProgram(file, line.includes('{file}') ? filled : [...filled, path])
      started.ended.catch((error: Error) => {
        failure ??= error.message
      })
      all.push({ ...started, path })
      return path
    },
    stop: () => all.at(-1)?.interrupt(),
    settled: async () => {
      await Promise.allSettled(all.map(({ ended }) => ended))
    },
    failure: () => failure,
    keep(wanted) {
      const [kept, others] = [new Set(wanted), all.filter(({ path }) => !wanted.includes(path))]
      for (const { path } of others) rmSync(path, { force: true })
      for (const path of wanted) if (!existsSync(path)) kept.delete(path)
      return kept
    },
  }
}

/** A name that sorts by when it was recorded. */
const nameOf = (card: CardId, at: Date): string => `${at.toISOString().replaceAll(/[:.]/g, '-')}-${card}`
