import {
  hasField,
  type ProtoField,
  protoBytes,
  protoDigits,
  protoFields,
  protoFloat,
  protoFloats,
  protoNumber,
  protoNumbers,
  protoText,
} from '../../containers/protobuf.ts'
import type { Row } from '../../containers/sqlite.ts'
import { exactNumber, parseExactJson } from '../../exact-json.ts'
import { asObject } from '../../json-values.ts'

/** A note type, a deck or deck options as Anki's older collections (schema 11) keep them. */
export type AnkiJson = Readonly<Record<string, unknown>>

const FIELD_SEPARATOR = '\x1f'
const OTHER = 255
const REQUIREMENTS = ['none', 'any', 'all'] as const

/**
 * Rows of a newer collection as JSON of an older one, which holds all that they do. The names are those that Anki itself
 * gives them when it writes an older collection.
 * Source: Anki's rslib/src/notetype/schema11.rs, decks/schema11.rs, deckconfig/schema11.rs and proto/anki/*.proto.
 */
export function noteTypeJson(row: Row, fields: readonly Row[], templates: readonly Row[]): AnkiJson {
  const config = message(row['config'])
  const deck = protoNumber(config, 4)
  const kind = protoNumber(config, 9)
  return {
    ...other(config),
    id: row['id'],
    name: row['name'],
    type: protoNumber(config, 1),
    mod: row['mtime_secs'],
    usn: row['usn'],
    sortf: protoNumber(config, 2),
    did: deck === 0 ? null : deck,
    tmpls: templates.map(templateJson),
    flds: fields.map(fieldJson),
    css: protoText(config, 3),
    latexPre: protoText(config, 5),
    latexPost: protoText(config, 6),
    latexsvg: protoNumber(config, 7) === 1,
    req: protoBytes(config, 8).map((bytes) => {
      const requirement = protoFields(bytes)
      const kind = REQUIREMENTS[protoNumber(requirement, 2)] ?? 'none'
      return [protoNumber(requirement, 1), kind, protoNumbers(requirement, 3)]
    }),
    ...(kind === 0 ? {} : { originalStockKind: kind }),
    ...(hasField(config, 10) ? { originalId: identity(config, 10) } : {}),
  }
}

function templateJson(row: Row): AnkiJson {
  const config = message(row['config'])
  const deck = protoNumber(config, 5)
  return {
    ...other(config),
    name: row['name'],
    ord: row['ord'],
    qfmt: protoText(config, 1),
    afmt: protoText(config, 2),
    bqfmt: protoText(config, 3),
    bafmt: protoText(config, 4),
    did: deck === 0 ? null : deck,
    bfont: protoText(config, 6),
    bsize: protoNumber(config, 7),
    id: identity(config, 8),
  }
}

function fieldJson(row: Row): AnkiJson {
  const config = message(row['config'])
  return {
    ...other(config),
    name: row['name'],
    ord: row['ord'],
    sticky: protoNumber(config, 1) === 1,
    rtl: protoNumber(config, 2) === 1,
    font: protoText(config, 3),
    size: protoNumber(config, 4),
    description: protoText(config, 5),
    plainText: protoNumber(config, 6) === 1,
    collapsed: protoNumber(config, 7) === 1,
    excludeFromSearch: protoNumber(config, 8) === 1,
    id: identity(config, 9),
    tag: optional(config, 10),
    preventDeletion: protoNumber(config, 11) === 1,
  }
}

/** A deck; of a filtered one, which never goes back, only what an ordinary one has. */
export function deckRowJson(row: Row): AnkiJson {
  const common = message(row['common'])
  const kind = message(row['kind'])
  const [normal] = protoBytes(kind, 1).map(protoFields)
  const limits = normal ?? []
  const day = protoNumber(common, 3)
  const limitToday = (number: number) => {
    const [limit] = protoBytes(limits, number).map(protoFields)
    return limit === undefined ? null : { limit: protoNumber(limit, 1), today: protoNumber(limit, 2) }
  }
  return {
    ...other(common),
    id: row['id'],
    name: String(row['name'] ?? '')
      .split(FIELD_SEPARATOR)
      .join('::'),
    mod: row['mtime_secs'],
    usn: row['usn'],
    collapsed: protoNumber(common, 1) === 1,
    browserCollapsed: protoNumber(common, 2) === 1,
    newToday: [day, signed(common, 4)],
    revToday: [day, signed(common, 5)],
    lrnToday: [day, signed(common, 6)],
    timeToday: [day, signed(common, 7)],
    desc: protoText(limits, 4),
    ...(protoNumber(limits, 5) === 1 ? { md: true } : {}),
    dyn: protoBytes(kind, 2).length > 0 ? 1 : 0,
    conf: protoNumber(limits, 1, 1),
    extendNew: protoNumber(limits, 2),
    extendRev: protoNumber(limits, 3),
    reviewLimit: optional(limits, 6),
    newLimit: optional(limits, 7),
    reviewLimitToday: limitToday(8),
    newLimitToday: limitToday(9),
    desiredRetention: hasField(limits, 10) ? Math.round(protoFloat(limits, 10) * 100) : null,
  }
}

