import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { shownSection } from '../../src/cards/section.ts'
import { makeWorld, runInProcess, type World } from '../support/host.ts'

const NOTE = `---
tags: [os]
---
# 운영체제 --> A & B <i>

## Processes

### What is a process?

A running **program**:

- its memory
- its \`registers\`

- 꼬리질문: What is a thread?
  - A path of execution.

# Kernel

### 커널이란?

운영체제의 중심, "핵"; =1+1 | x < y & z.

### What does this print?

\`\`\`c
printf("%d\\n", 1);
\`\`\`

<!-- prep: answer -->

1

# C

### Unanswered?
`
const FORMATS = ['apkg', 'csv', 'tsv', 'json', 'txt', 'md'] as const
type Format = (typeof FORMATS)[number]
/** These have no place for reviews and suspensions. */
const LOSSY: readonly Format[] = ['txt', 'md']

const prep = async (world: World, args: readonly string[], now = '2026-11-22T20:00:00+09:00') => {
  const result = await runInProcess(world, args, { now })
  expect(result.exitCode, result.stderr).toBe(0)
  return result.stdout
}

interface Told {
  readonly id: string
  readonly prompt: string
  readonly answer: string | null
  readonly tags: readonly string[]
  readonly deck: string
  readonly section: readonly string[]
  readonly parent: string | null
  readonly suspended: boolean
  readonly reviews: readonly { readonly at: string; readonly grade: string; readonly seconds: number | null }[]
}

/** What a person has of each card, whatever marks of Markdown say the same. */
async function told(world: World, notes: string, withHistory: boolean) {
  await prep(world, ['--notes', notes, 'export', '--force', 'told.json'])
  const { readFileSync } = await import('node:fs')
  const { cards } = JSON.parse(readFileSync(join(world.folder, 'told.json'), 'utf8')) as { cards: readonly Told[] }
  const plain = (text: string | null) => text?.replaceAll(/[\\*\s_-]|class="[^"]*"/g, '') ?? null
  return cards
    .map(({ prompt, answer, tags, parent, suspended, reviews, ...where }) => ({
      question: plain(prompt),
      answer: plain(answer),
      tags,
      // The deck's own name is none that has to come back.
      section: shownSection(where).join(' › '),
      follows: plain(cards.find(({ id }) => id === parent)?.prompt ?? null),
      ...(withHistory ? { suspended, reviews } : {}),
    }))
    .sort((left, right) => ((left.question ?? '') < (right.question ?? '') ? -1 : 1))
}

it('keeps every card, section, follow-up, review, tag and suspension through any three formats and back, once', async () => {
  const home = makeWorld({ 'notes/os.md': NOTE })
  try {
    for (const [at, question, grade] of [
      ['2026-11-01T20:00', 'process', 'good'],
      ['2026-11-01T20:20', 'process', 'easy'],
      ['2026-11-10T09:00', 'thread', 'again'],
      ['2026-11-20T09:00', 'process', 'hard'],
    ] as const)
      await prep(home, ['--notes', 'notes', 'grade', question, grade], `${at}:00+09:00`)
    await prep(home, ['--notes', 'notes', 'suspend', '커널'], '2026-11-21T09:00:00+09:00')
    const before = await told(home, 'notes', true)
    await fc.assert(
      fc.asyncProperty(fc.tuple(...[0, 1, 2].map(() => fc.constantFrom(...FORMATS))), async (chain) => {
        const worlds: World[] = []
        try {
          let from = home
          let folder = 'notes'
          for (const [index, format] of chain.entries()) {
            await prep(from, ['--notes', folder, 'export', '--force', `out.${format}`])
            const next = makeWorld()
            worlds.push(next)
            copyFileSync(join(from.folder, `out.${format}`), join(next.folder, `in.${format}`))
            if (format === 'md') folder = 'in.md'
            else await prep(next, ['import', `in.${format}`, '--into', 'in'])
            if (format !== 'md') folder = 'in'
            from = next
            const keeps = !chain.slice(0, index + 1).some((each) => LOSSY.includes(each))
            const now = await told(from, folder, keeps)
            const was = before.map(({ suspended, reviews, ...text }) =>
              keeps ? { ...text, suspended, reviews } : text,
            )
            expect(now, chain.join(' → ')).toEqual(was)
          }
          await prep(from, ['--notes', folder, 'export', 'back.json'])
          copyFileSync(join(from.folder, 'back.json'), join(home.folder, 'back.json'))
          const done = JSON.parse(
            await prep(home, ['--notes', 'notes', 'import', 'back.json', '--into', 'back', '--json']),
          )
          expect(done, chain.join(' → ')).toMatchObject({ newCards: 0, reviews: 0, own: before.length })
          expect(await told(home, 'notes', true)).toEqual(before)
        } finally {
          for (const world of worlds) world.remove()
        }
      }),
      { numRuns: Number(process.env['PREP_CHAINS'] ?? 3), seed: Number(process.env['PREP_SEED'] ?? 7) },
    )
  } finally {
    home.remove()
  }
})
