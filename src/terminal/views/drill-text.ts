import type { Card } from '../../cards/card.ts'
import type { TypedAnswer } from '../../drill/typed/typed-answer.ts'
import { renderMarkdown } from '../markdown.ts'
import { sanitiseLine } from '../sanitise.ts'
import { wrapText } from '../wrap.ts'
import { typedLines } from './drill-typed.ts'
import type { DrillLook } from './drill-view.ts'

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
  const { style, hyperlinks, highlight, picture = null } = look
  const whole = wholeOf(card, look)
  const answer =
    whole.answer === null
      ? []
      : renderMarkdown(whole.answer, {
          width,
          style,
          hyperlinks,
          localLink: localLinkOf(card, look),
          highlight,
          picture,
        }).split('\n')
  return [...answer, ...missing(card, look, width), ...askedBelow(card, look, width)]
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

/** Question and, once it shows, answer. */
export interface DrillText {
  readonly lines: readonly string[]
  /** The line where the answer begins; null while it is hidden. */
  readonly answerAt: number | null
}

/** What is to be read on a drill's screen, all of it. */
export function drillText(
  card: Card,
  revealed: boolean,
  look: TextLook,
  width: number,
  tried: TypedAnswer | null = null,
): DrillText {
  const question = questionLines(card, look, width)
  if (!revealed) return { lines: question, answerAt: null }
  const own = tried === null ? [look.style.dim('───')] : typedLines(tried, look, width)
  return { lines: [...question, ...own, ...answerLines(card, look, width)], answerAt: question.length }
}

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
