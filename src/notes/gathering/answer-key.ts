import { normalise } from '../../cards/normalise.ts'
import type { Block } from '../blocks/block.ts'
import { evidenceOf } from '../blocks/evidence.ts'
import type { Found } from './found.ts'

/**
 * Joins answers that stand in a list of their own to the questions before them: by number, or by the question's words
 * at the beginning. Says whether the section is such a list; nothing is joined when most of it fits no question.
 */
export function joinAnswers(section: Block, questions: readonly Found[]): boolean {
  const answers = section.children.filter((child) => child.kind === 'item')
  if (answers.length < 2) return false
  const run = lastRun(questions)
  const pairs = answers.flatMap((answer) => {
    const { number, text } = evidenceOf(answer)
    const found = begunBy(normalise(text), run) ?? (number === null ? undefined : run.byNumber.get(number))
    return found === undefined || found.body.length > 0 ? [] : [{ found, answer }]
  })
  if (pairs.length < answers.length * 0.8) return false
  for (const { found, answer } of pairs) found.joined.push(answer)
  return true
}

/** Questions in a row, to be found by their numbers and by their words. */
interface Run {
  readonly of: number
  readonly byNumber: ReadonlyMap<string | null, Found>
  /** The first question of each normalised wording, with its place. */
  readonly byWords: ReadonlyMap<string, { readonly found: Found; readonly place: number }>
  readonly lengths: readonly number[]
}

/** The first question of a run with whose words a text begins. */
function begunBy(text: string, { byWords, lengths }: Run): Found | undefined {
  const begun = lengths.flatMap((length) => (length > text.length ? [] : (byWords.get(text.slice(0, length)) ?? [])))
  return begun.reduce<(typeof begun)[number] | undefined>(
    (first, next) => (first === undefined || next.place < first.place ? next : first),
    undefined,
  )?.found
}

// A note may have many lists of answers behind the same questions.
const known = new WeakMap<readonly Found[], Run>()

/** The items of the last list of questions, from its first number on. */
function lastRun(questions: readonly Found[]): Run {
  const before = known.get(questions)
  if (before?.of === questions.length) return before
  const run: Found[] = []
  for (let index = questions.length - 1; index >= 0; index--) {
    const found = questions[index]
    if (found === undefined || found.block.kind !== 'item') break
    const next = run.at(-1)
    if (next !== undefined && Number(evidenceOf(found.block).number) >= Number(evidenceOf(next.block).number)) break
    run.push(found)
  }
  run.reverse()
  const byWords = new Map<string, { found: Found; place: number }>()
  for (const [place, found] of run.entries()) {
    const words = normalise(evidenceOf(found.block).text)
    if (!byWords.has(words)) byWords.set(words, { found, place })
  }
  const made = {
    of: questions.length,
    byNumber: new Map(run.map((found) => [evidenceOf(found.block).number, found])),
    byWords,
    lengths: [...new Set([...byWords.keys()].map((words) => words.length))],
  }
  known.set(questions, made)
  return made
}
