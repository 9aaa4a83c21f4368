import type { Block } from '../blocks/block.ts'
import { evidenceOf } from '../blocks/evidence.ts'
import type { Candidate } from '../candidates/candidates.ts'
import { titles } from '../language/asking.ts'
import { type Letters, lettersOf } from './letters.ts'

/** What a note is like as a whole. Shares are between 0 and 1. */
export interface NoteTraits {
  readonly lines: number
  readonly candidates: number
  readonly asking: number
  readonly askingHeadings: number
  readonly marked: number
  readonly telling: number
  readonly demanding: number
  /** Share of sentences that tell what somebody did or felt. */
  readonly narrating: number
  readonly headings: number
  readonly items: number
  readonly rows: number
  readonly paragraphs: number
  readonly indented: number
  readonly code: number
  /** Links, pictures, tags for each line. */
  readonly links: number
  readonly images: number
  readonly tags: number
  readonly hangul: number
  readonly han: number
  readonly kana: number
  readonly latin: number
  readonly cyrillic: number
  /** Commands that install something; words that a project's README has. */
  readonly installs: boolean
  readonly isProject: boolean
  readonly firstPerson: number
  readonly labelledQuestions: number
  readonly labelledAnswers: number
  readonly shallowest: number
  readonly deepest: number
  readonly levels: number
  /** The first line calls the note one of interviews or questions, or announces questions. */
  readonly isDrill: boolean
  readonly announces: boolean
  /** Its first heading calls it so; share of the title's letters that are subjects of interviews. */
  readonly titleDrills: boolean
  readonly titleSubject: number
  /** Mean share of subjects in its lines and in its headings; how many chapters of guides and diaries, and their share of headings. */
  readonly subjects: number
  readonly subjectHeadings: number
  readonly chapters: number
  readonly chapterHeadings: number
  /** Characters. */
  readonly words: number
}

const ratio = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole)

/** What each candidate says by its words. */
export interface Said {
  readonly asks: readonly boolean[]
  readonly narrating: readonly boolean[]
  readonly subjects: readonly number[]
  readonly isChapter: readonly boolean[]
}

type Test = (candidate: Candidate, index: number, said: Said) => boolean

const isHeading: Test = ({ block }) => block.kind === 'heading'
const isSentence: Test = (candidate, ...rest) => candidate.raw.length >= 8 && !isHeading(candidate, ...rest)

/** What some candidates are, and whose share it is: all candidates', or those of a kind alone. */
const SHARES = {
  asking: [(_, index, { asks }) => asks[index] === true],
  askingHeadings: [(_, index, { asks }) => asks[index] === true, isHeading],
  marked: [({ raw }) => /[?？]/.test(raw)],
  telling: [({ block }) => evidenceOf(block).voice === 'tells'],
  demanding: [({ block }) => evidenceOf(block).voice === 'demands'],
  narrating: [(_, index, { narrating }) => narrating[index] === true, isSentence],
  headings: [isHeading],
  items: [({ block }) => block.kind === 'item'],
  rows: [({ block }) => block.kind === 'row'],
  indented: [({ shape }) => shape === 'indented line'],
  labelledQuestions: [({ block }) => evidenceOf(block).label === 'question'],
  labelledAnswers: [({ block }) => evidenceOf(block).label === 'answer'],
  chapterHeadings: [(_, index, { isChapter }) => isChapter[index] === true, isHeading],
} as const satisfies Partial<Record<keyof NoteTraits, readonly [test: Test, among?: Test]>>

