import { expect, it } from 'vitest'
import { makeCard } from '../../../test/support/cards.ts'
import { reportMock } from '../../drill/mock-report.ts'
import { en } from '../../messages/en.ts'
import { ko } from '../../messages/ko.ts'
import { renderMockPage } from '../../page/mock-page.ts'
import type { Grade } from '../../schedule/grade.ts'
import { createStyle } from '../style.ts'
import { width } from '../text/width.ts'
import { mockReportMarkdown, renderMockReport } from './mock-report.ts'

const AT = new Date('2026-11-22T12:00:00Z')
const report = (typed: string, ...grades: readonly Grade[]) => {
  const cards = grades.map((_, index) =>
    makeCard({ id: `c${index}`, question: `Q${index}?`, answer: '교착 상태는 `mutex`와 `semaphore`로 생긴다 <b>' }),
  )
  const earlier = { card: 'c0', grade: 'hard', at: AT, seconds: 9, typed: 'semaphore', recording: null } as const
  return reportMock(
    cards.map((card) => ({ card, at: AT, seconds: 5, typed, recording: null, passed: false })),
    new Map(cards.map(({ id }, index) => [id, grades[index] ?? 'again'])),
    (id) => (id === 'c0' ? [earlier] : []),
  )
}
const look = { at: '2026-11-22', now: AT, messages: en, linkTo: () => '../notes/os%20one.md#L3' }

it('paints each part by how it went, the weak ones first', () => {
  const style = createStyle(1)
  const painted = (...grades: readonly Grade[]) =>
    renderMockReport(report('', ...grades), { width: 80, style, messages: en })
  expect(painted('again')).toContain(style.bad('Did not go well 1'))
  const both = painted('hard', 'again', 'easy')
  const places = [style.bad('Did not go well 1'), style.fair('Half there 1'), style.good('Went well 1')].map((part) =>
    both.indexOf(part),
  )
  expect(places).toEqual([...places].sort((a, b) => a - b))
  expect(places[0]).toBeGreaterThan(0)
})

it('holds what was said, what was not, and what changed since the last time', () => {
  const text = renderMockReport(report('교착', 'again'), { width: 80, style: createStyle(0), messages: en })
  expect(text).toMatch(/\n· Q0\? \(.*\)\n {4}교착\n {2}not said: .*semaphore/)
  expect(text).toMatch(/no longer said: semaphore/)
})

it.each([40, 61, 80])('is at most %i columns wide, however long what was typed is', (columns) => {
  const typed = '교착 상태는 둘 이상이 서로가 가진 것을 기다려서 아무도 나아가지 못하는 상태예요. '.repeat(6)
  for (const messages of [en, ko])
    for (let cut = 0; cut < 12; cut += 1) {
      const text = renderMockReport(report(typed.slice(cut), 'again', 'good'), {
        width: columns,
        style: createStyle(0),
        messages,
      })
      expect(text).toContain('…\n')
      expect(text.split('\n').filter((line) => width(line) > columns)).toEqual([])
    }
})

it('is a note that nobody reads as one, with a way to the question’s line', () => {
  const text = mockReportMarkdown(report('<교착> *상태*\n# 기아', 'again'), look)
  expect(text.startsWith('---\nprep: ignore\n---\n\n# Mock interview 2026-11-22\n')).toBe(true)
  expect(text).toContain('### Q0?\n\n[backend · backend.md:1](<../notes/os%20one.md#L3>) · 5s')
  expect(text).toContain('> <교착> *상태*\n> # 기아\n')
  expect(text).toContain('> 교착 상태는 `mutex`와 `semaphore`로 생긴다 <b>\n')
  expect(text).toContain('**Earlier answers**\n\n- Nov 22: semaphore\n')
})

it('is a page in which whatever was typed is text', () => {
  const page = renderMockPage(report('<script>alert(1)</script>\n기아', 'again'), { ...look, language: 'en' })
  expect(page).not.toContain('<script>')
  expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;\n기아')
  expect(page).toContain('<a href="../notes/os%20one.md#L3">')
  expect(page).toMatch(/Content-Security-Policy" content="default-src 'none'; style-src 'sha256-/)
})
