import { resolve } from 'node:path'
import type { Card } from '../../cards/card.ts'
import type { Context } from '../../context.ts'
import { decode } from '../../disk/decode.ts'
import { PrepError } from '../../errors.ts'
import { placeAnswer } from '../../notes/answering/place-answer.ts'
import { readerOf } from '../../notes/read-notes.ts'
import { knownCorrections } from '../collection/corrections.ts'
import { assertUnchanged, draftMark, type NoteFile, replaceNote } from '../collection/note-file.ts'

/** An answer that stands in its note. */
export interface WrittenAnswer {
  /** The card as the note has it now, under the id that a reading of this note alone gives. */
  readonly card: Card
  /** The line of the note where the answer begins. */
  readonly line: number
  /** Whether a comment was put into the note, too, that keeps a line a question. */
  readonly marked: boolean
}

/**
 * Writes an answer under its question. `seen` is the note as it was when the person began to answer: what was changed since
 * by somebody else is not written over. `adds`: below an answer that stands there already. Throws a PrepError that says why nothing was written.
 */
export async function writeAnswer(
  context: Context,
  card: Card,
  text: string,
  seen: NoteFile,
  { adds = false }: { readonly adds?: boolean } = {},
): Promise<WrittenAnswer> {
  assertUnchanged(seen)
  const { path, line } = card.source
  const { text: note, encoding } = decode(seen.bytes)
  const full = resolve(context.host.cwd, path)
  const corrections = await knownCorrections(context)
  const reader = await readerOf(full, path, note, corrections(full), true)
  const placed = placeAnswer(seen.bytes, card, text, reader, { adds })
  if ('refused' in placed) throw answerRefusal(placed.refused, { path, line, encoding })
  replaceNote(seen, placed.bytes, draftMark(context.random))
  return placed
}

/** Why an answer was not written, as a person reads it. */
export function answerRefusal(
  why: Extract<ReturnType<typeof placeAnswer>, { refused: unknown }>['refused'],
  { path, line, encoding }: { path: string; line: number; encoding: string },
): PrepError {
  switch (why) {
    case 'empty':
      return new PrepError('emptyAnswer', {})
    case 'answered':
      return new PrepError('alreadyAnswered', { path, line })
    case 'encoding':
      return new PrepError('cannotEncode', { path, encoding })
    case 'noPlace':
      return new PrepError('noPlaceForAnswer', { path, line })
    default:
      return new PrepError('noteChanged', { path })
  }
}
