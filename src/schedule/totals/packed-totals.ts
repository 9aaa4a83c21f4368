import type { CardId } from '../../cards/card.ts'
import { type AnswerSeconds, SittingTimes } from '../answer-seconds.ts'
import type { Tally } from '../calibration.ts'
import type { DayTally } from '../statistics.ts'
import { HistorySample } from './history-sample.ts'
import { NumberRows, type Shape } from './number-rows.ts'
import type { CardState, Counted, Judged } from './past-totals.ts'
import { RecentDays } from './recent-days.ts'

/** How many rows each table has, and from which day on what was expected is there; the tables themselves are bytes. */
export interface PackedHead {
  readonly cards: number
  readonly days: number
  readonly tallies: number
  readonly times: number
  readonly recent: number
  readonly histories: number
  readonly answers: number
  /** See `HistorySample`. */
  readonly level: number
  /** Null: from the beginning. */
  readonly judgedFrom: number | null
  /** Null: none. */
  readonly recentFrom: number | null
}

const CARDS = {
  wide: ['lastMs', 'stability', 'difficulty', 'sittingMs'],
  narrow: ['day', 'answers', 'lapses', 'sittingDay', 'traits'],
} as const satisfies Shape<string, string>
const DAYS = {
  wide: ['ms'],
  narrow: ['day', 'reviews', 'newQuestions', 'young', 'youngRecalled', 'mature', 'matureRecalled', 'foretold'],
} as const satisfies Shape<string, string>
const TALLIES = {
  wide: ['expected', 'loss'],
  narrow: ['day', 'kind', 'answers', 'recalled'],
} as const satisfies Shape<string, string>
const TIMES = { wide: [], narrow: ['kind', 'tenths', 'count'] } as const satisfies Shape<string, string>
const RECENT = { wide: ['ms'], narrow: ['day', 'card', 'usual'] } as const satisfies Shape<string, string>
const HISTORIES = { wide: [], narrow: ['card', 'length'] } as const satisfies Shape<string, string>
const ANSWERS = { wide: [], narrow: ['answer'] } as const satisfies Shape<string, string>

const TABLES = [
  ['cards', CARDS],
  ['days', DAYS],
  ['tallies', TALLIES],
  ['times', TIMES],
  ['recent', RECENT],
  ['histories', HISTORIES],
  ['answers', ANSWERS],
] as const satisfies readonly (readonly [string, Shape<string, string>])[]

type CardRow = Record<(typeof CARDS.wide)[number] | (typeof CARDS.narrow)[number], number>

/** Kinds of sittings by their numbers; 0 is none. */
const KINDS: readonly (keyof AnswerSeconds)[] = ['firstTime', 'recalled', 'forgotten']
const IS_TIMED = 4
const IS_OPEN = 8
const IS_LEARNT = 16
/** Kinds of tallies from here on are parts of the scale, those below likenesses. */
const PARTS_FROM = 1 << 20

/**
 * Totals as bytes, the ids of the cards behind the numbers. What was expected of answers on days before `judgedFrom` is left out, and
 * how long cards took on those before `recentFrom`.
 */
