import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { runBinary } from '../support/binary.ts'
import { BROWSER, type OpenPage, openPage } from '../support/browser.ts'
import { makeWorld, type World } from '../support/host.ts'
import { click, enter, shown, texts } from '../support/pages.ts'
import { type Served, startServing } from '../support/serving.ts'

const entry = (index: number) => `## 질문 ${index}은 무엇인가요?\n\n운영체제가 맡아서 ${index}번 처리해요.\n`
const NOTES = `# 운영체제

## 프로세스와 스레드의 **차이**는?

- 메모리를 \`공유\`해요.

### 문맥 교환은 왜 느린가요?

레지스터를 바꿔야 해서요.

${Array.from({ length: 14 }, (_, index) => entry(index)).join('\n')}`

let world: World
let served: Served
const pages: OpenPage[] = []
beforeEach(() => {
  world = makeWorld({ 'notes/os.md': NOTES })
})
afterEach(async () => {
  for (const page of pages.splice(0)) page.close()
  await served.end('SIGKILL')
  world.remove()
})

const prep = (...args: string[]) => runBinary(world, [...args, '--notes', 'notes'], { now: new Date().toISOString() })

/** A new window, let in by the link that counts now. */
async function open(width: number, height: number): Promise<OpenPage> {
  const page = await openPage('about:blank')
  pages.push(page)
  await page.resize(width, height)
  await enter(page, served.link())
  return page
}

/** A key, and what shows once prep has answered. */
async function press(of: OpenPage, key: string, thenShown: string): Promise<void> {
  await of.press(key)
  await shown(of, thenShown)
}

const QUESTION = 'button.main'
const ANSWER = '.row button'

async function answer(of: OpenPage, grade: string): Promise<void> {
  await press(of, ' ', ANSWER)
  const before = await texts(of, 'header span')
  await of.press(grade)
  await vi.waitFor(
    async () => {
      expect(await texts(of, ANSWER)).toEqual([])
      expect(await texts(of, 'header span')).not.toEqual(before)
    },
    { timeout: 20_000, interval: 20 },
  )
}

/** Addresses that a page asked for which are not prep's. */
const strangers = (page: OpenPage) =>
  page.requests.filter((address) => !address.startsWith(served.address) && address !== 'about:blank')

interface Reviewed {
  readonly type: string
  readonly grade: string
  readonly takenBack: boolean
}
async function reviews(): Promise<readonly Reviewed[]> {
  const events: Reviewed[] = JSON.parse((await prep('history', '--json', '--limit', '200')).stdout)
  return events.filter(({ type, takenBack }) => type === 'reviewed' && !takenBack)
}

