import { describe, expect, it } from 'vitest'
import { parseNote } from '../parse-note.ts'
import { alternatingLabels, withPlainLabels } from './alternating-labels.ts'

const of = (text: string) => alternatingLabels(text.split('\n'))

describe('labels that take turns', () => {
  it.each([
    ['Frage: Was ist ein Index?\nAntwort: Ein Verzeichnis.\n\nFrage: Wozu?\nAntwort:\n', 'frage', 'antwort'],
    ['**Soru:** Dizin nedir?\n**Cevap:** Bir liste.\n\n**Soru:** Niçin?\n**Cevap:** Hız.', 'soru', 'cevap'],
    ['**Soru 1:** Dizin nedir?\n\nBir liste.\n\n**Cevap 1:** x\n**Soru 2:** y\n**Cevap 2:** z', 'soru', 'cevap'],
    ['- Pytanie: Co to jest?\n  - Odpowiedź: To.\n- Pytanie: Po co?\n  - Odpowiedź: Bo.', 'pytanie', 'odpowiedź'],
    ['Domanda: a\nRisposta: b\nDomanda: c\nDomanda: d\nRisposta: e', 'domanda', 'risposta'],
    ['**문항** 왜?\n**정리** 그래서.\n\n**문항** 뭘?\n**정리** 이걸.', '문항', '정리'],
    ['제시: 왜?\n응답: 그래서.\n제시: 뭘?\n응답: 이걸.', '제시', '응답'],
    ['### Питання:\nщо?\n### Відповідь:\nце\n### Питання:\nяк?\n### Відповідь:\nтак', 'питання', 'відповідь'],
  ])('%j', (text, question, answer) => {
    expect(of(text)).toEqual({ question, answer })
  })
})

describe('no pair', () => {
  it.each([
    ['Frage: Was?\nAntwort: Das.'],
    ['장점: 빠르다\n장점: 싸다\n단점: 없다'],
    ['Date: 1\nPlace: 2\nHost: 3\nDate: 1\nPlace: 2\nHost: 3\nDate: 1\nPlace: 2\nHost: 3'],
    ['```\nkey: 1\nvalue: 2\nkey: 1\nvalue: 2\n```'],
    ['plain words\nand more of them'],
    ['Note: this\nNote: that\nNote: more'],
    ['https://a.kr/b: c\nhttps://a.kr/b: c'],
    [''],
  ])('%j', (text) => {
    expect(of(text)).toBeNull()
  })
})

describe('labels of a pair are read, whatever their language and dress', () => {
  const cardsOf = (text: string) =>
    parseNote({ path: 'note.md', text }).cards.map(({ question, answer }) => [question, answer])
  it.each([
    [
      'Kysymys: Mikä on säie?\nVastaus: Polku.\n\nKysymys: Mikä on lukko?\nVastaus: Portti.\n',
      'Mikä on säie?',
      'Polku.',
    ],
    [
      '**Vraag** Wat is een mutex?\n\n**Antwoord** Een slot.\n\n**Vraag** Wat is een draad?\n\n**Antwoord** x\n',
      'Wat is een mutex?',
      'Een slot.',
    ],
    ['**질문1** 뮤텍스란?\n\n**답변** 락\n\n**질문2** 스레드란?\n\n**답변** 흐름\n', '뮤텍스란?', '락'],
    [
      '[K] Wat is een mutex?\n\n[V] Een slot.\n\n[K] Wat is een draad?\n\n[V] Een loop.\n',
      'Wat is een mutex?',
      'Een slot.',
    ],
    [
      '**質問1**\n\nロックとは何ですか？\n\n**回答** 鍵\n\n**質問2**\n\n索引とは何ですか？\n\n**回答** 表\n',
      'ロックとは何ですか？',
      '鍵',
    ],
  ])('%j', (text, question, answer) => {
    const cards = cardsOf(text)
    expect(cards).toHaveLength(2)
    expect(cards[0]).toEqual([question, answer])
  })

  it('but no pair of which the first asks nothing', () => {
    const lines = ['### Redis', '**Pros** fast', '**Cons** memory', '### Kafka', '**Pros** log', '**Cons** heavy']
    expect(withPlainLabels(lines)).toBe(lines)
  })
})