export function packTotals(
  totals: Counted,
  { judgedFrom, recentFrom }: { readonly judgedFrom: number; readonly recentFrom: number },
): { readonly head: PackedHead; readonly bytes: Buffer } {
  const ids = [...totals.ids()]
  const cards = ids.map((id) => cardRow(totals.card(id)))
  const days = [...totals.days.values()]
  const from = Math.max(judgedFrom, totals.judgedFrom)
  const tallies = [...totals.judged].flatMap(([day, { alike, parts }]) =>
    day < from
      ? []
      : [
          ...Array.from(alike, ([kind, tally]) => ({ day, kind, ...tally })),
          ...Array.from(parts, ([part, tally]) => ({ day, kind: PARTS_FROM + part, ...tally })),
        ],
  )
  const times = KINDS.flatMap((name, kind) =>
    Array.from(totals.times.counts[name], ([tenths, count]) => ({ kind, tenths, count })),
  )
  const places = new Map(ids.map((id, place) => [id, place]))
  const placeOf = (card: CardId) => places.get(card) as number
  const { days: recentDays } = new RecentDays(recentFrom, totals.recent)
  const recent = [...recentDays].flatMap(([day, all]) =>
    Array.from(all, ([card, { ms, usual }]) => ({ day, card: placeOf(card), ms, usual: numberOf(usual) })),
  )
  const histories = [...totals.sample.answers]
  const firstRecent = Math.max(recentFrom, totals.recent.from)
  return {
    head: {
      cards: cards.length,
      days: days.length,
      tallies: tallies.length,
      times: times.length,
      recent: recent.length,
      histories: histories.length,
      answers: histories.reduce((sum, [, { length }]) => sum + length, 0),
      level: totals.sample.level,
      recentFrom: Number.isFinite(firstRecent) ? firstRecent : null,
      judgedFrom: Number.isFinite(from) ? from : null,
    },
    bytes: Buffer.concat([
      NumberRows.pack(CARDS, cards),
      NumberRows.pack(DAYS, days),
      NumberRows.pack(TALLIES, tallies),
      NumberRows.pack(TIMES, times),
      NumberRows.pack(RECENT, recent),
      NumberRows.pack(
        HISTORIES,
        histories.map(([card, { length }]) => ({ card: placeOf(card), length })),
      ),
      NumberRows.pack(
        ANSWERS,
        histories.flatMap(([, answers]) => answers.map((answer) => ({ answer }))),
      ),
      Buffer.from(ids.join('\n')),
    ]),
  }
}

/** What `packTotals` made bytes of. Cards and what was expected are read when they are asked for. */
export class PackedTotals implements Counted {
  readonly judgedFrom: number
  readonly recentFrom: number
  readonly days: ReadonlyMap<number, DayTally>
  readonly times = new SittingTimes()
  readonly #cards
  readonly #tallies
  readonly #readIds: () => readonly CardId[]
  readonly #recent: () => RecentDays
  readonly #sample: () => HistorySample
  #ids: readonly CardId[] | null = null
  #places: ReadonlyMap<CardId, number> | null = null
  #judged: ReadonlyMap<number, Judged> | null = null

  constructor(head: PackedHead, bytes: Buffer) {
    this.judgedFrom = head.judgedFrom ?? Number.NEGATIVE_INFINITY
    this.recentFrom = head.recentFrom ?? Number.POSITIVE_INFINITY
    // Columns of wide numbers lie only where eights begin.
    const own = new ArrayBuffer(bytes.length)
    bytes.copy(Buffer.from(own))
    let start = 0
    const next = <Wide extends string, Narrow extends string>(shape: Shape<Wide, Narrow>, size: number) => {
      const rows = NumberRows.over(shape, own, start, size)
      start += NumberRows.bytesOf(shape, size)
      return rows
    }
    this.#cards = next(CARDS, head.cards)
    const days = next(DAYS, head.days)
    this.days = new Map(
      Array.from({ length: head.days }, (_, place) => [days.number('day', place), dayAt(days, place)]),
    )
    this.#tallies = next(TALLIES, head.tallies)
    const times = next(TIMES, head.times)
    for (let place = 0; place < head.times; place += 1) {
      const kind = KINDS[times.number('kind', place)] ?? 'recalled'
      this.times.counts[kind].set(times.number('tenths', place), times.number('count', place))
    }
    const [recent, histories, answers] = [
      next(RECENT, head.recent),
      next(HISTORIES, head.histories),
      next(ANSWERS, head.answers),
    ]
    this.#recent = () => recentDays(recent, this.recentFrom, this.ids())
    this.#sample = () => new HistorySample(head.level, answersByCard(histories, answers, this.ids()))
    const text = start
    this.#readIds = () => (head.cards === 0 ? [] : bytes.toString('utf8', text).split('\n'))
  }

  /** How many bytes the numbers of such a head take. */
  static bytesOf(head: PackedHead): number {
    return TABLES.reduce((sum, [name, shape]) => sum + NumberRows.bytesOf(shape, head[name]), 0)
  }

