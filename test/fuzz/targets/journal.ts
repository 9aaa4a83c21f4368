import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { makeFolder } from '../../../src/disk/make-folder.ts'
import { PrepError } from '../../../src/errors.ts'
import { packCheckpoint, unpackCheckpoint } from '../../../src/store/checkpoint/checkpoint.ts'
import { CheckpointFile } from '../../../src/store/checkpoint/checkpoint-file.ts'
import { readTail } from '../../../src/store/journal/journals.ts'
import { readEvents } from '../../../src/store/journal/stored.ts'
import { openStore } from '../../../src/store/open-store.ts'
import { NO_JOINS } from '../../../src/store/replaying/joins.ts'
import { replay } from '../../../src/store/replaying/replay-all.ts'
import type { CardRecord, StoredEvent } from '../../../src/store/store.ts'
import { plainScheduler } from '../../support/plain-scheduler.ts'
import { bytesOf, numberOf } from '../note-pieces.ts'
import { must, type Target } from '../target.ts'

const folder = mkdtempSync(join(tmpdir(), 'prep-fuzz-journal-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
const state = join(folder, 'state')
const journals = join(state, 'journal')
makeFolder(journals)
const journal = join(journals, 'dev.jsonl')
const checkpoint = join(state, 'checkpoint.json')

const HEADER = '{"prep":"journal","version":1}'
const SCHEDULE = '[1795000000000,3.5,5,"review",0,3,2,0,1794000000000]'
const head = (number: number) =>
  `"id":"dev-w-${number.toString(36).padStart(5, '0')}","at":"2026-11-${String(1 + (number % 28)).padStart(2, '0')}T10:00:00.000Z"`
const LOCATOR =
  '{"wording":"프로세스란?","answer":"abc","path":"n.md","deck":"n","parent":null,"parentQuestion":null,"before":null,"after":null,"position":0}'
const EVENTS: readonly ((number: number, card: string) => string)[] = [
  (number, card) =>
    `{${head(number)},"type":"reviewed","card":"${card}","grade":"good","seconds":4,"before":null,"after":${SCHEDULE}}`,
  (number, card) =>
    `{${head(number)},"type":"reviewed","card":"${card}","grade":"again","seconds":null,"before":${SCHEDULE},"after":${SCHEDULE}}`,
  (number, card) => `{${head(number)},"type":"minted","card":"${card}","locator":${LOCATOR}}`,
  (number, card) => `{${head(number)},"type":"relinked","card":"${card}","locator":${LOCATOR}}`,
  (number, card) => `{${head(number)},"type":"unlinked","card":"${card}"}`,
  (number, card) => `{${head(number)},"type":"suspended","card":"${card}"}`,
  (number, card) => `{${head(number)},"type":"reset","card":"${card}"}`,
  (number) => `{${head(number)},"type":"undone","events":["dev-w-0000${number % 10}"]}`,
  (number) => `{${head(number)},"type":"undone","events":["dev-w-0000${(number * 7) % 10}"]}`,
]
const WORDS = [
  ...[
    '\n',
    '\n\n',
    ' ',
    '\r\n',
    '{',
    '}',
    '[',
    ']',
    ',',
    'null',
    '0',
    '-1',
    '1e400',
    '""',
    '"\ufffd"',
    HEADER,
    '{"prep":"journal","version":2}',
    '\n{',
  ],
  ...[
    '"card":"__proto__"',
    '"card":"constructor"',
    '"card":"a"',
    '"grade":"easy"',
    '"at":"2026-13-45"',
    '"at":"+275760-09-13T00:00:00.000Z"',
    '"seconds":1e308',
  ],
  ...[
    '"clock":"1970-01-01T00:00:00.000Z"',
    SCHEDULE,
    '[null,NaN]',
    LOCATOR,
    '"type":"undone"',
    '"events":[]',
    '"position":1e99',
    '\ufeff',
    '\u0000',
    '\u2028',
  ],
]

/** Journals and checkpoints: every whole line is recovered, and what follows from them depends on nothing else. */
export const journalTarget: Target = {
  name: 'journal',
  seeds: () => [bytesOf(`${HEADER}\n\n${EVENTS.map((event, index) => `${event(index, 'card-a')}\n`).join('\n')}`)],
  fresh: fc
    .array(
      fc.oneof(
        {
          weight: 8,
          arbitrary: fc
            .tuple(fc.constantFrom(...EVENTS), fc.nat(40), fc.constantFrom('a', 'b', '__proto__', 'card-1'))
            .map(([event, number, card]) => event(number, card)),
        },
        { weight: 1, arbitrary: fc.constantFrom(...WORDS) },
        { weight: 1, arbitrary: fc.json() },
      ),
      { maxLength: 20 },
    )
    .chain((lines) => fc.boolean().map((ended) => bytesOf(`${HEADER}\n${lines.join('\n')}${ended ? '\n' : ''}`))),
  words: WORDS,
  async check(input) {
    rmSync(checkpoint, { force: true })
    writeFileSync(journal, input)
    const whole = unlessNewer(() => readTail(journals, new Map(), true))
    const { wanted, isNewer } = eventsIn(input)
    must((whole === null) === isNewer, 'a newer journal is taken for another')
    if (whole !== null) {
      must(same(whole.events, wanted), `${whole.events.length} events of ${wanted.length}`)
      checkInTwoParts(input, whole.events)
      checkReplay(whole.events)
      const store = await openStore({ stateDir: state, scheduler: plainScheduler })
      must(same(sorted(store.records()), sorted(replay(whole.events, plainScheduler))), 'the store holds other records')
    }
    writeFileSync(checkpoint, input)
    await new CheckpointFile(state, journals).read([]).catch((error: unknown) => {
      if (!(error instanceof PrepError && error.code === 'newerState')) throw error
    })
  },
}

/** What stands in the lines of a journal, each taken by itself. */
function eventsIn(input: Uint8Array): { wanted: StoredEvent[]; isNewer: boolean } {
  const wanted: StoredEvent[] = []
  const bytes = Buffer.from(input)
  for (const line of bytes.toString('latin1').split('\n')) {
    const text = Buffer.from(line, 'latin1').toString('utf8')
    if (text.includes('\ufffd')) continue
    let value: unknown
    try {
      value = JSON.parse(text)
    } catch {
      continue
    }
    const read = readEvents(value)
    if ('newer' in read) return { wanted, isNewer: true }
    if (!('wrong' in read)) wanted.push(...read)
  }
  return { wanted, isNewer: false }
}

/** A journal that is read while it grows gives the same as one that is read at the end. */
function checkInTwoParts(input: Uint8Array, wanted: readonly StoredEvent[]): void {
  const end = numberOf(input) % (input.length + 1)
  const cut = Buffer.from(input).lastIndexOf(10, end) + 1
  writeFileSync(journal, input.subarray(0, cut))
  const first = readTail(journals, new Map(), false)
  writeFileSync(journal, input)
  const second = readTail(journals, first.positions, true)
  must(same([...first.events, ...second.events], wanted), 'read in two parts it gives other events')
}

function checkReplay(events: readonly StoredEvent[]): void {
  const byId = new Map(events.map((event) => [event.id, JSON.stringify(event)]))
  const records = replay(events, plainScheduler)
  // Honest writers never give one id to two events.
  if (events.every((event) => byId.get(event.id) === JSON.stringify(event)))
    must(
      same(sorted(records), sorted(replay([...events, ...events].reverse(), plainScheduler))),
      'the order of lines matters',
    )
  const held = new Map([...records].map(([card, record]) => [card, { record, at: 1, id: 'dev-w-00001' }]))
  const packed = JSON.parse(
    JSON.stringify(
      packCheckpoint({
        journals: {},
        awaited: [],
        held,
        corrected: new Map(),
        interviews: new Map(),
        joins: NO_JOINS,
      }),
    ),
  )
  const unpacked = unpackCheckpoint(packed)
  must(typeof unpacked !== 'string' && 'held' in unpacked, 'a checkpoint that cannot be read')
  must(
    same(sorted(new Map([...unpacked.held].map(([card, { record }]) => [card, record]))), sorted(records)),
    'a checkpoint that says otherwise',
  )
}

function unlessNewer<Result>(read: () => Result): Result | null {
  try {
    return read()
  } catch (error) {
    if (error instanceof PrepError && error.code === 'newerState') return null
    throw error
  }
}

const sorted = (records: ReadonlyMap<string, CardRecord>): unknown =>
  [...records].sort(([left], [right]) => (left < right ? -1 : 1)).map(([card, record]) => [card, record])

const same = (left: unknown, right: unknown): boolean => JSON.stringify(left) === JSON.stringify(right)
