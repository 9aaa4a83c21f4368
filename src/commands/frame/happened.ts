import type { CardId } from '../../cards/card.ts'
import type { Context } from '../../context.ts'
import { localTime } from '../../schedule/day.ts'
import { type CardEvent, cardOf, type Joined } from '../../store/replaying/replay.ts'
import type { StoredEvent } from '../../store/store.ts'
import { sanitiseLine } from '../../terminal/text/sanitise.ts'

/** One event as a line: local date and time, and what happened to which question. */
export function happened(context: Context, event: StoredEvent, nameOf: (card: CardId) => string): string {
  const say = context.messages.saving.happened
  const at = localTime(answeredAt(event), context.host.timeZone)
  if (event.type === 'undone') {
    const { brought, restored = '' } = event
    const what =
      brought === undefined
        ? say.restored({ file: restored })
        : brought.fitted === undefined
          ? say.imported(brought)
          : say.fitted({ cards: brought.events.length, isOwn: brought.fitted.after !== null })
    return sanitiseLine(`${at}  ${what}`)
  }
  if (event.type === 'corrected') {
    const note = event.note.split(/[\\/]/).at(-1) ?? event.note
    const { forgets = false, corrections } = event
    return sanitiseLine(`${at}  ${say.corrected({ note, count: corrections.length, forgets })}`)
  }
  if (event.type === 'interview') {
    const { value } = event
    const date = value === null ? null : [value.date, ...(value.time === undefined ? [] : [value.time])].join(' ')
    const over = value?.done
      ? say.interviewOver({ name: value.name ?? value.date, count: value.asked?.length ?? 0 })
      : null
    return sanitiseLine(`${at}  ${over ?? say.interview({ name: value?.name ?? '', date })}`)
  }
  if (event.type === 'promised') return at
  const question = nameOf(cardOf(event))
  return sanitiseLine(`${at}  ${whatHappened(context, event, question)}`)
}

function whatHappened({ messages }: Context, event: CardEvent | Joined, question: string): string {
  const say = messages.saving.happened
  const { grades } = messages.drilling.screen
  if (event.type === 'reviewed') return say.reviewed({ question, grade: grades[event.review.grade] })
  if (event.type !== 'practised') return say[event.type]({ question })
  const { grade } = event.practice
  return say.practised({ question, grade: grade === null ? null : grades[grade] })
}

function answeredAt(event: StoredEvent): Date {
  if (event.type === 'reviewed') return event.review.at
  return event.type === 'practised' ? event.practice.at : event.at
}
