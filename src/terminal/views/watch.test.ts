import { expect, it } from 'vitest'
import { ko } from '../../messages/ko.ts'
import { createStyle } from '../style.ts'
import { renderWatchLine, type WatchLine } from './watch.ts'

const line: WatchLine = {
  at: new Date('2026-11-22T11:04:05Z'),
  changes: [{ path: 'notes/backend-interview.md', change: 'changed' }],
  counts: { cards: 120, answered: 80, partial: 10, unanswered: 30, problems: 2 },
  before: { cards: 119, answered: 80, partial: 10, unanswered: 29, problems: 2 },
}
const look = { style: createStyle(0), messages: ko, timeZone: 'Asia/Seoul' }

it('is one line where another program reads it', () =>
  expect(renderWatchLine(line, look)).toBe(
    '20:04:05  저장함: notes/backend-interview.md  질문 120개 (+1) · 답 없음 30개 (+1) · 일부만 10개 · 문제 2개',
  ))

it('breaks between words in a narrow window', () =>
  expect(renderWatchLine(line, { ...look, width: 40 }).split('\n')).toEqual([
    '20:04:05',
    '  저장함: notes/backend-interview.md',
    '  질문 120개 (+1) · 답 없음 30개 (+1)',
    '  일부만 10개 · 문제 2개',
  ]))
