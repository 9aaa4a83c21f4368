import { expect, it } from 'vitest'
import { makeCard } from '../../../test/support/cards.ts'
import { reportMock } from '../../drill/mock-report.ts'
import { en } from '../../messages/en.ts'
import type { Grade } from '../../schedule/grade.ts'
import { createStyle } from '../style.ts'
import { mockReportMarkdown, renderMockReport } from './mock-report.ts'

const report = (...grades: readonly Grade[]) => {
  const cards = grades.map((_, index) => makeCard({ id: `c${index}`, question: `Q${index}?`, answer: '교착 상태' }))
  return reportMock(
    cards.map((card) => ({ card, seconds: 5, typed: '' })),
    new Map(cards.map(({ id }, index) => [id, grades[index] ?? 'again'])),
  )
}

it('paints each part by how it went, also where nothing went well', () => {
  const style = createStyle(1)
  const paintedAs = (...grades: readonly Grade[]) =>
    renderMockReport(report(...grades), { width: 80, style, messages: en })
  expect(paintedAs('again')).toContain(style.bad('Did not go well 1'))
  expect(paintedAs('hard', 'again')).toContain(style.fair('Half there 1'))
  expect(paintedAs('hard', 'again')).toContain(style.bad('Did not go well 1'))
  expect(paintedAs('good', 'easy')).toContain(style.good('Went well 2'))
})

it('says below an answer what was not said in it', () => {
  const text = renderMockReport(report('again'), { width: 80, style: createStyle(0), messages: en })
  expect(text).toMatch(/\n· Q0\? \(.*\)\n {2}not said: 교착 상태/)
  expect(mockReportMarkdown(report('again'), '2026-11-22', en)).toMatch(/\n- Q0\? .*\n {2}- not said: 교착 상태\n/)
})