/** Readers of a message's fields, by their numbers. */
const readersOf = (fields: readonly ProtoField[]) => ({
  number: (at: number) => protoNumber(fields, at),
  float: (at: number) => protoFloat(fields, at),
  floats: (at: number) => protoFloats(fields, at),
  flag: (at: number) => protoNumber(fields, at) === 1,
  text: (at: number) => protoText(fields, at),
})

/** What deck options say of new cards, of reviews and of cards that were forgotten. */
function stagesJson(config: readonly ProtoField[], more: AnkiJson): AnkiJson {
  const { number, float, floats, flag } = readersOf(config)
  return {
    new: {
      ...asObject(more['new']),
      bury: flag(27),
      delays: floats(1),
      initialFactor: Math.round(float(11) * 1000),
      ints: [number(18), number(19), 0],
      // Here and there 0 and 1 are the other way about.
      order: flag(20) ? 0 : 1,
      perDay: number(9),
    },
    rev: {
      ...asObject(more['rev']),
      bury: flag(28),
      ease4: float(12),
      ivlFct: float(15),
      maxIvl: number(16),
      perDay: number(10),
      hardFactor: float(13),
    },
    lapse: {
      ...asObject(more['lapse']),
      delays: floats(2),
      leechAction: number(21),
      leechFails: number(22),
      minInt: number(17),
      mult: float(14),
    },
  }
}

export function deckOptionsJson(row: Row): AnkiJson {
  const config = message(row['config'])
  const more = other(config)
  const { number, float, floats, flag, text } = readersOf(config)
  return {
    ...more,
    id: row['id'],
    name: row['name'],
    mod: row['mtime_secs'],
    usn: row['usn'],
    maxTaken: number(24),
    autoplay: !flag(23),
    timer: number(25),
    replayq: !flag(26),
    ...stagesJson(config, more),
    dyn: false,
    newMix: number(30),
    newPerDayMinimum: number(35),
    interdayLearningMix: number(31),
    reviewOrder: number(33),
    newSortOrder: number(32),
    newGatherPriority: number(34),
    buryInterdayLearning: flag(29),
    fsrsWeights: floats(3),
    fsrsParams5: floats(5),
    fsrsParams6: floats(6),
    desiredRetention: float(37),
    ignoreRevlogsBeforeDate: text(46),
    easyDaysPercentages: floats(4),
    stopTimerOnAnswer: flag(38),
    secondsToShowQuestion: float(41),
    secondsToShowAnswer: float(42),
    questionAction: number(36),
    answerAction: number(43),
    waitForAudio: flag(44),
    sm2Retention: float(40),
    weightSearch: text(45),
  }
}

const message = (value: unknown): readonly ProtoField[] => (value instanceof Uint8Array ? protoFields(value) : [])

const optional = (fields: readonly ProtoField[], number: number): number | null =>
  hasField(fields, number) ? signed(fields, number) : null

const signed = (fields: readonly ProtoField[], number: number): number => Number(protoDigits(fields, number) ?? 0)

/** Ids of fields and templates are any 64 bits, by which Anki tells them when it merges note types. */
function identity(fields: readonly ProtoField[], number: number): number | string | null {
  const digits = protoDigits(fields, number)
  return digits === null ? null : exactNumber(digits)
}

/** What add-ons keep in the older JSON, under names of their own. */
function other(fields: readonly ProtoField[]): AnkiJson {
  const text = protoText(fields, OTHER)
  if (text === '') return {}
  try {
    return asObject(parseExactJson(text)) ?? {}
  } catch {
    return {}
  }
}
