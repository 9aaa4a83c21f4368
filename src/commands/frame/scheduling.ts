import type { CardId } from '../../cards/card.ts'
import type { Context, Host } from '../../context.ts'
import { studyDay, type Zone } from '../../schedule/day.ts'
import { createLoad, type Load } from '../../schedule/load.ts'
import { DEFAULT_PARAMETERS } from '../../schedule/memory/memory.ts'
import {
  DEFAULT_SCHEDULER_SETTINGS,
  type Rescheduler,
  type Scheduler,
  type SchedulerSettings,
} from '../../schedule/schedule.ts'
import { schedulesToCome } from '../../store/checkpoint/views.ts'
import type { Settings } from '../../store/settings/setting.ts'
import type { CardRecord } from '../../store/store.ts'
import type { JournalTotals } from '../../store/totals/journal-totals.ts'

/** Where and when the user's day turns. */
export const zoneOf = ({ host, settings }: { host: Pick<Host, 'timeZone'>; settings: Settings }): Zone => ({
  timeZone: host.timeZone,
  rolloverHour: settings.rolloverHour,
})

/** FSRS's parameters: the user's own, or the usual ones. */
export const parametersOf = (settings: Settings): readonly number[] => settings.weights ?? DEFAULT_PARAMETERS

/** What all reviews and plans come to, with what was expected of the answers from a study day on; today's when none is named. */
export async function totalsOf(
  context: Context,
  { since, ofPlans = false }: { readonly since?: number; readonly ofPlans?: boolean } = {},
): Promise<JournalTotals> {
  const zone = zoneOf(context)
  const today = studyDay(context.now(), zone)
  const store = await context.store()
  return store.totals({ zone, parameters: parametersOf(context.settings), today, since: since ?? today, ofPlans })
}

/** The load of the days to come, as the user wants it evened out; null when not at all. */
export function loadOf(
  context: Pick<Context, 'host' | 'settings'>,
  records: ReadonlyMap<CardId, CardRecord>,
): Load | null {
  const { balanceLoad, easyDays } = context.settings
  if (!balanceLoad && easyDays.length === 0) return null
  return createLoad(balanceLoad ? schedulesToCome(records) : [], zoneOf(context), easyDays)
}

/** How the user wants answers to become schedules. */
export function schedulerSettings(context: Pick<Context, 'host' | 'settings'>): SchedulerSettings {
  const { settings } = context
  return {
    ...DEFAULT_SCHEDULER_SETTINGS,
    zone: zoneOf(context),
    desiredRetention: settings.desiredRetention,
    maximumIntervalDays: settings.maximumIntervalDays,
    learningStepsMinutes: settings.learningStepsMinutes,
    relearningStepsMinutes: settings.relearningStepsMinutes,
    parameters: parametersOf(settings),
  }
}

/**
 * FSRS with the user's settings. Loads ts-fsrs: only for commands that schedule. With `load`, due dates go to quieter days
 * as far as fuzz may move them.
 */
export async function loadScheduler(
  context: Pick<Context, 'host' | 'settings'>,
  load: Load | null = null,
): Promise<Scheduler> {
  const { createScheduler } = await import('../../schedule/scheduler.ts')
  return createScheduler(schedulerSettings(context), load?.on)
}

/** For outcomes that are worked out anew. Loads ts-fsrs, as `loadScheduler` does. */
export async function loadRescheduler(): Promise<Rescheduler> {
  const { createRescheduler } = await import('../../schedule/memory/rescheduler.ts')
  return createRescheduler()
}

/**
 * Whether a card that was asked before is to be asked now; never while it is suspended. A review is due from the start of its
 * study day, a step from its minute.
 */
export const isAskedNow = (record: CardRecord | undefined, now: Date): boolean =>
  record?.schedule != null && !record.suspended && record.schedule.due <= now
