import type { View } from './view.ts'

/** What lines that are alike have in common: those of one form in a note, or those of one list. Shares are between 0 and 1. */
export interface Kin {
  readonly count: number
  /** Shares of the lines that ask, have a question mark, demand, tell, name a topic, or have a question's label. */
  readonly asking: number
  readonly marked: number
  readonly demanding: number
  readonly telling: number
  readonly topical: number
  readonly labelled: number
  readonly numbered: number
  /** Shares with something under them, with anything before the next of their kind, with a child that asks. */
  readonly filled: number
  readonly followed: number
  readonly holdingQuestions: number
  /** Shares that hold headings, and whose body is code alone, links alone. */
  readonly holdingHeadings: number
  readonly onlyCode: number
  readonly onlyLinks: number
  /** Shares that stand elsewhere in the note once more, that link, that have a colon, that name and tell on one line. */
  readonly repeated: number
  readonly linking: number
  readonly withColon: number
  readonly entries: number
  /** Share that are titles of chapters of guides and diaries. */
  readonly chapters: number
  /** Share that begins with the most common first word and a number. */
  readonly patterned: number
  /** Mean share of the lines' names that are subjects of interviews. */
  readonly subjects: number
  /** Mean letters of the lines; mean logarithm of what follows each. */
  readonly length: number
  readonly followedBy: number
  /** Share of all the note's words that stands behind these lines. */
  readonly coverage: number
}

type Share = Exclude<keyof Kin, 'count' | 'patterned' | 'subjects' | 'length' | 'followedBy' | 'coverage'>

/** What a single line has of what shares are of. */
const SHARED: Readonly<Record<Share, (view: View) => boolean>> = {
  asking: (view) => view.asks,
  marked: (view) => view.isMarked,
  demanding: (view) => view.evidence.voice === 'demands',
  telling: (view) => view.evidence.voice === 'tells',
  topical: (view) => view.evidence.voice === 'topic',
  labelled: (view) => view.evidence.label === 'question',
  numbered: (view) => view.number !== null,
  filled: (view) => view.candidate.block.children.length > 0,
  followed: (view) => view.after.words > 0,
  holdingQuestions: (view) => view.hasAskingChild,
  holdingHeadings: (view) => view.candidate.block.children.some((child) => child.kind === 'heading'),
  onlyCode: (view) => view.after.isCodeAlone,
  onlyLinks: (view) => view.after.isLinksAlone,
  repeated: (view) => view.repeats > 0,
  linking: (view) => view.candidate.block.lines.some((line) => line.links > 0),
  withColon: (view) => view.candidate.raw.includes(':') || view.candidate.raw.includes('：'),
  entries: (view) => view.candidate.head.length < view.candidate.raw.length && view.candidate.head.length <= 40,
  chapters: (view) => view.isChapter,
}
const SHARES = Object.keys(SHARED) as Share[]
const TESTS = Object.values(SHARED)

/** What a line has of all that shares are of, a bit each: every line is of a form and of a list, and is looked at once. */
export function sharedBits(view: View): number {
  let bits = 0
  for (let at = 0; at < TESTS.length; at++) if (TESTS[at]?.(view) === true) bits |= 1 << at
  return bits
}

/** Sums up lines that are alike; `shared` are the bits of all the note's lines, `wordsOfNote` the characters of all of it. */
export function kinOf(views: readonly View[], shared: Int32Array, wordsOfNote: number): Kin {
  const count = views.length
  const counts = new Int32Array(TESTS.length)
  let length = 0
  let followedBy = 0
  let words = 0
  let subjects = 0
  for (const view of views) {
    addBits(shared[view.place] as number, counts)
    length += view.candidate.text.length
    followedBy += Math.log1p(view.after.words)
    words += view.after.words
    subjects += view.subject
  }
  const shares = {} as Record<Share, number>
  for (let at = 0; at < SHARES.length; at++) shares[SHARES[at] as Share] = (counts[at] as number) / count
  return {
    count,
    ...shares,
    patterned: count < 3 ? 0 : patterned(views),
    subjects: subjects / count,
    length: length / count,
    followedBy: followedBy / count,
    coverage: wordsOfNote === 0 ? 0 : Math.min(1, (words / count) * (count / wordsOfNote)),
  }
}

function addBits(bits: number, counts: Int32Array): void {
  for (let at = 0; at < counts.length; at++) counts[at] = (counts[at] as number) + ((bits >>> at) & 1)
}

const PATTERN = /^(\p{L}+)\s*#?\d+/u

function patterned(views: readonly View[]): number {
  const counts = new Map<string, number>()
  for (const { candidate } of views) {
    const word = PATTERN.exec(candidate.raw)?.[1]
    if (word !== undefined) counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  return Math.max(0, ...counts.values()) / views.length
}
