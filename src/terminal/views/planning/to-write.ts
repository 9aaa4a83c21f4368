import type { Look } from '../../look.ts'
import { sanitiseLine } from '../../text/sanitise.ts'
import { wrapText } from '../../text/wrap.ts'

/** A question whose answer is to be written today. */
export interface ToWrite {
  readonly question: string
  /** What it stands under. */
  readonly section: readonly string[]
  /** As `notes/os.md:12`. */
  readonly place: string
  /** Questions whose answers may help. */
  readonly related: readonly string[]
}

/** The answers to write today, each with its place and what may help. */
export function renderToWrite(rows: readonly ToWrite[], minutes: number, { width, style, messages }: Look): string {
  const say = messages.writing
  const indented = (text: string) => wrapText(text, Math.max(1, width - 4)).map((line) => style.dim(`    ${line}`))
  return [
    ...wrapText(say.toWrite({ count: rows.length, minutes }), width).map(style.strong),
    ...rows.flatMap(({ question, section, place, related }) => [
      ...wrapText(sanitiseLine(question), Math.max(1, width - 2)).map((line) => `  ${line}`),
      ...indented(sanitiseLine([...section, place].join(' › '))),
      ...(related.length === 0 ? [] : indented(say.related({ questions: related.map(sanitiseLine) }))),
    ]),
  ].join('\n')
}
