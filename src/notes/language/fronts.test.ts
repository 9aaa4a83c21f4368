import { describe, expect, test } from 'vitest'
import { settledFronts } from './fronts.ts'
import { readLead } from './lead.ts'

/** The words of lines of one form, one after another in a note. */
function words(lines: readonly string[], form = 'heading 2'): string[] {
  const settled = settledFronts(lines.map((text) => ({ form, text })))
  return lines.map((line, index) => readLead(settled.get(index) ?? line).rest)
}

describe('what siblings carry is a label', () => {
  test.each([
    [
      ['1 Что такое JVM?', '2 Что такое JIT?', '3 Что такое GC?'],
      ['Что такое JVM?', 'Что такое JIT?', 'Что такое GC?'],
    ],
    [
      ['1 OSI를 설명해주세요', '2 TCP를 설명해주세요', '3 3 way handshaking을 설명해주세요', '4 4 way를 설명해주세요'],
      ['OSI를 설명해주세요', 'TCP를 설명해주세요', '3 way handshaking을 설명해주세요', '4 way를 설명해주세요'],
    ],
    [
      ['2 ¿Qué es un cierre?', '3 ¿Qué es una promesa?', '4 ¿Qué es git?', '7 ¿Qué es un índice?'],
      ['¿Qué es un cierre?', '¿Qué es una promesa?', '¿Qué es git?', '¿Qué es un índice?'],
    ],
    [
      ['02 MAC address', '03 이더넷', '04 네트워크 허브'],
      ['MAC address', '이더넷', '네트워크 허브'],
    ],
    [
      ['7.什么是锁', '8.10条线程，如何同步', '9.线程如何实现', '10.100万数据怎么办', '11.数据怎么回收'],
      ['什么是锁', '10条线程，如何同步', '线程如何实现', '100万数据怎么办', '数据怎么回收'],
    ],
    [
      ['2.1二叉树的深度', '2.2平衡二叉树', '3.1反转链表'],
      ['二叉树的深度', '平衡二叉树', '反转链表'],
    ],
    [
      ['什么是锁？(京东)', '什么是堆？(蚂蚁、京东)', '什么是栈？(京东)', '什么是树？(京东、百度)', '红黑树的概念'],
      ['什么是锁？', '什么是堆？', '什么是栈？', '什么是树？', '红黑树的概念'],
    ],
    [
      ['1번 TCP란?', '2번 UDP란?', '3번 DNS란?'],
      ['TCP란?', 'UDP란?', 'DNS란?'],
    ],
    [
      ['1.1 TCP란?', '1.2 UDP란?', '1.2.1 DNS란?'],
      ['TCP란?', 'UDP란?', 'DNS란?'],
    ],
    [
      ['A. 힙이란?', 'B. 스택이란?', 'C. 큐란?'],
      ['힙이란?', '스택이란?', '큐란?'],
    ],
    [
      ['가. 힙이란?', '나. 스택이란?', '다. 큐란?'],
      ['힙이란?', '스택이란?', '큐란?'],
    ],
    [
      ['Punto 1: Defina clase', 'Punto 2: ¿Qué es git?', 'Punto 3: Defina variable'],
      ['Defina clase', '¿Qué es git?', 'Defina variable'],
    ],
    [
      ['질문 1. TCP란?', '질문 DNS는 왜 쓰나?', '질문 . UDP란?'],
      ['TCP란?', 'DNS는 왜 쓰나?', 'UDP란?'],
    ],
    [
      ['Q What is TCP used for?', 'Q What is UDP used for?'],
      ['What is TCP used for?', 'What is UDP used for?'],
    ],
    [
      ['[네트워크] TCP란?', '[DB] 뷰란?', '[네트워크] UDP란?', '[DB] 락이란?'],
      ['TCP란?', '뷰란?', 'UDP란?', '락이란?'],
    ],
    [
      ['(공통)-왜 지원했나?', '(공통) 포부는?', '(나) 경험은?', '(나)강점은?'],
      ['왜 지원했나?', '포부는?', '경험은?', '강점은?'],
    ],
    [
      ['i. 什么是闭包？', 'ii. 什么是原型？', 'iii. 什么是柯里化？'],
      ['什么是闭包？', '什么是原型？', '什么是柯里化？'],
    ],
  ])('%j', (lines, expected) => {
    expect(words(lines)).toEqual(expected)
  })
})

describe('what siblings do not carry belongs to the words', () => {
  test.each([
    [['80번 포트란?', '1번 스레드와 2번 스레드가 서로 기다리면?', '2PC란?']],
    [['2 phase commit', '3 tier architecture', '인덱스란?']],
    [['문제 해결 경험을 말해 주세요', '질문 있으신가요?', '예상 질문 만들기란?', 'Q 러닝이란?']],
    [['3.5 정규형이란?', '인덱스란?', '뷰란?']],
    [['0.1 + 0.2는 왜 0.3이 아닌가?', '0.3 - 0.1은?', 'NaN이란?']],
    [['[] + []의 결과는?', '(a) => a의 뜻은?', '[1, 2] 는?']],
    [['HTTP 1: what was new?', 'HTTP 2: what was new?']],
    [['1 대 1 관계란?', '1 대 다 관계란?', '다 대 다 관계란?']],
    [['7 уровней OSI', '4 принципа ООП', '2 типа блокировок']],
  ])('%j', (lines) => {
    expect(words(lines)).toEqual(lines)
  })
  test('choices of a list keep their letters', () => {
    const choices = ['A. 4', 'B. 5', 'C. undefined']
    expect(settledFronts(choices.map((text) => ({ form: 'item 1', text }))).size).toBe(0)
  })
})
