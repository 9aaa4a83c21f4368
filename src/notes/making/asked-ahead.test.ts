import { describe, expect, it } from 'vitest'
import { parseNote } from '../parse-note.ts'

const cardsOf = (text: string) =>
  parseNote({ path: 'note.md', text }).cards.map(({ question, status }) => `${question} ${status}`)

const REST = '\n\n## What is a cache?\n\nA store that is near.\n'

describe('what is asked about behind a colon is no answer', () => {
  it.each([
    ['## Indique las siguientes relaciones: agregación, composición, generalización.'],
    ['## Explain the difference between: a function, a method, a closure'],
    ['## 다음을 설명하시오: 정규화, 트랜잭션, 인덱스'],
  ])('%s', (line) => {
    expect(cardsOf(line + REST)[0]).toBe(`${line.slice(3)} unanswered`)
  })

  it('in a list below it either', () => {
    const text = `## Explain the difference between:\n\n- \`var a = b\`\n- \`var a = b()\`${REST}`
    expect(cardsOf(text)[0]).toBe('Explain the difference between unanswered')
  })
})

it('naming what is to be explained explains nothing', () => {
  expect(cardsOf(`## webpack과 Babel에 대해 설명해보세요\n\n- webpack\n- Babel${REST}`)[0]).toContain('unanswered')
  expect(cardsOf(`## webpack과 Babel 중 묶어 주는 것은?\n\n- webpack${REST}`)[0]).toContain(' answered')
})

it('items that are no questions answer none where questions follow each other as often', () => {
  const list = [
    '왜 지원했는지?',
    '어떤 일을 하고 싶은지?',
    '기술보다 그 밖의 것을 많이 물어봤다. 분위기가 편했다.',
    '자신의 실력을 퍼센트로 계산한다면?',
    '무엇을 공부하는지?',
    '언제 출근할 수 있는지?',
    '면접관은 두 분이었다. 다들 친절했다.',
  ]
  const cards = cardsOf(list.map((each) => `- ${each}\n`).join('\n'))
  expect(cards).toHaveLength(5)
  expect(cards.every((card) => card.endsWith('unanswered'))).toBe(true)
})
