import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { runBinary } from '../support/binary.ts'
import { BROWSER, type OpenPage, openPage } from '../support/browser.ts'
import { makeWorld, type World } from '../support/host.ts'
import { NETWORKS } from '../support/networks-note.ts'
import { click, enter, texts } from '../support/pages.ts'
import { type Served, startServing } from '../support/serving.ts'

const NOTES = `# 운영체제

## 프로세스와 스레드의 차이는?

메모리를 공유해요.

## 문맥 교환

레지스터를 바꿔요.

## 가상 메모리란?

## 교착 상태

서로 기다려요.
`

let world: World
let served: Served
let page: OpenPage
beforeEach(() => {
  world = makeWorld({ 'notes/os.md': NOTES })
})
afterEach(async () => {
  page.close()
  await served.end('SIGKILL')
  world.remove()
})

const prep = async (...args: string[]) =>
  (await runBinary(world, [...args, '--notes', 'notes', '--lang', 'en'], { now: new Date().toISOString() })).stdout
const note = () => readFileSync(join(world.folder, 'notes/os.md'), 'utf8')

async function open(path: string, lang = 'en'): Promise<void> {
  served = await startServing(world, ['--lang', lang])
  page = await openPage('about:blank')
  await page.resize(390, 844)
  await enter(page, served.link())
  await page.visit(served.address + path)
}

/** A press of a button of a form, and what its page says then. */
async function submit(selector: string): Promise<string> {
  await page.evaluate('window.isOld = true')
  await click(page, selector)
  await vi.waitFor(
    async () => {
      expect(await page.evaluate('window.isOld')).toBeUndefined()
      expect(await page.evaluate('document.readyState')).toBe('complete')
    },
    { timeout: 20_000, interval: 20 },
  )
  return (await texts(page, '.remark')).join(' ')
}

const asked = async () =>
  (JSON.parse(await prep('list', '--json')) as { question: string }[]).map((each) => each.question)
const numbers = () => page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')

describe.skipIf(BROWSER === null)('notes in Chromium (skipped where there is none)', () => {
  it('are shown as they are read, and put right line by line, with undo', async () => {
    await open('notes')
    expect(await texts(page, '.questions a')).toEqual([expect.stringContaining('notes/os.md4 questions')])
    await page.visit(await page.evaluate<string>("document.querySelector('.questions a').href"))
    expect(await texts(page, '.lines .question .text')).toHaveLength(4)
    await page.visit(`${served.address}read?note=notes/os.md&line=7#l7`)
    expect((await texts(page, '.at .panel .section')).join(' ')).toContain('line 7')
    expect(await numbers()).toBeLessThanOrEqual(0)

    expect(await submit('.panel [value=flip]')).toContain('no longer')
    expect(await texts(page, '.lines .question .text')).not.toContain('## 문맥 교환')
    expect(await asked()).not.toContain('문맥 교환')
    expect(await submit('.ways [value=back]')).toBe('Undone.')
    expect(await asked()).toEqual(['프로세스와 스레드의 차이는?', '문맥 교환', '가상 메모리란?', '교착 상태'])
    await submit('.panel [value=follow]')
    expect(await texts(page, '.at small')).toEqual(['follow-up'])
    expect(await prep('show', '문맥 교환')).toContain('Follow-up to: 프로세스와')
    // What `prep undo` takes back is taken back here, too.
    expect(await prep('undo')).toContain('os.md')
    await page.visit(`${served.address}read?note=notes/os.md&line=7`)
    expect(await texts(page, '.at small')).toEqual(['question'])
    expect(note()).toBe(NOTES)
    expect(page.complaints).toEqual([])
  })

  it('are read another way, and what was meant for a note that has changed is not done', async () => {
    world.write('notes/os.md', NETWORKS)
    await open('read?note=notes/os.md')
    const before = await texts(page, '.lines .question .text')
    const others = await texts(page, 'section [name=do]')
    expect(others.length).toBeGreaterThan(0)
    await submit('section button:not([disabled])')
    expect(await texts(page, '.lines .question .text')).not.toEqual(before)
    expect((await asked()).length).not.toBe(before.length)
    await submit('.ways [value=back]')
    expect(await asked()).toHaveLength(before.length)

    await page.visit(`${served.address}read?note=notes/os.md&line=3`)
    world.write('notes/os.md', `${NETWORKS}\n## What is a port?\n\nA number.\n`)
    const now = await asked()
    expect(await submit('.panel [value=flip]')).toContain('look again')
    expect(await asked()).toEqual(now)
    await page.visit(`${served.address}read?note=${encodeURIComponent('../canary')}`)
    expect((await texts(page, 'article p')).join('')).toContain('no such file')
  })

  it('get an answer that was written in the browser, which can be taken out again', async () => {
    await open(`list?q=${encodeURIComponent('가상')}`)
    await page.visit(await page.evaluate<string>("document.querySelector('.questions a').href"))
    const type = (text: string) => page.evaluate(`document.querySelector('textarea').value = ${JSON.stringify(text)}`)
    expect(await texts(page, '.write button')).toEqual(['Keep as a draft', 'Write into notes/os.md'])
    await type('주소를 바꿔 줘요.\n\n- 페이지 단위로')
    expect(await submit('[value=keep]')).toBe('Kept as a draft; it is in no note yet.')
    expect(note()).toBe(NOTES)
    expect(await page.evaluate("document.querySelector('textarea').value")).toBe('주소를 바꿔 줘요.\n\n- 페이지 단위로')
    expect(await submit('[value=write]')).toBe('Written at notes/os.md:13.')
    expect(note()).toBe(NOTES.replace('란?\n', '란?\n\n주소를 바꿔 줘요.\n\n- 페이지 단위로\n'))
    expect((await texts(page, '.answer'))[0]).toContain('주소를 바꿔 줘요.')
    expect(await submit('[value="take out"]')).toContain('the draft waits')
    expect(note()).toBe(NOTES)
    await submit('[value=write]')

    // Below the answer that is there now.
    await type('스왑도 있어요.')
    await submit('[value=write]')
    expect(note()).toContain('- 페이지 단위로\n\n스왑도 있어요.\n')
    const written = `${note()}\n더 적은 것\n`
    world.write('notes/os.md', written)
    expect(await submit('[value="take out"]')).toContain('was changed since')
    // The page knows the note as it was before that.
    await page.evaluate("document.querySelector('[name=seen]').value = 'other'")
    await type('늦은 글')
    expect(await submit('[value=write]')).toMatch(/was changed while you wrote.* Kept as a draft/)
    expect(note()).toBe(written)
    expect(page.complaints).toEqual([])
  })
})