/** What stands in a note's text, counted for each of its lines. */
const IN_TEXT = {
  links: /\]\(http/g,
  images: /!\[|<img/g,
  tags: /<\w+/g,
  firstPerson: /\b(?:I|my|we|our)\b|나는|저는|제가|내가|했다|我/g,
} as const satisfies Partial<Record<keyof NoteTraits, RegExp>>
const INSTALLS = /\b(?:npm (?:i|install)|yarn add|pip install|npx |brew install)\b/
const PROJECT = /licen[cs]e|contributing|changelog|badge|shields\.io/i

/** Looks at a note as a whole. */
export function noteTraits(
  root: Block,
  candidates: readonly Candidate[],
  said: Said,
  lines: readonly string[],
  words: number,
): NoteTraits {
  const headings = candidates.flatMap(({ block }, index) => (block.kind === 'heading' ? [{ index, block }] : []))
  return {
    lines: lines.length,
    candidates: candidates.length,
    ...sharesOf(candidates, said),
    ...kindsOf(root, candidates.length),
    ...textTraits(lines),
    ...letterShares(lines),
    ...levelsOf(headings.map(({ block }) => block.level)),
    ...titleTraits(candidates, said, headings[0]?.index ?? 0),
    subjects: ratio(sumOf(said.subjects), candidates.length),
    subjectHeadings: ratio(sumOf(headings.map(({ index }) => said.subjects[index] as number)), headings.length),
    chapters: said.isChapter.filter(Boolean).length,
    words,
  }
}

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, each) => sum + each, 0)

function sharesOf(candidates: readonly Candidate[], said: Said): Record<keyof typeof SHARES, number> {
  const shareOf = ([test, among]: readonly [test: Test, among?: Test]): number => {
    let [having, all] = [0, 0]
    candidates.forEach((candidate, index) => {
      if (among !== undefined && !among(candidate, index, said)) return
      all++
      if (test(candidate, index, said)) having++
    })
    return ratio(having, all)
  }
  return mapped(SHARES, shareOf)
}

/** Paragraphs for each candidate, and the share of all blocks that is code. */
function kindsOf(root: Block, candidates: number): Pick<NoteTraits, 'paragraphs' | 'code'> {
  let [all, code, paragraphs] = [0, 0, 0]
  const count = (block: Block): void => {
    for (const child of block.children) {
      all++
      if (child.kind === 'code') code++
      if (child.kind === 'paragraph') paragraphs++
      count(child)
    }
  }
  count(root)
  return { paragraphs: ratio(paragraphs, candidates), code: ratio(code, all) }
}

function textTraits(lines: readonly string[]): Pick<NoteTraits, keyof typeof IN_TEXT | 'installs' | 'isProject'> {
  const text = lines.join('\n')
  return {
    ...mapped(IN_TEXT, (what) => ratio(text.match(what)?.length ?? 0, lines.length)),
    installs: INSTALLS.test(text),
    isProject: PROJECT.test(text),
  }
}

function letterShares(lines: readonly string[]): Pick<NoteTraits, Exclude<keyof Letters, 'all'>> {
  const { all, hangul, han, kana, latin, cyrillic } = lettersOf(lines)
  return mapped({ hangul, han, kana, latin, cyrillic }, (letters) => ratio(letters, all))
}

const levelsOf = (levels: readonly number[]): Pick<NoteTraits, 'shallowest' | 'deepest' | 'levels'> => ({
  shallowest: Math.min(7, ...levels),
  deepest: Math.max(0, ...levels),
  levels: new Set(levels).size,
})

/** What the first line says of the note, and its title: the first heading, or else that line. */
function titleTraits(
  candidates: readonly Candidate[],
  { subjects }: Said,
  title: number,
): Pick<NoteTraits, 'isDrill' | 'announces' | 'titleDrills' | 'titleSubject'> {
  const [first] = candidates
  return {
    isDrill: first !== undefined && titles.drills.test(first.raw),
    announces: first !== undefined && evidenceOf(first.block).announces,
    titleDrills: titles.drills.test(candidates[title]?.raw ?? ''),
    titleSubject: subjects[title] ?? 0,
  }
}

function mapped<Key extends string, Value>(
  values: Readonly<Record<Key, Value>>,
  numberOf: (value: Value) => number,
): Record<Key, number> {
  const entries = Object.entries<Value>(values).map(([key, value]) => [key, numberOf(value)])
  return Object.fromEntries(entries)
}
