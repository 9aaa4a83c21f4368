import { existsSync, statSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { studyDay, type Zone } from '../../schedule/day.ts'
import { readDatabase, STANDING_COLUMNS } from '../containers/deck-database.ts'
import { markdownIn } from '../containers/deck-files.ts'
import { folderMedia } from '../containers/folder-media.ts'
import { dueOn } from '../due-day.ts'
import type { ReadImport } from '../import-formats.ts'
import type { ImportedCard, ImportedNote, ImportedSchedule } from '../imported.ts'
import { asNumber, asText, type JsonObject } from '../json-values.ts'
import { readText } from '../read-file.ts'
import { type RepeaterCard, readRepeaterDeck } from './repeater-deck.ts'

export const REPEATER_DATABASE = 'cards.db'

/**
 * Reads a folder of repeater's decks and its `cards.db`: the one in the folder, else the one where repeater keeps it. It
 * holds where each card stands, and no single reviews.
 */
export const readRepeater: ReadImport = async (path, { zone, homeDirectory }) => {
  const folder = statSync(path).isDirectory() ? path : dirname(path)
  const usual = ['.local/share', 'Library/Application Support', 'AppData/Roaming'].map((place) =>
    join(homeDirectory ?? folder, place, 'repeater', ...(place.startsWith('App') ? ['data'] : []), REPEATER_DATABASE),
  )
  const own = statSync(path).isDirectory() ? join(path, REPEATER_DATABASE) : path
  const database = [own, ...usual].find((file) => existsSync(file))
  const rows = database === undefined ? new Map<string, JsonObject>() : await rowsIn(database)
  const { hashesOf } = await import('./repeater-hash.ts')
  const beside = folderMedia(folder)
  const seen = new Set<string>()
  const notes = markdownIn(folder).map((file): ImportedNote => {
    const shown = relative(folder, file).split(sep).join('/').replace(/\.md$/, '')
    const cards = readRepeaterDeck(readText(file)).flatMap((card): ImportedCard[] => {
      const [hash = '', ...others] = hashesOf(card)
      if (seen.has(hash)) return []
      seen.add(hash)
      const row = [hash, ...others].map((each) => rows.get(each)).find((each) => each !== undefined)
      const linked = (text: string) => beside.take(text, file, shown.split('/'))
      const { question, answer } = card
      const told = { question: linked(question), answer: linked(answer) }
      return [importCard(told, hash, row ?? null, zone)]
    })
    return { path: shown.split('/'), deck: shown, cards }
  })
  return {
    source: 'repeater',
    keysAreTexts: true,
    notes: notes.filter(({ cards }) => cards.length > 0),
    media: beside.media,
    problems: beside.problems,
  }
}

const rowsIn = (path: string): Promise<ReadonlyMap<string, JsonObject>> =>
  readDatabase(
    path,
    (tables) => new Map(tables.rows('cards', STANDING_COLUMNS).map((row) => [String(row['card_hash']), row])),
  )

function importCard(
  { question, answer }: Pick<RepeaterCard, 'question' | 'answer'>,
  key: string,
  row: JsonObject | null,
  zone: Zone,
): ImportedCard {
  return {
    key,
    question,
    answer,
    tags: [],
    reviews: [],
    schedule: row === null ? null : scheduleOf(row, zone),
    suspended: false,
  }
}

/** repeater asks to the minute, prep to the day; what is due within a day is still being learnt. */
function scheduleOf(row: JsonObject, zone: Zone): ImportedSchedule | null {
  const lastReview = instantOf(row['last_reviewed_at'])
  const due = instantOf(row['due_date'])
  const stability = asNumber(row['stability'])
  const difficulty = asNumber(row['difficulty'])
  if (lastReview === null || due === null || stability === null || difficulty === null) return null
  const dueDay = studyDay(due, zone)
  const intervalDays = dueDay - studyDay(lastReview, zone)
  const isLearning = intervalDays < 1
  return {
    ...dueOn(dueDay, lastReview, zone),
    ...(isLearning ? { due, phase: 'learning' } : {}),
    intervalDays: isLearning ? 0 : intervalDays,
    reps: Math.max(1, Math.floor(asNumber(row['review_count']) ?? 1)),
    lapses: 0,
    memory: { stability, difficulty },
    ease: null,
  }
}

/** As SQLite's libraries write instants: `2026-11-22T11:00:00.123456+00:00`, also with a space, or ` UTC` at the end. */
function instantOf(value: unknown): Date | null {
  const text = asText(value)
    ?.trim()
    .replace(' UTC', 'Z')
    .replace(/^(\d{4}-\d{2}-\d{2}) /, '$1T')
  if (text === undefined) return null
  const instant = new Date(/(?:Z|[+-]\d{2}:?\d{2})$/.test(text) ? text : `${text}Z`)
  return Number.isNaN(instant.getTime()) ? null : instant
}
