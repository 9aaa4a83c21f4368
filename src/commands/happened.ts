import type { CardId } from '../cards/card.ts'
import type { Context } from '../context.ts'
import { cardOf } from '../store/replay.ts'
import type { StoredEvent } from '../store/store.ts'
import { sanitiseLine } from '../terminal/sanitise.ts'

/** One event as a line: local date and time, and what happened to which question. */
export function happened(context: Context, event: StoredEvent, nameOf: (card: CardId) => string): string {
  const say = context.messages.saving.happened
  const at = localTime(event.type === 'reviewed' ? event.review.at : event.at, context.host.timeZone)
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
  if (event.type === 'promised') return at
  const question = nameOf(cardOf(event))
  const what =
    event.type === 'reviewed'
      ? say.reviewed({ question, grade: context.messages.drilling.screen.grades[event.review.grade] })
      : say[event.type]({ question })
  return sanitiseLine(`${at}  ${what}`)
}

/** 2026-11-22 21:10, in a time zone. */
export function localTime(instant: Date, timeZone: string): string {
  const options = { timeZone, dateStyle: 'short', timeStyle: 'short' } as const
  return new Intl.DateTimeFormat('sv-SE', options).format(instant)
}
