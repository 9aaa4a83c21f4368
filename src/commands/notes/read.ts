import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Context } from '../../context.ts'
import { decode } from '../../disk/decode.ts'
import { readBytes } from '../../disk/read-bytes.ts'
import { EXIT, PrepError } from '../../errors.ts'
import { editBytes, editText } from '../../notes/answering/edit-bytes.ts'
import { type Correction, correctionKey, type Said } from '../../notes/correction.ts'
import { intoNote } from '../../notes/into-note.ts'
import { shownPath } from '../../notes/note-files.ts'
import type { NoteReading, OpenedNote } from '../../notes/note-reading.ts'
import { openNote } from '../../notes/open-note.ts'
import { frontMatterOf } from '../../notes/read-file.ts'
import { readLines } from '../../notes/reading-lines.ts'
import type { Change, StoredEvent } from '../../store/store.ts'
import { sanitiseLine } from '../../terminal/text/sanitise.ts'
import { wrapText } from '../../terminal/text/wrap.ts'
import { renderReading } from '../../terminal/views/reading.ts'
import { knownCorrections } from '../collection/corrections.ts'
import { draftMark, readNoteFile, replaceNote } from '../collection/note-file.ts'
import { realPath } from '../collection/real-path.ts'
import { type JsonOption, printJson } from '../frame/print-json.ts'
import { printLine } from '../frame/tell.ts'

export interface ReadOptions extends JsonOption {
  readonly as?: readonly string[]
  readonly question?: readonly number[]
  readonly not?: readonly number[]
  readonly followUp?: readonly number[]
  readonly reading?: number
  readonly forget?: boolean
  readonly write?: boolean
  readonly yes?: boolean
}

/** A note opened to be read and corrected. */
export interface NoteToRead {
  /** As the user knows it. */
  readonly path: string
  /** Where it is. */
  readonly file: string
  /** By which corrections name it. */
  readonly key: string
  readonly text: string
  readonly opened: OpenedNote
  readonly corrections: readonly Correction[]
}

/** `prep read NOTE`: how a note was read, and putting it right. */
export async function read(context: Context, [given = '']: readonly string[], options: ReadOptions): Promise<number> {
  const { terminal, messages } = context
  const say = messages.readings
  const note = await noteToRead(context, given, !options.json)
  const before = note.opened.read(note.corrections)
  const after = corrected(note, before, options)
  const changed = (await keepCorrections(context, note, after.corrections)) !== null
  if (options.write) return write(context, note, after, options)
  if (options.json) return printJson(context, readingJson(note, after))
  if (!isChanging(options)) {
    const { screen } = terminal
    if (screen !== null && before.note.explanations.length > 0) {
      const { readOnScreen } = await import('./read-on-screen.ts')
      return readOnScreen(context, screen, note, {
        reopen: () => noteToRead(context, given, false),
        keep: (opened, corrections) => keepCorrections(context, opened, corrections),
      })
    }
    if (before.note.explanations.length === 0) terminal.write(`${wrapText(say.settled, terminal.columns).join('\n')}\n`)
    terminal.write(`${renderReading(after, { width: terminal.columns, style: context.style, messages })}\n`)
    return EXIT.done
  }
  if (options.forget && note.corrections.length > 0) printLine(terminal, say.forgotten(note.corrections.length))
  terminal.write(`${changed ? say.changed(before.note.cards.length, after.note.cards.length) : say.unchanged}\n`)
  return EXIT.done
}

const isChanging = ({ as, question, not, followUp, reading, forget }: ReadOptions): boolean =>
  [as, question, not, followUp].some((each) => (each ?? []).length > 0) || reading !== undefined || forget === true

/** Opens one note. Throws PrepError `noSuchPath` or `notANote`. */
export async function noteToRead(context: Context, given: string, withReasons: boolean): Promise<NoteToRead> {
  const { cwd } = context.host
  const file = resolve(cwd, given)
  const found = statSync(file, { throwIfNoEntry: false })
  if (found === undefined) throw new PrepError('noSuchPath', { path: given })
  const bytes = found.isFile() ? readBytes(file) : null
  if (!(bytes instanceof Uint8Array)) throw new PrepError('notANote', { path: given })
  const { text, encoding } = decode(bytes)
  if (encoding === 'binary') throw new PrepError('notANote', { path: given })
  const { frontMatter } = await frontMatterOf(text)
  const path = shownPath(file, cwd)
  const corrections = (await knownCorrections(context))(file)
  const alone = openNote({ path, text, frontMatter, file }, { withReasons })
  const isOffered = alone.read(corrections).note.offered !== null
  const inFolder = isOffered && (await isAsked(context, given))
  const opened = inFolder ? openNote({ path, text, frontMatter, file }, { withReasons, inFolder }) : alone
  return { path, file, key: realPath(cwd, file), text, opened, corrections }
}

/** Whether a note without questions of its own is one in its folder. */
async function isAsked(context: Context, given: string): Promise<boolean> {
  const { readWithCache } = await import('../collection/collection.ts')
  const { notes } = await readWithCache(context, [given])
  return notes.some(({ cards }) => cards.length > 0)
}

