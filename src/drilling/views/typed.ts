import type { Progress } from '../../drill/attempts.ts'
import type { TypedAnswer } from '../../drill/typed/typed-answer.ts'
import { sanitise, sanitiseLine } from '../../terminal/text/sanitise.ts'
import { truncate } from '../../terminal/text/width.ts'
import { wrapText } from '../../terminal/text/wrap.ts'
import { progressLines } from '../../terminal/views/attempts.ts'
import type { DrillLook } from './view.ts'

/** What was typed, the terms of the note's answer that it names and misses, also beside the last time, and the title of the note's answer below it. */
export function typedLines(
  tried: TypedAnswer,
  since: Progress | null,
  look: Pick<DrillLook, 'messages' | 'style'>,
  width: number,
): string[] {
  const { style, messages } = look
  const { compare, entry } = messages.answering
  const title = (text: string) => style.dim(truncate(style.plain ? `${text}:` : `─── ${text}`, width))
  const list = (mark: string, terms: readonly string[], paint: (text: string) => string) =>
    terms.length === 0 ? [] : wrapText(`${mark} ${terms.map(sanitiseLine).join(', ')}`, width).map(paint)
  const against = tried.against.flatMap(({ said, reference }) =>
    wrapText(
      `${style.plain ? '' : '≠ '}${compare.against({ said: sanitiseLine(said), reference: sanitiseLine(reference) })}`,
      width,
    ).map(style.bad),
  )
  return [
    title(entry.try),
    ...(tried.typed.trim() === ''
      ? [style.dim(truncate(compare.nothing, width))]
      : wrapText(sanitise(tried.typed), width)),
    ...list(style.plain ? `${compare.covered}:` : '✓', tried.covered, style.good),
    ...list(style.plain ? `${compare.missed}:` : '✗', tried.missed, style.fair),
    ...against,
    ...(since === null ? [] : progressLines(since, look, width)),
    title(compare.note),
  ]
}
