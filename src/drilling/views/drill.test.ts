import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fakeScheduler, makeCard } from '../../../test/support/cards.ts'
import { type Reason, startSession, step } from '../../drill/session.ts'
import { en } from '../../messages/en.ts'
import { ko } from '../../messages/ko.ts'
import { createStyle } from '../../terminal/style.ts'
import { width as widthOf } from '../../terminal/text/width.ts'
import { drawDrill } from './drill.ts'
import { placeInSession } from './header.ts'

const AT = new Date('2026-11-22T12:00:00Z')

const text = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '질문',
        '아주긴한글낱말이띄어쓰기없이이어져요',
        '漢字',
        '👩🏽‍💻',
        'e\u0301',
        '\t',
        ' ',
        '\n',
        '- ',
        '```\n',
        '| a | b |\n',
      ),
      fc.constantFrom('한글'.normalize('NFD'), '\x1b[2J', '\u202e', 'https://example.com/a/b/c', '**', '# '),
      fc.string({ unit: 'binary', maxLength: 6 }),
    ),
    { maxLength: 25 },
  )
  .map((parts) => parts.join(''))

const card = fc
  .record({
    prompt: text,
    question: text,
    answer: fc.option(text),
    deck: text,
    status: fc.constantFrom('answered', 'partial', 'unanswered'),
    parent: fc.constantFrom(null, 'parent', 'unknown'),
    gaps: fc.array(fc.record({ line: fc.nat(999), label: fc.option(text) }), { maxLength: 3 }),
  })
  .map((changes) => makeCard({ id: 'card', ...changes }))

it('fits every window, whatever the note holds, and drives no terminal', () => {
  fc.assert(
    fc.property(
      card,
      fc.record({ columns: fc.integer({ min: 1, max: 130 }), rows: fc.integer({ min: 1, max: 40 }) }),
      fc.record({ revealed: fc.boolean(), help: fc.boolean(), scroll: fc.nat(50), notice: fc.option(text) }),
      fc.constantFrom<Reason>('new', 'learning', 'cram'),
      fc.constantFrom(en, ko),
      (asked, window, { revealed, ...rest }, reason, messages) => {
        const hidden = startSession([{ card: asked, schedule: null, reason }], AT)
        const session = revealed ? step(hidden, { type: 'reveal' }, AT, fakeScheduler) : hidden
        const { lines, lastScroll } = drawDrill(
          { session, now: AT, ...window, ...rest },
          {
            scheduler: fakeScheduler,
            messages,
            style: createStyle(0),
            hyperlinks: false,
            highlight: null,
            find: (id) => (id === 'parent' ? asked : null),
            followUps: () => [asked],
          },
        )
        expect(lines.length).toBeLessThanOrEqual(Math.max(1, window.rows - 1))
        for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(window.columns)
        expect(lines.join('')).not.toMatch(/[\x00-\x1f\x7f-\x9f\u202a-\u202e]/)
        expect(lastScroll).toBeGreaterThanOrEqual(0)
      },
    ),
    { numRuns: 500 },
  )
})

it('shows what its follow-ups ask, and not what they answer, for a question that they alone answer', () => {
  const asked = makeCard({ id: 'whole', question: '협업은?', prompt: '협업은?', answer: null, status: 'answered' })
  const below = [
    makeCard({ id: 'a', parent: 'whole', question: '누가 조율했는지?', answer: '내가 했다.', status: 'answered' }),
    makeCard({ id: 'b', parent: 'whole', question: '무엇으로?', answer: '매일 회의.', status: 'answered' }),
  ]
  const hidden = startSession([{ card: asked, schedule: null, reason: 'new' }], AT)
  const session = step(hidden, { type: 'reveal' }, AT, fakeScheduler)
  const look = { scheduler: fakeScheduler, messages: ko, style: createStyle(0), hyperlinks: false, highlight: null }
  const { lines } = drawDrill(
    { session, now: AT, columns: 60, rows: 30, scroll: 0, help: false, notice: null },
    { ...look, find: () => null, followUps: (id) => (id === 'whole' ? below : []) },
  )
  const from = lines.findIndex((line) => line.includes('답은 꼬리질문에 있어요.'))
  expect(lines.slice(from, from + 3).map((line) => line.trim())).toEqual([
    '답은 꼬리질문에 있어요.',
    '↳ 누가 조율했는지?',
    '↳ 무엇으로?',
  ])
  expect(lines.join('')).not.toMatch(/내가 했다|매일 회의/)
})

it('counts a question that comes back once', () => {
  const items = ['a', 'b', 'c'].map((id) => ({ card: makeCard({ id }), schedule: null, reason: 'new' as const }))
  let session = startSession(items, AT)
  expect(placeInSession(session)).toEqual({ index: 1, total: 3, left: 3 })
  session = step(
    step(session, { type: 'reveal' }, AT, fakeScheduler),
    { type: 'grade', grade: 'again' },
    AT,
    fakeScheduler,
  )
  expect(placeInSession(session)).toEqual({ index: 2, total: 3, left: 3 })
  const later = new Date(AT.getTime() + 120_000)
  session = step(session, { type: 'skip' }, later, fakeScheduler)
  expect(session.current?.card.id).toBe('a')
  expect(placeInSession(session)).toEqual({ index: 2, total: 3, left: 2 })
})
