/** Opens a store, reads all of it, and grades 100 cards: node store-opened.mjs <stateDir> <cards> */
import { closeSync, constants, fdatasyncSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { openStore } from '../../src/store/open-store.ts'
import { plainScheduler } from '../support/plain-scheduler.ts'

const [, , stateDir = '', cards = '0'] = process.argv
const GRADES = 100
const median = (values: number[]): number => values.sort((left, right) => left - right)[values.length >> 1] ?? 0

const cpuBefore = process.cpuUsage()
const started = performance.now()
const store = await openStore({ stateDir, device: 'mine', scheduler: plainScheduler })
const opened = performance.now()
const { user, system } = process.cpuUsage(cpuBefore)
for (const record of store.records().values()) if (record.schedule?.reps === -1) throw new Error('never')
const read = performance.now()
const grades: number[] = []
const syncs: number[] = []
for (let index = 0; index < GRADES; index += 1) {
  const card = `c${((index * 37) % Number(cards)).toString(36).padStart(9, '0')}`
  const at = new Date(Date.now() + index)
  const before = store.records().get(card)?.schedule ?? null
  const after = plainScheduler.next(before, 'good', at, card)
  const from = performance.now()
  await store.append([{ type: 'reviewed', review: { card, grade: 'good', at, seconds: 1, before, after } }], at)
  const between = performance.now()
  // The same work for the disk: open for appending, as many bytes, sync, close.
  const file = openSync(join(stateDir, 'probe'), constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT)
  writeSync(file, 'x'.repeat(350))
  fdatasyncSync(file)
  closeSync(file)
  grades.push(between - from)
  syncs.push(performance.now() - between)
}
const figures = {
  open: opened - started,
  openCpu: (user + system) / 1000,
  readAll: read - opened,
  grade: median(grades),
  sync: median(syncs),
}
console.log(JSON.stringify(figures))
