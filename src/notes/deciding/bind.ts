import { type Correction, type FormCorrection, isOfLine, type Said } from '../correction.ts'
import type { View } from '../features/view.ts'
import { LineFinder } from './find-line.ts'
import { familyOf, hasForm } from './forms.ts'
import { noteWordsOf } from './note-words.ts'

/** What corrections say of the lines of a note. */
export interface Bound {
  /** By the place of the line, where a correction names that very line. */
  readonly lines: ReadonlyMap<number, Said>
  /** By the place of the line, where one names its form and none the line. */
  readonly forms: ReadonlyMap<number, 'question' | 'nothing'>
  /** The line that each correction of a line fell to, by its place among the corrections. */
  readonly places: ReadonlyMap<number, number>
}

export const NOTHING_BOUND: Bound = { lines: new Map(), forms: new Map(), places: new Map() }

/** Finds the lines that corrections are of. */
export function bind(views: readonly View[], corrections: readonly Correction[]): Bound {
  if (corrections.length === 0) return NOTHING_BOUND
  const places = new Map<number, number>()
  const lines = new Map<number, Said>()
  for (const search of new LineFinder(views).searches)
    corrections.forEach((correction, at) => {
      if (!isOfLine(correction) || places.has(at)) return
      const place = search(correction, lines)
      if (place === null) return
      places.set(at, place)
      lines.set(place, correction.is)
    })
  const forms = new Map<number, 'question' | 'nothing'>()
  for (const correction of corrections) {
    if (isOfLine(correction)) continue
    const form = formOf(views, correction)
    for (const view of views)
      if (hasForm(view, form) && !lines.has(view.place)) forms.set(view.place, isHead(view) ? 'nothing' : correction.is)
  }
  return { lines, forms, places }
}

/** The head of a table names its columns: who says that its rows are questions says that this one is none. */
const isHead = ({ candidate: { source, at, siblings } }: View): boolean =>
  source.kind === 'row' && at === 0 && siblings.length > 1

/** The form that a correction is of: another where all the lines that it was made for have moved to it. */
function formOf(views: readonly View[], { form, like = [] }: FormCorrection): string {
  const words = noteWordsOf(views)
  const now = like.flatMap((text) => words.ofWords(text))
  const [first] = now
  if (first === undefined || now.some((view) => hasForm(view, form))) return form
  const { shape } = first.candidate
  const isOne = now.every(({ candidate }) => candidate.shape === shape)
  return isOne && familyOf(shape) === familyOf(form) ? shape : form
}
