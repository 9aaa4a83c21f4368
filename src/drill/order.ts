import type { Card, CardId } from '../cards/card.ts'
import type { Zone } from '../schedule/day.ts'
import { retrievability } from '../schedule/schedule.ts'
import { dueMs, type QueueItem, type Reason } from './queue-item.ts'

/** Groups in the order in which they are asked. */
const RANKS = {
  learning: 0,
  due: 1,
  new: 2,
  'follow-up': 2,
  unanswered: 2,
  ahead: 3,
  cram: 3,
} as const satisfies Record<Reason, number>

/** Where both kinds are asked alike, what was never asked comes behind what was. */
const NEVER_ASKED = 1_000_000

export interface OrderOptions {
  readonly now: Date
  readonly zone: Zone
  readonly parameters?: readonly number[]
  readonly newOrder?: 'deck' | 'mixed'
  /** How much a question matters, from 1; the heaviest new ones come first, and of what is due what is worst to forget. */
  readonly weightOf?: (card: Card) => number
}

/**
 * Queue items in the order in which they are asked: by rank; steps by their minute, others by how much is forgotten times how
 * much it matters, new ones by how much they matter, then as given or mixed. A follow-up stands right after its parent, unless the parent's turn comes only in a later rank.
 */
export function inOrder(
  items: readonly QueueItem[],
  options: OrderOptions,
  random: () => number,
): readonly QueueItem[] {
  const { now, zone, parameters, newOrder, weightOf = ({ weight }: Card) => weight } = options
  const keyOf = (item: QueueItem, index: number): number => {
    const weight = weightOf(item.card)
    if (item.schedule === null) return NEVER_ASKED + (newOrder === 'mixed' ? random() : index / items.length) - weight
    if (item.reason === 'learning') return dueMs(item)
    // What is lost by not asking, below what nothing is lost by; without weights simply what is most forgotten.
    return weight * ((retrievability(item.schedule, now, zone, parameters) ?? 0) - 1)
  }
  const ranks = items.map(({ reason }) => RANKS[reason])
  const keys = items.map(keyOf)
  const parents = parentsOf(items)
  const followUps = new Map<number, number[]>()
  const leaders: number[] = []
  for (let index = 0; index < items.length; index += 1) {
    const parent = parents?.[index] ?? NONE
    if (parents === null || parent === NONE || rankAt(ranks, parent) > rankAt(ranks, index) || isInLoop(index, parents))
      leaders.push(index)
    else {
      const known = followUps.get(parent)
      if (known === undefined) followUps.set(parent, [index])
      else known.push(index)
    }
  }
  const ordered: QueueItem[] = []
  const visit = (index: number, act: (member: number) => void): void => {
    act(index)
    for (const followUp of followUps.get(index) ?? []) visit(followUp, act)
  }
  // A family comes as early as its most urgent member of the leader's rank would.
  const familyKeys = keys.slice()
  for (const leader of leaders) {
    if (!followUps.has(leader)) continue
    visit(leader, (member) => {
      const isOfRank = ranks[member] === ranks[leader]
      if (isOfRank) familyKeys[leader] = Math.min(familyKeys[leader] ?? 0, keys[member] ?? 0)
    })
  }
  leaders.sort((a, b) => rankAt(ranks, a) - rankAt(ranks, b) || (familyKeys[a] ?? 0) - (familyKeys[b] ?? 0))
  const take = (index: number) => {
    const item = items[index]
    if (item !== undefined) ordered.push(item)
  }
  for (const leader of leaders) visit(leader, take)
  return ordered
}

const NONE = -1

const rankAt = (ranks: readonly number[], index: number): number => ranks[index] ?? 0

/** Where each item's parent stands among the items, or `NONE`; null when none of them has one. */
function parentsOf(items: readonly QueueItem[]): Int32Array | null {
  const wanted = new Map<CardId, number>()
  for (const { card } of items) if (card.parent !== null) wanted.set(card.parent, NONE)
  if (wanted.size === 0) return null
  for (const [index, { card }] of items.entries()) if (wanted.has(card.id)) wanted.set(card.id, index)
  return Int32Array.from(items, ({ card }) => (card.parent === null ? NONE : (wanted.get(card.parent) ?? NONE)))
}

/** Whether following the parents from here leads back here: notes read as such would otherwise lose their cards. */
function isInLoop(index: number, parents: Int32Array): boolean {
  const seen = new Set<number>()
  let parent = parents[index] ?? NONE
  while (parent !== NONE && !seen.has(parent)) {
    if (parent === index) return true
    seen.add(parent)
    parent = parents[parent] ?? NONE
  }
  return false
}
