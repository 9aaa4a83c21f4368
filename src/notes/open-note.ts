import type { Card } from '../cards/card.ts'
import { parseMarkdown } from '../markdown/markdown.ts'
import type { Block } from './blocks/block.ts'
import { otherForm } from './blocks/other-programs.ts'
import { outline } from './blocks/outline.ts'
import { underlinedHeadings } from './blocks/underlined.ts'
import { candidatesOf } from './candidates/candidates.ts'
import { isOfLine } from './correction.ts'
import { askedByName } from './deciding/asked-by-name.ts'
import { type AskedByTitle, askedByTitle } from './deciding/asked-by-title.ts'
import { cardConfidence, confidenceOf } from './deciding/confidence.ts'
import { countsOf } from './deciding/counts.ts'
import { type Decided, NO_LINES, weigh } from './deciding/decide.ts'
import { explain, withFolder, withName } from './deciding/explain.ts'
import { type FrontMatter, frontMatterLines, NO_FRONT_MATTER } from './front-matter.ts'
import { gather } from './gathering/gather.ts'
import { withPlainLabels } from './language/alternating-labels.ts'
import { composed } from './language/composed.ts'
import { isTodoList } from './left-out.ts'
import { linesToRead } from './lines-to-read.ts'
import { exactCards } from './making/exact-cards.ts'
import { makeCards, type Origin } from './making/make-cards.ts'
import type { LineReader } from './model/probabilities.ts'
import { shippedReader } from './model/reader.ts'
import { NO_COUNTS, type Note, OTHER_CARDS, OWN_EXPORT, type Problem, problemOf } from './note.ts'
import { type OpenedNote, readingOf } from './note-reading.ts'

/** A file of notes as text. `frontMatter` is what its front matter says, read beforehand; without it, nothing. */
export interface NoteFile {
  readonly path: string
  readonly text: string
  readonly frontMatter?: FrontMatter
  /** Where the file lies, for its deck: `path` may not show its folder. */
  readonly file?: string
}

export interface OpeningOptions {
  readonly reader?: LineReader
  /** Whether explanations say what weighed most; otherwise they have as reasons only what is certain. */
  readonly withReasons?: boolean
  /** Whether it lies in a folder of notes that are one question each (`deciding/asked-by-folder.ts`). */
  readonly inFolder?: boolean
}

/** Takes in one note. Takes any text, never throws; what is wrong with the note comes back as problems. */
export function openNote(
  file: NoteFile,
  { reader = shippedReader(), withReasons = false, inFolder = false }: OpeningOptions = {},
): OpenedNote {
  const frontMatter = file.frontMatter ?? NO_FRONT_MATTER
  const { path } = file
  const { lines: written, unreadFrom } = linesToRead(file.text)
  const problems = unreadFrom === null ? [] : [tooLong(path, unreadFrom)]
  if (frontMatter.exported || isTodoList(written)) problems.push(exported(path))
  const settled = (note: Pick<Note, 'cards' | 'problems'>): OpenedNote => ({
    read: (corrections = []) =>
      readingOf(NO_LINES, corrections, () => ({
        path,
        ...note,
        explanations: [],
        confidence: 1,
        counts: NO_COUNTS,
        offered: null,
        lost: corrections.filter(isOfLine),
      })),
  })
  if (frontMatter.ignore) return settled({ cards: [], problems: [] })
  const only = frontMatter.only ?? null
  const other = only === null ? otherForm(written) : null
  if (other !== null) problems.push(problemOf(path, OTHER_CARDS, { program: other.program }))
  const lines = withPlainLabels(other?.lines ?? written)
  // Read with letters that are whole; answers stay as they are written.
  const whole = lines.map(composed)
  const skipped = frontMatterLines(written)
  const body = whole.slice(skipped)
  const deck = frontMatter.deck ?? deckOf(file.file ?? path)
  const origin = { path, deck, tags: frontMatter.tags, lines }
  if (only !== null) return settled({ cards: exactCards(parseMarkdown(body, skipped + 1), only, origin), problems })
  const root: Block = outline(
    parseMarkdown(body, skipped + 1),
    { isHeading: underlinedHeadings(whole), parse: parseMarkdown, lines: whole },
    lines.length,
  )
  const weighed = weigh(root, candidatesOf(root, whole), whole, frontMatter.questions, reader)
  const outlined = { root, lines: whole, origin, file: file.file ?? path, mayBeOne: frontMatter.questions === null }
  const noteOf = (decided: Decided, lost: Note['lost']): Note => ({
    path,
    ...madeOf(outlined, decided, { reader, withReasons, inFolder }),
    problems,
    confidence: confidenceOf(decided.decisions),
    counts: countsOf(decided.decisions),
    lost,
  })
  return { read: (corrections = []) => readingOf(weighed, corrections, noteOf) }
}

/** What a note's cards are made from, once it is decided which of its lines ask. */
interface Outlined {
  readonly root: Block
  /** With letters that are whole. */
  readonly lines: readonly string[]
  readonly origin: Origin
  /** Where the file lies, for what its name asks. */
  readonly file: string
  /** Whether all of it may be one question: not where its author says which lines ask. */
  readonly mayBeOne: boolean
}

/** The cards of the lines that ask; where none does, of what the note's name or title asks. */
function madeOf(
  { root, lines, origin, file, mayBeOne }: Outlined,
  { decisions }: Decided,
  { reader, withReasons, inFolder }: Required<OpeningOptions>,
): Pick<Note, 'cards' | 'explanations' | 'offered'> {
  const asked = decisions.filter(({ isQuestion }) => isQuestion)
  const chosen = new Set(asked.map(({ view }) => view.candidate))
  const sure = new Map(asked.map(({ view, probability }) => [view.candidate.line, cardConfidence(probability)]))
  const following = new Set(
    asked.flatMap(({ view, certainty }) => (certainty === 'corrected-follow-up' ? [view.candidate.line] : [])),
  )
  const questions = gather(root, chosen, lines, following)
  const [first] = decisions
  // What its author, or a person, says of a note's first line goes before its name.
  const isOne = mayBeOne && asked.length === 0 && first !== undefined && first.certainty === null
  const named = isOne ? askedByName(root, file, first.view.candidate.line, lines, reader) : null
  if (named !== null) {
    questions.push(named.question)
    sure.set(named.question.block.line, cardConfidence(named.probability))
  }
  const titled = isOne && named === null ? askedByTitle(root, file, decisions, lines, reader) : null
  const offered = titled === null ? null : offeredCard(titled, origin)
  const cards = inFolder && offered !== null ? [offered] : makeCards(questions, origin, sure)
  const explanations = withName(explain(decisions, cards, withReasons ? reader : null), named)
  return inFolder
    ? { cards, explanations: withFolder(explanations, offered), offered: null }
    : { cards, explanations, offered }
}

/** The card that a note's title would be; null where its words ask nothing. */
function offeredCard({ question, probability }: AskedByTitle, origin: Origin): Card | null {
  const [card = null] = makeCards([question], origin, new Map([[question.block.line, cardConfidence(probability)]]))
  return card
}

/** Says of a note, not to a person, that prep made it of others: see `readNotes`. */
const exported = (path: string): Problem => problemOf(path, OWN_EXPORT)

const tooLong = (path: string, line: number): Problem => ({
  ...problemOf(path, 'too-long'),
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