describe.skipIf(BROWSER === null)('prep serve in Chromium (skipped where there is none)', () => {
  it('is drilled by keyboard, killed in the middle, and goes on where it was', async () => {
    served = await startServing(world, ['--lang', 'en'])
    const page = await open(1440, 900)
    expect(await texts(page, 'h1 strong')).toEqual(['차이'])
    expect(await texts(page, '.answer')).toEqual([])
    await press(page, ' ', ANSWER)
    expect((await texts(page, '.answer'))[0]).toContain('메모리를 공유해요.')
    expect(await texts(page, ANSWER)).toEqual([
      'Again1 min',
      'Hard6 min',
      'Good10 min',
      expect.stringMatching(/^Easy\d+ d$/),
    ])
    await press(page, '4', QUESTION)
    expect(await texts(page, '.section:not(.place):not(.keys)')).toEqual(['Follow-up to: 프로세스와 스레드의 차이는?'])
    for (let index = 0; index < 4; index++) await answer(page, '4')
    const before = await texts(page, 'h1')
    await served.end('SIGKILL')
    await page.press(' ')
    await shown(page, '.remark')
    expect((await texts(page, '.remark'))[0]).toContain('prep does not answer.')
    expect(await reviews()).toHaveLength(5)

    served = await startServing(world, ['--lang', 'en', '--port', new URL(served.address).port])
    await enter(page, served.link())
    expect(await texts(page, 'h1')).toEqual(before)
    expect((await texts(page, 'header span'))[0]).toBe('11 to go')
    for (let index = 0; index < 5; index++) await answer(page, '4')
    await press(page, ' ', ANSWER)
    await press(page, '1', QUESTION)
    await press(page, 'u', '.undo')
    await vi.waitFor(async () => expect(await texts(page, '.remark')).toEqual(['Grade taken back.']))
    expect((await reviews()).map(({ grade }) => grade)).toEqual(Array(10).fill('easy'))
    expect(strangers(page)).toEqual([])
    expect(page.complaints.filter((each) => !each.includes('ERR_CONNECTION'))).toEqual([])
    expect(await served.end('SIGINT')).toBe(130)
    expect(served.printed()).toContain('Ended. 5 reviews saved.')
  })

  it('is drilled with a thumb on a phone, in Korean', async () => {
    served = await startServing(world, ['--lang', 'ko'])
    const page = await open(390, 844)
    for (let index = 0; index < 10; index++) {
      await tap(page, QUESTION, 'button.easy')
      await tap(page, 'button.easy', QUESTION)
    }
    expect((await texts(page, 'header span'))[0]).toBe('6개 남음')
    expect(await reviews()).toHaveLength(10)
    const sizes = await page.evaluate<number[]>(
      "[...document.querySelectorAll('footer button, nav a, header button')].map((each) => each.getBoundingClientRect().height)",
    )
    for (const height of sizes) expect(height).toBeGreaterThanOrEqual(44)
    for (const path of ['', 'list', 'plan', 'stats']) {
      await page.visit(served.address + path)
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), path).toBe(true)
    }
    expect(page.complaints).toEqual([])
  })

  it('loses nothing of two windows and the terminal at once, and asks what one of them answered no more', async () => {
    served = await startServing(world, ['--lang', 'en'])
    const one = await open(800, 600)
    const other = await open(800, 600)
    await press(other, ' ', ANSWER)
    await answer(one, '4')
    // What the other has open is graded all the same.
    await press(other, '3', QUESTION)
    expect(await reviews()).toHaveLength(2)
    expect((await prep('grade', '5은 무엇인가요', 'easy')).exitCode).toBe(0)
    const asked: string[] = []
    for (let index = 0; index < 10; index++) {
      const page = index % 3 === 0 ? other : one
      asked.push(...(await texts(page, 'h1')))
      await answer(page, '4')
    }
    expect(asked.filter((question) => question.includes('5은'))).toEqual([])
    expect(await reviews()).toHaveLength(2 + 1 + 10)
  })

  it('shows an answer part by part, and suggests a grade by what was said', async () => {
    world.write('notes/os.md', '## 교착 상태의 조건은?\n\n- 상호 배제\n- 점유와 대기\n- 비선점\n- 순환 대기\n')
    served = await startServing(world, ['--lang', 'en'])
    const page = await open(390, 844)
    await press(page, 'n', '.part')
    for (const [key, shown, said] of [
      ['t', 1, 1],
      ['n', 2, 1],
      ['ArrowRight', 3, 1],
      ['t', 3, 2],
      ['n', 4, 2],
    ] as const) {
      await page.press(key)
      await vi.waitFor(async () => {
        expect(await texts(page, '.part')).toHaveLength(shown)
        expect(await texts(page, '.part.said')).toHaveLength(said)
      }, 20_000)
    }
    expect(await texts(page, '.part.at')).toEqual([expect.stringContaining('순환 대기')])
    expect(await texts(page, 'button.suggested')).toEqual([expect.stringMatching(/^Hard/)])
    await press(page, 'Enter', '.undo')
    expect((await reviews()).map(({ grade }) => grade)).toEqual(['hard'])
    expect(page.complaints).toEqual([])
  })

  it('compares what is typed with the note, and suggests a grade', async () => {
    served = await startServing(world, ['--lang', 'en'])
    const page = await open(1440, 900)
    await click(page, '.types')
    await shown(page, 'textarea')
    await page.evaluate(`(() => {
      const box = document.querySelector('textarea')
      box.value = '메모리를 공유해요'
      box.dispatchEvent(new Event('input'))
      document.querySelector('button.main').click()
    })()`)
    await shown(page, '.compared')
    expect(await texts(page, '.compared')).toEqual(['메모리를 공유해요'])
    expect(await texts(page, '.covered')).not.toEqual([])
    expect(await texts(page, '.suggested')).toEqual([expect.stringMatching(/^Good/)])
    await press(page, 'Enter', 'textarea')
    expect((await reviews()).map(({ grade }) => grade)).toEqual(['good'])
    expect((await prep('show', '차이는', '--json')).stdout).toContain('메모리를 공유해요')
  })

  it('shows what was written into a note meanwhile', async () => {
    served = await startServing(world, ['--lang', 'en'])
    const page = await open(800, 600)
    const path = join(world.folder, 'notes/os.md')
    world.write('notes/os.md', readFileSync(path, 'utf8').replace('메모리를 `공유`해요.', '주소 공간을 함께 써요.'))
    await vi.waitFor(
      async () => {
        await page.reload()
        await shown(page, QUESTION)
        // Keys that come before a page was painted are no person's, and are dropped.
        await click(page, 'button.main')
        await shown(page, ANSWER)
        expect((await texts(page, '.answer'))[0]).toContain('주소 공간을 함께 써요.')
      },
      { timeout: 20_000 },
    )
  })

  it('draws diagrams, in drills and questions, and leaves what is none as it is written', async () => {
    const diagrams = '```mermaid\ngraph TD\n  A[클라이언트] --> B[서버]\n```\n\n```mermaid\nno diagram\n```\n'
    world.write('notes/os.md', `## 요청은 어디로 가나요?\n\n$O(1)$\n\n${diagrams}`)
    served = await startServing(world, ['--lang', 'en'])
    const page = await open(1440, 900)
    const drawn = () =>
      vi.waitFor(
        async () => {
          const heights = "[...document.querySelectorAll('iframe')].map((each) => each.offsetHeight > 60)"
          expect(await page.evaluate(heights)).toEqual([true])
          expect(await page.evaluate("[...document.querySelectorAll('pre')].map((each) => each.hidden)")).toEqual([
            true,
            false,
          ])
        },
        { timeout: 20_000, interval: 50 },
      )
    await click(page, 'button.main')
    await drawn()
    expect(await page.evaluate("document.querySelector('.answer math') !== null")).toBe(true)
    await page.visit(`${served.address}list`)
    await page.visit(await page.evaluate<string>("document.querySelector('.questions a').href"))
    await drawn()
    expect(strangers(page)).toEqual([])
    expect(page.complaints).toEqual([])
  })

  it('finds, shows and puts away a question', async () => {
    served = await startServing(world, ['--lang', 'en'])
    const page = await open(1440, 900)
    await page.visit(`${served.address}list?q=${encodeURIComponent('문맥')}`)
    expect(await texts(page, '.questions a')).toEqual([expect.stringContaining('문맥 교환은 왜 느린가요?')])
    await page.visit(await page.evaluate<string>("document.querySelector('.questions a').href"))
    expect((await texts(page, '.answer'))[0]).toContain('레지스터를')
    await click(page, 'form.act button')
    await shown(page, '.remark')
    expect((await prep('list', '--suspended')).stdout).toContain('문맥 교환은')
    await click(page, 'form.act button')
    await vi.waitFor(async () => expect(await texts(page, '.remark')).toEqual([]))
    await click(page, 'form.act button.quiet')
    // The line is shown as it is read now, to be put right again.
    await shown(page, '.lines .at .panel')
    expect((await texts(page, '.lines .at .remark')).join('')).toContain('1 line is no longer a question')
    await page.visit(`${served.address}list?q=${encodeURIComponent('문맥')}`)
    // It is a part of the answer above it now.
    expect(await texts(page, '.questions a')).toEqual([expect.stringContaining('프로세스와 스레드의 차이는?')])
    expect((await prep('list')).stdout).not.toContain('문맥 교환은')
    expect(page.complaints).toEqual([])
  })
})

/** A tap, and another one where it came too soon after the last to be one: no person is as quick. */
const tap = (of: OpenPage, selector: string, thenShown: string) =>
  vi.waitFor(
    async () => {
      if ((await texts(of, thenShown)).length === 0) await of.tap(selector)
      expect(await texts(of, thenShown)).not.toEqual([])
    },
    { timeout: 60_000, interval: 400 },
  )