  get judged(): ReadonlyMap<number, Judged> {
    if (this.#judged !== null) return this.#judged
    const judged = new Map<number, Judged>()
    for (let place = 0; place < this.#tallies.size; place += 1) {
      const number = (name: (typeof TALLIES.wide)[number] | (typeof TALLIES.narrow)[number]) =>
        this.#tallies.number(name, place)
      const [day, kind] = [number('day'), number('kind')]
      const ofDay = judged.get(day) ?? { alike: new Map<number, Tally>(), parts: new Map<number, Tally>() }
      judged.set(day, ofDay)
      const tally: Tally = {
        answers: number('answers'),
        recalled: number('recalled'),
        expected: number('expected'),
        loss: number('loss'),
      }
      if (kind < PARTS_FROM) ofDay.alike.set(kind, tally)
      else ofDay.parts.set(kind - PARTS_FROM, tally)
    }
    this.#judged = judged
    return judged
  }

  get recent(): RecentDays {
    return this.#recent()
  }

  get sample(): HistorySample {
    return this.#sample()
  }

  ids(): readonly CardId[] {
    this.#ids ??= this.#readIds()
    return this.#ids
  }

  card(id: CardId): CardState | undefined {
    this.#places ??= new Map(this.ids().map((each, place) => [each, place]))
    const place = this.#places.get(id)
    return place === undefined ? undefined : cardAt(this.#cards, place)
  }
}

/** A kind's number; 0 for none. */
const numberOf = (kind: keyof AnswerSeconds | null | undefined): number =>
  kind === null || kind === undefined ? 0 : KINDS.indexOf(kind) + 1

function recentDays(
  rows: NumberRows<(typeof RECENT.wide)[number] | (typeof RECENT.narrow)[number]>,
  from: number,
  ids: readonly CardId[],
): RecentDays {
  const recent = new RecentDays(from)
  for (let place = 0; place < rows.size; place += 1)
    recent.put(rows.number('day', place), ids[rows.number('card', place)] ?? '', {
      ms: rows.number('ms', place),
      usual: KINDS[rows.number('usual', place) - 1] ?? null,
    })
  return recent
}

function* answersByCard(
  histories: NumberRows<(typeof HISTORIES.narrow)[number]>,
  answers: NumberRows<(typeof ANSWERS.narrow)[number]>,
  ids: readonly CardId[],
): Generator<readonly [CardId, readonly number[]]> {
  let start = 0
  for (let place = 0; place < histories.size; place += 1) {
    const length = histories.number('length', place)
    const first = start
    yield [
      ids[histories.number('card', place)] ?? '',
      Array.from({ length }, (_, index) => answers.number('answer', first + index)),
    ]
    start += length
  }
}

function cardRow(state: CardState | undefined): CardRow {
  const { lastMs = 0, day = 0, learner = null, sitting = null } = state ?? {}
  const kind = numberOf(sitting?.kind)
  const isTimed = sitting?.isTimed ? IS_TIMED : 0
  const isOpen = sitting?.isOpen ? IS_OPEN : 0
  return {
    lastMs,
    stability: learner?.memory?.stability ?? 0,
    difficulty: learner?.memory?.difficulty ?? 0,
    sittingMs: sitting?.ms ?? 0,
    day,
    answers: learner?.answers ?? 0,
    lapses: learner?.lapses ?? 0,
    sittingDay: sitting?.day ?? 0,
    traits: kind | isTimed | isOpen | (learner === null ? 0 : IS_LEARNT),
  }
}

function cardAt(rows: NumberRows<keyof CardRow>, place: number): CardState {
  const number = (name: keyof CardRow) => rows.number(name, place)
  const traits = number('traits')
  const kind = KINDS[(traits & (IS_TIMED - 1)) - 1]
  const memory = { stability: number('stability'), difficulty: number('difficulty') }
  const isOpen = (traits & IS_OPEN) !== 0
  const isTimed = (traits & IS_TIMED) !== 0
  return {
    lastMs: number('lastMs'),
    day: number('day'),
    learner: (traits & IS_LEARNT) === 0 ? null : { memory, answers: number('answers'), lapses: number('lapses') },
    sitting: kind === undefined ? null : { kind, day: number('sittingDay'), ms: number('sittingMs'), isTimed, isOpen },
  }
}

const dayAt = (rows: NumberRows<keyof DayTally>, place: number): DayTally => ({
  day: rows.number('day', place),
  reviews: rows.number('reviews', place),
  newQuestions: rows.number('newQuestions', place),
  ms: rows.number('ms', place),
  young: rows.number('young', place),
  youngRecalled: rows.number('youngRecalled', place),
  mature: rows.number('mature', place),
  matureRecalled: rows.number('matureRecalled', place),
  foretold: rows.number('foretold', place),
})
