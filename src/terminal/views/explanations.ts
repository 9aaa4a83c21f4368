import type { Note } from '../../notes/note.ts'
import type { Look } from '../look.ts'
import { sanitiseLine } from '../text/sanitise.ts'
import { wrapText } from '../text/wrap.ts'
import { surenessOf } from './reading.ts'

const MARKS = { question: '?', section: '§', answer: ' ', contents: '≡', ignored: '-' } as const

/** For every line of the notes that could ask: its place, what it was taken for and how surely, its shape, and why. */
export function renderExplanations(notes: readonly Note[], { width, style, messages }: Look): string {
  const say = messages.explaining
  // Thousands of lines are told of in a few hundred ways.
  const known = new Map<string, readonly string[]>()
  const wrapped = (told: string): readonly string[] => {
    const before = known.get(told)
    if (before !== undefined) return before
    const parts = wrapText(sanitiseLine(told), Math.max(20, width - 6)).map((part) => style.dim(`      ${part}`))
    known.set(told, parts)
    return parts
  }
  return notes
    .flatMap((note) => [
      style.heading(sanitiseLine(note.path)),
      ...note.explanations.flatMap(({ line, shape, text, verdict, probability, reasons }) => [
        `${style.dim(`${line}:`)} ${style.accent(MARKS[verdict])} ${sanitiseLine(text)}`.trimEnd(),
        ...wrapped(
          [say.verdict(verdict), say.sure(surenessOf(probability)), say.shape(shape), ...reasons.map(say.reason)].join(
            ' · ',
          ),
        ),
      ]),
    ])
    .join('\n')
}
