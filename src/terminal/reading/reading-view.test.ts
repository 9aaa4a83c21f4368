import { describe, expect, it } from 'vitest'
import { en } from '../../messages/en.ts'
import { ko } from '../../messages/ko.ts'
import { openNote } from '../../notes/open-note.ts'
import { createStyle } from '../style.ts'
import { width } from '../text/width.ts'
import { goTo, sayForm, startCorrecting } from './correcting.ts'
import { readingWishes } from './reading-keys.ts'
import { drawReading, type ReadingView } from './reading-view.ts'

const LONG = '아주 긴 줄이라서 창에 다 들어가지 않아요. '.repeat(20)
const TEXT = `# 운영체제 👩‍👩‍👧‍👦\n\n${Array.from({ length: 40 }, (_, at) => `## 주제 ${at}\n\n\t- ${LONG}\x1b[31m\n`).join('\n')}`
const start = startCorrecting(openNote({ path: 'notes/os.md', text: TEXT }, { withReasons: true }), TEXT, [])

const view = (changes: Partial<ReadingView> = {}): ReadingView => ({
  path: 'notes/os.md',
  now: start,
  top: 0,
  notice: null,
  finding: null,
  help: null,
  ...changes,
})
const draw = (given: ReadingView, columns: number, rows: number, messages = ko, level: 0 | 3 = 0) =>
  drawReading(given, { columns, rows, style: createStyle(level), messages })

describe('the screen of a reading', () => {
  const views = [
    view(),
    view({ help: 0 }),
    view({ help: 1 }),
    view({ finding: '주제' }),
    view({ notice: ko.correcting.unknown }),
    view({ now: goTo(start, 100) }),
    view({ now: sayForm(start) ?? start }),
  ]

  it.each([
    [20, 6],
    [30, 10],
    [40, 24],
    [80, 24],
    [120, 50],
    [300, 60],
  ])('fits %i columns and %i rows', (columns, rows) => {
    for (const messages of [ko, en])
      for (const given of views) {
        const { lines } = draw(given, columns, rows, messages)
        expect(lines.length).toBeLessThan(rows)
        for (const line of lines) expect(width(line), line).toBeLessThan(columns)
      }
  })

  it('shows the line of the cursor, wherever it is, and does not move while it is well in sight', () => {
    for (const cursor of [0, 1, 60, start.lines.length - 1]) {
      const { lines, top, shown } = draw(view({ now: goTo(start, cursor) }), 80, 24)
      expect(lines.filter((line) => line.startsWith('>'))).toHaveLength(1)
      expect(cursor).toBeGreaterThanOrEqual(top)
      expect(cursor).toBeLessThan(top + shown)
    }
    const { top } = draw(view({ now: goTo(start, 60) }), 80, 24)
    expect(draw(view({ now: goTo(start, 61), top }), 80, 24).top).toBe(top)
  })

  it('tells in marks and words what colours tell, and lets nothing of the note colour the screen', () => {
    const plain = draw(view(), 80, 24).lines.join('\n')
    expect(plain).toContain('  넘어감    ## 주제 ')
    expect(plain).toContain('…')
    expect(plain).not.toContain('\x1b')
    const coloured = draw(view(), 80, 24, ko, 3).lines.join('\n')
    expect(coloured).not.toContain('\x1b[31m')
    expect(coloured.replace(/\x1b\[[\d;]*m/g, '')).toBe(plain)
  })

  it('moves nothing but the note when the cursor moves', () => {
    const heads = [10, 11, 12, 13].map((cursor) => {
      const { lines, shown } = draw(view({ now: goTo(start, cursor) }), 80, 24)
      return [shown, lines.length, lines[1]]
    })
    expect(new Set(heads.map((head) => JSON.stringify(head))).size).toBe(1)
  })
})

it('takes keys in Hangul for those they were typed with', () => {
  const types = (sequence: string) => readingWishes({ sequence }).map(({ type }) => type)
  expect(types('ㅁ')).toEqual(['form'])
  expect(types('ㅏ')).toEqual(['move'])
  expect(types('ㅋ')).toEqual(['back'])
  expect(types('a')).toEqual(['form'])
  expect(types('\t')).toEqual(['doubt'])
  expect(types('Q')).toEqual(['unknown'])
})
