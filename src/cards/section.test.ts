import { describe, expect, it } from 'vitest'
import { shownSection } from './section.ts'

describe('a heading is not shown beside a deck that says as much', () => {
  it.each([
    ['english-behavioral', 'Behavioral (English)', []],
    ['네트워크정리', '네트워크 정리 (11/20~)', []],
    ['면접/java', 'Java', []],
    ['preguntas-de-redes', 'Redes', []],
    ['数据库', '数据库 [2026-11-20]', []],
    ['os-notes', 'OS', []],
    ['js', 'JS 2', ['JS 2']],
    ['os', 'Processes', ['Processes']],
    ['java', 'Java vs Kotlin', ['Java vs Kotlin']],
    ['2026', '2026 (11/20)', []],
    ['os', '(11/20)', ['(11/20)']],
    ['cs', '⭐', ['⭐']],
  ])('%s: %s', (deck, name, shown) => expect(shownSection({ deck, section: [name] })).toEqual(shown))
})
