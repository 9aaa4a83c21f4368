import { PassThrough, Writable } from 'node:stream'
import { G, type Memory, memoryModel } from '../../src/schedule/memory/memory.ts'
import type { Screen } from '../../src/terminal/terminal.ts'
import { makeWorld, runInProcess, type World } from './host.ts'
import { numbers } from './learner.ts'

/** Somebody with an interview ahead: how they remember, and what becomes of their evenings. Days from 0, the evening of the plan. */
export interface Person {
  /** FSRS-6's parameters of their memory. */
  readonly memory: readonly number[]
  /** Of the minutes promised, the share that is done; 0 on an evening that is skipped. */
  readonly does: (day: number) => number
  /** How many answers are written, of those that are missing. */
  readonly writes?: (day: number) => number
}

export interface Fortnight {
  readonly person: Person
  readonly days: number
  readonly minutes: number
  readonly questions: number
  /** Every so many questions one has no answer at first; none without. */
  readonly missingEvery?: number
  readonly seed: number
}

/** What `prep plan` printed before an evening's drill, in percent: by the plan, and if it goes on as so far. */
export interface Foretold {
  readonly planned: number
  readonly asSoFar: number
}

const START = Date.parse('2026-01-05T20:00:00+09:00')
const DAY_MS = 86_400_000
const SECONDS = { first: 28, step: 12, recalled: 12, forgotten: 35 }
/** Shares of grades at the first answer, and of answers that are recalled. */
const FIRST = [
  ['again', 0.35],
  ['hard', 0.15],
  ['good', 0.4],
  ['easy', 0.1],
] as const
const RECALLED = [
  ['hard', 0.15],
  ['good', 0.75],
  ['easy', 0.1],
] as const
const pick = <Value>(shares: readonly (readonly [Value, number])[], roll: number): Value => {
  let left = roll
  for (const [value, share] of shares) {
    left -= share
    if (left < 0) return value
  }
  return (shares.at(-1) as readonly [Value, number])[0]
}

interface Held {
  memory: Memory | null
  day: number
  answers: number
}

/**
 * A plan, and the evenings until its interview as a person spends them: `prep plan`, `prep drill` (on a terminal without redrawing)
 * and `prep answer`, each with --now. What was printed each evening, and the share of the questions, in percent, that the
 * person's memory is then likely to recall on the day.
 */
export async function spend(fortnight: Fortnight): Promise<{ foretold: readonly Foretold[]; came: number }> {
  const { person, days, minutes, questions, missingEvery = Number.POSITIVE_INFINITY } = fortnight
  const world = makeWorld({ 'laws.md': noteOf(questions, missingEvery) })
  try {
    const model = memoryModel(person.memory)
    const held = Array.from({ length: questions }, (): Held => ({ memory: null, day: 0, answers: 0 }))
    const missing = held.flatMap((_, index) => ((index + 1) % missingEvery === 0 ? [index] : []))
    const on = (day: number) => START + day * DAY_MS
    await prep(world, ['plan', '--by', dateOf(days), '--minutes', String(minutes)], on(0))
    const foretold: Foretold[] = []
    for (let day = 0; day < days; day++) {
      foretold.push(readReady((await prep(world, ['plan'], on(day))).stdout))
      await drill(world, on(day), 60 * minutes * person.does(day), (question) =>
        answer(held[question] as Held, question, day),
      )
      for (const question of missing.splice(0, person.writes?.(day) ?? 0))
        await prep(world, ['answer', titleOf(question), '--text', answerOf(question)], on(day) + DAY_MS / 24)
    }
    const recalled = held.map(({ memory, day }) => (memory === null ? 0 : model.recall(days - day, memory.stability)))
    return { foretold, came: (100 * recalled.reduce((sum, each) => sum + each, 0)) / questions }

    function answer(card: Held, question: number, day: number): { grade: keyof typeof G; seconds: number } {
      const roll = numbers(fortnight.seed * 1_000_003 + question * 1009 + card.answers++)
      const { memory } = card
      const isStep = memory !== null && card.day === day
      const isRecalled = memory !== null && roll() < model.recall(day - card.day, memory.stability)
      const grade =
        memory === null ? pick(FIRST, roll()) : isStep ? 'good' : isRecalled ? pick(RECALLED, roll()) : 'again'
      card.memory = model.next(memory, memory === null ? 0 : day - card.day, grade)
      card.day = day
      const kind = memory === null ? 'first' : isStep ? 'step' : isRecalled ? 'recalled' : 'forgotten'
      return { grade, seconds: SECONDS[kind] }
    }
  } finally {
    world.remove()
  }
}

