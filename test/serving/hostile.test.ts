import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { GOOD, HOSTILE } from '../hostile/fixtures.ts'
import { BROWSER, openPage } from '../support/browser.ts'
import { makeWorld, type World } from '../support/host.ts'
import { letIn, type Served, send, startServing } from '../support/serving.ts'

/** What it is asked for is counted there. */
const FAR = 'http://127.0.0.1:FAR'
/** What a note can hold that a browser would run or ask for. */
const PAGES = [
  '<script>window.ran = 1</script>',
  '<img src=x onerror="window.ran = 1">',
  `<img src="${FAR}/a.png"> ![](${FAR}/b.png) ![](//127.0.0.1:FAR/c.png)`,
  '<svg onload="window.ran = 1"><script>window.ran = 1</script></svg>',
  `<iframe src="${FAR}"></iframe><iframe srcdoc="<script>parent.ran = 1</script>"></iframe>`,
  `<link rel="stylesheet" href="${FAR}/s.css"><style>@import "${FAR}/t.css"; *{background:url(${FAR}/u.png)}</style>`,
  `<div style="background:url(${FAR}/v.png)" onclick="window.ran = 1" autofocus onfocus="window.ran = 1" tabindex=0>x</div>`,
  `<form action="${FAR}"><button formaction="javascript:window.ran = 1">x</button><input autofocus onfocus="window.ran = 1"></form>`,
  `<base href="${FAR}/"><meta http-equiv="refresh" content="0;url=${FAR}">`,
  '[a](javascript:window.ran=1) <a href="javascript:window.ran = 1">b</a> <a href="data:text/html,<script>1</script>">c</a>',
  `<video src="${FAR}/w.mp4" autoplay></video><audio src="${FAR}/x.mp3" autoplay></audio><object data="${FAR}"></object><embed src="${FAR}">`,
  '</script><script>window.ran = 1</script>',
  '<!--<script>--></script><script>window.ran = 1</script>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--><img src=x onerror=window.ran=1>">',
  '<svg></p><style><a id="</style><img src=1 onerror=window.ran=1>">',
  '<noscript><p title="</noscript><img src=x onerror=window.ran=1>"></noscript>',
  '<template><script>window.ran = 1</script></template><xmp><img src=x onerror=window.ran=1></xmp>',
  '$\\href{javascript:window.ran=1}{x}$ $$\\includegraphics{http://127.0.0.1:FAR/y.png}$$ $\\htmlData{x=1}{y}$',
  `\`\`\`mermaid\ngraph TD\nA["<img src=${FAR}/d.png onerror=window.ran=1>"] --> B\nclick A "javascript:window.ran=1"\n\`\`\``,
  `\`\`\`mermaid\n%%{init: {"themeCSS": "*{background:url(${FAR}/e.png)}", "securityLevel": "loose", "fontFamily": "x;}@import url(${FAR}/f.css);"}}%%\ngraph TD\nA-->B\n\`\`\``,
  '`<script>window.ran = 1</script>` &lt;img src=x onerror=window.ran=1&gt;',
  '<a id="prep"></a><a id="drill"></a><img name="getElementById"><form id="documentElement"></form>',
  '![x](dot.png"onerror="window.ran=1) ![x](<dot.png" onerror="window.ran=1>)',
]

let world: World
let served: Served
const far = createServer((request, response) => {
  askedFor.push(request.url ?? '')
  response.end()
})
const askedFor: string[] = []
beforeAll(async () => {
  world = makeWorld({ 'notes/good.md': GOOD })
  await new Promise<void>((resolve) => far.listen(0, '127.0.0.1', resolve))
  const { port } = far.address() as AddressInfo
  const text = PAGES.map((html, index) => `## What is ${index}? ${html}\n\nThis is ${index}: ${html}\n`).join('\n')
  world.write('notes/pages.md', text.replaceAll('FAR', String(port)))
  const root = dirname(world.folder)
  const ground = { notes: join(world.folder, 'notes'), canary: join(root, 'canary'), outside: join(root, 'outside') }
  mkdirSync(ground.outside)
  writeFileSync(join(ground.outside, 'secret.txt'), '## Is this secret shown?\n\nThe secret.\n')
  writeFileSync(join(ground.outside, 'victim.txt'), 'as it was\n')
  for (const [name, make] of Object.entries(HOSTILE)) make(ground, name)
  served = await startServing(world, ['--lang', 'en'])
}, 60_000)
afterAll(async () => {
  far.close()
  await served.end('SIGKILL')
  world.remove()
})

describe.skipIf(BROWSER === null)('hostile notes in Chromium (skipped where there is none)', () => {
  it('run no script and let no request leave, in lists, questions and drills', async () => {
    const page = await openPage('about:blank')
    try {
      await page.visit(served.link())
      const cookie = await letIn(served)
      const ids = new Set<string>()
      for (let from = 0; from < 2_000; from += 100) {
        const { body } = await send(`${served.address}list?from=${from}`, { headers: { cookie } })
        for (const [, id] of body.matchAll(/show\?id=(\w+)/g)) ids.add(id ?? '')
        if (from === 0) await page.visit(`${served.address}list`)
      }
      expect(ids.size).toBeGreaterThan(PAGES.length + 20)
      const own = await send(`${served.address}list?q=${encodeURIComponent('What is')}`, { headers: { cookie } })
      const [, ...wild] = [...own.body.matchAll(/show\?id=(\w+)/g)].map(([, id]) => id ?? '')
      const click = (selector: string) => page.evaluate(`document.querySelector('${selector}').click()`)
      const shows = (expression: string) =>
        vi.waitFor(async () => expect(await page.evaluate(expression)).toBe(true), { timeout: 20_000, interval: 20 })
      for (const id of [...wild, ...[...ids].filter((_, index) => index % 40 === 0)]) {
        await page.visit(`${served.address}show?id=${id}`)
        // A diagram has drawn what it can, and is gone where that is nothing.
        await shows("[...document.querySelectorAll('iframe')].every((each) => each.offsetHeight > 0)")
        expect(await page.evaluate('window.ran'), id).toBeUndefined()
      }
      await page.visit(`${served.address}notes`)
      for (const note of ['pages', 'good']) {
        await page.visit(`${served.address}read?note=notes/${note}.md&line=1`)
        await shows("document.querySelectorAll('.lines li').length > 0")
      }
      await page.visit(`${served.address}?deck=pages`)
      await shows("document.querySelector('.skip') !== null")
      let asked = 0
      for (; await page.evaluate("document.querySelector('.skip') !== null"); asked++) {
        await click('button.main')
        await shows("document.querySelector('.answer') !== null")
        await click('.skip')
        await shows("document.querySelector('.answer') === null")
      }
      expect(asked).toBeGreaterThan(10)
      expect(await page.evaluate('window.ran')).toBeUndefined()
      expect(
        page.requests.filter((address) => !address.startsWith(served.address) && address !== 'about:blank'),
      ).toEqual([])
      expect(askedFor).toEqual([])
      expect(page.complaints).toEqual([])
      expect(existsSync(join(dirname(world.folder), 'canary'))).toBe(false)
    } finally {
      page.close()
    }
  })
})

it('shows nothing from outside of the notes’ folder', async () => {
  const cookie = await letIn(served)
  for (const words of ['secret', 'inside', 'Where'])
    expect((await send(`${served.address}list?q=${words}`, { headers: { cookie } })).body).not.toContain('The secret.')
})
