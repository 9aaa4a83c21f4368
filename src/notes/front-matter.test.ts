import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import matter from 'gray-matter'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { frontMatterLines } from './front-matter.ts'
import { readFrontMatter } from './front-matter-yaml.ts'
import { readNotes } from './read-notes.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'prep-front-matter-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

async function read(text: string) {
  writeFileSync(join(folder, 'n.md'), text)
  const { notes, problems } = await readNotes(['n.md'], { cwd: folder })
  return { cards: notes.flatMap(({ cards }) => cards), problems: problems.map(({ rule, line }) => `${rule}:${line}`) }
}
const block = (yaml: string) => readFrontMatter(`---\n${yaml}\n---`)
const ran = () => (globalThis as { prepCodeRan?: number }).prepCodeRan
const CODE = '(globalThis.prepCodeRan = 1)'

describe('code', () => {
  beforeEach(() => {
    delete (globalThis as { prepCodeRan?: number }).prepCodeRan
  })

  it('is run by gray-matter itself, whatever it is told of languages', () => {
    matter(`---js\n{ a: ${CODE} }\n---\n`, { language: 'yaml', engines: { js: false as never } })
    expect(ran()).toBe(1)
  })

  it.each([
    ...['js', 'javascript', 'JS', 'JavaScript', ' js', '\tjavascript', 'js ', 'node', 'coffee', 'coffeescript', 'cson'],
    ...['json', 'toml', 'eval', '=js', '{js}', '.js', 'js\r'],
  ])('is never run: ---%s', async (language) => {
    const { cards } = await read(`---${language}\n{ title: ${CODE}, tags: [${CODE}] }\n---\n\n## 프로세스란?\n답.\n`)
    readFrontMatter(`---${language}\ntitle: ${CODE}\n---`)
    readFrontMatter(`---${language}\n{ title: ${CODE} }\n---`)
    expect(ran()).toBeUndefined()
    expect(cards.map(({ question }) => question)).toContain('프로세스란?')
  })

  it.each([
    '!!js/function >\n  function () { globalThis.prepCodeRan = 1 }',
    '!!js/eval "1"',
    '!!python/object:os.system x',
  ])('is never made of a YAML tag: %s', (value) => {
    const { frontMatter } = block(`deck: ${value}`)
    expect(typeof (frontMatter.deck ?? '')).toBe('string')
    expect(ran()).toBeUndefined()
  })
})

describe('what is no front matter', () => {
  it('is a block that is never closed: gray-matter swallows the note, prep reads it', async () => {
    expect(matter('---\ntitle: 운영체제\n\n## 프로세스란?\n', {}).content).toBe('')
    const text = '---\ntitle: 운영체제\n\n## 프로세스란?\n\n실행 중인 프로그램.\n'
    expect((await read(text)).cards).toMatchObject([{ question: '프로세스란?', answer: '실행 중인 프로그램.' }])
  })

  it('is a rule at the top: gray-matter takes what follows for YAML, prep for text', async () => {
    const text = '---\n\n## 프로세스란?\n\n실행 중인 프로그램.\n\n---\n\n## 스레드란?\n\n흐름.\n'
    expect(matter(text, {}).content).not.toContain('프로세스')
    expect((await read(text)).cards.map(({ question }) => question)).toEqual(['프로세스란?', '스레드란?'])
  })

  // Gray-matter takes a time that grows with the square of blank lines: 80,000 of them 8 s, these five minutes.
  it('is a block of more lines than anybody writes, however blank', async () => {
    const text = `---\ntitle: a\n${'\n'.repeat(500_000)}---\n\n## 프로세스란?\n답.\n`
    expect(frontMatterLines(text.split('\n'))).toBe(0)
    expect((await read(text)).cards).toHaveLength(1)
  })

  it('is a block of 200 lines and more, or of 64 KB', () => {
    const lines = (count: number) => ['---', 'a: b', ...Array.from({ length: count }, () => 'c: d'), '---']
    expect(frontMatterLines(lines(190))).toBe(193)
    expect(frontMatterLines(lines(200))).toBe(0)
    expect(frontMatterLines(['---', `a: ${'b'.repeat(70_000)}`, '---'])).toBe(0)
  })
})

