import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import stringArgv from 'string-argv'
import type { CardId } from '../../cards/card.ts'
import type { Context, Started } from '../../context.ts'
import { makeFolder } from '../../disk/make-folder.ts'
import type { DrillPorts, Recorder } from '../../drilling/ports.ts'
import { PrepError } from '../../errors.ts'
import { tell } from '../frame/tell.ts'

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
    throw new PrepError('badWords', { given: '--record', expected: `--record 'rec -q {file} trim 0 {seconds}'` })
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
    has: existsSync,
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

/**
 * Ports for a drill whose spoken answers are recorded; `finish` is to be called when it is over, and leaves the files of those
 * answers whose grades stand.
 */
export function recordedDrill(
  context: Context,
  line: string,
  ports: DrillPorts,
): { readonly ports: DrillPorts; readonly finish: () => Promise<void> } {
  const recorder = createRecorder(context, line)
  /** The file of each thing that was saved, in the order in which they are taken back. */
  const saved: (string | null)[] = []
  return {
    ports: {
      ...ports,
      recorder,
      record: async (review, said) => {
        await ports.record(review, said)
        saved.push(said?.recording ?? null)
      },
      practise: async (practice, said) => {
        await ports.practise?.(practice, said)
        saved.push(said?.recording ?? null)
      },
      suspend: async (card) => {
        await ports.suspend(card)
        saved.push(null)
      },
      takeBack: async () => {
        await ports.takeBack()
        saved.pop()
      },
    },
    finish: async () => {
      recorder.stop()
      await recorder.settled()
      recorder.keep(saved.filter((path) => path !== null))
      tellUnrecorded(context, recorder)
    },
  }
}

/** Says why nothing was recorded, where that is so. */
export function tellUnrecorded({ terminal, messages }: Context, recorder: FileRecorder): void {
  const failure = recorder.failure()
  if (failure !== null) tell(terminal, messages.answering.mock.notRecorded(failure))
}

/** A name that sorts by when it was recorded. */
const nameOf = (card: CardId, at: Date): string => `${at.toISOString().replaceAll(/[:.]/g, '-')}-${card}`
