import type { Grade } from '../schedule/grade.ts'

/** An answer being looked at part by part, and which of its parts the person said. Plain data, never changed in place. */
export interface Points {
  readonly total: number
  /** So many parts show, from the first on. */
  readonly shown: number
  /** The part that is looked at, from 0. */
  readonly at: number
  readonly ticked: ReadonlySet<number>
}

/** An answer of so many parts, the first of them looked at: the others hidden, or (`all`) showing, too. */
export const startPoints = (total: number, all: boolean): Points => ({
  total,
  shown: all ? total : Math.min(1, total),
  at: 0,
  ticked: new Set(),
})

/** On to the next part, which then shows, or back to the one before. */
export function moveOn(points: Points, direction: -1 | 1): Points {
  const at = Math.max(0, Math.min(points.total - 1, points.at + direction))
  return { ...points, at, shown: Math.max(points.shown, at + 1) }
}

/** All parts show. */
export const showAll = (points: Points): Points => ({ ...points, shown: points.total })

/** The part that is looked at was said, or after all was not. */
export function tick(points: Points): Points {
  const ticked = new Set(points.ticked)
  if (!ticked.delete(points.at)) ticked.add(points.at)
  return { ...points, ticked }
}

/** From here on a part that was forgotten does not make an answer a weak one. */
const GOOD_SHARE = 0.8

/** The grade that follows from what was ticked; null where nothing was. Whether it came easily only the person knows. */
export function suggestedBy({ ticked, total }: Points): Exclude<Grade, 'easy' | 'again'> | null {
  if (ticked.size === 0) return null
  return ticked.size / total >= GOOD_SHARE ? 'good' : 'hard'
}
