import { describe, expect, it } from 'vitest'
import { weightIn } from './weight-marks.ts'

describe('how often a question is asked, by the marks on its line', () => {
  it.each([
    ['## ⭐⭐⭐ 프로세스와 스레드의 차이는?', 4],
    ['## 데드락이란? ⭐️⭐️', 3],
    ['- 데드락이란? (⭐⭐)', 3],
    ['### 3. 캐시란? ★★☆', 3],
    ['## 🔥 GC는 어떻게 동작하나요?', 2],
    ['**TDZ 🔥🔥**', 3],
    ['<summary>콜백이란? 🔥</summary>', 2],
    ['## 인덱스란? (빈출)', 3],
    ['## [빈출] 트랜잭션이란?', 3],
    ['6. 빈출: 캐시란 무엇인가요?', 3],
    ['## 정규화란? #빈출', 3],
    ['## REST란? `빈출`', 3],
    ['## JWT란? **[중요]**', 3],
    ['- JPA란? (자주 나오는 질문)', 3],
    ['## 3-way handshake란? (2번 나옴)', 3],
    ['5. 뮤텍스란 무엇인가요? (3회)', 4],
    ['- 뮤텍스란? 2번 나옴', 3],
    ['## TCP와 UDP의 차이는? *', 2],
    ['## * HTTP와 HTTPS의 차이는?', 2],
    ['2. 스레드란 무엇인가요?***', 4],
    ['3. *데드락이란 무엇인가요?', 2],
    ['- \\* 데드락이란 무엇인가요?', 2],
    ['- ⭐ What is a closure?', 2],
    ['- What is hoisting? (asked 3 times)', 4],
    ['- What is a promise? x2', 3],
    ['- What is `this`? (frequently asked)', 3],
    ['## ⭐⭐⭐⭐⭐⭐⭐⭐ 정말 자주?', 6],
  ])('%s weighs %d', (line, weight) => expect(weightIn(line)).toBe(weight))

  it.each([
    '## 프로세스란?',
    '## 면접에서 가장 중요한 것은?',
    '## 빈출 단어를 세는 방법은?',
    '## SELECT * FROM은 왜 느린가요?',
    '## **데드락**이란?',
    '*데드락이란 무엇인가요?*',
    '* 데드락이란 무엇인가요?',
    '- **데드락이란 무엇인가요?**',
    '## `**kwargs`는 무엇인가요?',
    '## TCP는 왜 3번 악수하나요?',
    '## 2번 정규형이란?',
    '## 2x2 행렬의 역행렬은?',
    '## What is the most common sorting algorithm?',
    '## Why is naming important?',
    '- [ ] 데드락이란?',
    '',
  ])('%s weighs nothing more', (line) => expect(weightIn(line)).toBe(1))
})
