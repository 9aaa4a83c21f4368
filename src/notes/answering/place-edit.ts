import type { Card } from '../../cards/card.ts'
import { decode } from '../../disk/decode.ts'
import { keepsOwnLines } from '../blocks/other-programs.ts'
import { isAboveHeading } from '../making/exact-cards.ts'
import type { Note } from '../note.ts'
import { type Edit, editBytes, editText } from './edit-bytes.ts'
import { lineEdits } from './line-edits.ts'
import { linesOf, type NoteLines } from './note-lines.ts'
import { type PlacedAnswer, placeAnswer, placeOf, type Refusal, tidyAnswer } from './place-answer.ts'

/** What a card is to say instead: one of its texts as Markdown, or tags that it gets and loses. */
export type CardEdit =
  | { readonly part: 'prompt' | 'answer'; readonly now: string }
  | { readonly part: 'tags'; readonly added: readonly string[]; readonly removed: readonly string[] }

/**
 * Writes an edit of a question, an answer or its tags into its note. Only the bytes that differ are touched; before anything is
 * given back the note is read again: this card says exactly that, and every other what it said. `card` is known by its line
 * and words. An answer to a question without one is placed as `placeAnswer` does.
 */
export function placeEdit(
  bytes: Uint8Array,
  card: Pick<Card, 'question' | 'source'>,
  edit: CardEdit,
  read: (text: string) => Note,
): PlacedAnswer | { readonly refused: Refusal } {
  const decoded = decode(bytes)
  if (decoded.encoding === 'binary') return { refused: 'noText' }
  const note = read(decoded.text)
  const index = placeOf(card, note)
  const asked = note.cards[index]
  if (asked === undefined) return { refused: 'gone' }
  if (edit.part === 'answer' && asked.answer === null) return placeAnswer(bytes, card, edit.now, read)
  if (edit.part !== 'tags' && tidyAnswer(edit.now) === '') return { refused: 'empty' }
  const source = linesOf(decoded.text)
  let refused: Refusal = 'noPlace'
  for (const edits of waysTo(edit, asked, source)) {
    const edited = editText(decoded.text, edits)
    if (!keepsOwnLines(source.lines, linesOf(edited).lines)) continue
    const after = read(edited)
    const now = after.cards[index]
    if (now === undefined || !isEdited(asked, now, edit) || !areOthersSame(note.cards, after.cards, index)) continue
    const written = editBytes(bytes, decoded, edits)
    if (written !== null) return { bytes: written, card: now, line: lineOf(edits, source), marked: false }
    refused = 'encoding'
  }
  return { refused }
}

function waysTo(edit: CardEdit, card: Card, source: NoteLines): readonly (readonly Edit[])[] {
  if (edit.part === 'tags') return waysToTag(edit, card, source)
  const was = edit.part === 'prompt' ? card.prompt : (card.answer ?? '')
  const { line, endLine } = card.source
  // An answer stands below its question, or beside it.
  return (edit.part === 'prompt' ? [line - 1] : [line, line - 1]).flatMap((first) => {
    const edits = lineEdits(source, { first, end: endLine }, was, tidyAnswer(edit.now))
    return edits === null || edits.length === 0 ? [] : [edits]
  })
}

const TAGS = /^(<!--\s*prep:\s*tags\s+)([^>]*?)(\s*-->\s*)$/

/** In the line above the heading that lists them; as a line of its own there; behind the question's words. */
function waysToTag(
  { added, removed }: Extract<CardEdit, { part: 'tags' }>,
  card: Card,
  { lines, starts, lineEnd }: NoteLines,
): readonly (readonly Edit[])[] {
  const at = card.source.line - 1
  let above = at
  while (isAboveHeading(lines[above - 1] ?? '')) above -= 1
  const ways: Edit[][] = []
  for (let line = above; line < at; line += 1) {
    const [, head = '', list, tail = ''] = TAGS.exec(lines[line] ?? '') ?? []
    if (list === undefined) continue
    const left = [...list.split(/\s+/).filter((tag) => tag !== '' && !removed.includes(tag)), ...added]
    const [from = 0, to = 0] = [starts[line], starts[line + 1]]
    ways.push([
      left.length === 0
        ? { from, to, insert: '' }
        : { from: from + head.length, to: from + (lines[line] ?? '').length - tail.length, insert: left.join(' ') },
    ])
  }
  const question = lines[at] ?? ''
  const start = starts[at] ?? 0
  const without = removed.flatMap((tag): Edit[] => {
    const found = question.indexOf(`#${tag}`)
    if (found < 0 || /^[\p{L}\p{N}_/-]/u.test(question.slice(found + tag.length + 1))) return []
    const from = start + question.slice(0, found).trimEnd().length
    return [{ from, to: start + found + tag.length + 1, insert: '' }]
  })
  const end = start + question.trimEnd().length
  const behind = added.length === 0 ? [] : [{ from: end, to: end, insert: added.map((tag) => ` #${tag}`).join('') }]
  if (without.length === removed.length) {
    ways.push([...without, ...behind])
    const line = `<!-- prep: tags ${added.join(' ')} -->${lineEnd}`
    if (added.length > 0) ways.push([{ from: start, to: start, insert: line }, ...without])
  }
  return ways.filter((edits) => edits.length > 0)
}

const plain = (text: string | null): string => tidyAnswer(text ?? '')

function isEdited(before: Card, after: Card, edit: CardEdit): boolean {
  const prompt = edit.part === 'prompt' ? edit.now : before.prompt
  const answer = edit.part === 'answer' ? edit.now : before.answer
  const tags =
    edit.part === 'tags' ? [...before.tags.filter((tag) => !edit.removed.includes(tag)), ...edit.added] : before.tags
  return (
    plain(after.prompt) === plain(prompt) && plain(after.answer) === plain(answer) && setOf(after.tags) === setOf(tags)
  )
}

const areOthersSame = (before: readonly Card[], after: readonly Card[], index: number): boolean =>
  before.length === after.length &&
  before.every((card, at) => {
    const now = after[at]
    return at === index || (now !== undefined && isSame(card, now))
  })

const isSame = (one: Card, other: Card): boolean =>
  one.prompt === other.prompt &&
  one.answer === other.answer &&
  one.status === other.status &&
  setOf(one.tags) === setOf(other.tags)

const setOf = (tags: readonly string[]): string => [...new Set(tags)].sort().join('\n')

const lineOf = (edits: readonly Edit[], { starts }: NoteLines): number => {
  const from = Math.min(...edits.map((edit) => edit.from))
  return starts.findLastIndex((start) => start <= from) + 1
}
