import type { Card } from '../../cards/card.ts'
import { readLead } from '../language/lead.ts'
import type { Note } from '../note.ts'

/** How a note sets the answers of questions of one shape. */
export interface AnswerHabits {
  /** An empty line between question and answer, and between an answer and what comes next. */
  readonly gapBefore: boolean
  readonly gapAfter: boolean
  /** What stands before the first word of an answer, such as `A: `; empty without a habit of it. */
  readonly label: string
  /** Spaces and tabs by which answers stand deeper than their question; null when unknown. */
  readonly indent: string | null
}

/** The shape of the block that a card was read from, as `heading 2`; empty when it is not known. */
export function shapeOfCard(note: Note, { source }: Card): string {
  return note.explanations.find(({ line, verdict }) => line === source.line && verdict === 'question')?.shape ?? ''
}

/**
 * The habits of a note for answers to questions of one shape; of all its answers when none of these is answered. `answer`
 * is what is to be written: prose right below a question that is no heading would be one paragraph with it, which only
 * a note that has it so is given.
 */
export function habitsFor(note: Note, lines: readonly string[], shape: string, answer: string): AnswerHabits {
  const shapes = new Map<number, string>()
  for (const { line, verdict, shape: own } of note.explanations) if (verdict === 'question') shapes.set(line, own)
  const answered = note.cards.filter(({ answer, status }) => answer !== null && status !== 'unanswered')
  const alike = answered.filter(({ source }) => shapes.get(source.line) === shape)
  const samples = (alike.length > 0 ? alike : answered).flatMap((card) => sampleOf(card, lines))
  const isItem = /^(?:bullet|number) /.test(shape)
  const gaps = gapsBelow(lines, shapes, shape)
  const usual = (test: (sample: Sample) => boolean, otherwise: boolean): boolean => {
    const count = samples.filter(test).length
    return samples.length === 0 || count * 2 === samples.length ? otherwise : count * 2 > samples.length
  }
  const runsOn = isProse(answer) && !/^(?:heading|summary)/.test(shape)
  const prose = alike.flatMap((card) => sampleOf(card, lines)).filter((sample) => sample.isProse)
  const apart = prose.length === 0 || prose.filter((sample) => sample.gapBefore).length * 2 > prose.length
  const label = most(samples.map((sample) => sample.label)) ?? ''
  return {
    gapBefore:
      runsOn && label === '' ? apart : usual((sample) => sample.gapBefore, shape.startsWith('heading') && gaps),
    gapAfter: usual((sample) => sample.gapAfter, !isItem || gaps),
    label,
    indent: most(samples.map((sample) => sample.indent)),
  }
}

interface Sample {
  readonly gapBefore: boolean
  readonly gapAfter: boolean
  readonly label: string
  readonly indent: string
  /** Whether it begins as prose, and not as a list, a table, code or a quote. */
  readonly isProse: boolean
}

/** Whether a text begins as prose, and not as a list, a table, code or a quote. */
export const isProse = (answer: string): boolean =>
  !/^\s*(?:[-*+]\s|\d{1,9}[.)]\s|#{1,6}\s|>|`{3}|~{3}|\||<|!\[)/.test(answer)

function sampleOf({ source, prompt }: Card, lines: readonly string[]): Sample[] {
  const question = lines[source.line - 1] ?? ''
  const asked = source.line - 1 + prompt.split('\n').length
  const first = lines.findIndex((line, index) => index >= asked && index < source.endLine && line.trim() !== '')
  const answer = lines[first]
  if (answer === undefined) return []
  const indentOf = (line: string) => /^[\t ]*/.exec(line)?.[0] ?? ''
  return [
    {
      gapBefore: first > asked,
      gapAfter: (lines[source.endLine] ?? '').trim() === '',
      label: labelOf(answer),
      isProse: isProse(answer),
      indent: indentOf(answer).startsWith(indentOf(question)) ? indentOf(answer).slice(indentOf(question).length) : '',
    },
  ]
}

/** What is written before the first word of an answer, where it is an answer's label: `A: `, `**답변**: `. */
function labelOf(line: string): string {
  const bare = line.trim()
  const { label, rest } = readLead(bare.replaceAll('**', ''))
  if (label !== 'answer' || rest === '') return ''
  const at = bare.indexOf(rest)
  return at > 0 && at <= 24 ? bare.slice(0, at) : ''
}

/** Whether questions of a shape mostly have an empty line below them. */
function gapsBelow(lines: readonly string[], shapes: ReadonlyMap<number, string>, shape: string): boolean {
  const below = [...shapes].filter(([, own]) => own === shape).map(([line]) => (lines[line] ?? '').trim() === '')
  return below.filter(Boolean).length * 2 > below.length
}

function most<Value>(values: readonly Value[]): Value | null {
  const counts = new Map<Value, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null
}
