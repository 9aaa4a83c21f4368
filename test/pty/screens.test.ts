import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { width } from '../../src/terminal/width.ts'
import { makeWorld } from '../support/host.ts'
import { type Captured, captureScreens, type Language, WINDOWS } from './screens.ts'

const DOCUMENT = fileURLToPath(new URL('../../docs/screens.md', import.meta.url))
const LANGUAGES: readonly Language[] = ['ko', 'en']

const INTRODUCTION = `# Screens

What prep looks like, captured from a real pseudo-terminal, without its colours. \`npm run screens\` writes this file;
\`test/pty/screens.test.ts\` fails when a screen looks different from here, or a line is wider than its window.
`

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

it('the screens are as docs/screens.md shows them, and none is wider than its window', async () => {
  const sections: string[] = []
  for (const language of LANGUAGES) {
    for (const window of WINDOWS) {
      const screens = await capture(language, window)
      for (const { title, text } of screens)
        for (const line of text.split('\n'))
          expect(width(line), `${title}: ${line}`).toBeLessThanOrEqual(window.columns)
      sections.push(section(`${language === 'ko' ? 'Korean' : 'English'}, ${window.columns} columns`, screens))
    }
  }
  const document = [INTRODUCTION, ...sections].join('\n')
  if (process.env['PREP_WRITE_SCREENS'] === '1') writeFileSync(DOCUMENT, document)
  expect(existsSync(DOCUMENT), 'docs/screens.md is missing: npm run screens').toBe(true)
  expect(document).toBe(readFileSync(DOCUMENT, 'utf8'))
})
