import { describe, expect, it } from 'vitest'
import { makeCard } from '../../../test/support/cards.ts'
import { en } from '../../messages/en.ts'
import { failure } from '../../messages/failure.ts'
import { ko } from '../../messages/ko.ts'
import type { Schedule } from '../../schedule/schedule.ts'
import { createStyle } from '../style.ts'
import { width as widthOf } from '../text/width.ts'
import { renderError } from './error.ts'
import { type ListRow, renderList } from './list.ts'
import { renderShow, type ShowData } from './show.ts'
import { renderSummary, type SummaryData } from './summary.ts'
import { relativeDate, shortDuration, shortInterval } from './time.ts'

const style = createStyle(0)
const now = new Date('2026-11-22T21:00:00+09:00')
const widths = [20, 40, 59, 60, 80, 120]

const schedule: Schedule = {
  due: new Date('2026-11-25T04:00:00+09:00'),
  stability: 3.1,
  difficulty: 5,
  phase: 'review',
  step: 0,
  intervalDays: 3,
  reps: 2,
  lapses: 1,
  lastReview: new Date('2026-11-22T20:00:00+09:00'),
}

const rows: ListRow[] = [
  {
    number: 1,
    question: '왜 Celery를 사용했나요?',
    status: 'answered',
    deck: 'backend',
    followUp: false,
    suspended: false,
    due: now,
  },
  {
    number: 2,
    question: '브로커로 RabbitMQ 대신 Redis를 고른 이유는?',
    status: 'unanswered',
    deck: 'backend',
    followUp: true,
    suspended: false,
    due: null,
  },
  {
    number: 10,
    question: 'Explain a B-tree index\x1b[31m',
    status: 'partial',
    deck: '데이터베이스',
    followUp: false,
    suspended: true,
    due: null,
  },
]

describe('list', () => {
  it('is a table under the name of each deck', () => {
    expect(renderList(rows, { width: 80, style, messages: ko, now }).split('\n')).toEqual([
      'backend',
      ' 1 ✓ 왜 Celery를 사용했나요?                                                지금',
      ' 2 ○ ↳ 브로커로 RabbitMQ 대신 Redis를 고른 이유는?                       새 질문',
      '',
      '데이터베이스',
      '10 ◐ Explain a B-tree index\ufffd                                                보류',
      '',
      '질문 3개   ✓ 답 있음 1   ◐ 답 일부 1   ○ 답 없음 1   복습 차례 1   새 질문 1',
    ])
  })

  it('wraps questions where it is narrow', () => {
    expect(renderList(rows.slice(0, 2), { width: 40, style, messages: ko, now }).split('\n').slice(0, 4)).toEqual([
      'backend',
      '1 ✓ 왜 Celery를 사용했나요?         지금',
      '2 ○ ↳ 브로커로 RabbitMQ 대신     새 질문',
      '    Redis를 고른 이유는?',
    ])
  })

  it.each(widths)('fits %i columns', (width) => {
    for (const messages of [ko, en]) {
      const text = renderList(rows, { width, style: createStyle(1), messages, now })
      for (const line of text.split('\n')) expect(widthOf(line)).toBeLessThanOrEqual(width)
    }
  })
})

const show: ShowData = {
  card: makeCard({
    id: 'x',
    question: 'SQLite와 PostgreSQL의 차이는?',
    answer: '**PostgreSQL** : 동시 쓰기에 강해요.\n\n**SQLite** :',
    status: 'partial',
    gaps: [{ line: 41, label: 'SQLite' }],
    tags: ['db'],
    source: { path: 'notes/backend.md', line: 38, endLine: 42 },
  }),
  parent: '어떤 데이터베이스를 썼나요?',
  followUps: [{ question: 'WAL이 무엇인가요?', status: 'unanswered' }],
  schedule,
  suspended: false,
  retrievability: 0.934,
  reviews: [
    {
      card: 'x',
      grade: 'again',
      at: new Date('2026-11-20T20:00:00+09:00'),
      seconds: 65,
      before: null,
      after: schedule,
    },
    { card: 'x', grade: 'good', at: schedule.lastReview, seconds: null, before: null, after: schedule },
  ],
}

describe('show', () => {
  it('says everything about a question', () => {
    expect(renderShow(show, { width: 80, style, hyperlinks: false, messages: ko, now }).split('\n')).toEqual([
      'SQLite와 PostgreSQL의 차이는?',
      '◐ 답 일부 · backend · #db · notes/backend.md:38',
      '↳ 꼬리질문 · 원래 질문: 어떤 데이터베이스를 썼나요?',
      '',
      'PostgreSQL : 동시 쓰기에 강해요.',
      '',
      'SQLite :',
      '',
      '비어 있는 곳',
      '  ○ SQLite · notes/backend.md:41',
      '',
      '꼬리질문',
      '  ○ WAL이 무엇인가요?',
      '',
      '복습',
      '  다음 복습 3일 뒤 · 간격 3일 · 지금 기억할 확률 93% · 복습 2번 · 잊음 1번',
      '',
      '기록',
      '  11월 20일 20:00  다시    → 3일  1분 5초',
      '  11월 22일 20:00  알맞음  → 3일',
    ])
  })

  it.each(widths)('fits %i columns', (width) => {
    for (const messages of [ko, en]) {
      const text = renderShow(show, { width, style: createStyle(1), hyperlinks: true, messages, now })
      for (const line of text.split('\n')) expect(widthOf(line)).toBeLessThanOrEqual(width)
    }
  })
})

