import type { Messages } from '../../messages/messages.ts'
import type { Note } from '../../notes/note.ts'
import { sanitiseLine } from '../sanitise.ts'
import type { Style } from '../style.ts'
import { wrapText } from '../wrap.ts'

const MARKS = { question: '?', section: '§', answer: ' ', contents: '≡', ignored: '-' } as const

/** For every block of the notes: its place, its shape, what it was taken for, and why. */
export function renderExplanations(
  notes: readonly Note[],
  { width, style, messages }: { width: number; style: Style; messages: Messages },
): string {
  const say = messages.explaining
  const sureness = (verdict: string, probability: number): string =>
    say.sure(Math.round(100 * (verdict === 'question' ? probability : 1 - probability)))
  return notes
    .flatMap((note) => [
      style.heading(sanitiseLine(note.path)),
      ...note.explanations.flatMap(({ line, shape, text, verdict, probability, reasons }) => [
        `${style.dim(`${line}:`)} ${style.accent(MARKS[verdict])} ${sanitiseLine(text)}`.trimEnd(),
        ...wrapText(
          sanitiseLine(
            [say.verdict(verdict), say.shape(shape), sureness(verdict, probability), ...reasons.map(say.reason)].join(
              ' · ',
            ),
          ),
          Math.max(20, width - 6),
        ).map((part) => style.dim(`      ${part}`)),
      ]),
    ])
    .join('\n')
}
