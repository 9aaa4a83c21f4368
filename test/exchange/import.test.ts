import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Imported, ImportedCard } from '../../src/exchange/imported.ts'
import { carryOut, readFolder } from '../../src/exchange/importing/import-folder.ts'
import type { ImportPlan } from '../../src/exchange/importing/import-plan.ts'
import { planImport } from '../../src/exchange/importing/plan-import.ts'
import { DEFAULT_PARAMETERS } from '../../src/schedule/memory/memory.ts'
import { createScheduler } from '../../src/schedule/scheduler.ts'
import { openStore } from '../../src/store/open-store.ts'
import { undoable } from '../../src/store/replaying/history.ts'
import type { Store } from '../../src/store/store.ts'
import { SETTINGS, seoul } from '../support/drill-cards.ts'

const scheduler = createScheduler(SETTINGS)
const now = seoul('2026-11-22T20:00')
let folder: string
let store: Store

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'prep-import-'))
  store = await openStore({ stateDir: join(folder, 'state'), scheduler, device: 'desk-abcdef' })
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const card = (key: string, changes: Partial<ImportedCard> = {}): ImportedCard => ({
  key,
  question: `What is ${key}?`,
  answer: `It is ${key}.`,
  tags: [],
  reviews: [],
  schedule: null,
  suspended: false,
  ...changes,
})

const reviewed = card('mutex', {
  tags: ['os', 'locks'],
  reviews: [
    { at: seoul('2026-11-01T09:00'), grade: 'good', seconds: 7 },
    { at: seoul('2026-11-01T09:12'), grade: 'good', seconds: 4 },
    { at: seoul('2026-11-04T09:00'), grade: 'hard', seconds: null },
  ],
  schedule: {
    due: seoul('2026-11-30T04:00'),
    lastReview: seoul('2026-11-04T09:00'),
    at: seoul('2026-11-04T09:00'),
    phase: 'review',
    step: 0,
    intervalDays: 26,
    reps: 3,
    lapses: 0,
    memory: { stability: 27.5, difficulty: 6.1 },
    ease: null,
  },
})

const imported = (cards: readonly ImportedCard[], changes: Partial<Imported> = {}): Imported => ({
  source: 'test',
  notes: [{ path: ['CS', 'OS'], deck: 'CS/OS', cards }],
  media: [],
  problems: [],
  ...changes,
})

const into = () => join(folder, 'notes')

async function bring(what: Imported): Promise<ImportPlan> {
  const memory = {
    records: store.records(),
    events: await store.events(),
    scheduler,
    parameters: DEFAULT_PARAMETERS,
    now,
  }
  const plan = planImport(what, 'deck.test', readFolder(into(), 'test'), memory)
  await carryOut(into(), plan, () => store.add(plan.brought.events))
  return plan
}

const noteText = () => readFileSync(join(into(), 'CS/OS.md'), 'utf8')

