import { crc32 } from 'node:zlib'
import type { Card, CardId } from '../../cards/card.ts'
import type { Context } from '../../context.ts'
import { keepPlan, readKeptPlan } from '../../store/kept-plan.ts'
import { VERSION } from '../../version.ts'
import { zoneOf } from '../frame/scheduling.ts'
import type { ComingInterview } from './interviews.ts'

/**
 * What the plan asks today, in order: as it was worked out before where nothing has changed since, else as `work` does. Fitting a
 * memory and planning take longer than all else that `prep` does when it starts.
 */
export async function todaysPlan(
  context: Context,
  following: readonly ComingInterview[],
  weightOf: (card: Card) => number,
  work: () => Promise<readonly CardId[]>,
): Promise<readonly CardId[]> {
  const { stateDir, settings } = context
  const questions = following.map(({ interview, today, cards }) => [
    interview,
    today,
    cards.map((card) => [card.id, weightOf(card)]),
  ])
  const revision = (await context.store()).revision()
  const all = JSON.stringify([VERSION, revision, settings, zoneOf(context), questions])
  const of = `${all.length} ${crc32(all)}`
  const kept = readKeptPlan(stateDir, of)
  if (kept !== null) return kept
  const asks = await work()
  keepPlan(stateDir, of, asks)
  return asks
}
