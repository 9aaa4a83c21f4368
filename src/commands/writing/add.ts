import { normalise } from '../../cards/normalise.ts'
import type { Context } from '../../context.ts'
import { PrepError } from '../../errors.ts'
import type { Note } from '../../notes/note.ts'
import { findPaths, readWithCache } from '../collection/collection.ts'
import { type JsonOption, printJson } from '../frame/print-json.ts'
import { printLine } from '../frame/tell.ts'
import { type NoteToWrite, namedNote, noteInFolder, writeQuestions } from './write-question.ts'

export interface AddOptions extends JsonOption {
  readonly to?: string
  readonly under?: string
  readonly answer?: string
}

/**
 * `prep add <question>`: writes a question into a note in the note's own style: into the one named, else the only one that has the
 * section, else one for new questions among the notes. Says where it stands.
 */
export async function add(context: Context, words: readonly string[], options: AddOptions): Promise<number> {
  const { terminal, messages } = context
  const { answer, under } = options
  const question = words.join(' ')
  const notes = await ownNotes(context)
  const asked = notes.flatMap(({ cards }) => cards).find((card) => normalise(card.question) === normalise(question))
  if (asked !== undefined && options.to === undefined)
    throw new PrepError('alreadyAsked', { ...asked.source, question: asked.question })
  const [card] = await writeQuestions(context, noteFor(context, notes, options), [
    { question, ...(answer === undefined ? {} : { answer }), ...(under === undefined ? {} : { under }) },
  ])
  if (card === undefined) throw new PrepError('noPlaceForQuestion', { path: '' })
  const { id, status, source } = card
  if (options.json)
    return printJson(context, { id, question: card.question, status, path: source.path, line: source.line })
  const place = `${source.path}:${source.line}`
  return printLine(terminal, messages.adding.added({ place, question: card.question, status }))
}

/** The notes that a person keeps, not those that ship with prep. */
export async function ownNotes(context: Context): Promise<readonly Note[]> {
  const { options, settings } = context
  const paths = options.notes.length > 0 ? options.notes : settings.noteFolders
  return paths.length === 0 ? [] : (await readWithCache(context, findPaths(context, paths).present)).notes
}

function noteFor(context: Context, notes: readonly Note[], { to, under }: AddOptions): NoteToWrite {
  if (to !== undefined) return namedNote(context, to, notes)
  if (under !== undefined) {
    const wanted = normalise(under)
    const having = notes.filter(({ cards }) =>
      cards.some(({ section }) => section.some((name) => normalise(name) === wanted)),
    )
    const [only, ...others] = having
    if (only === undefined || others.length > 0)
      throw new PrepError('whichNote', { under, paths: having.map(({ path }) => path) })
    return namedNote(context, only.path, notes)
  }
  return noteInFolder(context, context.messages.adding.noteName)
}
