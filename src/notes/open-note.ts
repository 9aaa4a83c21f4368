import { parseMarkdown } from '../markdown/markdown.ts'
import type { Block } from './blocks/block.ts'
import { otherForm } from './blocks/other-programs.ts'
import { outline } from './blocks/outline.ts'
import { underlinedHeadings } from './blocks/underlined.ts'
import { candidatesOf } from './candidates/candidates.ts'
import { isOfLine } from './correction.ts'
import { type AskedByName, askedByName } from './deciding/asked-by-name.ts'
import { askedByTitle } from './deciding/asked-by-title.ts'
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
import { makeCards } from './making/make-cards.ts'
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
  const [first] = weighed.views
  const byName = (): AskedByName | null =>
    first === undefined || frontMatter.questions !== null
      ? null
      : askedByName(root, file.file ?? path, first.candidate.line, whole, reader)
  const noteOf = (decided: Decided, lost: Note['lost']): Note => {
    const { decisions } = decided
    const asked = decisions.filter(({ isQuestion }) => isQuestion)
    const chosen = new Set(asked.map(({ view }) => view.candidate))
    const confidences = new Map(
      asked.map(({ view, probability }) => [view.candidate.line, cardConfidence(probability)]),
    )
    const following = new Set(
      asked.flatMap(({ view, certainty }) => (certainty === 'corrected-follow-up' ? [view.candidate.line] : [])),
    )
    const questions = gather(root, chosen, whole, following)
    const named = asked.length > 0 || isSettled(decided) ? null : byName()
    if (named !== null) {
      questions.push(named.question)
      confidences.set(named.question.block.line, cardConfidence(named.probability))
    }
    const titled =
      asked.length > 0 || named !== null || isSettled(decided) || frontMatter.questions !== null
        ? null
        : askedByTitle(root, file.file ?? path, decisions, whole, reader)
    const sureOfTitle = new Map(
      titled === null ? [] : [[titled.question.block.line, cardConfidence(titled.probability)]],
    )
    const [offered = null] = titled === null ? [] : makeCards([titled.question], origin, sureOfTitle)
    const cards = inFolder && offered !== null ? [offered] : makeCards(questions, origin, confidences)
    const explanations = withName(explain(decisions, cards, withReasons ? reader : null), named)
    return {
      path,
      cards,
      problems,
      explanations: inFolder ? withFolder(explanations, offered) : explanations,
      confidence: confidenceOf(decisions),
      counts: countsOf(decisions),
      offered: inFolder ? null : offered,
      lost,
    }
  }
  return { read: (corrections = []) => readingOf(weighed, corrections, noteOf) }
}

/** Whether its author, or a person, says of a note's first line what it is: then it is not asked by the note's name. */
const isSettled = ({ decisions: [first] }: Decided): boolean => first === undefined || first.certainty !== null

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
