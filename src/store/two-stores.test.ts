import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { plainRecords } from '../../test/support/plain-records.ts'
import { plainScheduler } from '../../test/support/plain-scheduler.ts'
import { GRADES } from '../schedule/grade.ts'
import { openStore } from './open-store.ts'
import { replay } from './replaying/replay-all.ts'
import type { Change, Store } from './store.ts'

type Deed =
  | { readonly kind: 'grade'; readonly card: number; readonly grade: number }
  | { readonly kind: 'mark'; readonly card: number; readonly type: 'suspended' | 'resumed' | 'reset' | 'relinked' }
  | { readonly kind: 'join'; readonly card: number; readonly other: number }
  | { readonly kind: 'undo'; readonly back: number }
  | { readonly kind: 'refresh' }
  | { readonly kind: 'reopen' }

const deed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('grade' as const), card: fc.nat(2), grade: fc.nat(3) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('mark' as const),
      card: fc.nat(2),
      type: fc.constantFrom('suspended', 'resumed', 'reset', 'relinked'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('join' as const), card: fc.nat(2), other: fc.nat(2) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('undo' as const), back: fc.nat(4) }) },
  { weight: 3, arbitrary: fc.constantFrom<Deed>({ kind: 'refresh' }, { kind: 'reopen' }) },
)

async function changeOf(what: Exclude<Deed, { kind: 'refresh' | 'reopen' }>, store: Store, at: Date) {
  if (what.kind === 'undo') {
    const target = (await store.events()).at(-1 - what.back)
    return target === undefined ? null : ({ type: 'undone', events: [target.id] } satisfies Change)
  }
  const card = `card${what.card}`
  if (what.kind === 'join') return { type: 'joined', card, other: `card${what.other}` } satisfies Change
  if (what.kind === 'mark') {
    const around = {
      parent: null,
      parentQuestion: null,
      section: null,
      before: null,
      after: null,
      position: at.getTime() % 7,
    }
    const locator = { wording: '왜?', question: '왜', answer: null, path: '/a.md', deck: 'a', ...around }
    return (what.type === 'relinked' ? { type: what.type, card, locator } : { type: what.type, card }) satisfies Change
  }
  const before = store.records().get(card)?.schedule ?? null
  const grade = GRADES[what.grade] ?? 'good'
  const after = plainScheduler.next(before, grade, at, card)
  return { type: 'reviewed', review: { card, grade, at, seconds: null, before, after } } satisfies Change
}

/** The last of these is another process of the first device. */
const DEVICES = ['one', 'two', 'one']

test('three processes on two devices, however they take turns, open, close and take back, agree in the end', async () => {
  const turn = fc.record({ who: fc.nat(2), minutes: fc.nat(40), deed })
  await fc.assert(
    fc.asyncProperty(fc.array(turn, { maxLength: 18 }), async (turns) => {
      const folder = mkdtempSync(join(tmpdir(), 'prep-two-stores-'))
      try {
        const open = (who: number) =>
          openStore({
            stateDir: join(folder, `state-${DEVICES[who]}`),
            journalDir: folder,
            device: DEVICES[who] ?? '',
            scheduler: plainScheduler,
          })
        const stores = await Promise.all([open(0), open(1), open(2)])
        for (const { who, minutes, deed: what } of turns) {
          const store = stores[who] as Store
          const at = new Date(Date.UTC(2026, 0, 1) + minutes * 60_000)
          if (what.kind === 'refresh') await store.refresh()
          else if (what.kind === 'reopen') {
            await store.close()
            stores[who] = await open(who)
          } else {
            const change = await changeOf(what, store, at)
            if (change !== null) await store.append([change], at)
          }
        }
        const [first] = stores
        const expected = replay(await (first as Store).events(), plainScheduler)
        for (const store of stores) {
          await store.refresh()
          expect(plainRecords(store.records())).toEqual(expected)
          await store.close()
        }
        for (const who of [0, 1, 2]) {
          const again = await open(who)
          expect(plainRecords(again.records())).toEqual(expected)
          expect(again.problems()).toEqual([])
        }
      } finally {
        rmSync(folder, { recursive: true, force: true })
      }
    }),
    { numRuns: 60 },
  )
})
