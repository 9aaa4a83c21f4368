import { readHashDeck } from '../../src/exchange/decks/hashcards-deck.ts'
import { hashOf } from '../../src/exchange/decks/hashcards-hash.ts'
import { studyDay } from '../../src/schedule/day.ts'
import type { Grade } from '../../src/schedule/grade.ts'
import type { Scheduler } from '../../src/schedule/schedule.ts'
import { sql, sqliteFile } from './sqlite-file.ts'

/** A deck of our own in hashcards' format, with what its documentation names: blocks, clozes, several lines, a picture. */
export const DECK = `---
name = "Operating Systems"
---

Q: What is a process?
A: A running program.

Q: List the states
of a process.
A:

- ready
- running
- blocked

C: A [mutex] lets [one thread] in; see ![a lock](lock.png).

C:
커널은 [운영체제의 중심]이다.

Q: What is a process?
A: A running program.
`

/** An answer in hashcards, in local time without a zone. */
export interface HashReview {
  readonly card: number
  readonly at: string
  readonly grade: 'forgot' | 'hard' | 'good' | 'easy'
}

const GRADES: Readonly<Record<HashReview['grade'], Grade>> = {
  forgot: 'again',
  hard: 'hard',
  good: 'good',
  easy: 'easy',
}

/** What hashcards remembers after these answers, by its documented schema: FSRS without steps, due by the day. */
export function hashcardsAfter(
  deck: string,
  reviews: readonly HashReview[],
  scheduler: Scheduler,
  zone: { timeZone: string; rolloverHour: number },
) {
  const cards = readHashDeck(deck).contents.map((content) => ({ hash: hashOf(content), content }))
  const unique = cards.filter(({ hash }, index) => cards.findIndex((each) => each.hash === hash) === index)
  const rows = reviews.map(({ card, at, grade }, index) => {
    const earlier = reviews.slice(0, index + 1).filter((each) => each.card === card)
    const schedule = earlier.reduce<ReturnType<Scheduler['next']> | null>(
      (before, each) =>
        scheduler.next(before, GRADES[each.grade], new Date(`${each.at}+09:00`), unique[card]?.hash ?? ''),
      null,
    )
    if (schedule === null) throw new Error('no schedule')
    const { stability, difficulty, due } = schedule
    const day = studyDay(due, zone)
    const intervalDays = day - studyDay(new Date(`${at}+09:00`), zone)
    const dueDate = new Date(day * 86_400_000).toISOString().slice(0, 10)
    return {
      hash: unique[card]?.hash ?? '',
      at,
      grade,
      stability,
      difficulty,
      intervalDays,
      dueDate,
      reviewCount: earlier.length,
    }
  })
  const last = (hash: string) => rows.findLast((row) => row.hash === hash)
  return { unique, rows, last }
}

type Remembered = ReturnType<typeof hashcardsAfter>

/** As `hashcards export` writes it: cards by their hashes. */
export function hashcardsExport({ unique, rows, last }: Remembered): string {
  let line = 0
  const placed = unique.map((card, index) => {
    const before = unique[index - 1]?.content
    const isSibling = card.content.kind === 'cloze' && before?.kind === 'cloze' && before.text === card.content.text
    if (!isSibling) line = 4 * index
    return { ...card, lineStart: line }
  })
  const sorted = placed.sort((left, right) => (left.hash < right.hash ? -1 : 1))
  const cards = sorted.map(({ hash, content, lineStart }) => {
    const row = last(hash)
    const { kind, ...fields } = content
    return {
      hash,
      familyHash: null,
      deckName: 'Operating Systems',
      location: { filePath: '/decks/os.md', lineStart, lineEnd: lineStart + 3 },
      content: { [kind]: fields },
      performance:
        row === undefined
          ? null
          : {
              lastReviewedAt: row.at,
              stability: row.stability,
              difficulty: row.difficulty,
              intervalRaw: row.intervalDays,
              intervalDays: row.intervalDays,
              dueDate: row.dueDate,
              reviewCount: row.reviewCount,
            },
    }
  })
  const reviews = rows.map(({ hash, at, grade, stability, difficulty, intervalDays, dueDate }, index) => ({
    reviewId: index + 1,
    hash,
    reviewedAt: at,
    grade,
    stability,
    difficulty,
    intervalRaw: intervalDays,
    intervalDays,
    dueDate,
  }))
  const sessions = [{ sessionId: 1, startedAt: rows[0]?.at ?? '', endedAt: rows.at(-1)?.at ?? '', reviews }]
  return JSON.stringify({ cards, sessions }, null, 2)
}

/** The same as `hashcards.db`. */
export function hashcardsDatabase({ unique, rows, last }: Remembered): Promise<Uint8Array> {
  const values = (...each: readonly (string | number | null)[]) => each.map(sql).join(', ')
  return sqliteFile([
    'create table cards (card_hash text primary key, added_at text not null, last_reviewed_at text, stability real, difficulty real, interval_raw real, interval_days integer, due_date text, review_count integer not null) strict',
    'create table sessions (session_id integer primary key, started_at text not null, ended_at text not null) strict',
    'create table reviews (review_id integer primary key, session_id integer not null references sessions (session_id), card_hash text not null references cards (card_hash), reviewed_at text not null, grade text not null, stability real not null, difficulty real not null, interval_raw real not null, interval_days integer not null, due_date text not null) strict',
    "insert into sessions values (1, '2026-10-01T09:00:00.000', '2026-11-20T09:00:00.000')",
    ...unique.map(({ hash }) => {
      const row = last(hash)
      return `insert into cards values (${values(hash, '2026-10-01T09:00:00.000', row?.at ?? null, row?.stability ?? null, row?.difficulty ?? null, row?.intervalDays ?? null, row?.intervalDays ?? null, row?.dueDate ?? null, row?.reviewCount ?? 0)})`
    }),
    ...rows.map(
      (row, index) =>
        `insert into reviews values (${values(index + 1, 1, row.hash, row.at, row.grade, row.stability, row.difficulty, row.intervalDays, row.intervalDays, row.dueDate)})`,
    ),
  ])
}
