import { beforeAll, describe, expect, it } from 'vitest'
import { makeWorld, type RunOptions, runInProcess } from '../support/host.ts'
import { sampleOf } from '../support/sample.ts'

const SIZE = 4_000
const TIMES = 10
/** Ten times as much takes ten times as long; a hundred times as long is what must not be. */
const MOST_RATIO = 40
/** What is taken in so little processor time grows by the weather alone. */
const NOTHING_MS = 150

/** Each repeated inside of a question, and of an answer: what patterns look for beginnings or ends of. */
const UNITS = [
  ...[
    ' ',
    '\t',
    '\u00a0',
    '\u0301',
    '\n',
    '\r',
    '#',
    ' #a',
    '*',
    '_',
    '`',
    '~~',
    '[',
    '](',
    '![',
    '[[',
    '(',
    '<',
    '<b>',
  ],
  ...['|', '\\', '- ', ':', '?', '? ', '?-', '★', 'ㅋ', '&amp;', 'http://', '=', '==a', '%%', '. ', '{{c1::'],
]
const SHAPES: readonly (readonly [string, (body: string) => string, readonly string[]])[] = [
  ['a question', (body) => `## a${body}b?\n\nAn answer.\n`, ['list', 'n.md', '--json']],
  ['an answer', (body) => `## a?\n\nThe ${body}b\n`, ['show', '1', '--notes', 'n.md']],
]

async function processorMs(
  files: Record<string, string>,
  args: readonly string[],
  options: RunOptions,
): Promise<number> {
  const world = makeWorld(files)
  try {
    const before = process.cpuUsage()
    const { exitCode, stderr } = await runInProcess(world, args, options)
    const { user, system } = process.cpuUsage(before)
    expect(exitCode, stderr).not.toBe(70)
    return (user + system) / 1000
  } finally {
    world.remove()
  }
}

/** Compares processor time in one process, so that a machine at other work changes both. */
async function expectLinear(measure: (size: number) => Promise<number>): Promise<void> {
  const large = await measure(SIZE * TIMES)
  if (large < NOTHING_MS) return
  const small = await measure(SIZE)
  expect(large / Math.max(small, 15), `${Math.round(small)} ms, then ${Math.round(large)} ms`).toBeLessThan(MOST_RATIO)
}

describe.each(SHAPES)('ten times as much in %s', (_, shape, args) => {
  // Code that was never run before takes its time, too.
  beforeAll(async () => {
    await processorMs({ 'n.md': shape('★?-') }, args, {})
  })

  it.each(sampleOf(UNITS, 2))('of %j takes no more than in proportion', (unit) =>
    expectLinear((size) => processorMs({ 'n.md': shape(unit.repeat(Math.ceil(size / unit.length))) }, args, {})),
  )
})

it('takes answers to many questions that were never asked in proportion', async () => {
  const ids = (count: number) => Array.from({ length: count }, (_, at) => `질문 ${at}은?`)
  await expectLinear(async (size) => {
    const count = Math.max(1, size / 20)
    const files = {
      'n.md': ids(count)
        .map((question) => `## ${question}\n\n답 ${question}\n\n`)
        .join(''),
    }
    const world = makeWorld(files)
    const list = JSON.parse((await runInProcess(world, ['list', 'n.md', '--json'])).stdout) as { id: string }[]
    world.remove()
    const input = list.map(({ id }) => JSON.stringify({ id: id.slice(0, -1), grade: 'good' })).join('\n')
    return processorMs(files, ['grade', '--stdin', '--notes', 'n.md'], { input })
  })
})

it('imports many decks in proportion', () =>
  expectLinear((size) => {
    const rows = Array.from({ length: size / 40 }, (_, at) => `질문 ${at}은?,답 ${at},deck${at}`)
    return processorMs({ 'a.csv': `question,answer,deck\n${rows.join('\n')}\n` }, ['import', 'a.csv', '--dry-run'], {})
  }))
