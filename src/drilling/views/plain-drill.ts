import type { Card } from '../../cards/card.ts'
import type { Points } from '../../drill/points.ts'
import type { Session } from '../../drill/session.ts'
import type { Grade } from '../../schedule/grade.ts'
import { sanitiseLine } from '../../terminal/text/sanitise.ts'
import { spokenSection } from '../../terminal/text/section.ts'
import { wrapText } from '../../terminal/text/wrap.ts'
import { attemptLines } from '../../terminal/views/attempts.ts'
import { gradeChoices } from './footer.ts'
import { followUpOf, placeInSession } from './header.ts'
import { drillHelp } from './help.ts'
import { answerLines, PART_INDENT, partLines, questionLines } from './text.ts'
import { typedLines } from './typed.ts'
import { type BesideAnswer, type DrillLook, NOTHING_BESIDE } from './view.ts'

export type PlainLook = DrillLook & { readonly columns: number }

/** Where the person is, and the question; each on lines of its own, after an empty one. */
export function plainQuestion(session: Session, look: PlainLook): string {
  const item = session.current
  if (item === null) return ''
  const { plain, screen } = look.messages.drilling
  const place = plain.place(placeInSession(session))
  const status = item.card.status === 'answered' ? [] : [screen[item.card.status]]
  const about = [
    place,
    sanitiseLine(item.card.deck),
    ...spokenSection(item.card),
    ...status,
    ...present(followUpOf(session, look)),
  ].join('. ')
  return block(['', ...wrapText(about, look.columns), ...questionLines(item.card, look, look.columns)])
}

/** The answer, what was said before, and the grades to choose from; of an answer in parts the one that is looked at. */
export function plainAnswer(
  session: Session,
  now: Date,
  look: PlainLook,
  beside: BesideAnswer = NOTHING_BESIDE,
  suggestedGrade: Grade | null = null,
): string {
  const item = session.current
  if (item === null) return ''
  const { tried, since, past, points } = beside
  const choices = gradeChoices({ session, now, rows: Number.MAX_SAFE_INTEGER }, look, look.columns)
  const own = tried === null ? [] : typedLines(tried, since, look, look.columns)
  const answer = points === null ? answerLines(item.card, look, look.columns) : partOf(item.card, points, look)
  const suggested =
    suggestedGrade === null
      ? []
      : [look.messages.answering.compare.suggested(look.messages.drilling.screen.grades[suggestedGrade])]
  return block(['', ...own, ...answer, ...attemptLines(past, now, look, look.columns), '', ...suggested, ...choices])
}

/** The part of the answer that is looked at, how many are left, and how many were said. */
export function plainPart(session: Session, points: Points, look: PlainLook): string {
  const card = session.current?.card
  return card === undefined ? '' : block(['', ...partOf(card, points, look)])
}

function partOf(card: Card, points: Points, look: PlainLook): string[] {
  const { hidden, ticked } = look.messages.answering.parts
  const { lines, part } = partLines(card, points, look, look.columns)
  const left = points.total - points.shown
  return [
    ...lines.slice(part.from, part.to).map((line) => line.slice(PART_INDENT.length)),
    ...(left === 0 ? [] : [hidden({ count: left })]),
    ...(points.ticked.size === 0 ? [] : [ticked({ said: points.ticked.size, total: points.total })]),
  ]
}

export function plainHelp(look: PlainLook): string {
  return block(drillHelp(look, look.columns, Number.MAX_SAFE_INTEGER).slice(0, -1))
}

function block(lines: readonly string[]): string {
  return `${lines.join('\n')}\n`
}

function present(text: string | null): string[] {
  return text === null ? [] : [text]
}
