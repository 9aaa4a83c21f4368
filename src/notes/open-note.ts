import { parseMarkdown } from '../markdown/markdown.ts'
import type { Block } from './blocks/block.ts'
import { outline } from './blocks/outline.ts'
import { underlinedHeadings } from './blocks/underlined.ts'
import { candidatesOf } from './candidates/candidates.ts'
import { type Correction, isOfLine, type LineCorrection, type Said, withCorrections } from './correction.ts'
import { bind, correctionOf, correctionOfForm, hasForm, shortForm } from './deciding/bind.ts'
import { confidenceOf } from './deciding/confidence.ts'
import { countsOf } from './deciding/counts.ts'
import { type Decided, decide, type WeighedNote, weigh } from './deciding/decide.ts'
import { explain } from './deciding/explain.ts'
import { type Choice, offer, tellings } from './deciding/readings.ts'
import { type FrontMatter, frontMatterLines, NO_FRONT_MATTER } from './front-matter.ts'
import { gather } from './gathering/gather.ts'
import { isTodoList } from './left-out.ts'
import { linesToRead } from './lines-to-read.ts'
import { exactCards } from './making/exact-cards.ts'
import { makeCards } from './making/make-cards.ts'
import type { LineReader } from './model/probabilities.ts'
import { shippedReader } from './model/reader.ts'
import { NO_COUNTS, type Note, OWN_EXPORT, type Problem, problemOf } from './note.ts'

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
}

/** A note whose lines have been weighed, to be read under what a person says of them: as often as they like, at little cost. */
export interface OpenedNote {
  readonly read: (corrections?: readonly Correction[]) => NoteReading
}

/** A note as it is read under corrections. */
export interface NoteReading {
  /** Its `explanations` are its lines, in their order; their places count from 0. */
  readonly note: Note
  readonly corrections: readonly Correction[]
  /** The forms that its lines have, and their names in front matter, as `correctForm` takes them. */
  readonly forms: readonly string[]
  /** The place of the line that each correction of a line fell to, by its place among the corrections. */
  readonly places: ReadonlyMap<number, number>
  /** At most three ways to read the note, the present one first. Worked out when asked for. */
  readonly alternatives: () => readonly Alternative[]
  /** The places of lines about which a person may be asked, those first whose answer tells most. */
  readonly asking: () => readonly number[]
  /** The corrections after a person's word on a line, on all lines of a form, or after they took it back (null). */
  readonly correct: (place: number, is: Said | null) => readonly Correction[]
  readonly correctForm: (form: string, is: 'question' | 'nothing' | null) => readonly Correction[]
  /** The corrections by which the note is read as an alternative has it. */
  readonly adopt: (alternative: Alternative) => readonly Correction[]
}

/** A way to read a note. */
export interface Alternative {
  /** The places of the lines that are questions. */
  readonly places: readonly number[]
  readonly count: number
  /** How many lines of each form are questions, most first: `heading 3` of which there are 12. */
  readonly forms: readonly { readonly form: string; readonly count: number; readonly of: number }[]
  /** Places of lines that are questions here and not in the present reading, and the other way round. */
  readonly added: readonly number[]
  readonly removed: readonly number[]
}

/** Takes in one note. Takes any text, never throws; what is wrong with the note comes back as problems. */
export function openNote(
  file: NoteFile,
  { reader = shippedReader(), withReasons = false }: OpeningOptions = {},
): OpenedNote {
  const frontMatter = file.frontMatter ?? NO_FRONT_MATTER
  const { path } = file
  const { lines, unreadFrom } = linesToRead(file.text)
  const problems = unreadFrom === null ? [] : [tooLong(path, unreadFrom)]
  if (frontMatter.exported || isTodoList(lines)) problems.push(exported(path))
  const settled = (note: Pick<Note, 'cards' | 'problems'>): OpenedNote => ({
    read: (corrections = []) =>
      readingOf(NOTHING_TO_DECIDE, corrections, () => ({
        path,
        ...note,
        explanations: [],
        confidence: 1,
        counts: NO_COUNTS,
        lost: corrections.filter(isOfLine),
      })),
  })
  if (frontMatter.ignore) return settled({ cards: [], problems: [] })
  const skipped = frontMatterLines(lines)
  const body = lines.slice(skipped)
  const only = frontMatter.only ?? null
  const deck = frontMatter.deck ?? deckOf(file.file ?? path)
  const origin = { path, deck, tags: frontMatter.tags, lines }
  if (only !== null) return settled({ cards: exactCards(parseMarkdown(body, skipped + 1), only, origin), problems })
  const root: Block = outline(
    parseMarkdown(body, skipped + 1),
    { isHeading: underlinedHeadings(lines), parse: parseMarkdown },
    lines.length,
  )
  const weighed = weigh(root, candidatesOf(root, lines), lines, frontMatter.questions, reader)
  const noteOf = (decided: Decided, lost: Note['lost']): Note => {
    const { decisions } = decided
    const asked = decisions.filter(({ isQuestion }) => isQuestion)
    const chosen = new Set(asked.map(({ view }) => view.candidate))
    const confidences = new Map(asked.map(({ view, probability }) => [view.candidate.line, probability]))
    const following = new Set(
      asked.flatMap(({ view, certainty }) => (certainty === 'corrected-follow-up' ? [view.candidate.line] : [])),
    )
    const cards = makeCards(gather(root, chosen, lines, following), origin, confidences)
    return {
      path,
      cards,
      problems,
      explanations: explain(decisions, cards, withReasons ? reader : null),
      confidence: confidenceOf(decisions),
      counts: countsOf(decisions),
      lost,
    }
  }
  return { read: (corrections = []) => readingOf(weighed, corrections, noteOf) }
}

