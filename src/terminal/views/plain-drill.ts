import type { Session } from '../../drill/session.ts'
import type { TypedAnswer } from '../../drill/typed/typed-answer.ts'
import { sanitiseLine } from '../sanitise.ts'
import { spokenSection } from '../section.ts'
import { wrapText } from '../wrap.ts'
import { gradeChoices } from './drill-footer.ts'
import { followUpOf, placeInSession } from './drill-header.ts'
import { drillHelp } from './drill-help.ts'
import { answerLines, questionLines } from './drill-text.ts'
import { typedLines } from './drill-typed.ts'
import type { DrillLook } from './drill-view.ts'

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

/** The answer, and the grades to choose from. */
export function plainAnswer(session: Session, now: Date, look: PlainLook, tried: TypedAnswer | null = null): string {
  const item = session.current
  if (item === null) return ''
  const choices = gradeChoices({ session, now, rows: Number.MAX_SAFE_INTEGER }, look, look.columns)
  const own = tried === null ? [] : typedLines(tried, look, look.columns)
  const suggested =
    tried === null
      ? []
      : [look.messages.answering.compare.suggested(look.messages.drilling.screen.grades[tried.suggested])]
  return block(['', ...own, ...answerLines(item.card, look, look.columns), '', ...suggested, ...choices])
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
