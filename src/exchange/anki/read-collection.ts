import { type ProtoField, protoBytes, protoFields, protoNumber, protoText } from '../protobuf.ts'
import type { Row, Tables } from '../sqlite.ts'
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
  const rest = isNew ? ownTables(tables) : inJson(tables)
  return {
    crt: number(col['crt']),
    ...rest,
    notes: tables.rows('notes', ['id', 'guid', 'mid', 'mod', 'tags', 'flds']).map(noteOf),
    cards: tables.rows('cards', CARD_COLUMNS).map(cardOf),
    revlog: tables.rows('revlog', REVLOG_COLUMNS).map(revlogOf),
  }
}

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

type Described = Pick<Collection, 'noteTypes' | 'decks' | 'deckConfigs' | 'creationOffset'>

/** Schemas 11 to 14: JSON in the one row of `col`. */
function inJson(tables: Tables): Described {
  const [col = {}] = tables.rows('col', ['models', 'decks', 'dconf', 'conf'])
  const models = Object.values(record(JSON.parse(text(col['models']) || '{}')))
  const decks = Object.values(record(JSON.parse(text(col['decks']) || '{}')))
  return {
    noteTypes: models.map((value): NoteType => {
      const model = record(value)
      return {
        id: number(model['id']),
        name: text(model['name']),
        isCloze: model['type'] === 1,
        fields: list(model['flds']).map((field) => text(record(field)['name'])),
        templates: list(model['tmpls']).map((each) => {
          const template = record(each)
          return { name: text(template['name']), front: text(template['qfmt']), back: text(template['afmt']) }
        }),
        css: text(model['css']),
        sortField: number(model['sortf']),
        latexPre: text(model['latexPre']),
        latexPost: text(model['latexPost']),
        originalStockKind: number(model['originalStockKind']),
      }
    }),
    decks: decks.map((value): Deck => {
      const deck = record(value)
      return {
        id: number(deck['id']),
        path: text(deck['name']).split('::'),
        isFiltered: number(deck['dyn']) === 1,
        config: number(deck['conf']) || 1,
      }
    }),
    deckConfigs: record(JSON.parse(text(col['dconf']) || '{}')),
    creationOffset: offsetIn(record(JSON.parse(text(col['conf']) || '{}'))['creationOffset']),
  }
}

/** Schemas 15 to 18: tables with protobuf messages. Source: Anki's proto/anki/notetypes.proto and decks.proto. */
function ownTables(tables: Tables): Described {
  const fields = tables.rows('fields', ['ntid', 'ord', 'name'])
  const templates = tables.rows('templates', ['ntid', 'ord', 'name', 'config'])
  const configured = tables.rows('config', ['KEY', 'val']).find((row) => row['KEY'] === 'creationOffset')
  const inOrder = (rows: readonly Row[], type: number): readonly Row[] =>
    rows.filter((row) => row['ntid'] === type).sort((left, right) => number(left['ord']) - number(right['ord']))
  return {
    noteTypes: tables.rows('notetypes', ['id', 'name', 'config']).map((row): NoteType => {
      const id = number(row['id'])
      const config = message(row['config'])
      return {
        id,
        name: text(row['name']),
        isCloze: protoNumber(config, 1) === 1,
        fields: inOrder(fields, id).map((field) => text(field['name'])),
        templates: inOrder(templates, id).map((template) => {
          const formats = message(template['config'])
          return { name: text(template['name']), front: protoText(formats, 1), back: protoText(formats, 2) }
        }),
        css: protoText(config, 3),
        sortField: protoNumber(config, 2),
        latexPre: protoText(config, 5),
        latexPost: protoText(config, 6),
        originalStockKind: protoNumber(config, 9),
      }
    }),
    decks: tables.rows('decks', ['id', 'name', 'kind']).map((row): Deck => {
      const kind = message(row['kind'])
      const [normal] = protoBytes(kind, 1)
      return {
        id: number(row['id']),
        path: text(row['name']).split(FIELD_SEPARATOR),
        isFiltered: protoBytes(kind, 2).length > 0,
        config: normal === undefined ? 1 : protoNumber(protoFields(normal), 1, 1),
      }
    }),
    deckConfigs: {},
    creationOffset: offsetIn(JSON.parse(text(configured?.['val']) || 'null')),
  }
}

const FURTHEST_MINUTES = 15 * 60

const offsetIn = (value: unknown): number | null =>
  typeof value === 'number' && Math.abs(value) <= FURTHEST_MINUTES ? value : null

const message = (value: unknown): readonly ProtoField[] => (value instanceof Uint8Array ? protoFields(value) : [])

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

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

const record = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {}
