import type { CardId } from '../cards/card.ts'
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

interface Place {
  readonly item: QueueItem
  readonly rank: number
  /** Within the rank, smallest first. */
  readonly key: number
}

export interface OrderOptions {
  readonly now: Date
  readonly zone: Zone
  readonly parameters?: readonly number[]
  readonly newOrder?: 'deck' | 'mixed'
}

/**
 * Queue items in the order in which they are asked: by rank; steps by their minute, others by how much is forgotten, new
 * ones as given or mixed. A follow-up stands right after its parent, unless the parent's turn comes only in a later rank.
 */
export function inOrder(
  items: readonly QueueItem[],
  options: OrderOptions,
  random: () => number,
): readonly QueueItem[] {
  const { now, zone, parameters, newOrder } = options
  const keyOf = (item: QueueItem, index: number): number => {
    if (item.schedule === null) return newOrder === 'mixed' ? random() : index
    if (item.reason === 'learning') return dueMs(item)
    return retrievability(item.schedule, now, zone, parameters) ?? 0
  }
  const places = new Map<CardId, Place>()
  for (const [index, item] of items.entries()) {
    places.set(item.card.id, { item, rank: RANKS[item.reason], key: keyOf(item, index) })
  }

  const followUps = new Map<CardId, Place[]>()
  const leaders: Place[] = []
  for (const place of places.values()) {
    const parent = place.item.card.parent
    const parentPlace = parent === null ? undefined : places.get(parent)
    if (parentPlace === undefined || parentPlace.rank > place.rank || isInLoop(place, places)) leaders.push(place)
    else followUps.set(parentPlace.item.card.id, [...(followUps.get(parentPlace.item.card.id) ?? []), place])
  }

  const family = (place: Place): readonly Place[] => [
    place,
    ...(followUps.get(place.item.card.id) ?? []).flatMap(family),
  ]
  return leaders
    .map((leader) => {
      const members = family(leader)
      // A family comes as early as its most urgent member of the leader's rank would.
      const key = Math.min(...members.filter(({ rank }) => rank === leader.rank).map((member) => member.key))
      return { rank: leader.rank, key, members }
    })
    .sort((a, b) => a.rank - b.rank || a.key - b.key)
    .flatMap(({ members }) => members.map(({ item }) => item))
}

/** Whether following the parents from here leads back here: notes read as such would otherwise lose their cards. */
function isInLoop(place: Place, places: ReadonlyMap<CardId, Place>): boolean {
  const seen = new Set<CardId>()
  let parent = place.item.card.parent
  while (parent !== null && !seen.has(parent)) {
    if (parent === place.item.card.id) return true
    seen.add(parent)
    parent = places.get(parent)?.item.card.parent ?? null
  }
  return false
}
