/** Makes a state folder of so many cards with so many reviews each: node store-made.mjs <stateDir> <cards> <reviews> */
import type { Schedule } from '../../src/schedule/schedule.ts'
import { openStore } from '../../src/store/open-store.ts'
import { plainScheduler } from '../support/plain-scheduler.ts'
import { makeJournal } from './journal-made.ts'

const [, , stateDir = '', cards = '0', reviews = '0'] = process.argv
const { add, close } = makeJournal(stateDir)
const schedules: Schedule[] = []
for (let round = 0; round < Number(reviews); round += 1)
  for (let index = 0; index < Number(cards); index += 1) {
    const card = `c${index.toString(36).padStart(9, '0')}`
    const at = new Date(Date.UTC(2025, 0, 1 + round * 20) + index * 10)
    const wording = `프로세스와 스레드의 차이를 ${index}번째로 설명해 주세요.`
    const path = `/home/someone/notes/interview-${index >> 6}.md`
    const around = {
      parent: null,
      parentQuestion: null,
      section: '운영체제\n프로세스',
      before: 'k3v9qwer',
      after: 'asdfzxcv',
      position: index & 63,
    }
    const locator = { wording, question: '', answer: 'qwerasdf', path, deck: `interview-${index >> 6}`, ...around }
    if (round === 0) add(at, { type: 'minted', card, locator })
    const before = schedules[index] ?? null
    const after = { ...plainScheduler.next(before, 'good', at, card), stability: 1 + ((index * 7919) % 10_007) / 101.3 }
    schedules[index] = after
    add(at, { type: 'reviewed', review: { card, grade: 'good', at, seconds: 12.3, before, after } })
  }
close()

const started = performance.now()
const store = await openStore({ stateDir, device: 'mine', scheduler: plainScheduler })
const rebuilt = performance.now()
await store.close()
console.log(JSON.stringify({ rebuild: rebuilt - started, checkpoint: performance.now() - rebuilt }))
