import { normalise } from '../../cards/normalise.ts'
import { textHash } from '../../cards/text-hash.ts'
import type { Context } from '../../context.ts'
import { studyDay } from '../../schedule/day.ts'
import type { Interview } from '../../store/replaying/kept-interviews.ts'
import { unsetSetting } from '../../store/settings/settings.ts'
import type { Change } from '../../store/store.ts'
import { sanitiseLine } from '../../terminal/text/sanitise.ts'
import { shellWord } from '../../terminal/text/shell-words.ts'
import { zoneOf } from '../frame/scheduling.ts'
import { tell } from '../frame/tell.ts'
import { dayOf, isOver } from './interviews.ts'

const MOST_DAYS_ASKED_ABOUT = 30

/** `id` is null for one that no event tells of yet. */
export interface KnownInterview extends Interview {
  readonly id: string | null
}

/** All interviews, soonest first, those that are over among them. */
export async function knownInterviews(context: Context): Promise<readonly KnownInterview[]> {
  const { settings } = context
  const kept = [...(await context.store()).interviews()].map(([id, interview]) => ({ id, ...interview }))
  const older = settings.interviews.map((interview) => ({ id: null, name: null, ...interview }))
  return [...kept, ...older].sort(byMoment)
}

export function byMoment(left: Interview, right: Interview): number {
  const [a, b] = [momentOf(left), momentOf(right)]
  if (a === b) return 0
  return a < b ? -1 : 1
}

/** 2026-12-06, or 2026-12-06 14:30. */
export const momentOf = ({ date, time }: Pick<Interview, 'date' | 'time'>): string =>
  time === undefined ? date : `${date} ${time}`

/** An option's moment in its parts, as an interview keeps them. */
export function partsOf(moment: string): Pick<Interview, 'date' | 'time'> {
  const [date = moment, time] = moment.split(' ')
  return time === undefined ? { date } : { date, time }
}

/** Remembers what changed between two states of all interviews: one thing to take back. */
export async function keepInterviews(
  context: Context,
  before: readonly KnownInterview[],
  after: readonly KnownInterview[],
): Promise<void> {
  const { settings, stateDir } = context
  const store = await context.store()
  const now = context.now()
  const known = new Map(before.map((each) => [each.id, each]))
  const taken = new Set(store.interviews().keys())
  const newId = ({ name, date }: Interview): string => {
    const nameFor = (text: string) => (textHash(text) >>> 0).toString(36)
    let id = nameFor(`${name} ${date} ${now.toISOString()}`)
    while (taken.has(id)) id = nameFor(id)
    taken.add(id)
    return id
  }
  const changed = after.flatMap(({ id, ...value }): readonly Change[] => {
    if (id === null) return [{ type: 'interview', interview: newId(value), value }]
    const { id: _, ...was } = known.get(id) ?? { id }
    return JSON.stringify(was) === JSON.stringify(value) ? [] : [{ type: 'interview', interview: id, value }]
  })
  const left = new Set(after.map(({ id }) => id))
  const gone = before.flatMap(({ id }): readonly Change[] =>
    id === null || left.has(id) ? [] : [{ type: 'interview', interview: id, value: null }],
  )
  await store.append([...changed, ...gone], now)
  if (settings.interviews.length > 0) await unsetSetting(stateDir, 'interviews')
}

/** Which of the interviews to come a person plans for. */
export const toCome = (interviews: readonly KnownInterview[]): readonly KnownInterview[] =>
  interviews.filter(({ done }) => done !== true)

/** Those that are past and of which nobody has said what was asked, last ones first; a month later they rest. */
export function toAskAbout(context: Context, interviews: readonly KnownInterview[]): readonly KnownInterview[] {
  const today = studyDay(context.now(), zoneOf(context))
  return toCome(interviews)
    .filter((each) => each.name !== null && isOver(context, each) && dayOf(each.date) >= today - MOST_DAYS_ASKED_ABOUT)
    .reverse()
}

/**
 * Asks what was asked in interviews that are past, and lets go of plans for a date alone: from then on their questions come as
 * usual.
 */
export async function leavePastInterviews(context: Context): Promise<void> {
  const { terminal, messages } = context
  const interviews = await knownInterviews(context)
  const past = toCome(interviews).filter((each) => each.name === null && isOver(context, each))
  for (const { date } of past) tell(terminal, messages.planning.over(date))
  for (const each of toAskAbout(context, interviews)) tell(terminal, askAbout(context, each))
  // A look ahead with --now ends nothing.
  if (past.length === 0 || context.options.now !== null) return
  await keepInterviews(
    context,
    interviews,
    interviews.filter((each) => !past.includes(each)),
  )
}

/** The line that asks what was asked there. */
export const askAbout = ({ messages }: Context, { name, date }: Interview): string =>
  messages.interviews.whatWasAsked({ name: sanitiseLine(name ?? date), date, word: shellWord(name ?? date) })

/** Interviews that a person means by a word: of that name, else those whose names begin so. */
export function namedLike(interviews: readonly KnownInterview[], word: string): readonly KnownInterview[] {
  const wanted = normalise(word)
  const names = interviews.map((interview) => ({ interview, name: normalise(interview.name ?? interview.date) }))
  const exact = names.filter(({ name }) => name === wanted)
  return (exact.length > 0 ? exact : names.filter(({ name }) => name.startsWith(wanted))).map(
    ({ interview }) => interview,
  )
}
