import type { Card, CardId } from '../../cards/card.ts'
import { normalise } from '../../cards/normalise.ts'
import { renameCard } from '../../cards/pairing/late-card.ts'
import type { Context } from '../../context.ts'
import { EXIT, PrepError } from '../../errors.ts'
import type { Change } from '../../store/store.ts'
import { sanitiseLine } from '../../terminal/text/sanitise.ts'
import { cardJson } from '../collection/card-json.ts'
import { chooseCard } from '../collection/choose-card.ts'
import { type Collection, openCollection } from '../collection/collection.ts'
import { named } from '../collection/named.ts'
import { wordingInPlace, wordingOf } from '../collection/remember.ts'
import { badWords } from '../frame/bad-words.ts'
import { type JsonOption, printJson } from '../frame/print-json.ts'
import { printLine } from '../frame/tell.ts'

/** `prep link [<orphan> <question…>]`: lists records that lost their question, or gives one of them a question. */
export async function link(context: Context, words: readonly string[], options: JsonOption): Promise<number> {
  const collection = await openCollection(context, [])
  const [orphan, ...question] = words
  if (orphan === undefined) return listOrphans(context, collection, options.json ?? false)
  const from = chooseOrphan(context, collection, orphan)
  if (question.length === 0) throw badWords(context, 'link', words)
  const card = await chooseCard(context, collection.cards, question.join(' '))
  const locator = collection.locators.get(card.id)
  if (locator === undefined) throw new PrepError('notRemembered', { query: question.join(' ') })
  const wording = wordingOf(from, collection.records)
  const own: readonly Change[] = collection.records.has(card.id) ? [{ type: 'unlinked', card: card.id }] : []
  const store = await context.store()
  await store.append([...own, { type: 'linked', card: from, locator }], context.now())
  if (options.json) {
    const linked = renameCard(card, from, card.parent)
    return printJson(context, {
      from: { id: from, question: wording },
      card: cardJson(linked, store.records().get(from)),
    })
  }
  const to = named(card, collection.cards)
  return printLine(context.terminal, context.messages.saving.changed.linked({ from: wording, to }))
}

/** `prep unlink <question…>`: the question starts anew and its record is kept apart, as an orphan. */
export async function unlink(context: Context, words: readonly string[], options: JsonOption): Promise<number> {
  const { cards, records } = await openCollection(context, [])
  const card = await chooseCard(context, cards, words.join(' '))
  if ((records.get(card.id)?.locator ?? null) === null) throw new PrepError('notRemembered', { query: words.join(' ') })
  const store = await context.store()
  await store.append([{ type: 'unlinked', card: card.id }], context.now())
  if (options.json) return printJson(context, { changed: true, card: cardJson(card, undefined) })
  return printLine(context.terminal, context.messages.saving.changed.unlinked({ question: named(card, cards) }))
}

/** By id or its beginning, else by words of the question that it had. */
function chooseOrphan(context: Context, { orphaned, records }: Collection, query: string): CardId {
  const byId = orphaned.filter((id) => id === query || (query.length >= 3 && id.startsWith(query)))
  const wanted = normalise(query)
  const byWords = orphaned.filter((id) => wanted !== '' && normalise(wordingOf(id, records)).includes(wanted))
  const found = byId.length > 0 ? byId : byWords
  const [only] = found
  if (only === undefined) throw new PrepError('noOrphan', { query })
  if (found.length === 1) return only
  const candidates = found.map((id) => ({ id, question: wordingOf(id, records) }))
  if (!context.options.json)
    for (const { id } of candidates)
      context.terminal.writeError(`${sanitiseLine(`${id}  ${wordingInPlace(id, records)}`)}\n`)
  throw new PrepError('severalOrphans', { query, count: found.length, candidates })
}

async function listOrphans(context: Context, collection: Collection, asJson: boolean): Promise<number> {
  const { terminal, messages } = context
  const { orphaned, ambiguous, records, cards } = collection
  const events = orphaned.length === 0 ? [] : await (await context.store()).events()
  const candidates = new Map(ambiguous.map((each) => [each.card, each.candidates]))
  const counts = new Map<CardId, number>()
  for (const event of events)
    if (event.type === 'reviewed') counts.set(event.review.card, (counts.get(event.review.card) ?? 0) + 1)
  const rows = orphaned.map((id) => ({
    id,
    question: wordingOf(id, records),
    reviews: counts.get(id) ?? 0,
    candidates: candidates.get(id) ?? [],
  }))
  if (asJson) return printJson(context, rows)
  const { orphans } = messages.saving
  for (const { id, reviews, candidates: could } of rows) {
    printLine(terminal, `${id}  ${wordingInPlace(id, records)}  (${orphans.reviews({ count: reviews })})`)
    const questions = could.map((each) => nameOf(each, cards)).join(' | ')
    if (questions !== '') printLine(terminal, `            ${orphans.could({ questions })}`)
  }
  terminal.writeError(`${rows.length === 0 ? orphans.none : orphans.count({ count: rows.length })}\n`)
  return EXIT.done
}

function nameOf(id: CardId, cards: readonly Card[]): string {
  const card = cards.find((each) => each.id === id)
  return card === undefined ? id : named(card, cards)
}
