import type { Card } from '../../cards/card.ts'
import { insertLines } from '../answering/answer-places.ts'
import type { Edit } from '../answering/edit-bytes.ts'
import type { NoteLines } from '../answering/note-lines.ts'
import type { Note } from '../note.ts'
import { HEADING, type PlacedQuestion, placeNew, type QuestionRefusal } from './place-question.ts'
import { questionForms } from './question-forms.ts'

const HANGUL = /[\uac00-\ud7a3]/

/**
 * Writes a question below another one of the same note, as its follow-up, behind those that it has: as they are written, else as
 * others of the note are. All other bytes stay as they are. Before anything is given back it is read again: it is one more follow-up of
 * that question, and every other card is as it was.
 */
export function placeFollowUp(
  bytes: Uint8Array,
  parent: Pick<Card, 'question' | 'source'>,
  text: string,
  read: (text: string) => Note,
): PlacedQuestion | { readonly refused: QuestionRefusal } {
  return placeNew(bytes, text, read, (question, note, source) => {
    const asked = note.cards.filter((card) => card.question === parent.question)
    const above = asked.find((card) => card.source.line === parent.source.line) ?? asked[0]
    if (above === undefined) return { refused: 'noPlace' }
    return { ways: edits(question, above, note, source), parent: above.question }
  })
}

/** Ways to put the follow-up in, the likeliest first. */
function* edits(question: string, parent: Card, note: Note, source: NoteLines): Generator<Edit> {
  const family = familyOf(parent, note.cards)
  const end = Math.max(...family.map(({ source: at }) => at.endLine))
  const isApart = (source.lines[end - 1] ?? '').trim() !== '' && (source.lines[end] ?? '').trim() === ''
  const seen = new Set<string>()
  for (const lines of forms(question, parent, note, source)) {
    const key = lines.join('\n')
    if (seen.has(key)) continue
    seen.add(key)
    // As the last of its kind stands, else apart.
    for (const before of isClose(lines, parent, note, source) ? [false, true] : [true, false])
      for (const behind of isApart ? [false, true] : [true, false])
        yield insertLines(source, end, lines, { before, behind })
  }
}

/** A question with all that is asked below it. */
function familyOf(parent: Card, cards: readonly Card[]): readonly Card[] {
  const ids = new Set([parent.id])
  return cards.filter((card) => {
    const isInside = card.id === parent.id || (card.parent !== null && ids.has(card.parent))
    if (isInside) ids.add(card.id)
    return isInside
  })
}

/** The line of the follow-up: as the question's last one, as the note's last one, a heading further in, a bullet further in. */
function* forms(question: string, parent: Card, note: Note, source: NoteLines): Generator<readonly string[]> {
  const { lines } = source
  const line = lines[parent.source.line - 1] ?? ''
  const marks = HEADING.exec(line)?.[1]
  const level = (marks?.length ?? 5) + 1
  const followUps = note.cards.filter((card) => card.parent !== null)
  const models = [followUps.findLast((card) => card.parent === parent.id), followUps.at(-1)]
  for (const model of new Set(models))
    if (model !== undefined)
      for (const form of questionForms(question, model, level, note, source)) if (form.isOwn) yield form.lines
  if (marks !== undefined && level <= 6) yield [`${'#'.repeat(level)} ${question}`]
  const [, indent = '', marker = ''] = /^([\t >]*)((?:[-*+]|\d+[.)])[\t ]+)?/.exec(line) ?? []
  const label = HANGUL.test(parent.question) ? '꼬리질문: ' : 'Follow-up: '
  const deeper = [indent + ' '.repeat(marker.length), `${indent}  `, `${indent}    `, `${indent}\t`]
  const indents = marker === '' ? [indent] : [...new Set(deeper)]
  for (const words of [`- ${question}`, `- ${label}${question}`])
    for (const further of indents) {
      yield [further + words]
      yield [`${further}<!-- prep: question -->`, further + words]
    }
}

/** Whether the question's follow-ups, or else the note's, stand right below what is above them. */
function isClose(added: readonly string[], parent: Card, note: Note, { lines }: NoteLines): boolean {
  const followUps = note.cards.filter((card) => card.parent !== null)
  const model = followUps.findLast((card) => card.parent === parent.id) ?? followUps.at(-1)
  if (model === undefined) return /^[\t >]+[-*+\d]/.test(added.at(-1) ?? '')
  return (lines[model.source.line - 2] ?? '').replaceAll(/[\t >]/g, '') !== ''
}
