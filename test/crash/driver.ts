/**
 * A process that grades, for the tests here to kill, to starve and to crowd. Each review that is safe on disk is
 * acknowledged by a line with its event's id on standard output; a failure ends it with the error's code.
 *
 * node driver.js <stateDir> <device> <grades> <cards> <grades per opening>
 */
import { writeSync } from 'node:fs'
import process from 'node:process'
import { PrepError } from '../../src/errors.ts'
import { GRADES } from '../../src/schedule/grade.ts'
import { openStore } from '../../src/store/open-store.ts'
import { plainScheduler } from '../support/plain-scheduler.ts'

const [, , stateDir = '', device = '', grades = '0', cards = '1', perOpening = '1000'] = process.argv

async function gradeSome(from: number, to: number): Promise<void> {
  const store = await openStore({ stateDir, device, scheduler: plainScheduler })
  for (let index = from; index < to; index += 1) {
    const card = `card${index % Number(cards)}`
    const at = new Date(Date.UTC(2026, 0, 1) + index * 1000)
    const before = store.records().get(card)?.schedule ?? null
    const grade = GRADES[index % 4] ?? 'good'
    const after = plainScheduler.next(before, grade, at, card)
    const [event] = await store.append(
      [{ type: 'reviewed', review: { card, grade, at, seconds: null, before, after } }],
      at,
    )
    writeSync(1, `${event?.id}\n`)
  }
  await store.close()
}

try {
  for (let done = 0; done < Number(grades); done += Number(perOpening))
    await gradeSome(done, Math.min(Number(grades), done + Number(perOpening)))
} catch (error) {
  writeSync(2, `${error instanceof PrepError ? `${error.code} ${JSON.stringify(error.values)}` : String(error)}\n`)
  process.exitCode = 1
}
