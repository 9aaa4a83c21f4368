import { expect, it } from 'vitest'
import { en } from '../../messages/en.ts'
import { ko } from '../../messages/ko.ts'
import { type Explanation, NO_COUNTS } from '../../notes/note.ts'
import { parseNote } from '../../notes/parse-note.ts'
import { createStyle } from '../style.ts'
import { renderExplanations } from './explanations.ts'

const explanations: readonly Explanation[] = [
  { line: 1, shape: 'heading 1', text: '면접', verdict: 'section', probability: 0.04, reasons: ['words-', 'shape-'] },
  { line: 3, shape: 'heading 2', text: 'TCP란?', verdict: 'question', probability: 0.999, reasons: ['words+'] },
  { line: 4, shape: 'paragraph', text: '답이다', verdict: 'answer', probability: 0, reasons: ['labelled-answer'] },
]
const note = {
  path: 'a.md',
  cards: [],
  problems: [],
  explanations,
  confidence: 1,
  counts: NO_COUNTS,
  lost: [],
  offered: null,
}
const style = createStyle(0)

it('says of every line what it was taken for, how surely and why', () =>
  expect(renderExplanations([note], { width: 90, style, messages: en }).split('\n')).toEqual([
    'a.md',
    '1: § 면접',
    '      section · 96% sure · heading 1 · it is not worded like a question · questions rarely',
    '      look like this',
    '3: ? TCP란?',
    '      question · 99% sure · heading 2 · it is worded like a question',
    '4:   답이다',
    '      answer · 100% sure · paragraph · it is labelled as an answer',
  ]))

it('says so in Korean', () =>
  expect(renderExplanations([note], { width: 90, style, messages: ko })).toContain(
    '      질문 · 확신 99% · 제목 2 · 질문형 문장이에요',
  ))

it('explains every line of a note that could ask', () => {
  const text = '# 면접\n\n## TCP와 UDP의 차이는?\n\n연결이 있고 없다.\n\n## 프로세스란?\n\n실행 중인 프로그램.\n'
  const read = parseNote({ path: 'b.md', text }, { withReasons: true })
  expect(read.explanations.map(({ line, verdict }) => `${line} ${verdict}`)).toEqual([
    '1 section',
    '3 question',
    '5 answer',
    '7 question',
    '9 answer',
  ])
  for (const { reasons } of read.explanations) expect(reasons.length).toBeGreaterThan(0)
})
