import { basename } from 'node:path'
import { PrepError } from '../../errors.ts'
import { isGrade } from '../../schedule/grade.ts'
import type { ReadImport } from '../import-formats.ts'
import type { ImportedCard, ImportedReview, ImportedSchedule, ImportProblem } from '../imported.ts'
import { asArray, asInstant, asNumber, asObject, asText, type JsonObject } from '../json-values.ts'
import { keysOnce } from '../keys-once.ts'
import { readJson, refuse } from '../read-file.ts'
import { ownOf, parentOf } from './own-card.ts'
import { JSON_VERSION } from './write-json.ts'

const PHASES = ['learning', 'review', 'relearning'] as const

/** Reads what `prep export json` wrote: cards with their schedules and reviews. */
export const readPrepJson: ReadImport = async (path) => {
  const file = basename(path)
  const whole = asObject(readJson(path))
  const version = asNumber(whole?.['version'])
  if (whole === null || whole['format'] !== 'prep' || version === null) throw refuse(file, 'badContents', 'not of prep')
  if (version > JSON_VERSION) throw new PrepError('newerState', { path: file, version })
  const exportedAt = asInstant(whole['exportedAt'])
  const problems: ImportProblem[] = []
  const decks = new Map<string, ImportedCard[]>()
  asArray(whole['cards']).forEach((value, index) => {
    const card = asObject(value)
    const place = `${file}: card ${index + 1}`
    const question = asText(card?.['prompt']) ?? asText(card?.['question']) ?? ''
    if (card === null || question.trim() === '') {
      problems.push({ kind: 'noQuestion', place, count: 1 })
      return
    }
    const given = asArray(card['reviews'])
    const reviews = given.flatMap(readReview)
    if (reviews.length < given.length)
      problems.push({ kind: 'badReviews', place, count: given.length - reviews.length })
    const deck = asText(card['deck'])?.trim() || 'prep'
    const cards = decks.get(deck) ?? []
    decks.set(deck, cards)
    cards.push({
      key: asText(card['id']) ?? JSON.stringify([deck, question]),
      question,
      answer: asText(card['answer']),
      tags: asArray(card['tags']).flatMap((tag) => asText(tag) ?? []),
      section: asArray(card['section']).flatMap((name) => asText(name) ?? []),
      reviews,
      attempts: asArray(card['attempts']).flatMap(readAttempt),
      schedule: readSchedule(asObject(card['schedule'])),
      suspended: card['suspended'] === true,
      ...(exportedAt === null ? {} : { standsSince: exportedAt }),
      isPartial: card['status'] === 'partial',
      ...parentOf(asText(card['parent'])),
      ...ownOf(asText(card['id'])),
    })
  })
  const notes = [...decks].map(([deck, cards]) => ({ path: deck.split('/'), deck, cards: eachKeyOnce(cards) }))
  return { source: 'prep', notes, media: [], problems }
}

function readReview(value: unknown): ImportedReview[] {
  const review = asObject(value)
  const at = asInstant(review?.['at'])
  const grade = review?.['grade']
  return at === null || !isGrade(grade) ? [] : [{ at, grade, seconds: asNumber(review?.['seconds']) }]
}

/** None of what says nothing. */
function readAttempt(value: unknown): NonNullable<ImportedCard['attempts']> {
  const attempt = asObject(value)
  const at = asInstant(attempt?.['at'])
  const [typed, recording] = [asText(attempt?.['typed']), asText(attempt?.['recording'])]
  if (at === null || (typed === null && recording === null)) return []
  const grade = attempt?.['grade']
  return [{ at, grade: isGrade(grade) ? grade : null, seconds: asNumber(attempt?.['seconds']), typed, recording }]
}

/** Null also for a schedule that makes no sense: the reviews then say where the card stands. */
function readSchedule(schedule: JsonObject | null): ImportedSchedule | null {
  if (schedule === null) return null
  const due = asInstant(schedule['due'])
  const lastReview = asInstant(schedule['lastReview'])
  const phase = PHASES.find((each) => each === schedule['phase'])
  const stability = asNumber(schedule['stability'])
  const difficulty = asNumber(schedule['difficulty'])
  if (due === null || lastReview === null || phase === undefined || stability === null || difficulty === null)
    return null
  const whole = (name: string) => Math.max(0, Math.floor(asNumber(schedule[name]) ?? 0))
  return {
    due,
    lastReview,
    at: lastReview,
    phase,
    step: whole('step'),
    intervalDays: whole('intervalDays'),
    reps: whole('reps'),
    lapses: whole('lapses'),
    memory: { stability, difficulty },
    ease: null,
  }
}

function eachKeyOnce(cards: readonly ImportedCard[]): readonly ImportedCard[] {
  const onlyOnce = keysOnce()
  return cards.map((each) => ({ ...each, key: onlyOnce(each.key) }))
}
