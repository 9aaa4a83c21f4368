import type { Block } from '../blocks/block.ts'
import { asksItself, type Evidence, evidenceOf } from '../blocks/evidence.ts'
import type { Candidate } from '../candidates/candidates.ts'
import { narrates } from '../language/asking.ts'
import { fold } from '../language/cue-match.ts'
import { chapters, subjectsIn } from '../language/subjects.ts'
import { type After, afterEach, said } from './after.ts'
import { type Kin, kinOf, sharedBits } from './kin.ts'
import { countAllLetters } from './letters.ts'
import { type NoteTraits, noteTraits } from './note-traits.ts'
import { type Repeats, repeatsOf } from './repeats.ts'
import { type Run, runsOf } from './runs.ts'

/** A candidate in its surroundings: all that a person looks at to tell whether it is a question. */
export interface View extends Repeats {
  readonly candidate: Candidate
  readonly evidence: Evidence
  /** Place among the note's candidates. */
  readonly place: number
  /** Its line as it stands in the file. */
  readonly source: string
  readonly asks: boolean
  readonly narrates: boolean
  readonly isMarked: boolean
  /** Share of the letters of its name that are subjects of interviews; 0 for long lines. */
  readonly subject: number
  /** The same of the line that it stands under; −1 at the top. */
  readonly aboveSubject: number
  /** Its words are the title of a chapter of guides, diaries, projects. */
  readonly isChapter: boolean
  readonly number: number | null
  readonly after: After
  /** Characters of all that stands under it. */
  readonly below: number
  readonly hasAskingChild: boolean
  readonly run: { readonly run: Run; readonly place: number } | null
  /** Place of the candidate that it stands under, −1 at the top. */
  readonly above: number
  /** Those of its form in the note, and those of them under the same parent: ids count from 0. */
  readonly formId: number
  readonly listId: number
  form: Kin
  list: Kin
  nthInForm: number
  nthInList: number
  readonly before: View | null
  next: View | null
  readonly note: NoteTraits
  readonly lines: readonly string[]
}

/** All candidates of a note in their surroundings, in their order. */
export function viewsOf(root: Block, candidates: readonly Candidate[], lines: readonly string[]): View[] {
  const { words, below } = weigh(root)
  const asks = candidates.map(({ block }) => asksItself(block))
  const narrating = candidates.map(({ raw }) => narrates(raw))
  const subjects = candidates.map(subjectShare)
  const inChapters = candidates.map(isChapter)
  const note = noteTraits(root, candidates, { asks, narrating, subjects, isChapter: inChapters }, lines, words)
  const afters = afterEach(candidates, asks, below)
  const numbers = candidates.map(({ block }) => numberOf(block))
  const runs = runsOf(candidates, numbers)
  const repeated = repeatsOf(candidates)
  const groups = groupsOf(candidates)
  const placeOf = placesOf(candidates)
  const views: View[] = []
  candidates.forEach((candidate, place) => {
    const { block, line, raw } = candidate
    const before = views.at(-1) ?? null
    const above = aboveOf(candidate, placeOf)
    const view: View = {
      candidate,
      evidence: evidenceOf(block),
      place,
      source: lines[line - 1] ?? '',
      asks: asks[place] as boolean,
      narrates: narrating[place] as boolean,
      isMarked: raw.includes('?') || raw.includes('？'),
      subject: subjects[place] as number,
      aboveSubject: subjects[above] ?? -1,
      isChapter: inChapters[place] as boolean,
      number: numbers[place] ?? null,
      after: afters[place] as After,
      below: candidate.nth === 0 ? below(block) : 0,
      hasAskingChild: block.children.some((child) => child.lines.length > 0 && asksItself(child)),
      ...(repeated[place] as Repeats),
      run: runs[place] ?? null,
      above,
      ...(groups[place] as Groups),
      form: NO_KIN,
      list: NO_KIN,
      nthInForm: 0,
      nthInList: 0,
      before,
      next: null,
      note,
      lines,
    }
    if (before !== null) before.next = view
    views.push(view)
  })
  addKin(views, words)
  return views
}

/** The characters of all that stands in a note, and under each of its blocks. */
function weigh(root: Block): { words: number; below: (block: Block) => number } {
  const weights = new Map<Block, number>()
  const weightOf = (block: Block): number => {
    let sum = 0
    for (const child of block.children) sum += said(child) + weightOf(child)
    weights.set(block, sum)
    return sum
  }
  return { words: weightOf(root), below: (block) => weights.get(block) ?? 0 }
}

type Groups = Pick<View, 'formId' | 'listId'>

/** Which candidates are of one form, and which of those of one list. */
function groupsOf(candidates: readonly Candidate[]): Groups[] {
  const forms = new Ids<string>()
  const lists = new Ids<string>()
  const parents = new Ids<Block>()
  return candidates.map(({ shape, parent }) => {
    const formId = forms.of(shape)
    return { formId, listId: lists.of(`${formId} ${parents.of(parent)}`) }
  })
}

/** Tells each line what those of its form, and those of its list, have in common. */
function addKin(views: readonly View[], words: number): void {
  const shared = Int32Array.from(views, sharedBits)
  for (const group of grouped(views, (view) => view.formId)) {
    const form = kinOf(group, shared, words)
    group.forEach((view, nth) => {
      view.form = form
      view.nthInForm = nth
    })
  }
  for (const group of grouped(views, (view) => view.listId)) {
    const list = kinOf(group, shared, words)
    group.forEach((view, nth) => {
      view.list = list
      view.nthInList = nth
    })
  }
}

/** What is longer tells, and is no title. */
const LONGEST_NAMED = 80
const LONGEST_TITLE = 50

/** Share of the letters of what stands before a line's colon that are subjects of interviews. */
function subjectShare({ raw, head }: Candidate): number {
  if (raw.length > LONGEST_NAMED) return 0
  const all = countAllLetters(head)
  if (all === 0) return 0
  const known = subjectsIn(head).reduce((sum, subject) => sum + countAllLetters(subject), 0)
  return Math.min(1, known / all)
}

const isChapter = ({ raw, text }: Candidate): boolean => raw.length < LONGEST_TITLE && chapters.test(fold(text))

const NO_KIN = kinOf([], new Int32Array(0), 0)

class Ids<Key> {
  readonly #ids = new Map<Key, number>()
  of(key: Key): number {
    const known = this.#ids.get(key)
    if (known !== undefined) return known
    this.#ids.set(key, this.#ids.size)
    return this.#ids.size - 1
  }
}

function grouped(views: readonly View[], idOf: (view: View) => number): View[][] {
  const groups: View[][] = []
  for (const view of views) {
    const id = idOf(view)
    const group = groups[id]
    if (group === undefined) groups[id] = [view]
    else group.push(view)
  }
  return groups
}

function numberOf(block: Block): number | null {
  const { number } = evidenceOf(block)
  const value = number === null ? Number.NaN : Number.parseInt(number, 10)
  return Number.isNaN(value) ? null : value
}

/** The place of each line by its block; of a block with several, its first. */
function placesOf(candidates: readonly Candidate[]): ReadonlyMap<Block, number> {
  const places = new Map<Block, number>()
  candidates.forEach(({ source, nth }, place) => {
    if (nth === 0) places.set(source, place)
  })
  return places
}

function aboveOf({ nth, source, ancestors }: Candidate, placeOf: ReadonlyMap<Block, number>): number {
  if (nth > 0) return placeOf.get(source) ?? -1
  for (let at = ancestors.length - 1; at >= 1; at--) {
    const place = placeOf.get(ancestors[at] as Block)
    if (place !== undefined) return place
  }
  return -1
}
