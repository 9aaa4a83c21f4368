import type { Card } from '../../cards/card.ts'
import { normalise } from '../../cards/normalise.ts'
import type { Context } from '../../context.ts'

/** What was asked in an interview counts as much more as a mark by which a note says that it comes often. */
const ASKED_BEFORE = 2

/**
 * How much more than another a question matters, from 1: by the marks of its note, and by the interviews in which it was asked
 * before. Of questions that read the same, all were asked.
 */
export async function weigher(context: Context): Promise<(card: Card) => number> {
  const asked = new Map<string, number>()
  for (const { asked: questions = [] } of (await context.store()).interviews().values())
    for (const question of questions) {
      const key = normalise(question)
      asked.set(key, (asked.get(key) ?? 0) + ASKED_BEFORE)
    }
  if (asked.size === 0) return ({ weight }) => weight
  return ({ weight, question }) => weight + (asked.get(normalise(question)) ?? 0)
}
