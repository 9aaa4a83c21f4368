import type { Block } from '../blocks/block.ts'
import { evidenceOf } from '../blocks/evidence.ts'
import type { Candidate } from '../candidates/candidates.ts'
import { titles } from '../language/asking.ts'
import { lettersOf } from './letters.ts'

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
const count = (text: string, what: RegExp): number => text.match(what)?.length ?? 0
const INSTALLS = /\b(?:npm (?:i|install)|yarn add|pip install|npx |brew install)\b/
const PROJECT = /licen[cs]e|contributing|changelog|badge|shields\.io/i

/** What each candidate says by its words. */
export interface Said {
  readonly asks: readonly boolean[]
  readonly narrating: readonly boolean[]
  readonly subjects: readonly number[]
  readonly isChapter: readonly boolean[]
}

/** Looks at a note as a whole. */
export function noteTraits(
  root: Block,
  candidates: readonly Candidate[],
  { asks, narrating, subjects, isChapter }: Said,
  lines: readonly string[],
  words: number,
): NoteTraits {
  const text = lines.join('\n')
  const letters = lettersOf(lines)
  const blocks = { all: 0, code: 0, paragraphs: 0 }
  const gather = (block: Block): void => {
    for (const child of block.children) {
      blocks.all++
      if (child.kind === 'code') blocks.code++
      if (child.kind === 'paragraph') blocks.paragraphs++
      gather(child)
    }
  }
  gather(root)
  const some = (test: (candidate: Candidate, index: number) => boolean): number => {
    let sum = 0
    candidates.forEach((candidate, index) => {
      if (test(candidate, index)) sum++
    })
    return sum
  }
  const headings = candidates.filter(({ block }) => block.kind === 'heading')
  const levels = headings.map(({ block }) => block.level)
  const isSentence = ({ raw, block }: Candidate): boolean => raw.length >= 8 && block.kind !== 'heading'
  const all = candidates.length
  const [first] = candidates
  const title = Math.max(
    0,
    candidates.findIndex(({ block }) => block.kind === 'heading'),
  )
  const ofHeadings = (number: (index: number) => number): number => {
    let sum = 0
    candidates.forEach(({ block }, index) => {
      if (block.kind === 'heading') sum += number(index)
    })
    return ratio(sum, headings.length)
  }
  return {
    lines: lines.length,
    candidates: all,
    asking: ratio(
      some((_, index) => asks[index] === true),
      all,
    ),
    askingHeadings: ratio(
      some(({ block }, index) => block.kind === 'heading' && asks[index] === true),
      headings.length,
    ),
    marked: ratio(
      some(({ raw }) => /[?？]/.test(raw)),
      all,
    ),
    telling: ratio(
      some(({ block }) => evidenceOf(block).voice === 'tells'),
      all,
    ),
    demanding: ratio(
      some(({ block }) => evidenceOf(block).voice === 'demands'),
      all,
    ),
    narrating: ratio(
      some((candidate, index) => narrating[index] === true && isSentence(candidate)),
      some(isSentence),
    ),
    headings: ratio(headings.length, all),
    items: ratio(
      some(({ block }) => block.kind === 'item'),
      all,
    ),
    rows: ratio(
      some(({ block }) => block.kind === 'row'),
      all,
    ),
    paragraphs: ratio(blocks.paragraphs, all),
    indented: ratio(
      some(({ shape }) => shape === 'indented line'),
      all,
    ),
    code: ratio(blocks.code, blocks.all),
    links: ratio(count(text, /\]\(http/g), lines.length),
    images: ratio(count(text, /!\[|<img/g), lines.length),
    tags: ratio(count(text, /<\w+/g), lines.length),
    hangul: ratio(letters.hangul, letters.all),
    han: ratio(letters.han, letters.all),
    kana: ratio(letters.kana, letters.all),
    latin: ratio(letters.latin, letters.all),
    cyrillic: ratio(letters.cyrillic, letters.all),
    installs: INSTALLS.test(text),
    isProject: PROJECT.test(text),
    firstPerson: ratio(count(text, /\b(?:I|my|we|our)\b|나는|저는|제가|내가|했다|我/g), lines.length),
    labelledQuestions: ratio(
      some(({ block }) => evidenceOf(block).label === 'question'),
      all,
    ),
    labelledAnswers: ratio(
      some(({ block }) => evidenceOf(block).label === 'answer'),
      all,
    ),
    shallowest: Math.min(7, ...levels),
    deepest: Math.max(0, ...levels),
    levels: new Set(levels).size,
    isDrill: first !== undefined && titles.drills.test(first.raw),
    announces: first !== undefined && evidenceOf(first.block).announces,
    titleDrills: first !== undefined && titles.drills.test((candidates[title] as Candidate).raw),
    titleSubject: subjects[title] ?? 0,
    subjects: ratio(
      subjects.reduce((sum, share) => sum + share, 0),
      all,
    ),
    subjectHeadings: ofHeadings((index) => subjects[index] as number),
    chapters: some((_, index) => isChapter[index] === true),
    chapterHeadings: ofHeadings((index) => (isChapter[index] === true ? 1 : 0)),
    words,
  }
}