describe('what is no YAML', () => {
  it.each([
    ['title: OS: 프로세스\ndeck: os', 'os'],
    ['author: @me\ndeck: os', 'os'],
    ['title: *중요* 운영체제\ndeck: os', 'os'],
    ['title: "운영체제" 요약\ndeck: os', 'os'],
    ['title: 100% 정리: `fork`\ndeck: 운영체제: 1장', '운영체제: 1장'],
    ["title: it's: here\ndeck: os", 'os'],
  ])('is taken as people mean it, where gray-matter throws: %s', (yaml, deck) => {
    expect(() => matter(`---\n${yaml}\n---\n`, {})).toThrow()
    expect(block(yaml)).toMatchObject({ unreadable: null, frontMatter: { deck } })
  })

  it('has tags that begin with #, which are remarks to gray-matter', () => {
    expect(matter('---\ntags: #os\n---\n', {}).data).toEqual({ tags: null })
    expect(block('tags: #os #네트워크').frontMatter.tags).toEqual(['os', '네트워크'])
    expect(block('tags:\n  - #os\n  - 면접').frontMatter.tags).toEqual(['os', '면접'])
  })

  it('is one problem with its line when nothing can be made of it, and the note is read', async () => {
    const text = '---\ntitle: a\n  b: [c\ntags: x\n---\n\n## 프로세스란?\n답.\n'
    expect(await read(text)).toMatchObject({ cards: [{ question: '프로세스란?' }], problems: ['front-matter:4'] })
  })

  it('is no YAML the second time either: gray-matter gives an empty result then', async () => {
    const text = '---\ntitle: a\n  b: [c\n---\n'
    expect(() => matter(text)).toThrow()
    expect(matter(text).data).toEqual({})
    const first = block('title: a\n  b: [c')
    expect(first.unreadable).not.toBeNull()
    expect(block('title: a\n  b: [c')).toEqual(first)
  })
})

describe('what YAML says', () => {
  it('is taken only in the shapes it should have', () => {
    expect(block('deck: [a]\ntags: {a: b}\ntag: 7\nprep: [1]').frontMatter).toMatchObject({ deck: null, tags: ['7'] })
    expect(block('- a\n- b: c').frontMatter).toMatchObject({ deck: null, tags: [] })
    expect(block('deck: 3\ntags: [a, 1, null, {b: c}, [d], "#e", ""]').frontMatter).toMatchObject({
      deck: '3',
      tags: ['a', '1', 'e'],
    })
    expect(block('prep: ignore').frontMatter.ignore).toBe(true)
    expect(block('prep: false').frontMatter.ignore).toBe(true)
    expect(block('prep: {ignore: true}').frontMatter.ignore).toBe(true)
    expect(block('prep: {ignore: "yes", only: h9, questions: [h2, bullets, nothing]}').frontMatter).toMatchObject({
      ignore: false,
      only: null,
      questions: new Set(['h2', 'li']),
    })
    expect(block(`deck: ${'a'.repeat(1000)}\ntags: [${'b, '.repeat(1000)}c]`).frontMatter).toMatchObject({
      deck: null,
      tags: ['b'],
    })
  })

  it('changes no prototype', () => {
    block(
      '__proto__: {deck: a, polluted: 1}\nconstructor: {prototype: {polluted: 1}}\nprep: {__proto__: {ignore: true}}',
    )
    expect(({} as { polluted?: number }).polluted).toBeUndefined()
  })

  it('is refused when aliases stand for aliases: nine lines of these are a thousand million words', () => {
    const lines = Array.from({ length: 9 }, (_, index) => `a${index + 1}: &a${index + 1} [${`*a${index},`.repeat(9)}]`)
    const { frontMatter, unreadable } = block(`title: x\na0: &a0 [lol]\n${lines.join('\n')}\ntags: *a9`)
    expect(unreadable).toBe('more than 50 aliases')
    expect(frontMatter.tags).toEqual([])
    expect(block('a: &a os\ntags: [*a, b]').frontMatter.tags).toEqual(['os', 'b'])
    expect(block('title: 2 * 3 * 4\ndeck: d').frontMatter.deck).toBe('d')
    const stars = '[*a'.repeat(60)
    expect(block(`deck: "${stars}"\ntags: [a]`).frontMatter.deck).toBe(stars)
    expect(block(`a: &a "b"\ndeck: [", ${'*a, '.repeat(60)}"]`).unreadable).toBe('more than 50 aliases')
  })

  it('may be nested beyond what the stack holds', () => {
    expect(block(`deck: d\ntitle: ${'['.repeat(30_000)}`).unreadable).not.toBeNull()
    expect(block(`a:\n - ${'[{b: '.repeat(8_000)}`).frontMatter).toMatchObject({ deck: null, tags: [] })
  })
})
