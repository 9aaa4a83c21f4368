import { hash } from 'node:crypto'
import { type AsyncZippable, zipSync } from 'fflate'
import type { Database } from 'sql.js'
import { startOfStudyDay } from '../../../schedule/day.ts'
import type { SchedulerSettings } from '../../../schedule/schedule.ts'
import { loadSqlite } from '../../containers/sqlite.ts'
import { writeExactJson } from '../../exact-json.ts'
import { unescapeHtml } from '../text/entities.ts'
import { CARD_COLUMNS, type NoteType, REVLOG_COLUMNS } from './collection.ts'
import { confJson, deckJson, modelJson, OWN_OPTIONS, optionsJson } from './collection-json.ts'
import { type PackageRows, stableId } from './package-rows.ts'

/** Anki's schema 11, which every Anki since 2.1 opens. Held to a file that Anki made by the tests. */
const SCHEMA = `
CREATE TABLE col (id integer PRIMARY KEY, crt integer NOT NULL, mod integer NOT NULL, scm integer NOT NULL, ver integer NOT NULL, dty integer NOT NULL, usn integer NOT NULL, ls integer NOT NULL, conf text NOT NULL, models text NOT NULL, decks text NOT NULL, dconf text NOT NULL, tags text NOT NULL);
CREATE TABLE notes (id integer PRIMARY KEY, guid text NOT NULL, mid integer NOT NULL, mod integer NOT NULL, usn integer NOT NULL, tags text NOT NULL, flds text NOT NULL, sfld integer NOT NULL, csum integer NOT NULL, flags integer NOT NULL, data text NOT NULL);
CREATE TABLE cards (id integer PRIMARY KEY, nid integer NOT NULL, did integer NOT NULL, ord integer NOT NULL, mod integer NOT NULL, usn integer NOT NULL, type integer NOT NULL, queue integer NOT NULL, due integer NOT NULL, ivl integer NOT NULL, factor integer NOT NULL, reps integer NOT NULL, lapses integer NOT NULL, left integer NOT NULL, odue integer NOT NULL, odid integer NOT NULL, flags integer NOT NULL, data text NOT NULL);
CREATE TABLE revlog (id integer PRIMARY KEY, cid integer NOT NULL, usn integer NOT NULL, ease integer NOT NULL, ivl integer NOT NULL, lastIvl integer NOT NULL, factor integer NOT NULL, time integer NOT NULL, type integer NOT NULL);
CREATE TABLE graves (usn integer NOT NULL, oid integer NOT NULL, type integer NOT NULL);
CREATE INDEX ix_notes_usn ON notes (usn);
CREATE INDEX ix_cards_usn ON cards (usn);
CREATE INDEX ix_revlog_usn ON revlog (usn);
CREATE INDEX ix_cards_nid ON cards (nid);
CREATE INDEX ix_cards_sched ON cards (did, queue, due);
CREATE INDEX ix_revlog_cid ON revlog (cid);
CREATE INDEX ix_notes_csum ON notes (csum);
`
const SCHEMA_VERSION = 11
const FIELD_SEPARATOR = '\x1f'
const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
/** `meta` of Anki's second kind of package: collection.anki21 counts, collection.anki2 is for Ankis that are too old. */
const META = Uint8Array.of(0x08, 0x02)

const TOO_OLD: NoteType = {
  id: stableId('note type', 'too old'),
  name: 'Basic',
  isCloze: false,
  fields: ['Front', 'Back'],
  templates: [{ name: 'Card 1', front: '{{Front}}', back: '{{FrontSide}}\n\n<hr id=answer>\n\n{{Back}}' }],
  css: '',
  sortField: 0,
  latexPre: '',
  latexPost: '',
  originalStockKind: 0,
}

/** The bytes of an .apkg. `now` is the instant of the collection. */
export async function writePackage(rows: PackageRows, scheduling: SchedulerSettings, now: Date): Promise<Uint8Array> {
  const collection = await collectionBytes(rows, scheduling, now)
  const old = await collectionBytes(tooOld(rows.firstDay), scheduling, now)
  const names = [...rows.media.keys()]
  const media = Object.fromEntries(names.map((name, index) => [String(index), name]))
  const files: Record<string, Uint8Array> = {
    meta: META,
    'collection.anki21': collection,
    'collection.anki2': old,
    media: new TextEncoder().encode(JSON.stringify(media)),
  }
  names.forEach((name, index) => {
    files[String(index)] = rows.media.get(name) ?? new Uint8Array()
  })
  // One instant for all entries, so that the same cards make the same file.
  const options = { mtime: new Date(Math.max(now.getTime(), Date.UTC(1980, 0, 2))), level: 6 } as const
  return zipSync(files satisfies AsyncZippable, options)
}

