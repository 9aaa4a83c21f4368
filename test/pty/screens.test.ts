import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import stringWidth from 'string-width'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeWorld, type World } from '../support/host.ts'
import { type Captured, captureScreens, furnish, type Language, WINDOWS } from './screens.ts'

const DOCUMENT = fileURLToPath(new URL('../../docs/screens.md', import.meta.url))
const GOLDEN = new URL('../fixtures/screens/golden/', import.meta.url)
const WRITES = process.env['PREP_WRITE_SCREENS'] === '1'

const INTRODUCTION = `# Screens

What prep looks like, captured from a real pseudo-terminal of 24 lines, without its colours; of what is longer, all
lines. \`npm run screens\` writes this file and \`test/fixtures/screens/golden\`; \`test/pty/screens.test.ts\` fails when a
screen looks different from there, or a line is wider than its window.
`

const LANGUAGES = { ko: 'Korean', en: 'English' }
const goldenOf = (language: Language, columns: number) => fileURLToPath(new URL(`${language}-${columns}.md`, GOLDEN))

function section(title: string, screens: readonly Captured[]): string {
  const shown = screens.map((screen) => `### ${screen.title}\n\n\`\`\`\`text\n${screen.text}\n\`\`\`\`\n`)
  return [`## ${title}\n`, ...shown].join('\n')
}

describe.each(Object.keys(LANGUAGES) as Language[])('looks as its golden files show it: %s', (language) => {
  let world: World
  beforeAll(async () => {
    world = makeWorld()
    await furnish(world, language)
  })
  afterAll(() => world.remove())

  it.each(WINDOWS)('$columns columns', async (window) => {
    const screens = await captureScreens(world, language, window)
    for (const screen of screens)
      for (const line of screen.text.split('\n'))
        expect(stringWidth(line), `${screen.title}: ${line}`).toBeLessThanOrEqual(window.columns)
    const text = section(`${LANGUAGES[language]}, ${window.columns} columns`, screens)
    const golden = goldenOf(language, window.columns)
    if (WRITES) {
      mkdirSync(fileURLToPath(GOLDEN), { recursive: true })
      writeFileSync(golden, text)
    }
    expect(existsSync(golden), `${golden} is missing: npm run screens`).toBe(true)
    expect(text).toBe(readFileSync(golden, 'utf8'))
  })
})

it('are all in docs/screens.md', () => {
  const goldens = (Object.keys(LANGUAGES) as Language[]).flatMap((language) =>
    WINDOWS.map(({ columns }) => readFileSync(goldenOf(language, columns), 'utf8')),
  )
  const text = [INTRODUCTION, ...goldens].join('\n')
  if (WRITES) writeFileSync(DOCUMENT, text)
  expect(readFileSync(DOCUMENT, 'utf8')).toBe(text)
})
