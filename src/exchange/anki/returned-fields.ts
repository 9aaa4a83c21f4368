import type { Card } from '../../cards/card.ts'
import { writeCard } from '../importing/write-notes.ts'
import { mediaLink } from '../safe-names.ts'
import { ANSWER_RULE, faceOf, flagTag } from './face.ts'
import { isOwnCard, OWN_SIDES } from './own-notes.ts'
import type { AnkiCard, AnkiNote, Deck, NoteType } from './package/collection.ts'
import { htmlToMarkdown } from './text/html-markdown.ts'
import { fieldsIn } from './text/template.ts'

/** A note on its way back to Anki. */
export interface ReturnedNote {
  readonly fields: readonly string[]
  readonly tags: readonly string[]
  readonly isChanged: boolean
  /** Sides that were edited in prep and belong to no single field: what Anki has stays. */
  readonly lost: number
}

/**
 * The fields of a note that came from Anki as they go back: as they were, but for those whose text was changed in prep.
 * `html` makes a field's HTML of Markdown. A side that shows several fields gives its text to the one that the others,
 * still there word for word, leave over.
 */
export function returnFields(
  note: AnkiNote,
  type: NoteType,
  deck: Deck | undefined,
  cards: readonly { readonly original: AnkiCard; readonly now: Card }[],
  html: (markdown: string, card: Card) => string,
): ReturnedNote {
  const fields = [...note.fields]
  let tags = note.tags
  let lost = 0
  const path = deck?.path ?? ['Default']
  const link = (name: string) => mediaLink(path, name)
  for (const { original, now } of cards) {
    const flag = flagTag(original.flags)
    const face = faceOf(original, note, type, path, link)
    const before = writeCard({ ...face, tags: flag === null ? note.tags : [...note.tags, flag] })?.card
    if (before === undefined) continue
    const { front, back } = isOwnCard(original, note, type) ? OWN_SIDES : sidesOf(type, original)
    for (const [names, was, is] of [
      [front, before.prompt, now.prompt],
      [back, before.answer ?? '', now.answer ?? ''],
    ] as const) {
      if (was === is) continue
      const found = fieldFor(names, was, is, type, note, link)
      if (found === null) lost += 1
      else fields[found.index] = html(found.text, now)
    }
    const changed = [...now.tags].sort().join(' ') !== [...before.tags].sort().join(' ')
    if (changed) tags = now.tags.filter((tag) => tag !== flag)
  }
  const isChanged = lost > 0 || tags !== note.tags || fields.some((field, index) => field !== note.fields[index])
  return { fields, tags, isChanged, lost }
}

/** The fields that a template shows on each side; on the back those alone that the front does not repeat there. */
function sidesOf(
  type: NoteType,
  { ord }: AnkiCard,
): { readonly front: readonly string[]; readonly back: readonly string[] } {
  const template = type.templates[type.isCloze ? 0 : ord]
  const front = fieldsIn(template?.front ?? '', 'front')
  const below = (template?.back ?? '').split(ANSWER_RULE)
  const back = fieldsIn(below.at(-1) ?? '', 'back').filter((name) => below.length > 1 || !front.includes(name))
  return { front, back }
}

/** The field whose text was replaced: all that stands before and behind it on that side is still there. */
function fieldFor(
  names: readonly string[],
  was: string,
  is: string,
  type: NoteType,
  note: AnkiNote,
  link: (name: string) => string,
): { readonly index: number; readonly text: string } | null {
  const shown = names
    .map((name) => type.fields.indexOf(name))
    .filter((index) => index >= 0)
    .map((index) => ({ index, markdown: htmlToMarkdown(note.fields[index] ?? '', link) }))
  for (const { index, markdown } of shown) {
    const at = markdown === '' ? -1 : was.indexOf(markdown)
    if (at < 0) continue
    const [before, behind] = [was.slice(0, at), was.slice(at + markdown.length)]
    if (is.length >= before.length + behind.length && is.startsWith(before) && is.endsWith(behind))
      return { index, text: is.slice(before.length, is.length - behind.length).trim() }
  }
  const [only] = shown
  return only !== undefined && shown.length === 1 ? { index: only.index, text: is } : null
}
