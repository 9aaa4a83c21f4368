import { type Grade, isGrade } from '../schedule/grade.ts'
import type { ImportedReview } from './imported.ts'
import { asInstant } from './json-values.ts'

/** The columns of prep's own tables, and under which other names a table may have them. */
export const COLUMNS = {
  id: ['id', 'guid', 'uuid', 'key'],
  question: ['question', 'front', 'q', 'prompt', 'term', 'card', '질문', '문제', '앞면', '앞', '용어'],
  answer: ['answer', 'back', 'a', 'response', 'definition', 'reply', '답', '답변', '정답', '뒷면', '뒤', '정의'],
  deck: ['deck', 'category', 'folder', '덱', '분류', '카테고리', '과목'],
  tags: ['tags', 'tag', 'labels', '태그'],
  status: ['status', '상태'],
  parent: ['parent', '원래 질문'],
  suspended: ['suspended', '보류'],
  reviews: ['reviews', 'history', '복습', '기록'],
} as const satisfies Readonly<Record<string, readonly string[]>>

export type Column = keyof typeof COLUMNS

/** Which column of a table is which, by its first row; null when that row is none of names. */
export function columnsOf(row: readonly string[]): ReadonlyMap<Column, number> | null {
  const names = row.map((cell) => cell.normalize('NFC').trim().toLowerCase())
  const found = new Map<Column, number>()
  for (const [column, aliases] of Object.entries(COLUMNS) as [Column, readonly string[]][]) {
    const index = names.findIndex((name) => aliases.includes(name))
    if (index >= 0) found.set(column, index)
  }
  return found.has('question') && (found.has('answer') || row.length === 1) ? found : null
}

/** A table without names: question, answer, tags. */
export const NAMELESS: ReadonlyMap<Column, number> = new Map([
  ['question', 0],
  ['answer', 1],
  ['tags', 2],
])

interface TimedReview {
  readonly at: Date
  readonly grade: Grade
  readonly seconds: number | null
}

/** Answers as one cell: `2026-11-22T11:00:00.000Z good 12s; …`. */
export const writeReviews = (reviews: readonly TimedReview[]): string =>
  reviews
    .map(({ at, grade, seconds }) => `${at.toISOString()} ${grade}${seconds === null ? '' : ` ${seconds}s`}`)
    .join('; ')

/** Reads what `writeReviews` wrote; `bad`: how many of them made no sense. */
export function readReviews(cell: string): { readonly reviews: readonly ImportedReview[]; readonly bad: number } {
  const parts = cell.split(';').flatMap((part) => (part.trim() === '' ? [] : [part.trim().split(/\s+/)]))
  const reviews = parts.flatMap(([instant = '', grade, seconds]): ImportedReview[] => {
    const at = asInstant(instant)
    const taken = seconds === undefined ? null : Number(/^(\d{1,5}(?:\.\d+)?)s$/.exec(seconds)?.[1] ?? Number.NaN)
    return at === null || !isGrade(grade) || Number.isNaN(taken) ? [] : [{ at, grade, seconds: taken }]
  })
  return { reviews, bad: parts.length - reviews.length }
}
