import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Card } from '../cards/card.ts'
import { plainCard } from '../cards/late-card.ts'
import type { Context } from '../context.ts'
import { buildQueue } from '../drill/queue.ts'
import { EXIT } from '../errors.ts'
import { cardHtml } from '../pocket/card-html.ts'
import type { PocketDeck, StoredStanding } from '../pocket/deck.ts'
import { PACKED, pocketPage } from '../pocket/page.ts'
import { POCKET_SCRIPT } from '../pocket-script.ts'
import { writeSchedule } from '../store/stored-schedule.ts'
import { writeWhole } from '../store/write-whole.ts'
import { sanitiseLine } from '../terminal/sanitise.ts'
import { VERSION } from '../version.ts'
import { type Collection, openCollection } from './collection.ts'
import { noQuestionsIn } from './doubt.ts'
import { remarkUnknown } from './named-decks.ts'
import { newFile } from './new-file.ts'
import { isOwnPage } from './own-page.ts'
import { picturePlace, readPicture } from './picture-file.ts'
import { type JsonOption, printJson } from './print-json.ts'
import { referencesOf } from './references.ts'
import { parametersOf, schedulerSettings, zoneOf } from './scheduling.ts'

export interface PackOptions extends JsonOption {
  readonly days?: number
  readonly new?: number
  readonly deck?: readonly string[]
  readonly tag?: readonly string[]
  readonly pictures?: boolean
  readonly force?: boolean
}

const USUAL_DAYS = 7
/** New questions a day where no setting says how many. */
const USUAL_NEW = 20
const PICTURES = /!\[[^\]]*\]\(\s*<?([^)>\s]+)|<img\b[^>]*?\bsrc\s*=\s*["']?([^"'\s>]+)/gi
const KINDS: Readonly<Record<string, string>> = { png: 'png', jpg: 'jpeg', jpeg: 'jpeg', gif: 'gif', webp: 'webp' }

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
  for (const line of lines) terminal.write(`${sanitiseLine(line)}\n`)
  return EXIT.done
}

/** What a person would be asked on the coming days, and how much is left out, by the reason. */
function chosen(context: Context, collection: Collection, options: PackOptions, days: number) {
  const { settings } = context
  const newADay = options.new ?? settings.newPerDay ?? USUAL_NEW
  const { items, counts } = buildQueue(
    collection.cards,
    collection.records,
    {
      now: context.now(),
      zone: zoneOf(context),
      parameters: parametersOf(settings),
      filter: { decks: options.deck ?? [], tags: options.tag ?? [] },
      mode: 'ahead',
      aheadDays: days,
      newLimit: newADay * days,
      newOrder: settings.newOrder,
      unanswered: 'leave',
    },
    context.random,
  )
  const wanted = new Set(items.map(({ card }) => card.id))
  return {
    cards: collection.cards.filter(({ id }) => wanted.has(id)),
    left: { unanswered: counts.unanswered, later: counts.newBeyond, suspended: counts.suspended },
  }
}

async function packed(context: Context, collection: Collection, cards: readonly Card[], takesPictures: boolean) {
  const { settings, messages, language } = context
  const { whole } = referencesOf(context, collection.paths)
  const wholes = cards.map((card) => plainCard(whole(card)))
  const pictures = await readPictures(context, collection, takesPictures ? wholes : [])
  let picturesLeft = 0
  const html = (text: string, note: string) =>
    cardHtml(text, (address) => {
      const data = pictures.get(`${note}\0${address}`) ?? null
      if (data === null) picturesLeft++
      return data
    })
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
    cards: wholes.map((plain) => {
      const { prompt, answer, source } = plain
      const shown = (text: string) => html(text, source.path)
      return { ...plain, prompt: shown(prompt), answer: answer === null ? null : shown(answer) }
    }),
    standings: Object.fromEntries(standings),
    scheduling: schedulerSettings(context),
    perDay: { new: settings.newPerDay, due: settings.reviewsPerDay },
    language,
    say: messages.pocket,
  }
  return { deck, pictures: pictures.size, picturesLeft }
}

/** The pictures of notes as data addresses, by note and address. */
async function readPictures(context: Context, { paths }: Collection, cards: readonly Card[]) {
  const found = new Map<string, string>()
  for (const { prompt, answer, source } of cards) {
    for (const [, markdown, tag] of `${prompt}\n${answer ?? ''}`.matchAll(PICTURES)) {
      const address = markdown ?? tag ?? ''
      const key = `${source.path}\0${address}`
      if (found.has(key)) continue
      const picture = await readPicture(address, picturePlace(context, paths, source.path))
      const kind = KINDS[/\.(\w+)(?:[?#].*)?$/.exec(address)?.[1]?.toLowerCase() ?? '']
      if (picture !== null && kind !== undefined)
        found.set(key, `data:image/${kind};base64,${Buffer.from(picture.bytes).toString('base64')}`)
    }
  }
  return found
}
