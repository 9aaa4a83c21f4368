// What `prep serve` is judged by: `node test/bench/serving.js`, or with a size: `node test/bench/serving.js 10000`.
//   start   processor time until it serves, beside `prep --version` taken in turns with it
//   paint   from the first byte of the answer to the first paint with content, in Chromium, by the clock; and the page's size
// Needs a build; without Chromium only the start is measured.
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { bundle } from './bundle.js'
import { writeDeck } from './deck.js'

const size = Number(process.argv[2] ?? 10_000)
const RUNS = 11
const PREP = fileURLToPath(new URL('../../bin/prep.js', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'prep-bench-'))
const told = join(folder, 'told')
const teller = join(folder, 'teller.cjs')
writeFileSync(
  teller,
  `process.on('exit', () => {
    const { userCPUTime, systemCPUTime } = process.resourceUsage()
    require('fs').writeFileSync(${JSON.stringify(told)}, String((userCPUTime + systemCPUTime) / 1000))
  })`,
)
const env = {
  PATH: process.env.PATH,
  PREP_STATE_DIR: join(folder, 'state'),
  XDG_CACHE_HOME: join(folder, 'cache'),
  HOME: folder,
  NO_COLOR: '1',
  LANG: 'en_US.UTF-8',
}
const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1]
const shown = (values) =>
  `${median(values).toFixed(0)} ms (${Math.min(...values).toFixed(0)}–${Math.max(...values).toFixed(0)})`

/** Runs prep; what it prints first resolves `said`, its end `ended` with its processor time in milliseconds. */
function prep(args) {
  const child = spawn(process.execPath, ['--require', teller, PREP, ...args], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const said = new Promise((resolve) => child.stdout.once('data', (chunk) => resolve(String(chunk))))
  const ended = new Promise((resolve) => child.once('exit', () => resolve(Number(readFileSync(told, 'utf8')))))
  return { said, ended, end: () => child.kill('SIGINT') }
}

try {
  const notes = join(folder, 'notes')
  writeDeck(notes, { files: size / 50, cardsPerFile: 50 })
  const serving = ['serve', notes, '--port', '0', '--json']
  const times = { serve: [], version: [] }
  for (let run = -3; run < RUNS; run++) {
    const served = prep(serving)
    await served.said
    served.end()
    const serve = await served.ended
    const version = await prep(['--version']).ended
    if (run >= 0) {
      times.serve.push(serve)
      times.version.push(version)
    }
  }
  const ratio = median(times.serve) / median(times.version)
  console.log(`${size} cards, processor time until it serves  ${shown(times.serve)}  --version ${shown(times.version)}`)
  console.log(`  ${ratio.toFixed(2)} × --version`)

  await bundle(['open-page'], folder)
  const { BROWSER, openPage } = await import(pathToFileURL(join(folder, 'open-page.mjs')).href)
  if (BROWSER !== null) {
    const served = prep(serving)
    const { address, link } = JSON.parse(await served.said)
    const page = await openPage('about:blank')
    await page.resize(390, 844)
    await page.visit(link)
    const paints = []
    const answers = []
    let bytes = 0
    for (let run = -3; run < RUNS; run++) {
      await page.visit(address)
      // A paint is told a moment after it.
      let measured = null
      for (let look = 0; measured === null && look < 200; look++) {
        measured = await page.evaluate(`(() => {
          const [way] = performance.getEntriesByType('navigation')
          const [paint] = performance.getEntriesByName('first-contentful-paint')
          return paint === undefined ? null
            : { paint: paint.startTime - way.responseStart, answer: way.responseStart - way.requestStart, bytes: way.transferSize }
        })()`)
        if (measured === null) await new Promise((resolve) => setTimeout(resolve, 10))
      }
      if (measured === null) throw new Error('nothing was painted')
      if (run < 0) continue
      paints.push(measured.paint)
      answers.push(measured.answer)
      bytes = measured.bytes
    }
    page.close()
    served.end()
    await served.ended
    console.log(
      `first paint after the answer began  ${shown(paints)}   answer ${shown(answers)}   page ${(bytes / 1000).toFixed(1)} KB`,
    )
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
