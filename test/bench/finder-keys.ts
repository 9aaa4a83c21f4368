/**
 * Types into the finder over the notes of a folder, and prints for its opening and for the dearest key the processor time in ms:
 * node finder-keys.mjs <folder>
 */
import process from 'node:process'
import { CardFinder } from '../../src/cards/finder.ts'
import { ko } from '../../src/messages/ko.ts'
import { readNotes } from '../../src/notes/read-notes.ts'
import { FinderScreen } from '../../src/terminal/finder/finder-screen.ts'
import { createStyle } from '../../src/terminal/style.ts'
import type { Screen } from '../../src/terminal/terminal.ts'
import { renderShow } from '../../src/terminal/views/show.ts'

const [, , folder = ''] = process.argv
const QUERIES = [
  '트랜잭션 격리',
  'ㅌㄹㅈㅅ',
  'deadlocks queue',
  'tag:면접 is:unanswered 조인',
  '트렌젝숀',
  '순서를 지켜야',
  'zzzz',
  '8',
]
const KEYS = ['down', 'pagedown', 'end', 'up', 'home']

const { notes } = await readNotes([folder], { cwd: process.cwd() })
const cards = notes.flatMap((note) => note.cards)
const style = createStyle(3)
const screen = { columns: () => 120, rows: () => 40 } as Screen
const spent = async (task: () => unknown): Promise<number> => {
  const before = process.cpuUsage()
  await task()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

let finder: FinderScreen | null = null
const open = await spent(() => {
  const index = new CardFinder(cards, (card, state) => card.status === state)
  finder = new FinderScreen(
    { query: '', at: null, inList: false, notice: null },
    {
      screen,
      messages: ko,
      style,
      total: cards.length,
      take: 'show',
      find: (query) => index.find(query),
      meant: (query) => index.meant(query),
      isSuspended: () => false,
      preview: (card, width) => {
        const data = {
          card,
          parent: null,
          followUps: [],
          schedule: null,
          suspended: false,
          retrievability: null,
          reviews: [],
        }
        return renderShow(data, { width, style, messages: ko, now: new Date(), hyperlinks: true }).split('\n')
      },
      suspend: async () => '',
    },
  )
  finder.picture()
})
const times: { readonly key: string; readonly ms: number }[] = []
const press = async (key: string, name: string) => {
  const drawn = new Promise<void>((resolve) => finder?.attach(resolve))
  const ms = await spent(async () => {
    finder?.press({ name, sequence: key })
    await drawn
    finder?.picture()
  })
  times.push({ key, ms })
}
for (const query of QUERIES) {
  for (const letter of query) await press(letter, letter)
  for (const key of KEYS) await press(key, key)
  for (const _ of query) await press('', 'backspace')
}
// Once more where what was looked for is looked up by what was meant.
for (const letter of '트렌젝숀') await press(letter, letter)
await press('\r', 'return')
const enter = times.pop()?.ms ?? 0
const dearest = times.reduce((most, each) => (each.ms > most.ms ? each : most), { key: '', ms: 0 })
console.log(
  JSON.stringify({ cards: cards.length, open, dearest: dearest.ms, key: dearest.key, enter, keys: times.length }),
)
