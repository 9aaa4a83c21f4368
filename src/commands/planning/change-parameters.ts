import type { Context } from '../../context.ts'
import { historiesByCard } from '../../schedule/calibration.ts'
import { startOfStudyDay, studyDay } from '../../schedule/day.ts'
import { DEFAULT_PARAMETERS, daysUntil } from '../../schedule/memory/memory.ts'
import { memoriesBy } from '../../schedule/memory/own-memory.ts'
import type { PastReview } from '../../schedule/memory/past-review.ts'
import type { Schedule } from '../../schedule/schedule.ts'
import { unsetSetting, writeSetting } from '../../store/settings/settings.ts'
import type { Change } from '../../store/store.ts'
import { parametersOf, zoneOf } from '../frame/scheduling.ts'

/**
 * Uses other parameters of FSRS from now on (null: everybody's), and works out anew what is held of each question whose answers
 * are all known, as one thing to take back. Due dates stay, unless `reschedules`. How many questions have another memory then.
 */
export async function changeParameters(
  context: Context,
  reviews: readonly PastReview[],
  parameters: readonly number[] | null,
  { reschedules }: { readonly reschedules: boolean },
): Promise<number> {
  const { settings, stateDir } = context
  const store = await context.store()
  const memoryOf = memoriesBy(historiesByCard(reviews), parametersOf(settings), parameters ?? DEFAULT_PARAMETERS)
  const changes: Change[] = []
  for (const [card, { schedule }] of store.records()) {
    if (schedule === null) continue
    const { stability, difficulty } = memoryOf(card, schedule)
    if (stability === schedule.stability && difficulty === schedule.difficulty) continue
    const changed = { ...schedule, stability, difficulty }
    changes.push({
      type: 'placed',
      card,
      schedule: reschedules ? dueAnew(context, changed, parameters ?? DEFAULT_PARAMETERS) : changed,
    })
  }
  const events = (await store.append(changes, context.now())).map(({ id }) => id)
  const fitted = { before: settings.weights, after: parameters }
  await store.append([{ type: 'undone', events: [], brought: { file: '', events, fitted } }], context.now())
  if (parameters === null) await unsetSetting(stateDir, 'weights')
  else await writeSetting(stateDir, 'weights', parameters)
  return changes.length
}

/** Due when recall will have fallen to the desired retention; a step of learning stays where it is. */
function dueAnew(context: Context, schedule: Schedule, parameters: readonly number[]): Schedule {
  if (schedule.phase !== 'review') return schedule
  const { settings } = context
  const days = Math.round(daysUntil(settings.desiredRetention, schedule.stability, parameters))
  const intervalDays = Math.min(Math.max(1, days), settings.maximumIntervalDays)
  const zone = zoneOf(context)
  const due = startOfStudyDay(studyDay(schedule.lastReview, zone) + intervalDays, zone)
  return { ...schedule, intervalDays, due }
}
