import { existsSync, statSync } from 'node:fs'
import { basename, dirname, extname, join, relative, sep } from 'node:path'
import { readDatabase, STANDING_COLUMNS } from '../containers/deck-database.ts'
import { markdownIn } from '../containers/deck-files.ts'
import { type FolderMedia, folderMedia } from '../containers/folder-media.ts'
import { grouped } from '../grouped.ts'
import type { ReadImport, ReadingImport } from '../import-formats.ts'
import type { Imported, ImportedCard, ImportProblem } from '../imported.ts'
import { asArray, asObject, asText, type JsonObject } from '../json-values.ts'
import { readJson, readText, refuse } from '../read-file.ts'
import { type HashCard, type HashMemory, importHashCard, readExportedCard } from './hashcards-cards.ts'
import { readHashDeck } from './hashcards-deck.ts'

export const HASHCARDS_DATABASE = 'hashcards.db'

/**
 * Reads hashcards: what `hashcards export` wrote, or a folder of decks with its `hashcards.db`. Times in both are local,
 * without a zone; they are taken to be of the zone that prep runs in.
 */
export const readHashcards: ReadImport = async (path, reading) => {
  if (statSync(path).isDirectory()) return readCollection(path, reading)
  if (basename(path) === HASHCARDS_DATABASE || extname(path) === '.db')
    return readCollection(dirname(path), reading, path)
  const whole = asObject(readJson(path))
  if (whole === null || !Array.isArray(whole['cards']) || !Array.isArray(whole['sessions']))
    throw refuse(basename(path), 'badContents', 'no cards and sessions')
  const performances = new Map<string, JsonObject>()
  const read = asArray(whole['cards']).flatMap((value) => {
    const card = readExportedCard(value)
    const performance = asObject(asObject(value)?.['performance'])
    if (card !== null && performance !== null) performances.set(card.hash, performance)
    return card ?? []
  })
  const cards = withPaths(read, dirname(path))
  const reviews = byHash(
    asArray(whole['sessions']).flatMap((session) => asArray(asObject(session)?.['reviews'])),
    'hash',
  )
  const left = asArray(whole['cards']).length - cards.length
  const problems: ImportProblem[] = left === 0 ? [] : [{ kind: 'noQuestion', place: basename(path), count: left }]
  return imported(cards, { performances, reviews }, reading, problems, folderMedia(dirname(path)), basename(path))
}

/**
 * The cards of an export in the order of their decks, which are files as in the collection. Pictures are looked for only
 * where the export lies in the collection, or beside their names: a path in a file from elsewhere opens nothing here.
 */
function withPaths(cards: readonly HashCard[], folder: string): readonly PlacedCard[] {
  const split = (path: string) => path.replace(/\.md$/, '').split(/[/\\]/)
  const places = cards.flatMap(({ location }) => (location === undefined ? [] : [split(location.path)]))
  const [first = []] = places
  const ends = places.map((parts) => Math.min(parts.length - 1, commonLength(parts, first)))
  const shared = Math.min(...ends, first.length)
  const startOf = ({ content }: HashCard) => (content.kind === 'cloze' ? content.start : 0)
  return [...cards]
    .sort(
      (left, right) =>
        compare(left.location?.path ?? '', right.location?.path ?? '') ||
        (left.location?.line ?? 0) - (right.location?.line ?? 0) ||
        startOf(left) - startOf(right),
    )
    .map((card) => {
      const path = card.location === undefined ? card.deck.split('/') : split(card.location.path).slice(shared)
      const isInside = card.location?.path.startsWith(`${folder}${sep}`) ?? false
      return { ...card, path, file: isInside ? (card.location?.path ?? '') : join(folder, `${path.join(sep)}.md`) }
    })
}

function commonLength(left: readonly string[], right: readonly string[]): number {
  const end = left.findIndex((part, index) => part !== right[index])
  return end < 0 ? left.length : end
}

const compare = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0)

/** A folder as hashcards sees it: all decks below it, each card once. */
async function readCollection(
  folder: string,
  reading: ReadingImport,
  database = join(folder, HASHCARDS_DATABASE),
): Promise<Imported> {
  const { hashOf } = await import('./hashcards-hash.ts')
  const problems: ImportProblem[] = []
  const seen = new Set<string>()
  const cards = markdownIn(folder).flatMap((file) => {
    const shown = relative(folder, file).split(sep).join('/')
    const { name, contents, wrong } = readHashDeck(readText(file))
    for (const line of wrong) problems.push({ kind: 'noQuestion', place: `${shown}:${line}`, count: 1 })
    const plain = shown.replace(/\.md$/, '')
    const deck = name ?? basename(plain)
    return contents.flatMap((content) => {
      const hash = hashOf(content)
      if (seen.has(hash)) return []
      seen.add(hash)
      return [{ hash, deck, content, path: plain.split('/'), file }]
    })
  })
  return imported(cards, await memoryIn(database), reading, problems, folderMedia(folder), basename(database))
}

async function memoryIn(path: string): Promise<HashMemory> {
  if (!existsSync(path)) return { performances: new Map(), reviews: new Map() }
  return readDatabase(path, (tables) => ({
    performances: new Map(tables.rows('cards', STANDING_COLUMNS).map((row) => [String(row['card_hash']), row])),
    reviews: byHash(tables.rows('reviews', ['card_hash', 'reviewed_at', 'grade']), 'card_hash'),
  }))
}

function byHash(rows: readonly unknown[], name: string): ReadonlyMap<string, readonly JsonObject[]> {
  const known = rows.flatMap((value): { row: JsonObject; hash: string }[] => {
    const row = asObject(value)
    const hash = asText(row?.[name])
    return row === null || hash === null ? [] : [{ row, hash }]
  })
  return new Map([...grouped(known, ({ hash }) => hash)].map(([hash, own]) => [hash, own.map(({ row }) => row)]))
}

type PlacedCard = HashCard & { readonly path: readonly string[]; readonly file: string }

function imported(
  cards: readonly PlacedCard[],
  memory: HashMemory,
  { zone }: ReadingImport,
  problems: ImportProblem[],
  beside: FolderMedia,
  place: string,
): Imported {
  const notes = new Map<string, { path: readonly string[]; deck: string; cards: ImportedCard[] }>()
  for (const card of cards) {
    const read = importHashCard(card, memory, zone)
    if (read === null) {
      problems.push({ kind: 'noQuestion', place: card.path.join('/'), count: 1 })
      continue
    }
    if (read.bad > 0) problems.push({ kind: 'badReviews', place: card.path.join('/'), count: read.bad })
    const key = card.path.join('/')
    const note = notes.get(key) ?? { path: card.path, deck: card.deck, cards: [] }
    notes.set(key, note)
    const { file, path } = card
    const linked = (text: string) => beside.take(text, file, path)
    const { question, answer } = read.card
    note.cards.push({ ...read.card, question: linked(question), answer: answer === null ? null : linked(answer) })
  }
  const known = new Set(cards.map(({ hash }) => hash))
  const unjoined = [...memory.reviews].reduce((sum, [hash, rows]) => sum + (known.has(hash) ? 0 : rows.length), 0)
  if (unjoined > 0) problems.push({ kind: 'unjoined', place, count: unjoined })
  return {
    source: 'hashcards',
    keysAreTexts: true,
    notes: [...notes.values()],
    media: beside.media,
    problems: [...problems, ...beside.problems],
  }
}
