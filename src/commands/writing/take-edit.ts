import { resolve } from 'node:path'
import type { Card } from '../../cards/card.ts'
import type { Context } from '../../context.ts'
import { decode } from '../../disk/decode.ts'
import type { OwnEdit } from '../../exchange/importing/own-edits.ts'
import { type CardEdit, placeEdit } from '../../notes/answering/place-edit.ts'
import { readerOf } from '../../notes/read-notes.ts'
import { knownCorrections } from '../collection/corrections.ts'
import { draftMark, noteOf, replaceNote } from '../collection/note-file.ts'

/** What of an edit is in the note now, and what found no place in it. */
export interface TakenEdit {
  readonly done: Pick<OwnEdit, 'prompt' | 'answer' | 'tags'>
  readonly left: Pick<OwnEdit, 'prompt' | 'answer' | 'tags'>
  /** The card as the note has it now. */
  readonly card: Pick<Card, 'question' | 'source'>
  /** The first line written, null where nothing was. */
  readonly line: number | null
}

const NOTHING = { prompt: null, answer: null, tags: null }

/**
 * Writes what was edited elsewhere into the note: answer, tags and question, each for itself. `paths`: the files and folders
 * that notes are read from. Throws as `readNoteFile` and `replaceNote` do.
 */
export async function takeEdit(
  context: Context,
  card: Card,
  edit: OwnEdit,
  paths: readonly string[],
): Promise<TakenEdit> {
  const { path } = card.source
  const full = resolve(context.host.cwd, path)
  const corrections = await knownCorrections(context)
  let asked: Pick<Card, 'question' | 'source'> = card
  let [done, left]: [TakenEdit['done'], TakenEdit['left']] = [NOTHING, NOTHING]
  let line: number | null = null
  // The question last: it is what the card is known by.
  for (const part of ['answer', 'tags', 'prompt'] as const) {
    const change = changeOf(edit, part)
    if (change === null) continue
    const seen = noteOf(context, card, paths)
    const reader = await readerOf(full, path, decode(seen.bytes).text, corrections(full), true)
    const placed = placeEdit(seen.bytes, asked, change, reader)
    if ('refused' in placed) {
      left = { ...left, [part]: edit[part] }
      continue
    }
    replaceNote(seen, placed.bytes, draftMark(context.random))
    asked = placed.card
    done = { ...done, [part]: edit[part] }
    line = Math.min(line ?? placed.line, placed.line)
  }
  return { done, left, card: asked, line }
}

function changeOf(edit: OwnEdit, part: 'answer' | 'tags' | 'prompt'): CardEdit | null {
  if (part === 'tags') return edit.tags === null ? null : { part, ...edit.tags }
  const change = edit[part]
  return change === null ? null : { part, now: change.now }
}

/** The edit that undoes another one. */
export const inverseOf = ({ prompt, answer, tags }: TakenEdit['done']): TakenEdit['done'] => ({
  prompt: prompt && { was: prompt.now, now: prompt.was },
  answer: answer && { was: answer.now, now: answer.was },
  tags: tags && { added: tags.removed, removed: tags.added },
})
