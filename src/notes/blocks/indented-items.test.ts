import { describe, expect, it } from 'vitest'
import { parseNote } from '../parse-note.ts'

const cardsOf = (text: string) =>
  parseNote({ path: 'note.md', text }).cards.map(({ question, answer }) => [question, answer])

describe('items indented a little stand under the item above them', () => {
  it.each([
    ['* How is a page evicted?\n * FIFO, LRU\n* What is a zombie process?\n * one that has ended\n', 'FIFO, LRU'],
    [
      '12. 세션과 쿠키의 차이는?\n  1. 세션은 서버에 있다\n  2. 쿠키는 브라우저에 있다\n13. 인덱스란?\n  1. 찾기 위한 구조다\n',
      '쿠키는',
    ],
    ['10. 什么是会话？\n 1. 保存在服务端\n 2. 有过期时间\n11. 什么是索引？\n 1. 加快查询\n', '过期时间'],
  ])('%j', (text, told) => {
    const cards = cardsOf(text)
    expect(cards).toHaveLength(2)
    expect(cards[0]?.[1]).toContain(told)
  })

  it.each([
    [' 8. What is a mutex?\n 9. What is a thread?\n10. What is a process?\n', 3],
    ['1. What is a mutex?\n 2. What is a thread?\n3. What is a process?\n', 3],
  ])('but not where numbers are set to the right: %j', (text, count) => {
    expect(cardsOf(text)).toHaveLength(count)
  })
})
