import { parseMarkdown } from '../markdown/markdown.ts'
import { outline } from './blocks/outline.ts'
import { underlinedHeadings } from './blocks/underlined.ts'
import { candidatesOf } from './candidates/candidates.ts'
import { decide } from './deciding/decide.ts'
import { explain } from './deciding/explain.ts'
import { type FrontMatter, frontMatterLines, NO_FRONT_MATTER } from './front-matter.ts'
import { gather } from './gathering/gather.ts'
import { isTodoList } from './left-out.ts'
import { linesToRead } from './lines-to-read.ts'
import { exactCards } from './making/exact-cards.ts'
import { makeCards } from './making/make-cards.ts'
import type { LineReader } from './model/probabilities.ts'
import { shippedReader } from './model/reader.ts'
import { type Note, OWN_EXPORT, type Problem, problemOf } from './note.ts'

/** A file of notes as text. `frontMatter` is what its front matter says, read beforehand; without it, nothing. */
export interface NoteFile {
  readonly path: string
  readonly text: string
  readonly frontMatter?: FrontMatter
  /** Where the file lies, for its deck: `path` may not show its folder. */
  readonly file?: string
}

export interface ParseOptions {
  readonly reader?: LineReader
  /** Whether explanations say what weighed most; otherwise they have as reasons only what is certain. */
  readonly withReasons?: boolean
}

/** Reads one note into cards. Takes any text, never throws; what is wrong with the note comes back as problems. */
export function parseNote(file: NoteFile, { reader = shippedReader(), withReasons = false }: ParseOptions = {}): Note {
  const frontMatter = file.frontMatter ?? NO_FRONT_MATTER
  const { lines, unreadFrom } = linesToRead(file.text)
  const problems = unreadFrom === null ? [] : [tooLong(file.path, unreadFrom)]
  if (frontMatter.exported || isTodoList(lines)) problems.push(exported(file.path))
  if (frontMatter.ignore) return { path: file.path, cards: [], problems: [], explanations: [] }
  const skipped = frontMatterLines(lines)
  const body = lines.slice(skipped)
  const only = frontMatter.only ?? null
  const origin = {
    path: file.path,
    deck: frontMatter.deck ?? deckOf(file.file ?? file.path),
    tags: frontMatter.tags,
    lines,
  }
  if (only !== null) {
    const cards = exactCards(parseMarkdown(body, skipped + 1), only, origin)
    return { path: file.path, cards, problems, explanations: [] }
  }
  const root = outline(
    parseMarkdown(body, skipped + 1),
    { isHeading: underlinedHeadings(lines), parse: parseMarkdown },
    lines.length,
  )
  const decisions = decide(root, candidatesOf(root, lines), lines, frontMatter.questions, reader)
  const asked = decisions.filter(({ isQuestion }) => isQuestion)
  const chosen = new Set(asked.map(({ view }) => view.candidate))
  const confidences = new Map(asked.map(({ view, probability }) => [view.candidate.line, probability]))
  const cards = makeCards(gather(root, chosen, lines), origin, confidences)
  return { path: file.path, cards, problems, explanations: explain(decisions, cards, withReasons ? reader : null) }
}

/** Says of a note, not to a person, that prep made it of others: see `readNotes`. */
const exported = (path: string): Problem => problemOf(path, OWN_EXPORT, 'prep wrote this of other notes.')

const tooLong = (path: string, line: number): Problem => ({
  ...problemOf(path, 'too-long', 'The note is too long: from here on nothing is read. Split it into several files.'),
  line,
})

/** Files that are called so tell what their folder is about, and every folder may have one. */
const OF_ITS_FOLDER = /^(?:readme|_index)$/i

/** A note's deck when it names none: its file name without the extension; a README's is its folder's name. */
function deckOf(path: string): string {
  const parts = path.split(/[\\/]/)
  const name = (parts.at(-1) ?? path).replace(/\.[^.]+$/, '')
  const folder = OF_ITS_FOLDER.test(name) ? (parts.at(-2) ?? '') : ''
  return (/^(?:|\.{1,2})$/.test(folder) ? name : folder).normalize('NFC')
}