/** The reading after what the options say, in their order: forget, reading, forms, lines. */
function corrected({ path, opened }: NoteToRead, before: NoteReading, options: ReadOptions): NoteReading {
  let reading = options.forget ? opened.read() : before
  if (options.reading !== undefined) {
    const alternatives = reading.alternatives()
    const chosen = alternatives[options.reading - 1]
    if (chosen === undefined)
      throw new PrepError('noSuchReading', { path, reading: options.reading, count: alternatives.length })
    reading = opened.read(reading.adopt(chosen))
  }
  for (const form of options.as ?? []) {
    if (!reading.forms.includes(form))
      throw new PrepError('noSuchForm', { path, form, forms: reading.forms.join(', ') })
    reading = opened.read(reading.correctForm(form, 'question'))
  }
  for (const [lines, is] of [
    [options.question, 'question'],
    [options.not, 'nothing'],
    [options.followUp, 'follow-up'],
  ] as const)
    for (const line of lines ?? [])
      reading = opened.read(reading.correct(placeAt(path, reading, line), is satisfies Said))
  return reading
}

function placeAt(path: string, { note }: NoteReading, line: number): number {
  const place = note.explanations.findIndex((each) => each.line === line)
  if (place < 0) throw new PrepError('noSuchLine', { path, line })
  return place
}

/** Remembers how a person reads a note; gives what was remembered, null where that is as before. */
export async function keepCorrections(
  context: Context,
  { key, corrections: before }: Pick<NoteToRead, 'key' | 'corrections'>,
  now: readonly Correction[],
): Promise<StoredEvent | null> {
  if (JSON.stringify(now) === JSON.stringify(before)) return null
  const known = new Map(before.map((each) => [correctionKey(each), JSON.stringify(each)]))
  const said = now.filter((each) => known.get(correctionKey(each)) !== JSON.stringify(each))
  const left = new Set(now.map(correctionKey))
  const isLess = before.some((each) => !left.has(correctionKey(each)))
  // Another process may say something of other lines meanwhile: only what is new is told, where nothing is taken back.
  const change: Change = isLess
    ? { type: 'corrected', note: key, corrections: now, forgets: true }
    : { type: 'corrected', note: key, corrections: said }
  const [kept = null] = await (await context.store()).append([change], context.now())
  return kept
}

async function write(context: Context, note: NoteToRead, after: NoteReading, options: ReadOptions): Promise<number> {
  const { terminal, messages, host } = context
  const say = messages.readings
  const seen = readNoteFile(note.file, note.path)
  const edits = await intoNote(note.text, after, async (text) => {
    const { frontMatter } = await frontMatterOf(text)
    return openNote({ path: note.path, text, frontMatter }).read()
  })
  if (edits === null) throw new PrepError('cannotWriteReading', { path: note.path })
  const isDone = edits.length > 0 && options.yes === true
  if (!options.json)
    for (const line of diffOf(note.text, edits)) terminal.write(`${line.slice(0, 1)}${sanitiseLine(line.slice(1))}\n`)
  if (isDone) {
    const bytes = editBytes(seen.bytes, decode(seen.bytes), edits)
    if (bytes === null || decode(bytes).text !== editText(note.text, edits))
      throw new PrepError('cannotWriteReading', { path: note.path })
    replaceNote(seen, bytes, draftMark(context.random))
  }
  // The note says it by itself from now on.
  if (isDone || edits.length === 0)
    await keepCorrections(context, { key: note.key, corrections: after.corrections }, [])
  if (options.json)
    return printJson(context, {
      ...readingJson(await noteToRead(context, resolve(host.cwd, note.file), false), null),
      written: isDone,
    })
  terminal.write(`${edits.length === 0 ? say.nothingToWrite : isDone ? say.written(note.path) : say.wouldWrite}\n`)
  return EXIT.done
}

/** The lines that are put in, each with the line below which it comes to stand. */
function diffOf(text: string, edits: Awaited<ReturnType<typeof intoNote>>): string[] {
  return [...(edits ?? [])]
    .sort((one, other) => one.from - other.from)
    .flatMap(({ from, insert }) => {
      const line = text.slice(0, from).split(/\r\n|[\r\n]/).length
      const next = text.slice(from).split(/\r\n|[\r\n]/, 1)[0] ?? ''
      const added = insert.replace(/(?:\r\n|[\r\n])$/, '').split(/\r\n|[\r\n]/)
      return [`@@ ${line} @@`, ...added.map((each) => `+${each}`), ` ${next}`]
    })
}

/** A public format, so names stay as they are. */
export function readingJson(
  { path, opened, corrections }: Pick<NoteToRead, 'path' | 'opened' | 'corrections'>,
  given: NoteReading | null,
) {
  const reading = given ?? opened.read(corrections)
  const { note } = reading
  const lineAt = (place: number): number => note.explanations[place]?.line ?? 0
  const [asked] = reading.asking()
  return {
    path,
    questions: note.cards.length,
    unanswered: note.cards.filter(({ status }) => status === 'unanswered').length,
    confidence: note.confidence,
    ...note.counts,
    corrections: reading.corrections,
    lost: note.lost,
    ask: asked === undefined ? null : lineAt(asked),
    alternatives: reading.alternatives().map(({ count, forms, added, removed }) => ({
      questions: count,
      forms,
      added: added.map(lineAt),
      removed: removed.map(lineAt),
    })),
    lines: readLines(reading).map(({ line, shape, text, is, probability, reasons, isCorrected }) => ({
      line,
      is,
      form: shape,
      text,
      probability: Math.round(probability * 1000) / 1000,
      corrected: isCorrected,
      why: reasons,
    })),
  }
}
