import type { Card } from '../../cards/card.ts'
import type { Points } from '../../drill/points.ts'
import { answerParts } from '../../terminal/markdown/answer-parts.ts'
import { renderMarkdown } from '../../terminal/markdown/markdown.ts'
import { sanitiseLine } from '../../terminal/text/sanitise.ts'
import { truncate } from '../../terminal/text/width.ts'
import { wrapText } from '../../terminal/text/wrap.ts'
import { attemptLines } from '../../terminal/views/attempts.ts'
import { typedLines } from './typed.ts'
import { type BesideAnswer, type DrillLook, NOTHING_BESIDE } from './view.ts'

type TextLook = Pick<
  DrillLook,
  'messages' | 'style' | 'hyperlinks' | 'localLink' | 'whole' | 'highlight' | 'picture' | 'followUps'
>

/** The question as the note asks it, in lines of at most `width`. */
export function questionLines(card: Card, look: TextLook, width: number): string[] {
  const { style, hyperlinks, highlight, picture = null } = look
  const localLink = localLinkOf(card, look)
  return renderMarkdown(wholeOf(card, look).prompt, {
    width,
    style,
    hyperlinks,
    localLink,
    highlight,
    picture,
    tone: style.strong,
  }).split('\n')
}

/** The answer as the note gives it, and what is missing in it, in lines of at most `width`. */
export function answerLines(card: Card, look: TextLook, width: number): string[] {
  const { answer: markdown } = wholeOf(card, look)
  const answer = markdown === null ? [] : markdownLines(markdown, card, look, width)
  return [...answer, ...missing(card, look, width), ...askedBelow(card, look, width)]
}

function markdownLines(markdown: string, card: Card, look: TextLook, width: number): string[] {
  const { style, hyperlinks, highlight, picture = null } = look
  const localLink = localLinkOf(card, look)
  return renderMarkdown(markdown, { width, style, hyperlinks, localLink, highlight, picture }).split('\n')
}

/** The follow-ups of a question that they alone answer: what they ask, and not what they answer, for they are asked themselves. */
function askedBelow(card: Card, look: TextLook, width: number): string[] {
  if (card.answer !== null || card.status !== 'answered') return []
  return (look.followUps?.(card.id) ?? []).flatMap(({ question }) =>
    wrapText(`↳ ${sanitiseLine(question)}`, width).map((line) => look.style.strong(line)),
  )
}

const wholeOf = (card: Card, { whole }: TextLook): Card => whole?.(card) ?? card

const localLinkOf =
  (card: Card, { localLink }: TextLook) =>
  (address: string) =>
    localLink?.(address, card) ?? null

/** Lines from one to before another. */
export interface LineRange {
  readonly from: number
  readonly to: number
}

/** Question and, once it shows, answer. */
export interface DrillText {
  readonly lines: readonly string[]
  /** The lines of the part of the answer that is looked at; null where it is looked at whole. */
  readonly part: LineRange | null
  /** The line where the answer begins; null while it is hidden. */
  readonly answerAt: number | null
}

/** What is to be read on a drill's screen, all of it. */
export function drillText(
  card: Card,
  revealed: boolean,
  look: TextLook,
  width: number,
  now: Date,
  beside: BesideAnswer = NOTHING_BESIDE,
): DrillText {
  const question = questionLines(card, look, width)
  const { tried, since, past, points } = beside
  if (!revealed && points === null) return { lines: question, answerAt: null, part: null }
  const own = tried === null ? [look.style.dim('───')] : typedLines(tried, since, look, width)
  const above = [...question, ...own]
  const earlier = attemptLines(past, now, look, width)
  const said = earlier.length === 0 ? [] : ['', ...earlier]
  if (points === null)
    return { lines: [...above, ...answerLines(card, look, width), ...said], answerAt: question.length, part: null }
  const { lines, part } = partLines(card, points, look, width)
  const below = revealed ? [...missing(card, look, width), ...askedBelow(card, look, width), ...said] : []
  return {
    lines: [...above, ...lines, ...below],
    answerAt: question.length,
    part: { from: above.length + part.from, to: above.length + part.to },
  }
}

/** The parts of an answer that show, each with whether it was said, and where the one that is looked at stands. */
export function partLines(
  card: Card,
  points: Points,
  look: TextLook,
  width: number,
): { lines: string[]; part: LineRange } {
  const { style } = look
  const parts = answerParts(wholeOf(card, look).answer)
  const lines: string[] = []
  let part: LineRange = { from: 0, to: 0 }
  for (const [index, { markdown, isItem }] of parts.slice(0, points.shown).entries()) {
    if (index > 0 && !(isItem && parts[index - 1]?.isItem)) lines.push('')
    const from = lines.length
    const isTicked = points.ticked.has(index)
    const mark = isTicked ? style.good('✓') : ' '
    const first = `${index === points.at ? style.accent('▸') : ' '} ${mark} `
    const text = markdownLines(markdown, card, look, width - PART_INDENT.length)
    lines.push(...text.map((line, at) => (at === 0 ? first : PART_INDENT) + line))
    if (index === points.at) part = { from, to: lines.length }
  }
  const hidden = parts.length - Math.min(points.shown, parts.length)
  if (hidden > 0) lines.push(style.dim(truncate(look.messages.answering.parts.hidden({ count: hidden }), width)))
  return { lines, part }
}

export const PART_INDENT = '    '

function missing(card: Card, look: TextLook, width: number): string[] {
  const { style, messages } = look
  const { screen, show } = messages.drilling
  if (card.answer !== null && card.gaps.length === 0) return []
  if (card.status === 'answered') return wrapText(show.answeredBelow, width).map((line) => style.dim(line))
  const slots = card.gaps
    .filter((gap) => gap.label !== null)
    .map((gap) => `${style.plain ? '-' : '○'} ${screen.slot({ label: sanitiseLine(gap.label ?? ''), line: gap.line })}`)
  return [
    ...(card.answer === null ? wrapText(screen.noAnswer, width).map((line) => style.fair(line)) : ['']),
    ...(slots.length === 0 ? [] : [screen.emptySlots, ...slots].flatMap((line) => wrapText(line, width))),
    ...wrapText(screen.writeIt({ key: 'E' }), width).map((line) => style.dim(line)),
  ]
}
