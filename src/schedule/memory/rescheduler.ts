import type { Rescheduler, Scheduler } from '../schedule.ts'
import { createScheduler } from '../scheduler.ts'

/** A scheduler for each of the settings that it meets, without anybody's load: what is worked out follows from the review alone. */
export function createRescheduler(): Rescheduler {
  const schedulers = new Map<string, Scheduler>()
  return {
    next: (before, grade, at, card, settings) => {
      const key = JSON.stringify(settings)
      const scheduler = schedulers.get(key) ?? createScheduler(settings)
      schedulers.set(key, scheduler)
      return scheduler.next(before, grade, at, card)
    },
  }
}
