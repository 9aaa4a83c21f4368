import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { runBinary } from '../support/binary.ts'
import { BROWSER, type OpenPage, openPage } from '../support/browser.ts'
import { makeWorld, type World } from '../support/host.ts'
import { click, enter, shown } from '../support/pages.ts'
import { type Served, startServing } from '../support/serving.ts'

/** `npm run pictures` writes them; otherwise they are taken and looked at, since fonts differ from machine to machine. */
const FOLDER = join(import.meta.dirname, '../../docs/pictures')
const writes = process.env['PREP_WRITE_PICTURES'] === '1'
/** Without a font for Korean every syllable is the same box. */
const hasKorean = spawnSync('fc-list', [':lang=ko']).stdout?.length > 0
/** A picture in a document is loaded by everybody who reads it. */
const MOST_BYTES = 60_000

const SIZES = { phone: [390, 844], desktop: [1440, 900] } as const

const NOTES = {
  ko: `# 네트워크

## TCP는 연결을 어떻게 맺나요?

세 번 주고받아요. 양쪽이 서로의 **순서 번호**를 확인해야 연결이 돼요.

\`\`\`mermaid
sequenceDiagram
  클라이언트->>서버: SYN (x)
  서버->>클라이언트: SYN (y), ACK (x+1)
  클라이언트->>서버: ACK (y+1)
\`\`\`

### 왜 두 번으로는 부족한가요?

서버의 순서 번호를 클라이언트가 받았는지 서버가 알 수 없어서요.

## 이진 탐색의 시간 복잡도는?

$O(\\log n)$이에요. 볼 때마다 남은 범위가 반이 돼요.

## 역방향 인덱스

전문 검색에 써요.
`,
  en: `# Networks

## How does TCP open a connection?

In three messages: both sides have to learn that their **sequence number** arrived.

\`\`\`mermaid
sequenceDiagram
  Client->>Server: SYN (x)
  Server->>Client: SYN (y), ACK (x+1)
  Client->>Server: ACK (y+1)
\`\`\`

### Why are two not enough?

The server would not know whether its own number arrived.

## How long does a binary search take?

$O(\\log n)$: each look halves what is left.

## Inverted index

For full-text search.
`,
} as const

/** A note of which a line is in doubt. */
const DOUBTFUL = {
  ko: '# 네트워크\n\n## UDP는 언제 쓰나요?\n\n늦는 것보다 빠지는 것이 나을 때요.\n\n## 역방향 인덱스\n\n전문 검색에 써요.\n',
  en: '# Networks\n\n## When is UDP used?\n\nWhere late is worse than lost.\n\n## Inverted index\n\nFor full-text search.\n',
} as const

interface Picture {
  readonly name: string
  readonly of: 'drill' | 'reading' | 'packed'
  readonly lang: keyof typeof NOTES
  readonly size: keyof typeof SIZES
  readonly scheme: 'light' | 'dark'
}

const PICTURES: readonly Picture[] = [
  { name: 'drill-phone', of: 'drill', lang: 'en', size: 'phone', scheme: 'light' },
  { name: 'drill-phone.ko', of: 'drill', lang: 'ko', size: 'phone', scheme: 'dark' },
  { name: 'drill-desktop', of: 'drill', lang: 'en', size: 'desktop', scheme: 'dark' },
  { name: 'drill-desktop.ko', of: 'drill', lang: 'ko', size: 'desktop', scheme: 'light' },
  { name: 'reading-phone', of: 'reading', lang: 'en', size: 'phone', scheme: 'dark' },
  { name: 'reading-phone.ko', of: 'reading', lang: 'ko', size: 'phone', scheme: 'light' },
  { name: 'packed-phone', of: 'packed', lang: 'en', size: 'phone', scheme: 'dark' },
  { name: 'packed-phone.ko', of: 'packed', lang: 'ko', size: 'phone', scheme: 'light' },
]

describe.skipIf(BROWSER === null)('pictures of the pages in Chromium (skipped where there is none)', () => {
  let page: OpenPage
  let world: World
  let served: Served | null = null
  beforeAll(async () => {
    page = await openPage('about:blank')
    if (writes) await mkdir(FOLDER, { recursive: true })
  })
  afterEach(async () => {
    await served?.end('SIGKILL')
    served = null
    world.remove()
  })
  afterAll(() => page.close())

  const shows = (expression: string) =>
    vi.waitFor(async () => expect(await page.evaluate(expression)).toBe(true), { timeout: 20_000, interval: 20 })

  /** The page that a picture is of, as a person comes to it. */
  async function show({ of, lang }: Picture): Promise<void> {
    if (of === 'packed') {
      const args = ['pack', 'out.html', '--notes', 'notes', '--lang', lang]
      expect((await runBinary(world, args, { now: new Date().toISOString() })).exitCode).toBe(0)
      await page.visit(pathToFileURL(join(world.folder, 'out.html')).href)
    } else {
      served = await startServing(world, ['--lang', lang])
      await enter(page, served.link())
    }
    if (of === 'reading') {
      await page.visit(`${served?.address}read?note=notes/net.md&line=7#l7`)
      return shown(page, '.panel button')
    }
    await click(page, 'button.main')
    await shown(page, 'button.easy')
    if (of === 'drill') await shows("document.querySelector('iframe').offsetHeight > 60")
  }

  it.each(PICTURES)('$name', async (picture) => {
    world = makeWorld({ 'notes/net.md': (picture.of === 'reading' ? DOUBTFUL : NOTES)[picture.lang] })
    const [width, height] = SIZES[picture.size]
    await page.resize(width, height)
    await page.prefer(picture.scheme)
    await show(picture)
    const png = await page.picture()
    // The width and height of a PNG stand at its beginning.
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([width, height])
    expect(png.length).toBeLessThan(MOST_BYTES)
    if (writes && (picture.lang !== 'ko' || hasKorean)) writeFileSync(join(FOLDER, `${picture.name}.png`), png)
    expect(page.complaints).toEqual([])
  })

  it('are all in the documents, and small', () => {
    for (const { name } of PICTURES)
      expect(readFileSync(join(FOLDER, `${name}.png`)).length, name).toBeLessThan(MOST_BYTES)
  })
})
