import type { Card, CardId } from '../../cards/card.ts'
import type { Context } from '../../context.ts'
import { pastAttempts } from '../../drill/attempts.ts'
import { EXIT } from '../../errors.ts'
import { retrievability } from '../../schedule/schedule.ts'
import { attemptIn, undoneEvents } from '../../store/replaying/replay.ts'
import type { StoredEvent } from '../../store/store.ts'
import { hasCode, loadHighlighter } from '../../terminal/markdown/code.ts'
import { renderShow, type ShowData } from '../../terminal/views/show.ts'
import { type ListFilter, listFilter } from '../collection/card-filter.ts'
import { cardJson, reviewJson } from '../collection/card-json.ts'
import { chooseCard } from '../collection/choose-card.ts'
import { type Collection, openCollection } from '../collection/collection.ts'
import { linkedFileUrl } from '../collection/linked-file.ts'
import { remarkUnknown } from '../collection/named-decks.ts'
import { picturePlace } from '../collection/picture-file.ts'
import { referencesOf } from '../collection/references.ts'
import { weigher } from '../collection/weights.ts'
import { needed } from '../frame/needed.ts'
import { type JsonOption, printJson } from '../frame/print-json.ts'
import { parametersOf, zoneOf } from '../frame/scheduling.ts'
import { readPictures } from './show-pictures.ts'

export interface ShowOptions extends ListFilter, JsonOption {}

/** `prep show`: one question whole: prompt, answer, follow-ups, where it stands, when it is due, how it went. */
export async function show(context: Context, words: readonly string[], options: ShowOptions): Promise<number> {
  const collection = await openCollection(context, [])
  const cards = collection.cards.filter(listFilter(context, collection, options))
  await remarkUnknown(context, collection.cards, options)
  return showCard(context, collection, await chooseCard(context, cards, needed(words, 'show')), options)
}

/** Writes what there is to know of a question. */
export async function showCard(
  context: Context,
  { cards, records, paths }: Collection,
  chosen: Card,
  options: ShowOptions,
): Promise<number> {
  const { terminal, style, messages } = context
  if (options.json) {
    const followUps = cards.filter((each) => each.parent === chosen.id)
    const { reviews, attempts } = await answersTo(context, records, chosen.id)
    const whole = {
      ...cardJson(chosen, records.get(chosen.id)),
      followUps: followUps.map(({ id }) => id),
      reviews: reviews.map(reviewJson),
      attempts: attempts.map(({ card: _, ...attempt }) => attempt),
    }
    return printJson(context, whole)
  }
  const card = referencesOf(context, paths).whole(chosen)
  const data = await showData(context, { cards, records }, chosen, card)
  const isColoured = terminal.colorLevel > 0 && (hasCode(card.prompt) || hasCode(card.answer))
  const highlight = isColoured ? await loadHighlighter() : null
  const pictures = await readPictures(context, card, paths)
  const picture = pictures?.find ?? null
  const place = picturePlace(context, paths, card.source.path)
  const localLink = (address: string) => linkedFileUrl(address, place)
  const { columns, hyperlinks } = terminal
  const look = { width: columns, style, messages, now: context.now(), hyperlinks, localLink, highlight, picture }
  const text = renderShow(data, look)
  terminal.write(`${pictures === null ? text : await pictures.write(text)}\n`)
  return EXIT.done
}

/** What there is to know of a question; `whole` is the same with what its note refers to in place. */
export async function showData(
  context: Context,
  { cards, records }: Pick<Collection, 'cards' | 'records'>,
  chosen: Card,
  whole: Card,
): Promise<ShowData> {
  const record = records.get(chosen.id)
  const schedule = record?.schedule ?? null
  const { reviews, attempts } = await answersTo(context, records, chosen.id)
  return {
    card: whole,
    parent: cards.find((each) => each.id === chosen.parent)?.question ?? null,
    followUps: cards.filter((each) => each.parent === chosen.id),
    schedule,
    suspended: record?.suspended ?? false,
    retrievability: retrievability(schedule, context.now(), zoneOf(context), parametersOf(context.settings)),
    reviews,
    extraWeight: (await weigher(context))(chosen) - 1,
    past: pastAttempts(whole, attempts),
  }
}

/** The reviews of a card and what was said in them, oldest first. */
async function answersTo(context: Context, records: Collection['records'], card: CardId) {
  const events = records.has(card) ? await eventsThatCount(context, card) : []
  return {
    reviews: events.flatMap((event) => (event.type === 'reviewed' ? [event.review] : [])),
    attempts: events.flatMap((event) => attemptIn(event) ?? []),
  }
}

/** The events of a card that count, oldest first. */
async function eventsThatCount(context: Context, card: CardId): Promise<readonly StoredEvent[]> {
  const events = await (await context.store()).events(card)
  const undone = undoneEvents(events.filter((event) => event.type === 'undone'))
  return events.filter(({ id }) => !undone.has(id))
}
