import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, it } from 'vitest'
import { width } from '../../src/terminal/width.ts'
import { makeWorld } from '../support/host.ts'
import { type Captured, captureScreens, type Language, WINDOWS } from './screens.ts'

const DOCUMENT = fileURLToPath(new URL('../../docs/screens.md', import.meta.url))
const WRITES = process.env['PREP_WRITE_SCREENS'] === '1'

const INTRODUCTION = `# Screens

What prep looks like, captured from a real pseudo-terminal, without its colours. \`npm run screens\` writes this file;
\`test/pty/screens.test.ts\` fails when a screen looks different from here, or a line is wider than its window.
`

const cases = (['ko', 'en'] satisfies Language[]).flatMap((language) =>
  WINDOWS.map((window) => ({
    language,
    window,
    title: `${language === 'ko' ? 'Korean' : 'English'}, ${window.columns} columns`,
  })),
)
const sections = new Map<string, string>()

async function capture(language: Language, window: (typeof WINDOWS)[number]): Promise<Captured[]> {
  const world = makeWorld()
  try {
    return await captureScreens(world, language, window)
  } finally {
    world.remove()
  }
}

function section(title: string, screens: readonly Captured[]): string {
  const shown = screens.map((screen) => `### ${screen.title}\n\n\`\`\`\`text\n${screen.text}\n\`\`\`\`\n`)
  return [`## ${title}\n`, ...shown].join('\n')
}

afterAll(() => {
  if (WRITES) writeFileSync(DOCUMENT, [INTRODUCTION, ...cases.map(({ title }) => sections.get(title))].join('\n'))
})

it.each(cases)('looks as docs/screens.md shows it: $title', async ({ language, window, title }) => {
  const screens = await capture(language, window)
  for (const screen of screens)
    for (const line of screen.text.split('\n'))
      expect(width(line), `${screen.title}: ${line}`).toBeLessThanOrEqual(window.columns)
  sections.set(title, section(title, screens))
  if (WRITES) return
  expect(existsSync(DOCUMENT), 'docs/screens.md is missing: npm run screens').toBe(true)
  const written = readFileSync(DOCUMENT, 'utf8')
    .split(/\n(?=## )/)
    .find((part) => part.startsWith(`## ${title}\n`))
  expect(sections.get(title)?.trim()).toBe(written?.trim())
})
