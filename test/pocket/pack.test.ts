import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { runBinary } from '../support/binary.ts'
import { BROWSER, type OpenPage, openPage } from '../support/browser.ts'
import { makeWorld, type World } from '../support/host.ts'
import { texts } from '../support/pages.ts'

const entry = (index: number) => `## 질문 ${index}은 무엇인가요?\n\n운영체제가 맡아서 ${index}번 처리해요.\n`
const NOTES = `# 운영체제

## 프로세스와 스레드의 **차이**는?

- 메모리를 \`공유\`해요.
- <script>window.ran = true</script><img src="x.png" onerror="window.ran = true">
- <a href="javascript:window.ran = true">여기</a> [저기](javascript:alert) ![밖](https://example.com/a.png)

\`\`\`js
const a = 1
\`\`\`

### 문맥 교환은 왜 느린가요?

레지스터를 바꿔야 해서요.

## 답이 없는 질문은?

${Array.from({ length: 14 }, (_, index) => entry(index)).join('\n')}`

let world: World
let page: OpenPage | undefined
beforeEach(() => {
  world = makeWorld({ 'notes/os.md': NOTES })
})
afterEach(() => {
  page?.close()
  page = undefined
  world.remove()
})

const NOW = new Date().toISOString()
const prep = (...args: string[]) => runBinary(world, [...args, '--notes', 'notes'], { now: NOW })

describe('prep pack', () => {
  it('says what it wrote and what it left out', async () => {
    const { stdout, exitCode } = await prep('pack', 'out.html', '--new', '2', '--days', '3', '--lang', 'en')
    expect(exitCode).toBe(0)
    expect(stdout).toMatch(/^out\.html: 6 questions for 3 days, \d+ KB\n/)
    expect(stdout).toContain('left out: 1 question without an answer\n')
    expect(stdout).toMatch(/left out: \d+ new questions beyond these days/)
    expect((await prep('pack', 'out.html')).exitCode).toBe(0)
    world.write('mine.html', '<p>mine</p>')
    const refused = await prep('pack', 'mine.html', '--lang', 'en')
    expect(refused).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('mine.html already exists') })
    expect(readFileSync(join(world.folder, 'mine.html'), 'utf8')).toBe('<p>mine</p>')
  })

  it('takes the pictures of a note along, however they are named, and what was answered today and comes again', async () => {
    const dot = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
      'base64',
    )
    const names = ['그림.png', 'two words.png', 'x_(1).png', 'a&b.png', '위키.png']
    for (const name of names) world.write(`notes/${name}`, dot)
    const pictures =
      '![a](그림.png) ![b](<two words.png>) ![c](x_(1).png) ![d](a&amp;b.png) ![[위키.png]] ![e](none.png)'
    world.write('notes/os.md', `## 그림은 무엇인가요?\n\n이렇게 생겼어요.\n\n${pictures}\n`)
    expect((await prep('grade', '그림', 'easy')).exitCode).toBe(0)
    const { stdout } = await prep('pack', 'out.html', '--days', '30', '--json')
    expect(JSON.parse(stdout)).toMatchObject({ cards: 1, pictures: names.length, picturesLeft: 1 })
    const text = readFileSync(join(world.folder, 'out.html'), 'utf8')
    expect(text.match(/src=\\"data:image\/png;base64,/g)).toHaveLength(names.length)
  })

  it('holds no script of a note, and nothing that asks the network', async () => {
    await prep('pack', 'out.html')
    const text = readFileSync(join(world.folder, 'out.html'), 'utf8')
    expect(text).not.toMatch(/u003cscript|onerror|javascript:/)
    expect(text).toContain("default-src 'none'")
    // Safari runs no modules from a file, and opens no other file from one.
    expect(text).not.toMatch(/type="?module|\bimport\(|\bimport\.meta|new Worker|indexedDB/)
    expect(text).toContain('hljs-keyword')
  })
})

const open = async (width: number, height: number): Promise<OpenPage> => {
  const opened = await openPage(pathToFileURL(join(world.folder, 'out.html')).href)
  await opened.resize(width, height)
  return opened
}

/** The name of the journal, once the browser has written all of it. */
async function downloaded(folder: string): Promise<string> {
  await vi.waitFor(
    () => expect(existsSync(folder) && readdirSync(folder)).toEqual([expect.stringMatching(/^pocket-\w{8}\.jsonl$/)]),
    20_000,
  )
  return readdirSync(folder)[0] ?? ''
}

/** A tap, and another one where it came too soon after the last to be one: no person is as quick. */
const tap = (of: OpenPage, selector: string, thenShown: string) =>
  vi.waitFor(
    async () => {
      if ((await texts(of, thenShown)).length === 0) await of.tap(selector)
      expect(await texts(of, thenShown)).not.toEqual([])
    },
    { timeout: 60_000, interval: 400 },
  )

