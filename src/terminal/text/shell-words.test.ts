import { execFileSync, spawnSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { quoteForBash, readTypedLine } from './shell-words.ts'

const hasBash = spawnSync('bash', ['--version']).status === 0
const hostile = fc.stringMatching(/^[ -~가-힣ㄱ-ㅎé　]{1,30}$/u)

describe('readTypedLine', () => {
  it.each([
    ['prep ', ['prep'], '', ''],
    ['prep sh', ['prep'], 'sh', ''],
    ["prep show '트랜잭션 격", ['prep', 'show'], '트랜잭션 격', "'"],
    ['prep show "a\\"b', ['prep', 'show'], 'a"b', '"'],
    ['prep show 트랜\\ 격\\', ['prep', 'show'], '트랜 격', ''],
    ["prep show 'a b' c", ['prep', 'show', 'a b'], 'c', ''],
    ["prep ''", ['prep'], '', ''],
    ['prep $(touch x) `y`', ['prep', '$(touch', 'x)'], '`y`', ''],
  ])('%s', (line, before, typed, quote) => expect(readTypedLine(line)).toEqual({ before, typed, quote }))

  it('reads back what was quoted', () => {
    fc.assert(
      fc.property(hostile, fc.constantFrom('', "'", '"') as fc.Arbitrary<'' | "'" | '"'>, (text, quote) => {
        const { typed } = readTypedLine(`prep show ${quote}${quoteForBash(text, quote)}`)
        expect(typed).toBe(text)
      }),
    )
  })
})

describe.skipIf(!hasBash)('quoteForBash in bash', () => {
  it('means exactly the text, in each quoting', () => {
    const texts = fc.sample(hostile, 200)
    const quotes = ['', "'", '"'] as const
    const words = texts.flatMap((text) => quotes.map((quote) => `${quote}${quoteForBash(text, quote)}${quote}`))
    const script = `set -o history -o histexpand\nprintf '%s\\0' \\\n${words.join(' \\\n')}\n`
    const said = execFileSync('bash', ['-c', script.replace(/^set.*\n/, '')], { encoding: 'utf8' })
    expect(said.split('\0').slice(0, -1)).toEqual(texts.flatMap((text) => quotes.map(() => text)))
  })
})
