import { basename, extname } from 'node:path'
import type { ReadImport } from '../import-formats.ts'
import type { ImportedCard, ImportProblem } from '../imported.ts'
import { keysOnce } from '../keys-once.ts'
import { readText, refuse } from '../read-file.ts'
import { mediaLink } from '../safe-names.ts'
import { faceOf } from './face.ts'
import { OWN_NOTE_TYPE } from './note-type.ts'
import { type FileWithOwn, ownCardOf, ownStanding, standingAgain } from './own-notes.ts'
import { type AnkiNote, cardKey, type NoteType } from './package/collection.ts'
import { ANKI } from './read-anki.ts'
import { escapeHtml } from './text/entities.ts'
import { clozeNumbers } from './text/template.ts'
import { type AnkiRow, readAnkiText } from './text-file.ts'

const HTML =
  /<\/?(?:a|b|br|code|div|em|font|i|img|li|ol|p|pre|span|strong|sub|sup|table|td|tr|u|ul)\b[^>]*>|&(?:nbsp|amp|lt|gt|quot);/i
const FIELD = (index: number): string => `Field ${index + 1}`

/**
 * Reads one of Anki's text files. It holds notes without their templates: the first field is the question, the others the
 * answer; a note with deletions is a card for each of them. No reviews are in it.
 */
export const readAnkiTextFile: ReadImport = async (path) => {
  const file = basename(path)
  const { rows, isHtml, unclosed } = readAnkiText(readText(path))
  if (unclosed !== null) throw refuse(file, 'badContents', `row ${unclosed}: a quote is never closed`)
  if (rows.length === 0) throw refuse(file, 'badContents', 'no rows')
  const html = isHtml ?? rows.some(({ fields }) => fields.some((field) => HTML.test(field)))
  const named = basename(path, extname(path)).normalize('NFC')
  const problems: ImportProblem[] = []
  const decks = new Map<string, FileWithOwn>()
  const onlyOnce = keysOnce()
  let pictures = 0
  rows.forEach((row, index) => {
    const deck = row.deck === '' ? [named] : row.deck.split('::')
    const name = deck.join('/')
    const note = decks.get(name) ?? { path: deck, deck: name, cards: [] }
    decks.set(name, note)
    const fields = html ? row.fields : row.fields.map(asHtml)
    const link = (media: string): string => {
      pictures += 1
      return mediaLink(deck, media)
    }
    const cards = cardsOf(row, fields, deck, link)
    if (cards.length === 0) problems.push({ kind: 'noQuestion', place: `${file}: row ${index + 1}`, count: 1 })
    const guid = row.guid === '' ? JSON.stringify([name, row.fields[0] ?? '']) : row.guid
    const own = ownCardOf(row.guid)
    const standing = isOwnRow(row.guid, fields) ? ownStanding(fields, OWN_NOTE_TYPE.fields) : null
    for (const { ord, question, answer } of cards) {
      const card: ImportedCard = {
        key: onlyOnce(cardKey(guid, ord)),
        question,
        answer,
        tags: row.tags,
        reviews: [],
        schedule: null,
        suspended: false,
        ...(own === null ? {} : { own }),
      }
      note.cards.push({ card, standing })
    }
  })
  if (pictures > 0) problems.push({ kind: 'missingMedia', place: file, count: pictures })
  return {
    source: 'anki-text',
    alike: [ANKI],
    keysAreTexts: rows.every(({ guid }) => guid === ''),
    notes: [...decks.values()].map((note) => ({ ...note, cards: standingAgain(note.cards) })),
    media: [],
    problems,
  }
}

/** Whether a row is a note that prep made of a card of its own. */
const isOwnRow = (guid: string, fields: readonly string[]): boolean =>
  ownCardOf(guid) !== null && fields.length >= OWN_NOTE_TYPE.fields.length

const asHtml = (text: string): string => escapeHtml(text).replaceAll(/\r?\n/g, '<br>')

/** The cards of a note, made by templates such as Anki's own note types have. */
function cardsOf(
  { guid, noteType, tags }: AnkiRow,
  fields: readonly string[],
  deck: readonly string[],
  link: (name: string) => string,
): readonly { readonly ord: number; readonly question: string; readonly answer: string | null }[] {
  const note: AnkiNote = { id: 0, guid, noteType: 0, mod: 0, tags, fields }
  const isOwn = isOwnRow(guid, fields)
  const numbers = isOwn ? [] : clozeNumbers(fields[0] ?? '')
  const type = isOwn ? OWN_NOTE_TYPE : typeFor(noteType, fields, numbers.length > 0)
  const ords = numbers.length > 0 ? numbers.map((number) => number - 1) : type.templates.map((_, ord) => ord)
  return ords.flatMap((ord) => {
    const { question, answer } = faceOf({ ord, flags: 0 }, note, type, deck, link)
    return question.trim() === '' ? [] : [{ ord, question, answer }]
  })
}

function typeFor(name: string, fields: readonly string[], isCloze: boolean): NoteType {
  const shown = (from: number) =>
    fields
      .map((_, index) => `{{#${FIELD(index)}}}<div>{{${FIELD(index)}}}</div>{{/${FIELD(index)}}}`)
      .slice(from)
      .join('')
  const rule = '<hr id=answer>'
  // The one note type of Anki's own that makes two cards of every note; its third field is for another one.
  const isReversed = /^basic \(and reversed card\)/i.test(name)
  return {
    ...OWN_NOTE_TYPE,
    id: 0,
    name,
    isCloze,
    originalStockKind: 0,
    fields: fields.map((_, index) => FIELD(index)),
    templates: isCloze
      ? [{ name, front: `{{cloze:${FIELD(0)}}}`, back: `{{cloze:${FIELD(0)}}}<br>${shown(1)}` }]
      : [
          { name, front: `{{${FIELD(0)}}}`, back: `${rule}${shown(1)}` },
          ...(isReversed ? [{ name, front: `{{${FIELD(1)}}}`, back: `${rule}{{${FIELD(0)}}}` }] : []),
        ],
  }
}
