import { describe, expect, it } from 'vitest'
import { alternatingLabels } from './alternating-labels.ts'

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
