import type { Rescheduler } from '../../schedule/schedule.ts'

/** A scheduler, or how to load one: most runs only read, and need none. */
export type SchedulerSource = Rescheduler | (() => Promise<Rescheduler>)

const NOT_LOADED = new Error('the scheduler is not loaded')

/** A scheduler that is loaded when it is first needed. `next` throws until then: see `whenNeeded` and `load`. */
export class LateScheduler implements Rescheduler {
  readonly #source: SchedulerSource
  #loaded: Rescheduler | null

  constructor(source: SchedulerSource) {
    this.#source = source
    this.#loaded = typeof source === 'function' ? null : source
  }

  readonly next: Rescheduler['next'] = (...given) => {
    if (this.#loaded === null) throw NOT_LOADED
    return this.#loaded.next(...given)
  }

  async load(): Promise<void> {
    if (typeof this.#source === 'function') this.#loaded ??= await this.#source()
  }

  /** Does work that may turn out to need the scheduler, and then does it again from the start: it must leave nothing behind. */
  async whenNeeded<Result>(work: () => Result): Promise<Result> {
    try {
      return work()
    } catch (error) {
      if (error !== NOT_LOADED) throw error
      await this.load()
      return work()
    }
  }
}