const titleOf = (question: number) => `What is law number ${question + 1} of the order?`
const answerOf = (question: number) => `Law ${question + 1} says that ${question * 7} comes before ${question * 7 + 3}.`
const noteOf = (questions: number, missingEvery: number) =>
  Array.from(
    { length: questions },
    (_, question) =>
      `## ${titleOf(question)}\n\n${(question + 1) % missingEvery === 0 ? '' : `${answerOf(question)}\n`}`,
  ).join('\n')
const dateOf = (day: number) => new Date(START + day * DAY_MS).toISOString().slice(0, 10)

function readReady(printed: string): Foretold {
  const text = printed.replaceAll(/\s+/g, ' ')
  const planned = /Ready on the day: (?:answered questions \d+%, all )?(\d+)%/.exec(text)?.[1]
  if (planned === undefined) throw new Error(`no forecast in: ${printed}`)
  return {
    planned: Number(planned),
    asSoFar: Number(/(\d+)% if you go on (?:and write )?as so far/.exec(text)?.[1] ?? planned),
  }
}

async function prep(world: World, args: readonly string[], at: number, screen: Screen | null = null, clock = () => at) {
  const result = await runInProcess(world, ['--notes', 'laws.md', ...args, '--now', new Date(at).toISOString()], {
    clock,
    screen,
  })
  if (result.exitCode !== 0) throw new Error(`${args.join(' ')}: ${result.stderr}`)
  return result
}

/** An evening's drill, until it is over or so many seconds are; the clock goes on by what each answer takes. */
async function drill(
  world: World,
  at: number,
  seconds: number,
  answer: (question: number) => { grade: keyof typeof G; seconds: number },
): Promise<void> {
  if (seconds <= 0) return
  let clock = at
  let grade: keyof typeof G = 'good'
  const input = new PassThrough()
  let seen = ''
  const press = (line: string) => {
    seen = ''
    setImmediate(() => input.write(`${line}\n`))
  }
  const output = new Writable({
    write(chunk, _, done) {
      seen += String(chunk)
      const shown = seen.trimEnd()
      if (shown.endsWith('leaves it for later:')) press('q')
      else if (shown.endsWith('Grade (? help):')) press(String(G[grade]))
      else if (shown.endsWith('? help:')) {
        const question = /law number (\d+)/.exec(shown)?.[1]
        if (question === undefined) throw new Error(`no question in: ${shown}`)
        if (clock - at >= 1000 * seconds) press('q')
        else {
          const answered = answer(Number(question) - 1)
          grade = answered.grade
          clock += 1000 * answered.seconds
          press('')
        }
      }
      done()
    },
  })
  await prep(world, ['drill'], at, plainScreen(input, output), () => clock)
}

const plainScreen = (input: NodeJS.ReadableStream, output: NodeJS.WritableStream): Screen => ({
  input,
  output,
  columns: () => 80,
  rows: () => 24,
  redraws: false,
  onResize: () => () => {},
  onInterrupt: () => () => {},
  onEnding: () => () => {},
  enter: () => () => {},
  aside: (task) => task(),
  stop: () => {},
  wipe: () => {},
})