describe('an import', () => {
  it('writes notes, remembers the answers at their instants and the schedule as it stood', async () => {
    const plan = await bring(imported([reviewed, card('paging')]))
    expect(noteText()).toBe(`---
deck: "CS/OS"
prep: { only: h2 }
---

<!-- prep: tags os locks -->
## What is mutex?

It is mutex.

## What is paging?

It is paging.
`)
    expect(plan.counts).toEqual({ cards: 2, newCards: 2, updated: 0, kept: 0, gone: 0, own: 0, media: 0 })
    expect(plan.brought.reviews).toBe(3)
    const ids = [...plan.beside.cards.values()].map((each) => each.card)
    const records = ids.map((id) => store.records().get(id))
    expect(records[0]?.schedule).toMatchObject({ stability: 27.5, difficulty: 6.1, due: seoul('2026-11-30T04:00') })
    expect(records[0]?.firstReview).toEqual(seoul('2026-11-01T09:00'))
    expect(records[1]).toMatchObject({ schedule: null, suspended: false })
    expect(records.map((record) => record?.locator?.wording)).toEqual(['What is mutex?', 'What is paging?'])
    const grades = (await store.events()).flatMap((event) => (event.type === 'reviewed' ? [event.review.grade] : []))
    expect(grades).toEqual(['good', 'good', 'hard'])
  })

  it('adds nothing the second time', async () => {
    await bring(imported([reviewed, card('paging', { suspended: true })]))
    const before = { text: noteText(), events: await store.events(), beside: readdirSync(into()) }
    const plan = await bring(imported([reviewed, card('paging', { suspended: true })]))
    expect(plan.brought.events).toEqual([])
    expect(plan.notes.size).toBe(0)
    expect({ text: noteText(), events: await store.events(), beside: readdirSync(into()) }).toEqual(before)
  })

  it('brings what is new of a later file and leaves what was changed in prep', async () => {
    await bring(imported([reviewed, card('paging'), card('tlb'), card('dma')]))
    writeFileSync(
      join(into(), 'CS/OS.md'),
      noteText()
        .replace('It is paging.', 'Memory in pages of one size. My own words.')
        .replace(/## What is dma\?[\s\S]*$/, '## My own question?\n\nMy own answer.\n'),
    )
    const later = {
      ...reviewed,
      reviews: [...reviewed.reviews, { at: seoul('2026-11-20T09:00'), grade: 'again' as const, seconds: 3 }],
    }
    const plan = await bring(
      imported([
        later,
        card('paging', { answer: 'Other words.' }),
        card('tlb', { answer: 'A cache.' }),
        card('dma'),
        card('numa'),
      ]),
    )
    expect(plan.counts).toEqual({ cards: 5, newCards: 1, updated: 1, kept: 1, gone: 1, own: 0, media: 0 })
    expect(plan.brought.reviews).toBe(1)
    expect(noteText()).toContain('My own words.')
    expect(noteText()).not.toContain('Other words.')
    expect(noteText()).toContain(
      '## What is tlb?\n\nA cache.\n\n## My own question?\n\nMy own answer.\n\n## What is numa?',
    )
    expect(noteText()).not.toContain('dma')
    expect((await bring(imported([later, card('numa')]))).brought.events).toEqual([])
  })

  it('follows a question that was reworded, also one that was never asked', async () => {
    await bring(imported([card('paging', { question: 'What is paging in an operating system?' }), card('tlb')]))
    writeFileSync(
      join(into(), 'CS/OS.md'),
      noteText().replace('What is paging in an operating system?', 'What is paging in operating systems?'),
    )
    const plan = await bring(
      imported([card('paging', { question: 'What is paging in an operating system?' }), card('tlb')]),
    )
    expect(plan.counts).toMatchObject({ newCards: 0, gone: 0, kept: 0 })
    expect(noteText()).toContain('What is paging in operating systems?')
  })

  it('is one thing to take back, and comes again afterwards', async () => {
    await bring(imported([reviewed, card('paging')]))
    const [act] = undoable(await store.events(), 1)
    expect(undoable(await store.events(), 5)).toHaveLength(1)
    await store.append([{ type: 'undone', events: act?.events ?? [] }], now)
    expect(store.records().size).toBe(0)
    const plan = await bring(imported([reviewed, card('paging')]))
    expect(plan.brought.reviews).toBe(3)
    expect([...store.records().values()].map(({ schedule }) => schedule?.stability ?? null)).toEqual([27.5, null])
    expect((await bring(imported([reviewed, card('paging')]))).brought.events).toEqual([])
  })

  it('counts answers of both programs once a card was answered in prep too', async () => {
    const { beside } = await bring(imported([reviewed]))
    const id = beside.cards.get('mutex')?.card ?? ''
    const at = seoul('2026-11-21T09:00')
    const before = store.records().get(id)?.schedule ?? null
    const after = scheduler.next(before, 'good', at, id)
    await store.append([{ type: 'reviewed', review: { card: id, grade: 'good', at, seconds: 5, before, after } }], at)
    const later = { at: seoul('2026-11-10T09:00'), grade: 'good' as const, seconds: 2 }
    const plan = await bring(imported([{ ...reviewed, reviews: [...reviewed.reviews, later] }]))
    expect(plan.brought.events.map(({ type }) => type)).toEqual(['reviewed', 'undone'])
    expect(store.records().get(id)?.schedule?.reps).toBe(5)
    expect(store.records().get(id)?.schedule?.lastReview).toEqual(at)
  })

  it('touches no file that is not its own, and changes nothing then', async () => {
    await bring(imported([card('paging')]))
    rmSync(join(into(), '.prep-import-test.json'))
    const memory = {
      records: store.records(),
      events: await store.events(),
      scheduler,
      parameters: DEFAULT_PARAMETERS,
      now,
    }
    const plan = planImport(imported([card('tlb')]), 'deck.test', readFolder(into(), 'test'), memory)
    expect(plan.inTheWay).toEqual(['CS/OS.md'])
  })

  it('puts everything back when it cannot be remembered', async () => {
    await bring(imported([card('paging')]))
    const before = noteText()
    const memory = {
      records: store.records(),
      events: await store.events(),
      scheduler,
      parameters: DEFAULT_PARAMETERS,
      now,
    }
    const media = [{ name: 'a.png', bytes: new Uint8Array([1]) }]
    const more = imported([card('paging'), card('tlb')], { media })
    const plan = planImport(more, 'deck.test', readFolder(into(), 'test'), memory)
    await expect(carryOut(into(), plan, () => Promise.reject(new Error('no room')))).rejects.toThrow()
    expect(noteText()).toBe(before)
    expect(existsSync(join(into(), 'media'))).toBe(false)
    expect(readdirSync(join(into(), 'CS'))).toEqual(['OS.md'])
  })

  it('reckons a memory from SM-2 where nothing else is known', async () => {
    const { schedule } = reviewed
    const old = card('old', { schedule: schedule === null ? null : { ...schedule, memory: null, ease: 2.5 } })
    const { beside } = await bring(imported([old]))
    const known = store.records().get(beside.cards.get('old')?.card ?? '')?.schedule
    expect(known?.stability).toBeCloseTo(26, 5)
    expect(known?.difficulty).toBeGreaterThan(1)
    expect(known?.due).toEqual(seoul('2026-11-30T04:00'))
  })
})