const summary: SummaryData = {
  answers: 12,
  questions: 10,
  grades: { again: 2, hard: 1, good: 8, easy: 1 },
  seconds: 725,
  retention: 0.83,
  skipped: 1,
  suspended: 0,
  leeches: ['x'],
  nextDue: new Date('2026-11-23T09:10:00+09:00'),
  written: 2,
  misread: null,
  left: 3,
  unanswered: 12,
}
const nothing = {
  ...summary,
  answers: 0,
  questions: 0,
  grades: { again: 0, hard: 0, good: 0, easy: 0 },
  retention: null,
  nextDue: null,
}

describe('summary', () => {
  it('says what was done, how it went and what comes next', () => {
    expect(renderSummary(summary, { width: 80, style, messages: en, now }).split('\n')).toEqual([
      '10 questions, 12 reviews · 12m 5s, 1m each · 83% remembered · 1 skipped',
      'again 2   hard 1   good 8   easy 1',
      'You keep forgetting 1 question; try rewriting it.',
      '2 answers written into your notes.',
      '3 questions left for now.',
      'Next: tomorrow 09:10.',
      '12 questions have no answer yet: `prep drill --unanswered`.',
    ])
  })

  it.each([
    [en, 'Nothing was reviewed · 1 skipped', 'Nothing was reviewed'],
    [ko, '복습한 질문이 없어요 · 건너뜀 1', '복습한 질문이 없어요'],
  ])('says in one line that nothing was reviewed, and what became of the questions', (messages, skipped, alone) => {
    const look = { width: 80, style, messages, now }
    expect(renderSummary(nothing, look).split('\n')[0]).toBe(skipped)
    expect(renderSummary({ ...nothing, skipped: 0 }, look).split('\n')[0]).toBe(alone)
  })

  it.each(widths)('fits %i columns', (width) => {
    for (const messages of [ko, en]) {
      for (const data of [summary, nothing]) {
        const text = renderSummary(data, { width, style: createStyle(1), messages, now })
        for (const line of text.split('\n')) expect(widthOf(line)).toBeLessThanOrEqual(width)
      }
    }
  })
})

describe('times', () => {
  const at = (iso: string) => new Date(`${iso}+09:00`)
  it.each([
    ['2026-11-22T21:00:20', '지금', 'now'],
    ['2026-11-22T21:10:00', '10분 뒤', 'in 10 min'],
    ['2026-11-22T23:30:00', '오늘 23:30', 'today 23:30'],
    ['2026-11-22T04:00:00', '오늘 04:00', 'today 04:00'],
    ['2026-11-23T09:10:00', '내일 09:10', 'tomorrow 09:10'],
    ['2026-11-25T04:00:00', '3일 뒤', 'in 3 days'],
    ['2026-11-21T04:00:00', '어제', 'yesterday'],
    ['2026-11-19T04:00:00', '3일 전', '3 days ago'],
    ['2026-12-24T04:00:00', '12월 24일', 'Dec 24'],
    ['2027-02-01T04:00:00', '2027년 2월 1일', 'Feb 1, 2027'],
  ])('%s is %s, %s', (iso, korean, english) => {
    expect(relativeDate(at(iso), now, ko.drilling.time)).toBe(korean)
    expect(relativeDate(at(iso), now, en.drilling.time)).toBe(english)
  })

  it.each([
    [0, 1, '1m'],
    [0, 10, '10m'],
    [0, 240, '4h'],
    [3, 0, '3d'],
    [75, 0, '2.5mo'],
    [500, 0, '1.4y'],
  ])('an interval of %i days and %i minutes is short', (intervalDays, minutes, expected) => {
    const due = new Date(now.getTime() + intervalDays * 86_400_000 + minutes * 60_000)
    expect(shortInterval({ due, intervalDays }, now, en.drilling.time)).toBe(expected)
  })

  it('says how long something took', () => {
    expect([3.2, 60, 125, 5400].map((seconds) => shortDuration(seconds, ko.drilling.time))).toEqual([
      '3초',
      '1분',
      '2분 5초',
      '1.5시간',
    ])
  })
})

describe('error', () => {
  it('is one line and a hint, whatever the text holds', () => {
    expect(renderError(failure('no such file: a\nb\x1b[2J', 'Check it.'), null)).toBe(
      'prep: no such file: a b\ufffd\n      Check it.',
    )
  })

  it('wraps between words on a terminal', () => {
    expect(renderError(failure('no such file or folder: notes.md', 'Check the spelling.'), 30).split('\n')).toEqual([
      'prep: no such file or folder:',
      '      notes.md',
      '      Check the spelling.',
    ])
  })
})
