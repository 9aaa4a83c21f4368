import { type Command, Option } from 'commander'
import type { Host } from '../context.ts'
import { UsageError, type UsageProblem, withoutValue } from './usage.ts'

/**
 * An option that takes a day, or an instant, as a person writes it. `day` gives text as 2026-12-06, or 2026-12-06 14:00 where an hour
 * was named; `instant` a Date. Until `readMoments` it holds what was typed.
 */
export class MomentOption extends Option {
  readonly gives: 'day' | 'instant'

  constructor(flags: string, description: string, gives: 'day' | 'instant') {
    super(flags, description)
    this.gives = gives
  }
}

/**
 * Puts what was meant in the place of what was typed, in the options of a command and those of all commands. Days are counted from
 * now; from the instant of `--now` where that is given, which itself is counted from now. Throws a UsageError for what is no day.
 */
export async function readMoments(command: Command, host: Host): Promise<void> {
  const all = command.parent === null ? [command] : [command.parent, command]
  const typed = all.flatMap((holder) =>
    holder.options.flatMap((option) => {
      const text: unknown = holder.getOptionValue(option.attributeName())
      return option instanceof MomentOption && typeof text === 'string' ? [{ holder, option, text }] : []
    }),
  )
  if (typed.length === 0) return
  const { parseWhen } = await import('../schedule/written/written-dates.ts')
  let now = host.now()
  for (const { holder, option, text } of typed) {
    const when = await parseWhen(text, now, host.timeZone)
    if (when === null) {
      const problem: UsageProblem =
        text.trim() === ''
          ? withoutValue(option)
          : {
              kind: 'badOptionValue',
              option: option.long ?? option.name(),
              given: text,
              wants: option.gives,
              choices: [],
            }
      throw new UsageError(problem, command.parent === null ? '' : command.name())
    }
    if (option.gives === 'instant') now = when.at
    const day = when.time === null ? when.day : `${when.day} ${when.time}`
    holder.setOptionValue(option.attributeName(), option.gives === 'instant' ? when.at : day)
  }
}
