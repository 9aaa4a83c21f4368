import { studyDay, type Zone } from '../../schedule/day.ts'
import type { Grade } from '../../schedule/grade.ts'
import { deleteBytes } from '../cloze-text.ts'
import { dueOn } from '../due-day.ts'
import type { ImportedCard, ImportedReview, ImportedSchedule } from '../imported.ts'
import { asNumber, asObject, asText, type JsonObject } from '../json-values.ts'
import { dayOfDate, localInstant } from '../local-time.ts'

/** A card of hashcards: what it asks, and the hash of its text, under which hashcards remembers it. */
export interface HashCard {
  readonly hash: string
  readonly deck: string
  /** Where it stood when it was exported: an absolute path, and a line. */
  readonly location?: { readonly path: string; readonly line: number }
  readonly content:
    | { readonly kind: 'basic'; readonly question: string; readonly answer: string }
    /** `start` and `end`: the first and the last byte of the piece asked for, in `text` without brackets. */
    | { readonly kind: 'cloze'; readonly text: string; readonly start: number; readonly end: number }
}

/** What hashcards remembers, by hash: rows of its database, or the same in its export. */
export interface HashMemory {
  readonly performances: ReadonlyMap<string, JsonObject>
  readonly reviews: ReadonlyMap<string, readonly JsonObject[]>
}

const GRADES: Readonly<Record<string, Grade>> = { forgot: 'again', hard: 'hard', good: 'good', easy: 'easy' }

/** A card with its history; null for a cloze whose piece lies nowhere. `bad`: answers that made no sense. */
export function importHashCard(
  { hash, content }: HashCard,
  { performances, reviews }: HashMemory,
  zone: Zone,
): { readonly card: ImportedCard; readonly bad: number } | null {
  const asked = content.kind === 'basic' ? content : deleteBytes(content.text, content.start, content.end)
  if (asked === null) return null
  const rows = reviews.get(hash) ?? []
  const answers = rows.flatMap((row) => readReview(row, zone))
  const schedule = readPerformance(performances.get(hash) ?? null, answers, zone)
  const { question, answer } = asked
  return {
    card: { key: hash, question, answer, tags: [], reviews: answers, schedule, suspended: false },
    bad: rows.length - answers.length,
  }
}

function readReview(row: JsonObject, zone: Zone): ImportedReview[] {
  const at = localInstant(asText(row['reviewedAt'] ?? row['reviewed_at']) ?? '', zone)
  const grade = GRADES[(asText(row['grade']) ?? '').toLowerCase()]
  const ms = asNumber(row['durationMs'] ?? row['duration_ms'])
  return at === null || grade === undefined ? [] : [{ at, grade, seconds: ms === null ? null : ms / 1000 }]
}

/** hashcards has no steps: a card that was answered is in review. */
function readPerformance(
  row: JsonObject | null,
  answers: readonly ImportedReview[],
  zone: Zone,
): ImportedSchedule | null {
  const get = (camel: string, snake: string) => row?.[camel] ?? row?.[snake] ?? null
  const lastReview = localInstant(asText(get('lastReviewedAt', 'last_reviewed_at')) ?? '', zone)
  const dueDay = dayOfDate(asText(get('dueDate', 'due_date')) ?? '')
  const stability = asNumber(get('stability', 'stability'))
  const difficulty = asNumber(get('difficulty', 'difficulty'))
  if (lastReview === null || dueDay === null || stability === null || difficulty === null) return null
  return {
    ...dueOn(dueDay, lastReview, zone),
    intervalDays: Math.max(0, dueDay - studyDay(lastReview, zone)),
    reps: Math.max(0, Math.floor(asNumber(get('reviewCount', 'review_count')) ?? answers.length)),
    lapses: lapsesIn(answers, zone),
    memory: { stability, difficulty },
    ease: null,
  }
}

/** How often it was forgotten on a day after the one on which it was learnt. */
function lapsesIn(answers: readonly ImportedReview[], zone: Zone): number {
  const sorted = [...answers].sort((a, b) => a.at.getTime() - b.at.getTime())
  return sorted.filter(({ at, grade }, index) => {
    const before = sorted[index - 1]
    return grade === 'again' && before !== undefined && studyDay(at, zone) > studyDay(before.at, zone)
  }).length
}

/** A card of hashcards' export; null when it is none. */
export function readExportedCard(value: unknown): HashCard | null {
  const card = asObject(value)
  const hash = asText(card?.['hash'])
  const content = asObject(card?.['content'])
  // A card in several decks has them all in later versions.
  const deck =
    asText(card?.['deckName']) ?? asText((card?.['deckNames'] as readonly unknown[] | undefined)?.[0]) ?? 'hashcards'
  if (hash === null || content === null) return null
  const basic = asObject(content['basic'] ?? content['Basic'])
  const cloze = asObject(content['cloze'] ?? content['Cloze'])
  const place = asObject(card?.['location'])
  const path = asText(place?.['filePath'])
  const location = path === null ? {} : { location: { path, line: asNumber(place?.['lineStart']) ?? 0 } }
  const question = asText(basic?.['question'])
  const text = asText(cloze?.['text'])
  const start = asNumber(cloze?.['start'])
  const end = asNumber(cloze?.['end'])
  if (question !== null)
    return { hash, deck, ...location, content: { kind: 'basic', question, answer: asText(basic?.['answer']) ?? '' } }
  return text === null || start === null || end === null
    ? null
    : { hash, deck, ...location, content: { kind: 'cloze', text, start, end } }
}
