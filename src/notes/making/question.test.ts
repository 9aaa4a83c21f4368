import { describe, expect, it } from 'vitest'
import { parseMarkdown } from '../../markdown/markdown.ts'
import { outline } from '../blocks/outline.ts'
import { underlinedHeadings } from '../blocks/underlined.ts'
import { wordQuestion } from './question.ts'

/** The first block of a note as a question, with what stands under it and behind it. */
function worded(note: string, isSilent = false) {
  const lines = note.split('\n')
  const rules = { isHeading: underlinedHeadings(lines), parse: parseMarkdown }
  const [block, ...behind] = outline(parseMarkdown(lines), rules, lines.length).children
  if (block === undefined) throw new Error('an empty note')
  const body = [...block.children, ...(block.kind === 'heading' ? [] : behind.filter(({ kind }) => kind !== 'item'))]
  const found = { block, body, followUps: [], joined: [], titleOnly: false, cell: null, section: [] }
  const { text, prompt, inlineAnswer, body: rest } = wordQuestion(found, lines, isSilent)
  return { text, prompt, inlineAnswer, left: rest.flatMap((one) => one.lines.map((line) => line.text)) }
}

describe('what stands beside the words of a question', () => {
  it.each([
    ['- 클로저란? (⭐️⭐️)', '클로저란?'],
    ['- 호이스팅이란? (O)', '호이스팅이란?'],
    ['- <code>#3</code> 이벤트 루프란?', '이벤트 루프란?'],
    ['- [x] 프로토타입이란?', '프로토타입이란?'],
    ['## 왜 쓰나요? ★★', '왜 쓰나요?'],
    ['## 왜 지원했나요? [네이버]', '왜 지원했나요?'],
    ['## Why Kafka? [ACME Corp]', 'Why Kafka?'],
    ['## 为什么用缓存？----某公司-2014', '为什么用缓存？'],
    ['## MTU란? ^mtu-1', 'MTU란?'],
    ['## UDP란? #network #card', 'UDP란?'],
    ['## 캐시란? %%다시 볼 것%%', '캐시란?'],
    ['## ==HSTS==란?', 'HSTS란?'],
    ['## What is ==idempotence==?', 'What is idempotence?'],
    ['~~1. 자기소개 해 주세요. (O)~~', '자기소개 해 주세요.'],
    ['## Promise를 설명해주세요. 0', 'Promise를 설명해주세요.'],
    ['## 什么是死锁、', '什么是死锁'],
    ['## 인덱스란? (모름)', '인덱스란?'],
    ['## 消息丢失怎么办（见第33题）', '消息丢失怎么办'],
    ['## **JWT(JSON Web Token)**는 무엇인가요?', 'JWT(JSON Web Token)는 무엇인가요?'],
    ['##TCP란?', 'TCP란?'],
  ])('%s', (line, text) => {
    expect(worded(line).text).toBe(text)
  })
  it.each([
    '==와 ===의 차이는?',
    'a == b와 a === b는?',
    '함수 f(x)는?',
    'O(1)과 O(n)의 차이',
    '캐시 (Cache)',
    '프로세스 상태를 설명하세요 (생성, 준비, 실행)',
    'How could you prevent caching? (use any technique)',
    '전처리기 #include',
    'C# 대 Java',
    'x ^ y의 결과는?',
    '상태가 있나? (state / ref)',
    'List<String>과 List<Object>의 차이는?',
    'Vitamin B12',
    '2 + 2 = 4인가?',
    '왜 80번 포트인가?',
  ])('%s stays whole', (line) => {
    expect(worded(`## ${line}`).text).toBe(line)
  })
})

describe('a question that goes on', () => {
  it.each([
    ['### 질문 1\n클로저를 설명하세요.\n', '클로저를 설명하세요.'],
    ['**Q2.**\n\n낙관적 잠금은 언제 쓰나요?\n', '낙관적 잠금은 언제 쓰나요?'],
    ['## Question 3\n\nWhat is a lock?\n', 'What is a lock?'],
    ['### 問3\n\nトランザクションとは何ですか？\n', 'トランザクションとは何ですか？'],
    ['## Вопрос 4\nЧто такое индекс?\n', 'Что такое индекс?'],
    ['- 뷰홀더 패턴을 설명하라.\n  (리사이클러뷰와 비교)', '뷰홀더 패턴을 설명하라. (리사이클러뷰와 비교)'],
    [
      'How would you find out why a page of the shop does not open for\none customer while it opens for all the others?',
      'How would you find out why a page of the shop does not open for one customer while it opens for all the others?',
    ],
    [
      '게시판 만들기\n게시판 하나를 만들려고 합니다.\n글과 댓글이 있습니다.\n표를 설계해 주세요.',
      '게시판 만들기 게시판 하나를 만들려고 합니다. 글과 댓글이 있습니다. 표를 설계해 주세요.',
    ],
  ])('%j', (note, text) => {
    expect(worded(note).text).toBe(text)
  })
  it.each([
    ['## HTTP 2\n왜 빠른가요?', 'HTTP 2'],
    ['- 캐시란?\n  (가까이 두는 것)', '캐시란?'],
    ['What is a lock?\nit keeps others out', 'What is a lock?'],
  ])('%j does not', (note, text) => {
    expect(worded(note).text.startsWith(text)).toBe(true)
    expect(worded(note).text).not.toContain('it keeps')
    expect(worded(note).text).not.toContain('가까이')
  })
})

describe('a question answered on its line', () => {
  it.each([
    ['- 인덱스를 말해보라. -> 트리로 찾는다고 함', '인덱스를 말해보라.', '트리로 찾는다고 함'],
    ['- 왜 레디스? -> 빨라서', '왜 레디스?', '빨라서'],
    ['- 캐시를 설명하라 → 가까이 두는 것', '캐시를 설명하라', '가까이 두는 것'],
    ['- 캐시를 설명하라 -> 모름', '캐시를 설명하라', null],
    ['- What is a lock? => keeps others out', 'What is a lock?', 'keeps others out'],
    ['- 最大能存多少？512', '最大能存多少？', '512'],
    ['- 몇 MB까지 되나요? 512MB', '몇 MB까지 되나요?', '512MB'],
    ['- When does Unix time begin? 1970-01-01', 'When does Unix time begin?', '1970-01-01'],
    ['- 两者的区别：前者快，后者省内存。', '两者的区别', '前者快，后者省内存。'],
  ])('%s', (line, text, answer) => {
    expect(worded(line)).toMatchObject({ text, inlineAnswer: answer })
  })
  it.each([
    '- Explain the A -> B mapping',
    '- 왜 List -> Set 변환이 느린가?',
    '- 用过发布订阅吗? 比如event bus',
    '- std::vector란?',
    '- 왜 썼나요? 장단점 포함',
    '- Name the three relations: aggregation, composition, generalisation',
  ])('%s is all asked', (line) => {
    expect(worded(line)).toMatchObject({ text: line.slice(2), inlineAnswer: null })
  })
  it('parts at double colons without spaces only where the note does so', () => {
    const cards = 'dos palabras::una respuesta larga\n\notras dos::otra respuesta más\n\ny tres más::la última de todas'
    expect(worded(cards)).toMatchObject({ text: 'dos palabras', inlineAnswer: 'una respuesta larga' })
    expect(worded('dos palabras::una respuesta larga')).toMatchObject({ inlineAnswer: null })
  })
})
