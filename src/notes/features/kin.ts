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
  /** Share that begins with the most common first word and a number. */
  readonly patterned: number
  /** Mean letters of the lines; mean logarithm of what follows each. */
  readonly length: number
  readonly followedBy: number
  /** Share of all the note's words that stands behind these lines. */
  readonly coverage: number
}

/** Sums up lines that are alike; `wordsOfNote` are the characters of the whole note. */
export function kinOf(views: readonly View[], wordsOfNote: number): Kin {
  const count = views.length
  const share = (test: (view: View) => boolean): number => {
    let sum = 0
    for (const view of views) if (test(view)) sum++
    return sum / count
  }
  const mean = (value: (view: View) => number): number => {
    let sum = 0
    for (const view of views) sum += value(view)
    return sum / count
  }
  return {
    count,
    asking: share((view) => view.asks),
    marked: share((view) => view.isMarked),
    demanding: share((view) => view.evidence.voice === 'demands'),
    telling: share((view) => view.evidence.voice === 'tells'),
    topical: share((view) => view.evidence.voice === 'topic'),
    labelled: share((view) => view.evidence.label === 'question'),
    numbered: share((view) => view.number !== null),
    filled: share((view) => view.candidate.block.children.length > 0),
    followed: share((view) => view.after.words > 0),
    holdingQuestions: share((view) => view.hasAskingChild),
    holdingHeadings: share((view) => view.candidate.block.children.some((child) => child.kind === 'heading')),
    onlyCode: share((view) => view.after.isCodeAlone),
    onlyLinks: share((view) => view.after.isLinksAlone),
    repeated: share((view) => view.repeats > 0),
    linking: share((view) => view.candidate.block.lines.some((line) => line.links > 0)),
    withColon: share((view) => /[:：]/.test(view.candidate.raw)),
    entries: share(
      (view) => view.candidate.head.length < view.candidate.raw.length && view.candidate.head.length <= 40,
    ),
    patterned: count < 3 ? 0 : patterned(views),
    length: mean((view) => view.candidate.text.length),
    followedBy: mean((view) => Math.log1p(view.after.words)),
    coverage: wordsOfNote === 0 ? 0 : Math.min(1, mean((view) => view.after.words) * (count / wordsOfNote)),
  }
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
