/**
 * Makes a journal of so many reviews of each question of a deck: node reviews-made.mjs <stateDir> <reviews> <cards>
 * The cards' file is what `prep list --json` says. Every question comes once a month, up to yesterday.
 */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Card } from '../../src/cards/card.ts'
import { locateCards, plainLocator } from '../../src/cards/pairing/identity.ts'
import type { Schedule } from '../../src/schedule/schedule.ts'
import { openStore } from '../../src/store/open-store.ts'
import { plainScheduler } from '../support/plain-scheduler.ts'
import { makeJournal } from './journal-made.ts'

const DAY_MS = 86_400_000
const [, , stateDir = '', reviews = '0', list = ''] = process.argv
const cards = JSON.parse(readFileSync(list, 'utf8')) as readonly Card[]
const locators = locateCards(cards, (path) => resolve(path))
const { add, close } = makeJournal(stateDir)
const schedules: Schedule[] = []
for (let round = Number(reviews); round > 0; round -= 1)
  for (const [index, { id: card, parent }] of cards.entries()) {
    const locator = locators[index]
    const at = new Date(Date.now() - DAY_MS - (round - index / cards.length) * 30 * DAY_MS)
    const before = schedules[index] ?? null
    const grade = (index + round) % 11 === 0 ? 'again' : 'good'
    const next = plainScheduler.next(before, grade, at, card)
    const after = { ...next, stability: 1 + ((index * 7919) % 10_007) / 101.3 }
    if (before === null && locator !== undefined)
      add(at, { type: 'minted', card, locator: plainLocator(locator, parent) })
    add(at, { type: 'reviewed', review: { card, grade, at, seconds: 5 + (index % 30), before, after } })
    schedules[index] = after
  }
close()
const store = await openStore({ stateDir, device: 'mine', scheduler: plainScheduler })
await store.close()
