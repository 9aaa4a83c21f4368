import type { DrillState } from '../desk.ts'
import { framed, type Page } from '../frame.ts'
import type { PageWords } from '../words.ts'

/** What a drill's page says; `{n}`, `{when}` and `{question}` stand for values. */
interface DrillWords {
  readonly left: string
  readonly reveal: string
  readonly grades: Readonly<Record<'again' | 'hard' | 'good' | 'easy', string>>
  readonly undo: string
  readonly skip: string
  readonly suspend: string
  readonly types: string
  readonly typesNot: string
  readonly typeHere: string
  readonly compare: string
  readonly typed: string
  readonly nothingTyped: string
  readonly parts: Readonly<Record<'next' | 'more' | 'before' | 'said' | 'all', string>>
  readonly covered: string
  readonly missed: string
  readonly note: string
  readonly noAnswer: string
  readonly more: string
  readonly away: string
  readonly begunAnew: string
  readonly elsewhere: string
  readonly diagram: string
  readonly keys: string
  readonly minutes: string
  readonly hours: string
  readonly days: string
}

/** What the page's program finds in it. */
export interface DrillInPage {
  readonly state: DrillState
  readonly say: DrillWords
}

/** The page of a drill at its first question; `script` is the program that goes on from there, bundled. */
export function drillPage(state: DrillState, script: string, words: PageWords): Page {
  const { messages } = words
  const { pocket, serving } = messages
  const { compare, entry, parts } = messages.answering
  const { left, reveal, grades, undo, noAnswer, minutes, hours, days } = pocket
  const { skip, suspend, types, typesNot, typeHere, more, away, begunAnew, elsewhere, diagram, keys } = serving
  const say: DrillWords = {
    ...{ left, reveal, grades, undo, noAnswer, minutes, hours, days },
    ...{ skip, suspend, types, typesNot, typeHere, more, away, begunAnew, elsewhere, diagram, keys },
    compare: serving.compare,
    typed: entry.try,
    nothingTyped: compare.nothing,
    parts: { next: parts.next, more: parts.more, before: serving.partBefore, said: parts.said, all: parts.all },
    covered: compare.covered,
    missed: compare.missed,
    note: compare.note,
  }
  const inPage: DrillInPage = { state, say }
  const body = `<main id="prep"></main>
<script type="application/json" id="drill">${embedded(inPage)}</script>`
  return framed({ title: serving.places.drill, place: 'drill', body, script }, words)
}

/** JSON in which nothing ends the element that it stands in. */
const embedded = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c')
