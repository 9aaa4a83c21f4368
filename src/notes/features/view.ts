import { keepCommonLetters } from '../../cards/common-letters.ts'
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
import { type Run, runsOf } from './runs.ts'

/** A candidate in its surroundings: all that a person looks at to tell whether it is a question. */
export interface View {
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
  /** How often its words stand elsewhere in the note, at all, below this line, as a heading, under another parent. */
  readonly repeats: number
  readonly repeatsBelow: boolean
  readonly repeatsAsHeading: boolean
  readonly repeatsElsewhere: boolean
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
  const weights = new Map<Block, number>()
  const weigh = (block: Block): number => {
    let sum = 0
    for (const child of block.children) sum += said(child) + weigh(child)
    weights.set(block, sum)
    return sum
  }
  const words = weigh(root)
  const below = (block: Block): number => weights.get(block) ?? 0
  const asks = candidates.map(({ block }) => asksItself(block))
  const narrating = candidates.map(({ raw }) => narrates(raw))
  const subjects = candidates.map(subjectShare)
  const inChapters = candidates.map(isChapter)
  const note = noteTraits(root, candidates, { asks, narrating, subjects, isChapter: inChapters }, lines, words)
  const afters = afterEach(candidates, asks, below)
  const numbers = candidates.map(({ block }) => numberOf(block))
  const runs = runsOf(candidates, numbers)
  const repeated = repeatsOf(candidates)
  const forms = new Ids<string>()
  const lists = new Ids<string>()
  const parents = new Ids<Block>()
  const placeOf = new Map<Block, number>()
  candidates.forEach(({ source, nth }, place) => {
    if (nth === 0) placeOf.set(source, place)
  })
  const views: View[] = []
  candidates.forEach((candidate, place) => {
    const { block, shape, parent, line } = candidate
    const before = views.at(-1) ?? null
    const formId = forms.of(shape)
    const above = aboveOf(candidate, placeOf)
    const view: View = {
      candidate,
      evidence: evidenceOf(block),
      place,
      source: lines[line - 1] ?? '',
      asks: asks[place] as boolean,
      narrates: narrating[place] as boolean,
      isMarked: candidate.raw.includes('?') || candidate.raw.includes('？'),
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
      formId,
      listId: lists.of(`${formId} ${parents.of(parent)}`),
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
  return views
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

function aboveOf({ nth, source, ancestors }: Candidate, placeOf: ReadonlyMap<Block, number>): number {
  if (nth > 0) return placeOf.get(source) ?? -1
  for (let at = ancestors.length - 1; at >= 1; at--) {
    const place = placeOf.get(ancestors[at] as Block)
    if (place !== undefined) return place
  }
  return -1
}

type Repeats = Pick<View, 'repeats' | 'repeatsBelow' | 'repeatsAsHeading' | 'repeatsElsewhere'>

/** Letters and digits in lower case and compatibility form, which common letters have by themselves. */
const letters = (text: string): string =>
  keepCommonLetters(text)?.toLowerCase() ??
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '')

function repeatsOf(candidates: readonly Candidate[]): Repeats[] {
  const keys = candidates.map(({ text }) => letters(text))
  const places = new Map<string, number[]>()
  keys.forEach((key, place) => {
    if (key.length <= 1) return
    const known = places.get(key)
    if (known === undefined) places.set(key, [place])
    else known.push(place)
  })
  return candidates.map((candidate, place) => {
    const same = places.get(keys[place] as string) ?? []
    if (same.length <= 1) return NO_REPEATS
    const others = same.length > MOST_SAME ? same.slice(0, MOST_SAME) : same
    const isOther = (test: (other: Candidate) => boolean): boolean =>
      others.some((other) => other !== place && test(candidates[other] as Candidate))
    return {
      repeats: same.length - 1,
      repeatsBelow: (same.at(-1) ?? 0) > place,
      repeatsAsHeading: isOther(({ block }) => block.kind === 'heading'),
      repeatsElsewhere: isOther(({ parent, shape }) => parent !== candidate.parent && shape === candidate.shape),
    }
  })
}

const NO_REPEATS: Repeats = { repeats: 0, repeatsBelow: false, repeatsAsHeading: false, repeatsElsewhere: false }
const MOST_SAME = 20
