import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { BROWSER, type OpenPage, openPage } from '../support/browser.ts'
import { makeWorld, runInProcess, type World } from '../support/host.ts'

const EVENING = '2026-11-22T20:00:00+09:00'
const DAY_MS = 86_400_000
const HOSTILE = `<script>window.pwned=1</script><img src=x onerror="window.pwned=2"> "' onmouseover='window.pwned=3' </title></style></svg>&lt;b&gt; \${x} 는?`
const DECK = `<b onclick=1>&"'덱`
const NOTE = `---
deck: ${JSON.stringify(DECK)}
---

## 격리 수준은 무엇인가요?
네 단계.

## 왜 느린가요?
- 인덱스가 없다.

## 교착 상태란?

## ${HOSTILE.replace(/[<&]/g, '\\$&')}
위험.
`
let world: World
let page: OpenPage | null = null
beforeEach(async () => {
  world = makeWorld({ 'note.md': NOTE })
})
afterEach(() => {
  page?.close()
  page = null
  world.remove()
})

const prep = (args: readonly string[], input = '') => runInProcess(world, args, { now: EVENING, input })
const stats = (args: readonly string[] = []) =>
  prep(['--lang', 'ko', 'stats', 'note.md', '--html', 'page.html', ...args])
const html = () => readFileSync(join(world.folder, 'page.html'), 'utf8')

/** Forty days in each of which every question with an answer is asked; the hostile one is forgotten every third time. */
async function studied(): Promise<{ readonly reviews: number }> {
  const { stdout } = await prep(['list', 'note.md', '--json'])
  const listed = JSON.parse(stdout) as { cards?: Card[] } | Card[]
  interface Card {
    readonly id: string
    readonly question: string
    readonly status: string
  }
  const cards = (Array.isArray(listed) ? listed : (listed.cards ?? [])).filter(({ status }) => status !== 'unanswered')
  const lines = Array.from({ length: 40 }, (_, index) => 39 - index).flatMap((daysAgo) =>
    cards.map(({ id, question }, index) => ({
      id,
      grade: question.includes('pwned') && daysAgo % 3 === 0 ? 'again' : 'good',
      at: new Date(Date.parse(EVENING) - daysAgo * DAY_MS - index * 60_000 - 3_600_000).toISOString(),
      seconds: 30,
    })),
  )
  const graded = await prep(
    ['--notes', 'note.md', 'grade', '--stdin'],
    lines.map((line) => JSON.stringify(line)).join('\n'),
  )
  expect(graded.exitCode, graded.stderr).toBe(0)
  return { reviews: lines.length }
}

describe('prep stats --html', () => {
  it('writes one page that asks for nothing, in the user’s language, with a table for each chart', async () => {
    await studied()
    expect(await stats()).toMatchObject({ exitCode: 0, stdout: '저장했어요: page.html\n', stderr: '' })
    const text = html()
    expect(text).toContain('<html lang="ko">')
    expect(text.match(/<svg/g)).toHaveLength(12)
    expect(text.match(/<svg[^>]* role="img"/g)).toHaveLength(12)
    expect(text.match(/<table>/g)).toHaveLength(7)
    expect(text).not.toMatch(/<(?:link|img|iframe|object|embed|base)\b/i)
    expect(text).not.toContain('NaN')
    expect(readdirSync(world.folder).sort()).toEqual(['note.md', 'page.html'])
  })

  it('is the same, and whole, before the first review', async () => {
    expect((await stats()).exitCode).toBe(0)
    expect(html()).toContain('아직 잊은 질문이 없어요')
    expect(html()).not.toMatch(/NaN|undefined|Infinity/)
  })

  it('replaces a page of its own, and nothing else unless told to', async () => {
    await stats()
    expect((await stats()).exitCode).toBe(0)
    writeFileSync(join(world.folder, 'page.html'), '<!doctype html>mine')
    expect(await stats()).toMatchObject({ exitCode: 1, stdout: '', stderr: expect.stringContaining('--force') })
    expect(html()).toBe('<!doctype html>mine')
    expect((await stats(['--force'])).exitCode).toBe(0)
    expect(html()).toContain('content="prep')
  })

  it('says so where it cannot write, and leaves nothing behind', async () => {
    world.write('nowhere', 'no folder')
    const { exitCode, stderr } = await prep(['stats', 'note.md', '--html', 'nowhere/page.html'])
    expect(exitCode).toBe(1)
    expect(stderr).toContain('no such folder: nowhere')
    expect(readFileSync(join(world.folder, 'nowhere'), 'utf8')).toBe('no folder')
  })
})

