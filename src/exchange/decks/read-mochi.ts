import { basename } from 'node:path'
import { PrepError } from '../../errors.ts'
import { studyDay, type Zone } from '../../schedule/day.ts'
import { HIDDEN } from '../cloze-text.ts'
import { openArchive } from '../containers/archive.ts'
import { dueOn } from '../due-day.ts'
import type { ReadImport } from '../import-formats.ts'
import type {
  ImportedCard,
  ImportedMedia,
  ImportedNote,
  ImportedReview,
  ImportedSchedule,
  ImportProblem,
} from '../imported.ts'
import { asArray, asNumber, asObject, asText, type JsonObject, objectsIn } from '../json-values.ts'
import { readBytes, refuse } from '../read-file.ts'
import { mediaLink } from '../safe-names.ts'
import { readMochiData } from './mochi-data.ts'

/**
 * Reads what Mochi exports: decks and cards with their reviews, pictures and sounds. A card's sides are divided by `---`;
 * the first asks, the others answer. Deletions in double braces make a card each.
 */
export const readMochi: ReadImport = async (path, { zone }) => {
  const file = basename(path)
  const archive = await openArchive(readBytes(path), file)
  const name = ['data.edn', 'data.json'].find((each) => archive.names.includes(each))
  const bytes = name === undefined ? null : await archive.read(name)
  if (name === undefined || bytes === null) throw refuse(file, 'noCollection')
  const data = asObject(parse(file, new TextDecoder().decode(bytes), name.endsWith('edn') ? 'edn' : 'json'))
  if (data === null) throw refuse(file, 'badContents', name)
  const problems: ImportProblem[] = []
  const decks = objectsIn(data['decks'])
  const byId = new Map(decks.map((deck) => [textOf(deck['id']), deck]))
  const templates = new Map(objectsIn(data['templates']).map((template) => [textOf(template['id']), template] as const))
  const loose = asArray(data['cards'])
  const notes = decks.map((deck): ImportedNote => {
    const id = textOf(deck['id'])
    const own = [...asArray(deck['cards']), ...loose.filter((card) => textOf(asObject(card)?.['deck-id']) === id)]
    const names = pathOf(deck, byId)
    const place = names.join('/')
    return {
      path: names,
      deck: place,
      cards: own.flatMap((card) => importCard(asObject(card) ?? {}, names, { zone, problems, templates })),
    }
  })
  const media: ImportedMedia[] = []
  for (const each of archive.names.filter((member) => !/^data\.(?:edn|json)$/.test(member))) {
    const content = await archive.read(each)
    if (content !== null) media.push({ name: basename(each), bytes: content })
  }
  return { source: 'mochi', notes: notes.filter(({ cards }) => cards.length > 0), media, problems }
}

function parse(file: string, text: string, kind: 'edn' | 'json'): unknown {
  try {
    return readMochiData(text, kind)
  } catch (cause) {
    throw new PrepError('cannotImport', { file, why: 'badContents', detail: `data.${kind}` }, { cause })
  }
}

const textOf = (value: unknown): string => asText(value)?.replace(/^~?:/, '') ?? ''

/** The names of the decks above and the deck itself. */
function pathOf(deck: JsonObject, byId: ReadonlyMap<string, JsonObject>, depth = 0): readonly string[] {
  const parent = byId.get(textOf(deck['parent-id']))
  const name = asText(deck['name'])?.trim() || 'Mochi'
  return parent === undefined || depth > 50 ? [name] : [...pathOf(parent, byId, depth + 1), name]
}

interface Reading {
  readonly zone: Zone
  readonly problems: ImportProblem[]
  readonly templates: ReadonlyMap<string, JsonObject>
}

