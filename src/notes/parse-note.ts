import { parseMarkdown } from '../markdown/markdown.ts'
import type { Block } from './blocks/block.ts'
import { outline } from './blocks/outline.ts'
import { underlinedHeadings } from './blocks/underlined.ts'
import { type FrontMatter, frontMatterLines, NO_FRONT_MATTER } from './front-matter.ts'
import { linesToRead } from './lines-to-read.ts'
import { exactCards } from './making/exact-cards.ts'
import { makeCards } from './making/make-cards.ts'
import { type Note, type Problem, problemOf } from './note.ts'
import { dialectOf } from './questions/dialect.ts'
import { findQuestions } from './questions/find-questions.ts'
import type { Found } from './questions/found.ts'
import { topicsOf } from './questions/topics.ts'

/** A file of notes as text. `frontMatter` is what its front matter says, read beforehand; without it, nothing. */
export interface NoteFile {
  readonly path: string
  readonly text: string
  readonly frontMatter?: FrontMatter
}

/** Reads one note into cards. Takes any text, never throws; what is wrong with the note comes back as problems. */
export function parseNote(file: NoteFile): Note {
  const frontMatter = file.frontMatter ?? NO_FRONT_MATTER
  const { lines, unreadFrom } = linesToRead(file.text)
  const problems = unreadFrom === null ? [] : [tooLong(file.path, unreadFrom)]
  if (frontMatter.ignore) return { path: file.path, cards: [], problems: [], explanations: [] }
  const skipped = frontMatterLines(lines)
  const body = lines.slice(skipped)
  const only = frontMatter.only ?? null
  const origin = { path: file.path, deck: frontMatter.deck ?? deckOf(file.path), tags: frontMatter.tags, lines }
  if (only !== null) {
    const cards = exactCards(parseMarkdown(body, skipped + 1), only, origin)
    return { path: file.path, cards, problems, explanations: [] }
  }
  const root = outline(
    parseMarkdown(body, skipped + 1),
    { isHeading: underlinedHeadings(lines), parse: parseMarkdown },
    lines.length,
  )
  const dialect = { ...dialectOf(root, deckOf(file.path)), chosen: frontMatter.questions }
  const aloud = findQuestions(root, dialect)
  const topics = dialect.chosen === null ? topicsOf(root, allBlocks(aloud.found), dialect) : new Set<Block>()
  const { found, explanations } = topics.size === 0 ? aloud : findQuestions(root, { ...dialect, topics })
  const cards = makeCards(found, origin)
  return { path: file.path, cards, problems, explanations }
}

const tooLong = (path: string, line: number): Problem => ({
  ...problemOf(path, 'too-long', 'The note is too long: from here on nothing is read. Split it into several files.'),
  line,
})

const allBlocks = (found: readonly Found[]): Block[] => found.flatMap((one) => [one.block, ...allBlocks(one.followUps)])

/** A note's deck when it names none: its file name without the extension. */
const deckOf = (path: string): string => (path.split(/[\\/]/).at(-1) ?? path).replace(/\.[^.]+$/, '').normalize('NFC')
