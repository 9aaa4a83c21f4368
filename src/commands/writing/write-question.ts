import { existsSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, extname, join, resolve } from 'node:path'
import type { Card } from '../../cards/card.ts'
import { normalise } from '../../cards/normalise.ts'
import type { Context } from '../../context.ts'
import { decode } from '../../disk/decode.ts'
import { errorCode } from '../../disk/failed-save.ts'
import { makeFolder } from '../../disk/make-folder.ts'
import { PrepError } from '../../errors.ts'
import { placeFollowUp } from '../../notes/adding/place-follow-up.ts'
import { placeQuestion, type QuestionRefusal, sectionsOf } from '../../notes/adding/place-question.ts'
import { placeAnswer } from '../../notes/answering/place-answer.ts'
import { isNoteName, shownPath } from '../../notes/note-files.ts'
import { readerOf } from '../../notes/read-notes.ts'
import { knownCorrections } from '../collection/corrections.ts'
import { draftMark, type NoteFile, readNoteFile, replaceNote } from '../collection/note-file.ts'
import { answerRefusal } from './write-answer.ts'

/** A note to write into; `begins` is what a note that is not there yet begins with. */
export interface NoteToWrite {
  /** Absolute. */
  readonly path: string
  readonly shown: string
  readonly begins: string
}

/** A question to be written, and its answer where there is one. */
export interface NewQuestion {
  readonly question: string
  readonly answer?: string
  /** The heading that it belongs under. */
  readonly under?: string
  /** The question of the same note that it follows. */
  readonly below?: Pick<Card, 'question' | 'source'>
}

/**
 * Which note a person means by a path, or by the name of one that is read; one that is not there yet is made. Throws PrepError
 * `noSuchNote`.
 */
export function namedNote(context: Context, word: string, notes: readonly { readonly path: string }[]): NoteToWrite {
  const { cwd } = context.host
  const path = resolve(cwd, word)
  if (existsSync(path) && statSync(path).isFile()) return noteAt(context, path)
  const wanted = normalise(bareName(word))
  const called = (fits: (name: string) => boolean) => notes.filter((note) => fits(normalise(bareName(note.path))))
  const exact = called((name) => name === wanted)
  const [found, ...others] = exact.length > 0 ? exact : called((name) => wanted !== '' && name.startsWith(wanted))
  if (found !== undefined && others.length === 0) return noteAt(context, resolve(cwd, found.path))
  if (found === undefined && isNoteName(word)) return noteAt(context, path)
  throw new PrepError('noSuchNote', { name: word, known: [found, ...others].flatMap((each) => each?.path ?? []) })
}

/** A note of a name in the folder that a person keeps notes in; where that is one note, that. Throws PrepError `nowhereToWrite` where there is no such folder. */
export function noteInFolder(context: Context, name: string, begins?: string): NoteToWrite {
  const { host, options, settings } = context
  const kept = [...options.notes, ...settings.noteFolders].map((path) => resolve(host.cwd, path)).filter(existsSync)
  const folder = kept.find((path) => statSync(path).isDirectory())
  const [file] = kept
  if (file === undefined) throw new PrepError('nowhereToWrite', {})
  // Beside a note that is kept by itself a new one would not be read.
  if (folder === undefined) return noteAt(context, file)
  // Of a name by which a company is called, nothing may lead out of the folder.
  const safe = name.replaceAll(/[\\/:*?"<>|\x00-\x1f]+/g, ' ').replace(/^[. ]+|[. ]+$/g, '')
  return { ...noteAt(context, join(folder, `${safe}.md`)), ...(begins === undefined ? {} : { begins }) }
}

const bareName = (path: string): string => basename(path, extname(path))

const noteAt = ({ host }: Context, path: string): NoteToWrite => ({
  path,
  shown: shownPath(path, host.cwd),
  begins: `# ${bareName(path)}\n`,
})

/**
 * Writes questions into a note, all or none, in its own style; gives the cards as they are read from it then. Throws a PrepError that
 * says why nothing was written.
 */
export async function writeQuestions(
  context: Context,
  { path, shown, begins }: NoteToWrite,
  questions: readonly NewQuestion[],
): Promise<readonly Card[]> {
  const seen = existsSync(path) ? readNoteFile(path, shown) : null
  const start = seen?.bytes ?? new TextEncoder().encode(begins)
  const { text, encoding } = decode(start)
  const corrections = await knownCorrections(context)
  const read = await readerOf(path, shown, text, corrections(path))
  let bytes = start
  for (const { question, answer, under, below } of questions) {
    const placed =
      below === undefined
        ? placeQuestion(bytes, question, read, { under: under ?? null })
        : placeFollowUp(bytes, below, question, read)
    if ('refused' in placed) {
      const note = read(decode(bytes).text)
      const asked = note.cards.find((card) => normalise(card.question) === normalise(question))
      throw refusal(
        placed.refused,
        { path: shown, question, under: under ?? '', encoding, line: asked?.source.line ?? 1 },
        sectionsOf(note),
      )
    }
    bytes = placed.bytes
    if (answer === undefined) continue
    const answered = placeAnswer(bytes, placed.card, answer, read)
    if ('refused' in answered)
      throw answerRefusal(answered.refused, { path: shown, line: placed.card.source.line, encoding })
    bytes = answered.bytes
  }
  save(context, { path, shown }, seen, bytes)
  const wanted = new Set(questions.map(({ question }) => normalise(question)))
  return read(decode(bytes).text).cards.filter(({ question }) => wanted.has(normalise(question)))
}

function save(
  context: Context,
  { path, shown }: Pick<NoteToWrite, 'path' | 'shown'>,
  seen: NoteFile | null,
  bytes: Uint8Array,
): void {
  if (seen !== null) {
    replaceNote(seen, bytes, draftMark(context.random))
    return
  }
  try {
    makeFolder(dirname(path))
    writeFileSync(path, bytes, { flag: 'wx' })
  } catch (cause) {
    if (errorCode(cause) === 'EEXIST') throw new PrepError('noteChanged', { path: shown })
    throw new PrepError('cannotWriteNote', { path: shown, reason: errorCode(cause) ?? String(cause) }, { cause })
  }
}

function refusal(
  why: QuestionRefusal,
  at: { path: string; line: number; question: string; under: string; encoding: string },
  sections: readonly string[],
): PrepError {
  const { path, line, question, under, encoding } = at
  switch (why) {
    case 'empty':
      return new PrepError('emptyQuestion', {})
    case 'asked':
      return new PrepError('alreadyAsked', { path, line, question })
    case 'noSection':
      return new PrepError('noSuchSection', { path, name: under, sections })
    case 'encoding':
      return new PrepError('cannotEncode', { path, encoding })
    case 'noText':
      return new PrepError('notANote', { path })
    default:
      return new PrepError('noPlaceForQuestion', { path })
  }
}