function importCard(card: JsonObject, path: readonly string[], { zone, problems, templates }: Reading): ImportedCard[] {
  const place = path.join('/')
  const content = contentOf(card, templates)
  const sides = content.split(/\n[ \t]*-{3,}[ \t]*(?:\n|$)/).map((side) => side.trim())
  const rows = objectsIn(card['reviews'])
  const reviews = rows.flatMap(readReview)
  if (reviews.length < rows.length) problems.push({ kind: 'badReviews', place, count: rows.length - reviews.length })
  const asked = clozesIn(sides.join('\n\n')) ?? [{ question: sides[0] ?? '', answer: sides.slice(1).join('\n\n') }]
  const id = textOf(card['id']) || JSON.stringify([place, content])
  const tags = asArray(card['tags']).flatMap((tag) => asText(tag)?.replace(/^#/, '') ?? [])
  return asked.map(({ question, answer }, index) => ({
    key: index === 0 ? id : `${id}#${index}`,
    question: linksOf(question, path),
    answer: answer === '' ? null : linksOf(answer, path),
    tags,
    reviews,
    schedule: scheduleOf(rows, reviews, zone),
    suspended: card['archived?'] === true,
  }))
}

/** A card made from a template has fields in place of its text. */
function contentOf(card: JsonObject, templates: ReadonlyMap<string, JsonObject>): string {
  const template = templates.get(textOf(card['template-id']))
  const own = asText(card['content']) ?? ''
  const shape = asText(template?.['content'])
  if (template === undefined || shape === null) return own.trim() === '' ? (asText(card['name']) ?? '') : own
  const values = asObject(card['fields']) ?? {}
  const byName = new Map<string, string>()
  for (const [id, field] of Object.entries(asObject(template['fields']) ?? {})) {
    const name = asText(asObject(field)?.['name']) ?? id
    byName.set(name.toLowerCase(), asText(asObject(values[id])?.['value']) ?? asText(values[id]) ?? '')
  }
  if (!byName.has('name')) byName.set('name', asText(card['name']) ?? '')
  return shape.replaceAll(/<<([^<>]{1,200})>>/g, (_, name: string) => byName.get(name.trim().toLowerCase()) ?? '')
}

const CLOZE = /\{\{(?:(\d{1,4})::)?([^{}]{1,2000})\}\}/g

/** Deletions of the same number are asked together; null without any. */
function clozesIn(text: string): { question: string; answer: string }[] | null {
  const found = [...text.matchAll(CLOZE)]
  if (found.length === 0) return null
  const groups = [...new Set(found.map((match, index) => match[1] ?? `#${index}`))]
  return groups.map((group) => {
    const answers: string[] = []
    let index = -1
    const question = text.replaceAll(CLOZE, (_, number: string | undefined, piece: string) => {
      index += 1
      if ((number ?? `#${index}`) !== group) return piece
      answers.push(piece)
      return HIDDEN
    })
    return { question, answer: answers.join(', ') }
  })
}

const linksOf = (text: string, path: readonly string[]): string =>
  text.replaceAll(/\]\(@media\/([^()\s]+)\)/g, (_, name: string) => `](${mediaLink(path, basename(name))})`)

/** Mochi knows remembered and forgotten alone. */
function readReview(row: JsonObject): ImportedReview[] {
  const at = dateOf(row['date'])
  const remembered = row['remembered?'] ?? row['remembered']
  if (at === null || typeof remembered !== 'boolean') return []
  return [{ at, grade: remembered ? 'good' : 'again', seconds: null }]
}

function scheduleOf(
  rows: readonly JsonObject[],
  reviews: readonly ImportedReview[],
  zone: Zone,
): ImportedSchedule | null {
  const last = rows
    .flatMap((row) => {
      const [at, due, interval] = [dateOf(row['date']), dateOf(row['due']), asNumber(row['interval'])]
      return at === null ? [] : [{ at, due, interval }]
    })
    .sort((a, b) => a.at.getTime() - b.at.getTime())
    .at(-1)
  if (last === undefined || (last.due === null && last.interval === null)) return null
  const lastDay = studyDay(last.at, zone)
  const dueDay = last.due === null ? lastDay + Math.round(last.interval ?? 0) : studyDay(last.due, zone)
  const intervalDays = Math.max(1, dueDay - lastDay)
  return {
    ...dueOn(lastDay + intervalDays, last.at, zone),
    intervalDays,
    reps: reviews.length,
    lapses: reviews.filter(({ grade }) => grade === 'again').length,
    memory: null,
    ease: null,
  }
}

function dateOf(value: unknown): Date | null {
  const date =
    value instanceof Date ? value : typeof value === 'string' || typeof value === 'number' ? new Date(value) : null
  return date === null || Number.isNaN(date.getTime()) ? null : date
}
