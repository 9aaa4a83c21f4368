import type { Messages } from '../../messages/messages.ts'
import type { Alternative } from '../../notes/alternatives.ts'
import type { Note } from '../../notes/note.ts'
import type { NoteReading } from '../../notes/note-reading.ts'
import { type ReadLine, readLines } from '../../notes/reading-lines.ts'
import type { Look } from '../look.ts'
import { flow } from '../text/flow.ts'
import { sanitiseLine } from '../text/sanitise.ts'
import { fitted, pad, widest } from '../text/width.ts'
import { wrapText } from '../text/wrap.ts'

/** Lines that are less likely to be questions than this, and none, are passed over. */
const LEAST_SHOWN = 0.05
const WIDE = 60

/** How a note was read: its lines with what each is and why, those that ask nothing folded; then the note in numbers. */
export function renderReading(reading: NoteReading, look: Look): string {
  const { style, messages, width } = look
  const say = messages.readings
  const lines = readLines(reading)
  const names = widest(Object.values(say.is))
  const number = String(lines.at(-1)?.line ?? 1).length
  const rows: string[] = []
  let passed = 0
  const pass = (): void => {
    if (passed > 0) rows.push(style.dim(`${' '.repeat(number)}  ${say.passed(passed)}`))
    passed = 0
  }
  for (const line of lines) {
    if (!isShown(line)) {
      passed++
      continue
    }
    pass()
    const is = pad(say.is[line.is], names)
    const head = `${style.dim(String(line.line).padStart(number))}  ${isAsked(line) ? style.accent(is) : style.dim(is)}  `
    const lead = number + names + 4
    const text = sanitiseLine(line.text)
    if (width >= WIDE) rows.push(`${head}${fitted(text, width - lead).trimEnd()}`)
    else {
      const [first = '', ...rest] = wrapText(text, Math.max(12, width - lead))
      rows.push(`${head}${first}`, ...rest.map((part) => ' '.repeat(lead) + part))
    }
    const indent = width >= WIDE ? lead : number + 2
    for (const part of wrapText(sanitiseLine(whyOf(line, messages)), Math.max(20, width - indent)))
      rows.push(' '.repeat(indent) + style.dim(part))
  }
  pass()
  return (
    [
      ...rows,
      ...(rows.length > 0 ? [''] : []),
      ...flow(
        factsOf(reading, look).flatMap((fact) => wrapText(fact, width)),
        width,
      ),
    ].join('\n') + others(reading, look)
  )
}

const isAsked = ({ is }: ReadLine): boolean => is === 'question' || is === 'follow-up'

const isShown = (line: ReadLine): boolean =>
  isAsked(line) || line.is === 'section' || line.isCorrected || line.probability >= LEAST_SHOWN

const whyOf = ({ shape, probability, reasons }: ReadLine, { explaining }: Messages): string =>
  [
    explaining.shape(shape),
    explaining.sure(surenessOf(probability)),
    ...reasons.slice(0, 2).map(explaining.reason),
  ].join(' · ')

/** How sure it is that a line is what it was read as; a hundred per cent only where that is certain. */
export function surenessOf(probability: number): number {
  const sure = Math.max(probability, 1 - probability)
  return sure === 1 ? 100 : Math.min(99, Math.round(sure * 100))
}

/** A note's reading in numbers: how many cards there are, and how sure it is; `further` stands before what was corrected. */
export function readingFacts(
  { note, corrections }: NoteReading,
  { readings: say }: Messages,
  further: readonly string[] = [],
): string[] {
  const unanswered = note.cards.filter(({ status }) => status === 'unanswered').length
  return [
    say.questions(note.cards.length),
    ...(unanswered > 0 ? [say.unanswered(unanswered)] : []),
    say.sure(Math.round(note.confidence * 100)),
    ...further,
    ...(corrections.length > 0 ? [say.corrections(corrections.length)] : []),
  ]
}

/** How many headings of a note ask, and how many of its lines were not read. */
export const countFacts = ({ headings, askedHeadings, unread }: Note['counts'], { readings: say }: Messages) => [
  ...(headings > 0 ? [say.headings(headings, askedHeadings)] : []),
  ...(unread > 0 ? [say.unread(unread)] : []),
]

function factsOf(reading: NoteReading, { messages }: Look): string[] {
  const { counts, lost } = reading.note
  const facts = readingFacts(reading, messages, countFacts(counts, messages))
  return [...facts, ...(lost.length > 0 ? [messages.readings.lost(lost.length)] : [])]
}

function others(reading: NoteReading, look: Look): string {
  const { messages, width, style } = look
  const say = messages.readings
  const alternatives = reading.alternatives()
  const told: string[] = []
  if (alternatives.length > 1) {
    told.push('', say.others)
    alternatives.forEach((alternative, at) => {
      if (at > 0)
        told.push(
          ...wrapText(say.alternative(at + 1, alternative.count, formsOf(alternative, messages)), width - 2).map(
            (part) => `  ${part}`,
          ),
        )
    })
  }
  const [asked] = reading.asking()
  const line = asked === undefined ? undefined : reading.note.explanations[asked]
  if (line !== undefined && line.probability > LEAST_SHOWN && line.probability < 1 - LEAST_SHOWN)
    told.push(
      '',
      ...wrapText(sanitiseLine(say.ask(line.line, line.text.slice(0, 80))), width).map((part) => style.dim(part)),
    )
  return told.length === 0 ? '' : `\n${told.join('\n')}`
}

/** What asks in a reading: `12 × heading 3, 4 × bullet 1`. */
export const formsOf = ({ forms }: Alternative, { readings, explaining }: Messages): string =>
  forms
    .slice(0, 3)
    .map(({ form, count }) => readings.form(count, explaining.shape(form)))
    .join(', ')
