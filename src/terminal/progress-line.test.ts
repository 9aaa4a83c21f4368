import { describe, expect, it } from 'vitest'
import { createProgressLine } from './progress-line.ts'
import { width } from './text/width.ts'

function drawing(columns: number | null, times: readonly number[]) {
  const written: string[] = []
  const clock = [0, ...times]
  const line = createProgressLine({
    terminal: { writeError: (text) => written.push(text), errorColumns: columns },
    nowMs: () => clock.shift() ?? 0,
    say: (done, total) => `노트 ${done}/${total}`,
  })
  times.forEach((_, index) => {
    line.update(index + 1, times.length)
  })
  line.clear()
  return written
}

const CLEAR = '\r\x1b[2K'

describe('a progress line', () => {
  it('draws nothing in the first half second', () => expect(drawing(80, [100, 300, 499])).toEqual([]))

  it('shows then, seldom, and is cleared', () => {
    const written = drawing(80, [499, 500, 550, 600, 700])
    expect(written).toHaveLength(4)
    expect(written[0]).toBe(`${CLEAR}${'█'.repeat(12)}${'░'.repeat(18)} 노트 2/5`)
    expect(written.at(-1)).toBe(CLEAR)
  })

  it('is never wider than the terminal', () => {
    for (const columns of [1, 5, 10, 20, 40, 200])
      for (const text of drawing(columns, [600, 800]))
        expect(width(text.replace(CLEAR, ''))).toBeLessThanOrEqual(Math.max(0, columns - 1))
  })

  it('draws nothing where nobody sees it', () => expect(drawing(null, [600, 800])).toEqual([]))
})