describe.skipIf(BROWSER === null)('a packed page in Chromium (skipped where there is none)', () => {
  it('is drilled by keyboard, keeps each answer, and brings all of them home once', async () => {
    await prep('pack', 'out.html', '--lang', 'en')
    page = await open(1440, 900)
    expect(await texts(page, 'h1')).toEqual(['프로세스와 스레드의 차이는?'])
    expect(await texts(page, 'h1 strong')).toEqual(['차이'])
    expect(await texts(page, '.answer')).toEqual([])
    await page.press(' ')
    expect((await texts(page, '.answer'))[0]).toContain('메모리를 공유해요.')
    expect(await texts(page, 'footer button')).toEqual([
      'Again1 min',
      'Hard6 min',
      'Good10 min',
      expect.stringMatching(/^Easy\d+ d$/),
    ])
    await page.press('4')
    // A follow-up comes after its question, and says whose it is.
    expect(await texts(page, '.section')).toEqual(['Follows up: 프로세스와 스레드의 차이는?'])
    for (let index = 0; index < 9; index++) for (const key of [' ', '4']) await page.press(key)
    const [left] = await texts(page, 'header span')
    await page.reload()
    expect((await texts(page, 'header span'))[0]).toBe(left)
    await page.press(' ')
    await page.press('1')
    await page.press('u')
    await page.press('Enter')
    await page.press('2')
    await page.tap('.home')
    const { downloads } = page
    const file = join(downloads, await downloaded(downloads))
    const taken = await prep('import', file, '--lang', 'en')
    expect(taken.stdout).toMatch(/^12 reviews from pocket-\w{8}\n$/)
    expect((await prep('import', file, '--lang', 'en')).stdout).toBe('Nothing new: all of it is here already.\n')
    const history = JSON.parse((await prep('history', '--json', '--limit', '100')).stdout)
    const reviews = history.filter((each: { type: string }) => each.type === 'reviewed')
    expect(reviews.filter((each: { takenBack: boolean }) => !each.takenBack)).toHaveLength(11)
    expect(reviews.filter((each: { grade: string }) => each.grade === 'again')).toMatchObject([{ takenBack: true }])
    expect(page.requests.filter((address) => !address.startsWith('file:') && !address.startsWith('blob:'))).toEqual([])
    expect(page.complaints).toEqual([])
    expect(await page.evaluate('window.ran')).toBeUndefined()
  })

  it('comes home through a synced folder, with what was answered in the terminal meanwhile, the same on each device', async () => {
    world.write('notes/more.md', Array.from({ length: 10 }, (_, index) => entry(index + 20)).join('\n'))
    const shared = join(world.folder, 'shared')
    mkdirSync(shared)
    await prep('sync', shared)
    await prep('pack', 'out.html', '--lang', 'en')
    page = await open(390, 844)
    await page.unplug()
    for (let index = 0; index < 20; index++) {
      await page.press(' ')
      await page.press(String((index % 4) + 1))
      // The same questions, and others, at the desk.
      if (index % 5 === 0) expect((await prep('grade', `${21 + index / 5}은 무엇인가요`, 'good')).exitCode).toBe(0)
    }
    expect(page.complaints).toEqual([])
    await page.tap('.home')
    const { downloads } = page
    const name = await downloaded(downloads)
    copyFileSync(join(downloads, name), join(shared, name))
    const other = { now: NOW, env: { PREP_STATE_DIR: join(world.folder, '../other') } }
    const elsewhere = async (...args: string[]) => (await runBinary(world, [...args, '--notes', 'notes'], other)).stdout
    await prep('sync')
    await elsewhere('sync', shared)
    const reviewed = JSON.parse((await prep('history', '--json', '--limit', '100')).stdout)
    expect(reviewed.filter((each: { type: string }) => each.type === 'reviewed')).toHaveLength(20 + 4)
    expect(await elsewhere('list', '--json')).toBe((await prep('list', '--json')).stdout)
    expect(await elsewhere('history', '--json', '--limit', '100')).toBe(
      (await prep('history', '--json', '--limit', '100')).stdout,
    )
  })

  it('says at once that a browser keeps nothing, and brings home what was answered all the same', async () => {
    await prep('pack', 'out.html', '--lang', 'en')
    page = await openPage('about:blank')
    await page.before("Object.defineProperty(window, 'localStorage', { get() { throw new Error('denied') } })")
    await page.visit(pathToFileURL(join(world.folder, 'out.html')).href)
    expect(await texts(page, '.warn')).toEqual([])
    await page.press(' ')
    await page.press('3')
    expect((await texts(page, '.warn')).join('')).toMatch(/browser/)
    await page.tap('.home')
    const { downloads } = page
    const taken = await prep('import', join(downloads, await downloaded(downloads)), '--lang', 'en')
    expect(taken.stdout).toMatch(/^1 review from pocket-\w{8}\n$/)
  })

  it('is drilled with a thumb on a phone, in Korean', async () => {
    await prep('pack', 'out.html', '--lang', 'ko')
    page = await open(390, 844)
    for (let index = 0; index < 10; index++) {
      await tap(page, 'button.main', 'button.easy')
      await tap(page, 'button.easy', 'button.main')
    }
    expect(await texts(page, 'header span')).toEqual(['6개 남음', expect.anything()])
    const sizes = await page.evaluate<number[]>(
      "[...document.querySelectorAll('footer button')].map((each) => each.getBoundingClientRect().height)",
    )
    for (const height of sizes) expect(height).toBeGreaterThanOrEqual(44)
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
    expect(page.complaints).toEqual([])
  })
})
