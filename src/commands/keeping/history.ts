import type { CardId } from '../../cards/card.ts'
import type { Context } from '../../context.ts'
import { EXIT } from '../../errors.ts'
import { type HistoryEntry, historyOf, wholeHistory } from '../../store/replaying/history.ts'
import { fromRecentEvents } from '../../store/replaying/recent-events.ts'
import { attemptIn, cardOf } from '../../store/replaying/replay.ts'
import type { StoredEvent } from '../../store/store.ts'
import { sanitise, sanitiseLine } from '../../terminal/text/sanitise.ts'
import { wrapText } from '../../terminal/text/wrap.ts'
import { shortInterval } from '../../terminal/views/time.ts'
import { chooseCard } from '../collection/choose-card.ts'
import { openCollection } from '../collection/collection.ts'
import { named } from '../collection/named.ts'
import { wordingInPlace } from '../collection/remember.ts'
import { happened } from '../frame/happened.ts'
import { type JsonOption, printJson } from '../frame/print-json.ts'
import { printLine } from '../frame/tell.ts'

export interface HistoryOptions extends JsonOption {
  readonly limit?: number
  /** Only what was answered in words, or recorded. */
  readonly answers?: boolean
  readonly deleteAnswers?: boolean
}

const USUAL_LIMIT = 20

/**
 * `prep history [question]`: what happened to a question, oldest first, with what was said; without one, the last things that
 * happened. `--answers` shows only what was said, `--delete-answers` deletes that and nothing else.
 */
export async function history(context: Context, words: readonly string[], options: HistoryOptions): Promise<number> {
  const { terminal, messages } = context
  if (options.deleteAnswers) {
    const { deleteAnswers } = await import('./delete-answers.ts')
    return deleteAnswers(context, words)
  }
  const store = await context.store()
  const say = messages.saving.history
  const isMeant = ({ event }: HistoryEntry) => !options.answers || attemptIn(event) !== null
  if (words.length === 0) {
    const limit = options.limit ?? USUAL_LIMIT
    const last =
      (await fromRecentEvents(store, context.now(), (events, since) => {
        const entries = wholeHistory(events).filter((entry) => entry.event.type !== 'minted' && isMeant(entry))
        const recent = since === null ? entries : entries.filter(({ event }) => event.at >= since)
        return since !== null && recent.length < limit ? null : recent.slice(-limit)
      })) ?? []
    print(context, last, options, (card) => wordingInPlace(card, store.records()))
    if (last.length === 0 && !options.json) terminal.write(`${options.answers ? say.noAnswers : say.nothing}\n`)
    return EXIT.done
  }
  const { cards } = await openCollection(context, [])
  const card = await chooseCard(context, cards, words.join(' '))
  const all = historyOf(await store.events(card.id), card.id).filter(isMeant)
  const entries = all.slice(-(options.limit ?? Number.MAX_SAFE_INTEGER))
  print(context, entries, { ...options, answers: true }, () => named(card, cards))
  if (entries.length === 0 && !options.json) printLine(terminal, say.none({ question: named(card, cards) }))
  return EXIT.done
}

function print(
  context: Context,
  entries: readonly HistoryEntry[],
  options: HistoryOptions,
  nameOf: (card: CardId) => string,
): void {
  const { terminal, messages, style } = context
  if (options.json) {
    printJson(context, entries.map(historyJson))
    return
  }
  for (const { event, takenBack } of entries) {
    const line = happened(context, event, nameOf)
    const { happened: say } = messages.saving
    if (takenBack)
      for (const part of fitted(context, `${line} (${say.takenBack})`)) terminal.write(`${style.dim(part)}\n`)
    else if (event.type === 'reviewed') {
      const when = shortInterval(event.review.after, event.review.at, messages.drilling.time)
      const { by } = event.review
      const remarks = [say.next({ when }), ...(by === undefined ? [] : [sanitiseLine(say.by({ by }))])]
      const remark = `(${remarks.join(' · ')})`
      const [first = '', ...others] = fitted(context, `${line} ${remark}`)
      // A line that has room for all of it shows the remark as one.
      const shown = others.length === 0 ? [`${line} ${style.dim(remark)}`] : [first, ...others]
      terminal.write(`${shown.join('\n')}\n`)
    } else terminal.write(`${fitted(context, line).join('\n')}\n`)
    if (options.answers) for (const said of saidLines(context, event)) terminal.write(`${said}\n`)
  }
}

/** A line as a terminal has room for it, what does not fit further in below it. */
function fitted({ terminal }: Context, line: string): readonly string[] {
  if (!terminal.outputIsTerminal) return [line]
  const [first = '', ...others] = wrapText(line, terminal.columns)
  return [
    first,
    ...wrapText(others.join(' '), terminal.columns - INDENT.length).flatMap((part) =>
      part === '' ? [] : [INDENT + part],
    ),
  ]
}

/** What was said, below the line of its review. */
function saidLines({ messages, terminal, style }: Context, event: StoredEvent): readonly string[] {
  const attempt = attemptIn(event)
  if (attempt === null) return []
  const { recording } = messages.answering.attempts
  const width = terminal.columns - INDENT.length
  return [
    ...(attempt.typed === null ? [] : wrapText(sanitise(attempt.typed.trim()), width)),
    ...(attempt.recording === null ? [] : wrapText(sanitiseLine(recording(attempt.recording)), width).map(style.dim)),
  ].map((line) => INDENT + line)
}

const INDENT = '  '

/** A public format, so names stay as they are. Instants are ISO 8601 in UTC. */
export function historyJson({ event, takenBack }: HistoryEntry): Readonly<Record<string, unknown>> {
  const { id, at, device, type } = event
  const head = { event: id, type, at, device, takenBack }
  if (event.type === 'undone') {
    const { brought } = event
    const imported =
      brought === undefined ? {} : brought.fitted ? { fitted: brought.fitted } : { imported: brought.file }
    return { ...head, restored: event.restored ?? null, ...imported }
  }
  if (event.type === 'corrected') {
    const { note, corrections, forgets = false } = event
    return { ...head, note, corrections, forgets }
  }
  if (event.type === 'promised') return { ...head, ...event.promise }
  if (event.type === 'interview') return { ...head, interview: event.interview, value: event.value }
  const said = 'said' in event && event.said !== undefined ? { said: event.said } : {}
  if (event.type === 'practised') {
    const { card, grade, seconds, at: answeredAt } = event.practice
    return { ...head, at: answeredAt, card, grade, seconds, ...said }
  }
  if (event.type !== 'reviewed') return { ...head, card: cardOf(event) }
  const { card, grade, seconds, before, after, at: gradedAt, by } = event.review
  return { ...head, at: gradedAt, card, grade, seconds, before, after, ...(by === undefined ? {} : { by }), ...said }
}
