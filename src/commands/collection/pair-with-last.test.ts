import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { plainScheduler } from '../../../test/support/plain-scheduler.ts'
import { cardsOf, type Written, type WrittenNote } from '../../../test/support/written-notes.ts'
import { plainCard } from '../../cards/pairing/late-card.ts'
import type { Pairing } from '../../cards/pairing/pair-cards.ts'
import { NO_COUNTS } from '../../notes/note.ts'
import { packNote, unpackWhole } from '../../notes/packed-note.ts'
import { openStore } from '../../store/open-store.ts'
import type { Store } from '../../store/store.ts'
import { pairWithLast } from './pair-with-last.ts'

const folder = mkdtempSync(join(tmpdir(), 'prep-kept-pairing-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const PATHS = ['os.md', 'network.md', 'more.md']
const question = fc.constantFrom(
  '왜 그런가요?',
  '장점은?',
  'TCP와 UDP의 차이는 무엇인가요?',
  'TCP와 UDP는 무엇이 다른가요?',
  'DNS란?',
)
const answer = fc.constantFrom(null, '연결을 맺느냐의 차이.', '이름을 주소로 바꾼다.')
const questions = fc.array(fc.tuple(question, answer, fc.option(fc.nat(3))), { maxLength: 5 }).map((rows) =>
  rows.map(([asked, said, back], index): Written => {
    const isUnder = back !== null && back < index && rows[back]?.[2] === null
    return { is: String(index), question: asked, answer: said, under: isUnder ? String(back) : null }
  }),
)

/** What happens between readings: a note that is hidden is there and not read. `at` is a place among the cards. */
const step = fc.oneof(
  fc.record({ do: fc.constant('edit' as const), note: fc.nat(2), questions }),
  fc.record({ do: fc.constantFrom('remove' as const, 'hide' as const), note: fc.nat(2) }),
  fc.record({ do: fc.constantFrom('grade', 'suspend', 'unlink', 'elsewhere'), at: fc.nat(20) }),
  fc.record({ do: fc.constantFrom('close', 'open', 'forget') }),
)
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never

/** A person's notes and state folder; every reading is compared with one that knows of no kept pairing. */
class World {
  readonly #root: string
  readonly #state: string
  readonly #notes = new Map<string, readonly Written[]>()
  readonly #hidden = new Set<string>()
  #store: Store
  #minute = 0

  private constructor(root: string, store: Store) {
    this.#root = root
    this.#state = join(root, 'state')
    this.#store = store
  }

  static async make(): Promise<World> {
    const root = mkdtempSync(join(folder, 'world-'))
    return new World(root, await opened(join(root, 'state')))
  }

  get pairingFile(): string {
    return join(this.#state, 'pairing.json')
  }

  async step(step: Step): Promise<void> {
    if ('note' in step) {
      const path = join(this.#root, PATHS[step.note] ?? '')
      if (step.do === 'hide') {
        if (!this.#hidden.delete(path)) this.#hidden.add(path)
      } else if (step.do === 'edit') {
        writeFileSync(path, '')
        this.#notes.set(path, step.questions)
      } else {
        rmSync(path, { force: true })
        if (!this.#hidden.has(path)) this.#notes.delete(path)
      }
    } else if (step.do === 'close') await this.#store.close()
    else if (step.do === 'open') this.#store = await opened(this.#state)
    else if (step.do === 'forget') rmSync(join(this.#state, 'last-reading.json'), { force: true })
    else if ('at' in step) await this.#touch(step.do, step.at)
  }

  async #touch(what: string, at: number): Promise<void> {
    const { pairing } = this.#pair(true)
    const card = pairing.cards[at % Math.max(1, pairing.cards.length)]
    if (card === undefined) return
    const now = this.#now()
    const store = what === 'elsewhere' ? await opened(this.#state, 'other') : this.#store
    const record = store.records().get(card.id)
    const locator = pairing.locators.get(card.id)
    const before = record?.schedule ?? null
    const after = plainScheduler.next(before, 'good', now, card.id)
    const review = { card: card.id, grade: 'good', at: now, seconds: 3, before, after } as const
    const minted =
      record === undefined && locator !== undefined ? [{ type: 'minted', card: card.id, locator } as const] : []
    if (what === 'suspend') await store.append([{ type: 'suspended', card: card.id }], now)
    else if (what === 'unlink' && record !== undefined) await store.append([{ type: 'unlinked', card: card.id }], now)
    else await store.append([...minted, { type: 'reviewed', review }], now)
    if (store !== this.#store) await this.#store.refresh()
  }

  /** Reads as commands do. */
  async read(): Promise<Pairing> {
    const { pairing, keep } = this.#pair(true)
    expect(told(pairing)).toEqual(told(this.#pair(false).pairing))
    const changes = pairing.relinked.map(({ card, locator }) => ({ type: 'relinked', card, locator }) as const)
    if (changes.length > 0) await this.#store.append(changes, this.#now())
    keep()
    return pairing
  }

  #now(): Date {
    this.#minute += 1
    return new Date(Date.UTC(2026, 10, 22, 9, this.#minute))
  }

  #pair(isKept: boolean) {
    const written = [...this.#notes]
      .filter(([path]) => !this.#hidden.has(path))
      .sort()
      .map(([path, questions]): WrittenNote => ({ path, questions }))
    const notes = written.map(unpacked)
    const stamps = new Map(written.map((note) => [note.path, JSON.stringify(note.questions)]))
    return pairWithLast({
      cwd: '/',
      stateDir: this.#state,
      cards: notes.flatMap(({ cards }) => cards),
      records: this.#store.records(),
      notes,
      problems: [],
      missing: [],
      stampOf: isKept ? (path) => stamps.get(path) ?? null : null,
      maker: 'test',
    })
  }
}

const opened = (stateDir: string, device = 'mine') => openStore({ stateDir, device, scheduler: plainScheduler })

/** As a note comes out of the cache. */
function unpacked(note: WrittenNote) {
  const { cards } = cardsOf([note])
  const rest = { problems: [], explanations: [], confidence: 1, counts: NO_COUNTS, lost: [], offered: null }
  return unpackWhole(note.path, packNote({ path: note.path, cards, ...rest }))
}

const told = ({ cards, relinked, orphaned, twins, ambiguous, locators }: Pairing) => ({
  cards: cards.map(plainCard),
  locators: cards.map(({ id }) => locators.get(id)),
  orphaned: [...orphaned].sort(),
  relinked,
  twins,
  ambiguous,
})

test('a pairing that was kept is the one made anew, whatever was edited, moved, graded and forgotten between', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(questions, { minLength: 3, maxLength: 3 }),
      fc.array(fc.nat(20), { maxLength: 8 }),
      fc.array(fc.tuple(step, fc.boolean()), { maxLength: 12 }),
      async (first, graded, steps) => {
        const world = await World.make()
        for (const [note, questions] of first.entries()) await world.step({ do: 'edit', note, questions })
        for (const at of graded) await world.step({ do: 'grade', at })
        await world.step({ do: 'close' })
        await world.step({ do: 'open' })
        for (const [each, isRead] of steps) {
          await world.step(each)
          // The second keeps what the third is given.
          for (let reading = 0; isRead && reading < 3; reading += 1) await world.read()
        }
      },
    ),
    { numRuns: 100 },
  )
})

test('an unchanged deck is paired as was kept, and anew where that was damaged', async () => {
  const world = await World.make()
  const asked = ['DNS란?', '장점은?'].map((question, index) => ({
    is: `${index}`,
    question,
    answer: null,
    under: null,
  }))
  await world.step({ do: 'edit', note: 0, questions: asked })
  for (const at of [0, 1]) {
    await world.step({ do: 'grade', at })
    await world.step({ do: 'close' })
    await world.step({ do: 'open' })
  }
  for (let reading = 0; reading < 3; reading += 1) expect((await world.read()).orphaned).toEqual([])

  const [head = '', content = ''] = readFileSync(world.pairingFile, 'utf8').split('\n')
  const otherwise = JSON.stringify({ ...JSON.parse(content), orphaned: ['no-question'] })
  const [maker] = JSON.parse(head) as [string]
  const put = (checksum: number) =>
    writeFileSync(world.pairingFile, `${JSON.stringify([maker, checksum])}\n${otherwise}`)
  put(crc32(otherwise))
  await expect(world.read()).rejects.toThrow()
  put(1)
  expect((await world.read()).orphaned).toEqual([])
  // A grade changes where nothing is.
  await world.step({ do: 'grade', at: 0 })
  put(crc32(otherwise))
  await expect(world.read()).rejects.toThrow()
  // Another answer does.
  const [first, second] = asked
  if (first !== undefined && second !== undefined)
    await world.step({ do: 'edit', note: 0, questions: [first, { ...second, answer: '빠르다.' }] })
  expect((await world.read()).orphaned).toEqual([])

  // So does a record that a checkpoint has taken in.
  await world.step({ do: 'close' })
  await world.step({ do: 'open' })
  for (let reading = 0; reading < 3; reading += 1) await world.read()
  await world.step({ do: 'unlink', at: 0 })
  await world.step({ do: 'close' })
  await world.step({ do: 'open' })
  expect((await world.read()).orphaned).toHaveLength(1)
})
