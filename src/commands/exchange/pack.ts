import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { POCKET_SCRIPT } from '../../built-files.ts'
import type { Card } from '../../cards/card.ts'
import { plainCard } from '../../cards/pairing/late-card.ts'
import type { Context } from '../../context.ts'
import { writeWhole } from '../../disk/write-whole.ts'
import { matches } from '../../drill/filter.ts'
import { buildQueue } from '../../drill/queue.ts'
import { EXIT } from '../../errors.ts'
import { cardHtml } from '../../pocket/card-html.ts'
import type { PocketDeck, StoredStanding } from '../../pocket/deck.ts'
import { PACKED, pocketPage } from '../../pocket/page.ts'
import { startOfStudyDay, studyDay } from '../../schedule/day.ts'
import { writeSchedule } from '../../store/journal/stored-schedule.ts'
import { VERSION } from '../../version.ts'
import type { DeckOptions } from '../collection/card-filter.ts'
import { type Collection, openCollection } from '../collection/collection.ts'
import { noQuestionsIn } from '../collection/doubt.ts'
import { remarkUnknown } from '../collection/named-decks.ts'
import { kindOf, picturePlace, readPicture } from '../collection/picture-file.ts'
import { referencesOf } from '../collection/references.ts'
import { newFile } from '../frame/new-file.ts'
import { isOwnPage } from '../frame/own-page.ts'
import { type JsonOption, printJson } from '../frame/print-json.ts'
import { schedulerSettings, zoneOf } from '../frame/scheduling.ts'
import { printLine } from '../frame/tell.ts'

export interface PackOptions extends DeckOptions, JsonOption {
  readonly days?: number
  readonly new?: number
  readonly pictures?: boolean
  readonly force?: boolean
}

const USUAL_DAYS = 7
/** New questions a day where no setting says how many. */
const USUAL_NEW = 20

/**
 * `prep pack <file>`: what is due in the next days, and new questions for them, as one HTML file that asks on a phone without
 * a network. What is answered there comes home as a journal, by `prep import` or a synced folder.
 */
export async function pack(context: Context, [file = '']: readonly string[], options: PackOptions): Promise<number> {
  const { messages, terminal } = context
  const path = newFile(context, file, (there) => options.force === true || isOwnPage(there, PACKED))
  const collection = await openCollection(context, [])
  await remarkUnknown(context, collection.cards, options)
  const days = options.days ?? USUAL_DAYS
  const { cards, left } = chosen(context, collection, options, days)
  if (cards.length === 0) throw noQuestionsIn(collection)
  const { deck, pictures, picturesLeft } = await packed(context, collection, cards, options.pictures ?? true)
  const page = pocketPage(deck, readFileSync(POCKET_SCRIPT, 'utf8'), VERSION)
  writeWhole(path, page, 0o600, file)
  const bytes = Buffer.byteLength(page)
  const told = { file, bytes, cards: cards.length, days, left, pictures, picturesLeft }
  if (options.json) return printJson(context, told)
  const say = messages.exchange.packed
  const lines = [
    say.written({ file, cards: cards.length, days, kilobytes: Math.ceil(bytes / 1024) }),
    ...(left.unanswered > 0 ? [say.unanswered({ count: left.unanswered })] : []),
    ...(left.later > 0 ? [say.later({ count: left.later })] : []),
    ...(left.suspended > 0 ? [say.suspended({ count: left.suspended })] : []),
    ...(picturesLeft > 0 ? [say.picturesLeft({ count: picturesLeft })] : []),
    say.next,
  ]
  for (const line of lines) printLine(terminal, line)
  return EXIT.done
}

/** What a person would be asked on the coming days, and how much is left out, by the reason. */
function chosen(context: Context, { cards, records }: Collection, options: PackOptions, days: number) {
  const { settings } = context
  const now = context.now()
  const zone = zoneOf(context)
  const filter = { decks: options.deck ?? [], tags: options.tag ?? [] }
  const newADay = options.new ?? settings.newPerDay ?? USUAL_NEW
  const { items, counts } = buildQueue(
    cards,
    records,
    // What is to be asked on different days is kept apart by the page, day by day.
    { now, zone, filter, newLimit: newADay * days, newOrder: settings.newOrder, siblingsApart: false },
    context.random,
  )
  const wanted = new Set(items.map(({ card }) => card.id))
  const horizon = startOfStudyDay(studyDay(now, zone) + 1 + days, zone)
  for (const card of cards) {
    const record = records.get(card.id)
    const isAsked = card.status !== 'unanswered' && record?.suspended !== true && matches(card, filter)
    if (isAsked && record?.schedule != null && record.schedule.due < horizon) wanted.add(card.id)
  }
  return {
    cards: cards.filter(({ id }) => wanted.has(id)),
    left: { unanswered: counts.unanswered, later: counts.newBeyond, suspended: counts.suspended },
  }
}

async function packed(context: Context, collection: Collection, cards: readonly Card[], takesPictures: boolean) {
  const { settings, messages, language } = context
  const { whole } = referencesOf(context, collection.paths)
  const wholes = cards.map((card) => plainCard(whole(card)))
  const pictureOf = takesPictures ? pictureFinder(context, collection) : async () => null
  const pictures = { taken: new Set<string>(), left: 0 }
  const html = (text: string, note: string) =>
    cardHtml(text, async (address) => {
      const data = await pictureOf(address, note)
      if (data === null) pictures.left++
      else pictures.taken.add(`${note}\0${address}`)
      return data
    })
  const shown: Card[] = []
  for (const plain of wholes) {
    const { prompt, answer, source } = plain
    const said = answer === null ? null : await html(answer, source.path)
    shown.push({ ...plain, prompt: await html(prompt, source.path), answer: said })
  }
  const standings = cards.map(({ id }): [string, StoredStanding] => {
    const record = collection.records.get(id)
    const schedule = record?.schedule ?? null
    return [
      id,
      {
        schedule: schedule === null ? null : writeSchedule(schedule),
        firstReview: record?.firstReview?.toISOString() ?? null,
        locator: (record?.locator ?? null) === null ? (collection.locators.get(id) ?? null) : null,
      },
    ]
  })
  const packedAt = context.now().toISOString()
  const ids = cards.map(({ id }) => id).join('\n')
  const deck: PocketDeck<StoredStanding> = {
    id: createHash('sha256').update(`${packedAt}\n${ids}`).digest('hex').slice(0, 16),
    packedAt,
    cards: shown,
    standings: Object.fromEntries(standings),
    scheduling: schedulerSettings(context),
    perDay: { new: settings.newPerDay, due: settings.reviewsPerDay },
    siblingsApart: settings.siblingsApart,
    language,
    say: messages.pocket,
  }
  return { deck, pictures: pictures.taken.size, picturesLeft: pictures.left }
}

/** Finds the pictures of notes as data addresses, each read once; null for what is none, or none that is among the notes. */
function pictureFinder(context: Context, { paths }: Collection) {
  const known = new Map<string, Promise<string | null>>()
  const read = async (address: string, note: string): Promise<string | null> => {
    const kind = kindOf(address)
    const picture = kind === null ? null : await readPicture(address, picturePlace(context, paths, note))
    return picture && `data:image/${kind};base64,${Buffer.from(picture.bytes).toString('base64')}`
  }
  return (address: string, note: string): Promise<string | null> => {
    const key = `${note}\0${address}`
    const found = known.get(key) ?? read(address, note)
    known.set(key, found)
    return found
  }
}
