import { describe, expect, test } from 'vitest'
import { readLead } from './lead.ts'

const rest = (line: string) => readLead(line).rest

describe('operators and names at the front of a line are its words', () => {
  test.each([
    '==와 ===의 차이는?',
    '== 과 equals() 의 차이',
    '== 和 equals() 的区别',
    '++i와 i++의 차이는?',
    '-1의 2의 보수 표현은?',
    '-Xmx and -Xms: what do they do?',
    '--force 옵션은 언제 쓰나요?',
    `#{}와 \${}의 차이는?`,
    '#include와 #define의 차이는?',
    '*p와 &p의 차이는?',
    '* と & の違いは?',
    '**kwargs란?',
    '-> 연산자는 무엇인가?',
    '=> vs -> in match arms?',
    '>>> 연산자는?',
    '&& 和 & 有什么区别？',
    '>>와 >>>의 차이는?',
    '??= operator: what is it?',
    '<div>와 <span>의 차이는?',
    '@Transactional이란?',
    '$scope란?',
    '.env 파일은 왜 쓰나요?',
    '#3와 #4의 차이는?',
    '①과 ②의 차이는?',
    '- 와 + 의 차이는?',
  ])('%s', (line) => {
    expect(rest(line)).toBe(line)
  })
})

describe('decoration goes', () => {
  test.each([
    ['- 클로저란?', '클로저란?'],
    ['-클로저란?', '클로저란?'],
    ['-What is a closure?', 'What is a closure?'],
    ['→ 그렇다면 왜?', '그렇다면 왜?'],
    ['->그렇다면 왜?', '그렇다면 왜?'],
    ['★★ 정규화란?', '정규화란?'],
    ['🔥정규화란?', '정규화란?'],
    ['✅ What is ACID?', 'What is ACID?'],
    [':star: What is ACID?', 'What is ACID?'],
    ['## 제목', '제목'],
    ['• 什么是闭包？', '什么是闭包？'],
    ['> Что такое индекс?', 'Что такое индекс?'],
    ['- 이 코드의 문제는?', '이 코드의 문제는?'],
    ['- 和同事发生冲突怎么办？', '和同事发生冲突怎么办？'],
    ['* and then what happens?', 'and then what happens?'],
  ])('%s', (line, words) => {
    expect(rest(line)).toBe(words)
  })
})

describe('numbers that belong to the words stay', () => {
  test.each([
    '80번 포트란?',
    '1번 스레드와 2번 스레드가 서로 기다리면?',
    '3-way handshake란?',
    '2PC란?',
    '1:N 관계란?',
    '10:30에 배포하면?',
    '2.x 버전과 3.x 버전의 차이는?',
    '0.1 + 0.2는 왜 0.3이 아닌가?',
    '3.14는 무엇인가?',
    '2024.11.03 면접',
    '401과 403의 차이는?',
    '4 way handshake',
    '一对多关系怎么建模？',
    '第一次面试问了什么？',
    '7 уровней OSI',
    '3.js가 아니라 Three.js',
  ])('%s', (line) => {
    expect(rest(line)).toBe(line)
  })
})

describe('numbers that count go, all of their parts', () => {
  test.each([
    ['1. TCP란?', '1', 'TCP란?'],
    ['1.2. TCP란?', '1.2', 'TCP란?'],
    ['1.2.1) DNS란?', '1.2.1', 'DNS란?'],
    ['2-1. DNS란?', '2-1', 'DNS란?'],
    ['3) What is DNS?', '3', 'What is DNS?'],
    ['4번. DNS란?', '4', 'DNS란?'],
    ['6️⃣ ICMP란?', '6', 'ICMP란?'],
    ['③ ICMP란?', '③', 'ICMP란?'],
    ['#3 이벤트 루프란?', '3', '이벤트 루프란?'],
    ['三、什么是索引？', '三', '什么是索引？'],
    ['（二）什么是索引？', '二', '什么是索引？'],
    ['第3题：什么是索引？', '3', '什么是索引？'],
    ['12、インデックスとは', '12', 'インデックスとは'],
  ])('%s', (line, number, words) => {
    expect(readLead(line)).toEqual({ label: null, number, rest: words })
  })
})

describe('labels', () => {
  test.each([
    ['질문 3. TCP란?', '3', 'TCP란?'],
    ['질문3 TCP란?', '3', 'TCP란?'],
    ['질문 4번 CORS란?', '4', 'CORS란?'],
    ['질문 6️⃣ ICMP란?', '6', 'ICMP란?'],
    ['Q1. What is TCP?', '1', 'What is TCP?'],
    ['Q: What is TCP?', null, 'What is TCP?'],
    ['[질문] TCP란?', null, 'TCP란?'],
    ['Вопрос 5: что такое TCP?', '5', 'что такое TCP?'],
    ['質問2：TCPとは', '2', 'TCPとは'],
  ])('%s', (line, number, words) => {
    expect(readLead(line)).toEqual({ label: 'question', number, rest: words })
  })
  test.each([
    '문제 해결 경험을 말해 주세요',
    '질문 있으신가요?',
    '예상 질문 만들기란?',
    'Q 러닝이란?',
    '문제 3개를 동시에 풀면?',
    'Question answering: how does it work?',
    '문제와 해결',
    'P1은 R1을 쥐고 기다린다.',
    'Q1과 Q2의 차이는?',
    'A-B 테스트란?',
    'problem solving 경험은?',
    '問題解決の経験は？',
    '问题排查经验',
  ])('%s keeps its first word', (line) => {
    expect(readLead(line)).toEqual({ label: null, number: null, rest: line })
  })
  test.each([
    ['꼬리) 캐시 무효화는 어떻게?', '캐시 무효화는 어떻게?'],
    ['후속: TTL은?', 'TTL은?'],
    ['(꼬리질문) 그렇다면?', '그렇다면?'],
    ['Follow-up: why?', 'why?'],
    ['追问：为什么？', '为什么？'],
  ])('%s follows the question above', (line, words) => {
    expect(readLead(line)).toMatchObject({ label: 'followUp', rest: words })
  })
})