async function collectionBytes(rows: PackageRows, scheduling: SchedulerSettings, now: Date): Promise<Uint8Array> {
  const sqlite = await loadSqlite()
  const database = new sqlite.Database()
  try {
    database.run(SCHEMA)
    database.run('BEGIN')
    writeCol(database, rows, scheduling, now)
    writeNotes(database, rows)
    insert(
      database,
      'cards',
      ['usn', ...CARD_COLUMNS],
      rows.cards.map((card) => [-1, ...CARD_COLUMNS.map((name) => card[name])]),
    )
    insert(
      database,
      'revlog',
      ['usn', ...REVLOG_COLUMNS],
      rows.revlog.map((row) => [-1, ...REVLOG_COLUMNS.map((name) => row[name])]),
    )
    database.run('COMMIT')
    return database.export()
  } finally {
    database.close()
  }
}

function writeCol(database: Database, rows: PackageRows, scheduling: SchedulerSettings, now: Date): void {
  const { firstDay, noteTypes, decks, deckConfigs } = rows
  const mod = Math.floor(now.getTime() / 1000)
  const { zone } = scheduling
  const crt = Math.floor(startOfStudyDay(firstDay, zone).getTime() / 1000)
  const midnight = startOfStudyDay(firstDay, { ...zone, rolloverHour: 0 }).getTime()
  const creationOffset = Math.round((midnight - firstDay * DAY_MS) / MINUTE_MS)
  const [firstType] = noteTypes.keys()
  const options = { 1: optionsJson(1, 'Default', null), [OWN_OPTIONS]: optionsJson(OWN_OPTIONS, 'prep', scheduling) }
  insert(
    database,
    'col',
    ['id', 'crt', 'mod', 'scm', 'ver', 'dty', 'usn', 'ls', 'conf', 'models', 'decks', 'dconf', 'tags'],
    [
      [
        1,
        crt,
        now.getTime(),
        now.getTime(),
        SCHEMA_VERSION,
        0,
        0,
        0,
        JSON.stringify(confJson(firstType ?? 1, zone.rolloverHour, creationOffset)),
        json(noteTypes, modelJson),
        json(decks, (deck) => deckJson(deck, mod)),
        writeExactJson({ ...options, ...deckConfigs }),
        '{}',
      ],
    ],
  )
}

function writeNotes(database: Database, { notes, noteTypes }: PackageRows): void {
  insert(
    database,
    'notes',
    ['id', 'guid', 'mid', 'mod', 'usn', 'tags', 'flds', 'sfld', 'csum', 'flags', 'data'],
    notes.map(({ id, guid, noteType, mod, tags, fields }) => {
      const sort = fields[noteTypes.get(noteType)?.sortField ?? 0] ?? ''
      const tagText = tags.length === 0 ? '' : ` ${tags.join(' ')} `
      const all = fields.join(FIELD_SEPARATOR)
      return [id, guid, noteType, mod, -1, tagText, all, plainText(sort), checksum(fields[0] ?? ''), 0, '']
    }),
  )
}

function insert(
  database: Database,
  table: string,
  columns: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): void {
  const names = columns.map((name) => `[${name}]`).join(', ')
  const statement = database.prepare(`INSERT INTO ${table} (${names}) VALUES (${columns.map(() => '?').join(', ')})`)
  try {
    for (const row of rows) statement.run([...row])
  } finally {
    statement.free()
  }
}

const json = <Value>(map: ReadonlyMap<number, Value>, write: (value: Value) => object): string =>
  writeExactJson(Object.fromEntries([...map].map(([id, value]) => [id, write(value)])))

/** A field as Anki sorts and compares it: without HTML, the names of pictures kept. */
const plainText = (html: string): string =>
  unescapeHtml(
    html
      .replaceAll(/<img[^>]*src=["']?([^"'>]+)["']?[^>]*>/gi, ' $1 ')
      .replaceAll(/<(style|script)[\s\S]*?<\/\1>|<!--[\s\S]*?-->|<[^>]*>/gi, ''),
  )

/** The first eight hexadecimal digits of its SHA-1, as a number: Anki finds notes with the same first field by it. */
const checksum = (html: string): number => Number.parseInt(hash('sha1', plainText(html), 'hex').slice(0, 8), 16)

/** What an Anki from before 2.1 shows in place of the cards. */
function tooOld(firstDay: number): PackageRows {
  const noteId = stableId('note', 'too old')
  const numbers = { mod: 0, type: 0, queue: 0, due: 0, ivl: 0, factor: 0, reps: 0, lapses: 0, left: 0 }
  const text = 'Please update Anki (2.1 or later) to import this file.'
  return {
    firstDay,
    noteTypes: new Map([[TOO_OLD.id, TOO_OLD]]),
    decks: new Map([[1, { id: 1, path: ['Default'], isFiltered: false, config: 1 }]]),
    notes: [{ id: noteId, guid: 'prep-too-old', noteType: TOO_OLD.id, mod: 0, tags: [], fields: [text, ''] }],
    cards: [{ id: noteId, nid: noteId, did: 1, ord: 0, ...numbers, odue: 0, odid: 0, flags: 0, data: '' }],
    revlog: [],
    deckConfigs: {},
    media: new Map(),
  }
}