const NOTHING_TO_DECIDE: WeighedNote = {
  views: [],
  odds: new Float64Array(0),
  forms: new Int32Array(0),
  lists: new Int32Array(0),
  certain: [],
}

function readingOf(
  weighed: WeighedNote,
  corrections: readonly Correction[],
  noteOf: (decided: Decided, lost: Note['lost']) => Note,
): NoteReading {
  const { views } = weighed
  const bound = bind(views, corrections)
  const decided = decide(weighed, bound)
  const { decisions, fixed, shifts } = decided
  let note: Note | null = null
  const present = Uint8Array.from(decisions, ({ isQuestion }) => (isQuestion ? 1 : 0))
  /** Lines of which no other reading may say anything else. */
  const settled = new Map(fixed)
  decisions.forEach(({ certainty, isQuestion }, place) => {
    if (certainty !== null) settled.set(place, isQuestion)
  })
  const correct = (place: number, is: Said | null): readonly Correction[] => {
    const others = corrections.filter((_, at) => bound.places.get(at) !== place)
    return is === null ? others : withCorrections(others, [correctionOf(views, place, is)])
  }
  const correctForm = (form: string, is: 'question' | 'nothing' | null): readonly Correction[] => {
    const others = corrections.filter((correction, at) => {
      const place = bound.places.get(at)
      const isOfForm = isOfLine(correction)
        ? place !== undefined && hasForm(views[place] as (typeof views)[number], form)
        : correction.form === form
      return !isOfForm
    })
    return is === null ? others : [...others, correctionOfForm(views, form, is)]
  }
  return {
    get note() {
      note ??= noteOf(
        decided,
        corrections.filter((correction, at) => isOfLine(correction) && !bound.places.has(at)) as LineCorrection[],
      )
      return note
    },
    corrections,
    get forms() {
      const shapes = new Set(views.map(({ candidate }) => candidate.shape))
      return [...new Set([...shapes].flatMap((shape) => shortForm(shape) ?? [])), ...shapes]
    },
    places: bound.places,
    alternatives: () =>
      offer(weighed, present, settled, shifts).choices.map((choice) => alternativeOf(weighed, choice, present)),
    asking: () => {
      const probabilities = Float64Array.from(decisions, ({ probability }) => probability)
      const told = tellings(weighed, probabilities)
      return [...told.keys()]
        .filter((place) => !settled.has(place))
        .sort((one, other) => (told[other] as number) - (told[one] as number) || one - other)
    },
    correct,
    correctForm,
    adopt: (alternative) => adopted(weighed, corrections, alternative),
  }
}

function alternativeOf({ views, forms }: WeighedNote, choice: Choice, present: Choice): Alternative {
  const places = [...choice.keys()].filter((place) => choice[place] === 1)
  const counts = new Map<number, { form: string; count: number; of: number }>()
  forms.forEach((id, place) => {
    const known = counts.get(id) ?? { form: views[place]?.candidate.shape ?? '', count: 0, of: 0 }
    counts.set(id, { ...known, of: known.of + 1, count: known.count + (choice[place] ?? 0) })
  })
  return {
    places,
    count: places.length,
    forms: [...counts.values()].filter(({ count }) => count > 0).sort((one, other) => other.count - one.count),
    added: places.filter((place) => present[place] === 0),
    removed: [...present.keys()].filter((place) => present[place] === 1 && choice[place] === 0),
  }
}

/** As few corrections as it takes: of whole forms where the reading has them whole, then of the lines that still differ. */
function adopted(weighed: WeighedNote, before: readonly Correction[], { places }: Alternative): readonly Correction[] {
  const { views, forms, certain } = weighed
  const wanted = new Set(places)
  let corrections = before
  // Every line once, and every form: more cannot be left to say.
  for (let left = 2 * views.length; left > 0; left--) {
    const { decisions } = decide(weighed, bind(views, corrections))
    const wrong = decisions.flatMap(({ isQuestion }, place) => (isQuestion === wanted.has(place) ? [] : [place]))
    if (wrong.length === 0) return corrections
    const surest = wrong.reduce((best, place) => (doubtOf(decisions, place) < doubtOf(decisions, best) ? place : best))
    const { shape } = (views[surest] as (typeof views)[number]).candidate
    const form = views.filter((view) => forms[view.place] === forms[surest] && certain[view.place] === null)
    const asked = form.filter(({ place }) => wanted.has(place)).length
    const isWhole = (asked === 0 || asked === form.length) && certain[surest] === null && form.length > 1
    const isSaid = corrections.some((correction) => !isOfLine(correction) && correction.form === shape)
    const is = wanted.has(surest) ? 'question' : 'nothing'
    corrections = withCorrections(corrections, [
      isWhole && !isSaid ? correctionOfForm(views, shape, is) : correctionOf(views, surest, is),
    ])
  }
  return corrections
}

const doubtOf = (decisions: Decided['decisions'], place: number): number => {
  const { probability } = decisions[place] as Decided['decisions'][number]
  return Math.min(probability, 1 - probability)
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
