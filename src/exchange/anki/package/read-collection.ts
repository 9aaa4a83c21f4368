import type { Row, Tables } from '../../containers/sqlite.ts'
import { parseExactJson } from '../../exact-json.ts'
import { asArray, asObject, type JsonObject } from '../../json-values.ts'
import {
  type AnkiCard,
  type AnkiNote,
  CARD_COLUMNS,
  type Collection,
  type Deck,
  type NoteType,
  REVLOG_COLUMNS,
  type Revlog,
} from './collection.ts'
import { type AnkiJson, deckOptionsJson, deckRowJson, noteTypeJson } from './schema-11.ts'

const FIELD_SEPARATOR = '\x1f'
/** Collections from this schema on keep note types and decks in tables of their own. */
const OWN_TABLES = 15
const NEWEST_KNOWN = 18

/** A collection of a schema that is newer than any that is known. */
export class NewerCollection extends Error {}

/** Reads a collection of any schema from 11 to 18. Throws an Error when what it says makes no sense. */
export function readCollection(tables: Tables): Collection {
  const [col] = tables.rows('col', ['crt', 'ver'])
  if (col === undefined) throw new Error('a collection without a head')
  const version = number(col['ver'])
  if (version > NEWEST_KNOWN) throw new NewerCollection(`schema ${version}`)
  const isNew = version >= OWN_TABLES || tables.names.has('notetypes')
  const { scheduler, ...rest } = isNew ? ownTables(tables) : inJson(tables)
  const cards = tables.rows('cards', CARD_COLUMNS).map(cardOf)
  const revlog = tables.rows('revlog', REVLOG_COLUMNS).map(revlogOf)
  const isOld = scheduler < 2 && cards.some(({ queue }) => queue !== 0)
  return {
    crt: number(col['crt']),
    ...rest,
    notes: tables.rows('notes', ['id', 'guid', 'mid', 'mod', 'tags', 'flds']).map(noteOf),
    cards: isOld ? cards.map(cardOfFirstScheduler) : cards,
    revlog: isOld ? revlog.map(revlogOfFirstScheduler) : revlog,
  }
}

/** The first scheduler had no type of its own for a card that is learnt again. Source: Anki's rslib/src/scheduler/upgrade.rs. */
const cardOfFirstScheduler = (row: AnkiCard): AnkiCard =>
  row.type === 2 && (row.queue === 1 || row.queue === 3) ? { ...row, type: 3 } : row

/** It had three buttons for cards in their steps: 2 was good, 3 easy. Source: Anki's rslib/src/storage/revlog/v2_upgrade.sql. */
const revlogOfFirstScheduler = (row: Revlog): Revlog =>
  (row.type === 0 || row.type === 2) && (row.ease === 2 || row.ease === 3) ? { ...row, ease: row.ease + 1 } : row

const noteOf = (row: Row): AnkiNote => ({
  id: number(row['id']),
  guid: text(row['guid']),
  noteType: number(row['mid']),
  mod: number(row['mod']),
  tags: text(row['tags'])
    .split(/\s+/u)
    .filter((tag) => tag !== ''),
  fields: text(row['flds']).split(FIELD_SEPARATOR),
})

function cardOf(row: Row): AnkiCard {
  const numbers = Object.fromEntries(CARD_COLUMNS.slice(0, -1).map((name) => [name, number(row[name])]))
  return { ...(numbers as unknown as Omit<AnkiCard, 'data'>), data: text(row['data']) }
}

const revlogOf = (row: Row): Revlog =>
  Object.fromEntries(REVLOG_COLUMNS.map((name) => [name, number(row[name])])) as unknown as Revlog

type Described = Pick<Collection, 'noteTypes' | 'decks' | 'deckConfigs' | 'creationOffset'> & {
  /** 1 in collections that never left Anki's first scheduler, 2 in all others. */
  readonly scheduler: number
}

