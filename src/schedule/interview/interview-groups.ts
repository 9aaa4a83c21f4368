import type { Memory } from '../memory/memory.ts'

/** A question that an interview may ask; `memory` is null when it was never asked. `elapsedDays`: study days since the last answer. */
export interface PlannedCard {
  readonly id: string
  readonly memory: Memory | null
  readonly elapsedDays: number
  /** How many times as likely as another it is to be asked; 1 without. */
  readonly weight?: number
  /** Of a question never asked: days from today before which it cannot be, for its answer is not there yet. 0 without. */
  readonly fromDay?: number
}

/** An interview so many study days from today (0: later today), and what it may ask. */
export interface Interview {
  readonly daysLeft: number
  readonly cards: readonly PlannedCard[]
}

/** Cards that the same interviews ask, about as often: `interviews` by index and in the order of their days. */
export interface Group {
  readonly interviews: readonly number[]
  /** Their mean weight. */
  readonly weight: number
  readonly cards: readonly PlannedCard[]
}

/** Cards by which interviews ask them, and how often; groups and cards in the order in which they come, soonest interview first. */
export function groupsOf(interviews: readonly Interview[]): readonly Group[] {
  const bySoonest = [...interviews.keys()].sort((a, b) => daysLeftOf(interviews, a) - daysLeftOf(interviews, b))
  const askedBy = new Map<string, { readonly card: PlannedCard; readonly interviews: number[] }>()
  for (const interview of bySoonest)
    for (const card of interviews[interview]?.cards ?? []) {
      const known = askedBy.get(card.id)
      if (known === undefined) askedBy.set(card.id, { card, interviews: [interview] })
      else if (!known.interviews.includes(interview)) known.interviews.push(interview)
    }
  // Each group takes as long to value as all without weights would: those about alike are taken together.
  return grouped(
    [...askedBy.values()],
    ({ card, interviews: asking }) => `${asking.join()} ${Math.round(Math.log2(weightOf(card)))}`,
  )
}

/** The same cards, those together that the same interviews ask, however often: fewer groups, or null where there are as many. */
export function groupsWithoutWeights(groups: readonly Group[]): readonly Group[] | null {
  const asked = groups.flatMap(({ cards, interviews }) => cards.map((card): AskedCard => ({ card, interviews })))
  const fewer = grouped(asked, ({ interviews }) => interviews.join())
  return fewer.length === groups.length ? null : fewer
}

/** A card with the interviews that ask it. */
interface AskedCard {
  readonly card: PlannedCard
  readonly interviews: readonly number[]
}

/** Cards of the same key together; those have the same interviews. */
function grouped(asked: readonly AskedCard[], keyOf: (asked: AskedCard) => string): readonly Group[] {
  const groups = new Map<string, { readonly interviews: readonly number[]; readonly cards: PlannedCard[] }>()
  for (const each of asked) {
    const key = keyOf(each)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, { interviews: each.interviews, cards: [each.card] })
    else group.cards.push(each.card)
  }
  return [...groups.values()].map((group) => ({ ...group, weight: weightOfAll(group.cards) / group.cards.length }))
}

export const weightOf = ({ weight = 1 }: Pick<PlannedCard, 'weight'>): number => weight

const weightOfAll = (cards: readonly Pick<PlannedCard, 'weight'>[]): number =>
  cards.reduce((sum, card) => sum + weightOf(card), 0)

const daysLeftOf = (interviews: readonly Interview[], index: number) => interviews[index]?.daysLeft ?? 0

const DAYS_PLANNED_SINGLY = 30
const SINGLE_DAYS_AT_EACH_END = 7

/**
 * The days that are looked at, 0 to the day before the interview. Of a long time the days in the middle are taken together,
 * several at once: today's choice does not hang on which of two days in two months brings a card.
 */
export function daysToPlan(daysLeft: number): readonly number[] {
  if (daysLeft <= DAYS_PLANNED_SINGLY) return Array.from({ length: Math.max(1, daysLeft) }, (_, day) => day)
  const spans = DAYS_PLANNED_SINGLY - 2 * SINGLE_DAYS_AT_EACH_END
  const middle = daysLeft - 2 * SINGLE_DAYS_AT_EACH_END
  return Array.from({ length: DAYS_PLANNED_SINGLY }, (_, index) => {
    if (index < SINGLE_DAYS_AT_EACH_END) return index
    if (index >= DAYS_PLANNED_SINGLY - SINGLE_DAYS_AT_EACH_END) return daysLeft - DAYS_PLANNED_SINGLY + index
    return SINGLE_DAYS_AT_EACH_END + Math.floor(((index - SINGLE_DAYS_AT_EACH_END) * middle) / spans)
  })
}