describe.skipIf(BROWSER === null)('the page in a browser', () => {
  const open = async () => {
    page = await openPage(pathToFileURL(join(world.folder, 'page.html')).href)
    return page
  }

  it('shows the numbers, asks for nothing, and complains of nothing', async () => {
    const { reviews } = await studied()
    await stats()
    const opened = await open()
    const tile = await opened.evaluate<string>("document.querySelector('.tiles dd').firstChild.textContent")
    expect(tile).toBe(String(reviews))
    const cells = await opened.evaluate<string[]>(
      "[...document.querySelectorAll('#heatmap .wide g[aria-label=cell] title')].map((each) => each.textContent)",
    )
    expect(cells.filter((title) => title.includes('복습 3번'))).toHaveLength(40)
    expect(cells.at(-1)).toContain('11월 22일')
    const decks = await opened.evaluate<string[]>(
      "[...document.querySelectorAll('#decks .wide g[aria-label=bar] title')].map((each) => each.textContent)",
    )
    expect(decks).toEqual([`${DECK}: 답 있음 3`, `${DECK}: 답 일부 0`, `${DECK}: 답 없음 1`])
    expect(opened.requests).toEqual([pathToFileURL(join(world.folder, 'page.html')).href])
    expect(opened.complaints).toEqual([])
  })

  it('takes questions and decks for text', async () => {
    await studied()
    await stats()
    const opened = await open()
    expect(await opened.evaluate('window.pwned ?? null')).toBeNull()
    expect(await opened.evaluate("document.querySelectorAll('script').length")).toBe(1)
    expect(await opened.evaluate("document.querySelectorAll('img, b, [onclick], [onmouseover]').length")).toBe(0)
    const hard = await opened.evaluate<string>("document.querySelector('#hardest tbody th').textContent")
    expect(hard).toContain('<script>window.pwned=1</script><img src=x onerror="window.pwned=2">')
    expect(await opened.evaluate("document.querySelector('#decks tbody th').textContent")).toBe(DECK)
  })

  it('is dark where the system is, and turns by its button', async () => {
    await studied()
    await stats()
    const opened = await open()
    const colours = () =>
      opened.evaluate<string[]>(
        "['body', '#heatmap rect', '#time rect'].map((each) => getComputedStyle(document.querySelector(each))).map((each, index) => index === 0 ? each.backgroundColor : each.fill)",
      )
    await opened.prefer('light')
    const light = await colours()
    await opened.prefer('dark')
    const dark = await colours()
    light.forEach((colour, index) => {
      expect(dark[index]).not.toBe(colour)
    })
    await opened.evaluate("document.getElementById('theme').click()")
    expect(await colours()).toEqual(light)
    expect(await opened.evaluate("document.getElementById('theme').getAttribute('aria-pressed')")).toBe('false')
    await opened.prefer('light')
    await opened.evaluate("document.getElementById('theme').click()")
    expect(await colours()).toEqual(dark)
  })

  it.each([390, 768, 1280])('fits a window of %i pixels', async (width) => {
    await studied()
    await stats()
    const opened = await open()
    await opened.resize(width, 900)
    expect(await opened.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
    const shown = await opened.evaluate<number[]>(
      "[...document.querySelectorAll('svg')].map((each) => each.getBoundingClientRect()).filter(({ width }) => width > 0).map(({ width }) => width)",
    )
    expect(shown).toHaveLength(6)
  })
})