/** Schemas 11 to 14: JSON in the one row of `col`. */
function inJson(tables: Tables): Described {
  const [col = {}] = tables.rows('col', ['models', 'decks', 'dconf', 'conf'])
  const conf = record(JSON.parse(text(col['conf']) || '{}'))
  const values = (name: string) => Object.values(record(parseExactJson(text(col[name]) || '{}'))).map(record)
  return {
    noteTypes: values('models').map(noteTypeOf),
    decks: values('decks').map(deckOf),
    deckConfigs: record(parseExactJson(text(col['dconf']) || '{}')),
    creationOffset: offsetIn(conf['creationOffset']),
    scheduler: number(conf['schedVer']),
  }
}

/** Schemas 15 to 18: tables with protobuf messages. */
function ownTables(tables: Tables): Described {
  const described = ['id', 'name', 'mtime_secs', 'usn', 'config']
  const fields = tables.rows('fields', ['ntid', 'ord', 'name', 'config'])
  const templates = tables.rows('templates', ['ntid', 'ord', 'name', 'config'])
  const options = tables.names.has('deck_config') ? tables.rows('deck_config', described) : []
  const configured = new Map(tables.rows('config', ['KEY', 'val']).map((row) => [row['KEY'], row['val']]))
  const setting = (name: string): unknown => JSON.parse(text(configured.get(name)) || 'null')
  const inOrder = (rows: readonly Row[], type: unknown): readonly Row[] =>
    rows.filter((row) => row['ntid'] === type).sort((left, right) => number(left['ord']) - number(right['ord']))
  return {
    noteTypes: tables
      .rows('notetypes', described)
      .map((row) => noteTypeOf(noteTypeJson(row, inOrder(fields, row['id']), inOrder(templates, row['id'])))),
    decks: tables
      .rows('decks', ['id', 'name', 'mtime_secs', 'usn', 'common', 'kind'])
      .map((row) => deckOf(deckRowJson(row))),
    deckConfigs: Object.fromEntries(options.map((row) => [String(row['id']), deckOptionsJson(row)])),
    creationOffset: offsetIn(setting('creationOffset')),
    scheduler: number(setting('schedVer')),
  }
}

/** What a note type's JSON says of it; the JSON itself goes along, for the way back. */
export function noteTypeOf(json: AnkiJson): NoteType {
  return {
    id: number(json['id']),
    name: text(json['name']),
    isCloze: json['type'] === 1,
    fields: asArray(json['flds']).map((field) => text(record(field)['name'])),
    templates: asArray(json['tmpls']).map((each) => {
      const template = record(each)
      return { name: text(template['name']), front: text(template['qfmt']), back: text(template['afmt']) }
    }),
    css: text(json['css']),
    sortField: number(json['sortf']),
    latexPre: text(json['latexPre']),
    latexPost: text(json['latexPost']),
    originalStockKind: number(json['originalStockKind']),
    json,
  }
}

/** As `noteTypeOf`, of a deck. */
export const deckOf = (json: AnkiJson): Deck => ({
  id: number(json['id']),
  path: text(json['name']).split('::'),
  isFiltered: number(json['dyn']) === 1,
  config: number(json['conf']) || 1,
  json,
})

const FURTHEST_MINUTES = 15 * 60

const offsetIn = (value: unknown): number | null =>
  typeof value === 'number' && Math.abs(value) <= FURTHEST_MINUTES ? value : null

const text = (value: unknown): string =>
  typeof value === 'string'
    ? value
    : value instanceof Uint8Array
      ? new TextDecoder().decode(value)
      : typeof value === 'number'
        ? String(value)
        : ''

/** A whole number; 0 for what is none. */
function number(value: unknown): number {
  const found = typeof value === 'string' ? Number(value) : value
  return typeof found === 'number' && Number.isFinite(found) ? Math.trunc(found) : 0
}

const record = (value: unknown): JsonObject => asObject(value) ?? {}
