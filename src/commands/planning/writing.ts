import type { Card, CardId } from '../../cards/card.ts'
import type { Locators } from '../../cards/pairing/pair-cards.ts'
import type { Context } from '../../context.ts'
import { PrepError } from '../../errors.ts'
import { startOfStudyDay, studyDay } from '../../schedule/day.ts'
import { answerWritingSeconds, planWriting } from '../../schedule/interview/writing.ts'
import { changesTo } from '../collection/remember.ts'
import { weigher } from '../collection/weights.ts'
import { totalsOf, zoneOf } from '../frame/scheduling.ts'
import { type ComingInterview, minutesOn } from './interviews.ts'

const DAYS_OF_TIMES = 60
const DAY_MS = 86_400_000

/** The answers that the plan has a person write. */
export interface WritingPlan {
  /** Today yet, what matters most first. */
  readonly today: readonly Card[]
  readonly perDay: number
  /** What those of today will take. */
  readonly minutes: number
}

/** Remembers that an answer was written, for the day's share and for how long one takes. It stands in the note whether or not this succeeds. */
export async function rememberWritten(
  context: Context,
  { id }: Pick<Card, 'id'>,
  seconds: number | null,
  locators: Locators,
): Promise<void> {
  const store = await context.store()
  try {
    await store.append(changesTo(id, { type: 'written', card: id, seconds }, store.records(), locators), context.now())
  } catch (error) {
    if (!(error instanceof PrepError && error.code === 'cannotSave')) throw error
  }
}

/** Seconds between two instants, as they are kept. */
export const secondsBetween = (from: Date, to: Date): number =>
  Math.max(0, Math.round((to.getTime() - from.getTime()) / 1000))

/** The study days on which questions that these interviews ask got their answers, one for each, in the order in which they did. */
export async function writtenDays(
  context: Context,
  coming: readonly ComingInterview[],
  since: number,
): Promise<readonly number[]> {
  const zone = zoneOf(context)
  const asked = new Set(coming.flatMap(({ cards }) => cards.map(({ id }) => id)))
  const days = new Map<CardId, number>()
  for (const { card, at } of await writtenSince(context, startOfStudyDay(since, zone)))
    if (asked.has(card)) days.set(card, studyDay(at, zone))
  return [...days.values()].sort((a, b) => a - b)
}

/** Answers that were written from an instant on, but for those taken back. */
async function writtenSince(context: Context, since: Date) {
  return (await totalsOf(context)).written.filter(({ at }) => at >= since)
}

/**
 * What to write for the interviews to come; null when all their questions are answered. `find` gives a card as it is by now, for
 * one that was answered since the notes were read.
 */
export async function writingPlan(
  context: Context,
  coming: readonly ComingInterview[],
  find: (id: CardId) => Card | null = () => null,
): Promise<WritingPlan | null> {
  const cards = new Map<CardId, Card>()
  for (const { unanswered } of coming)
    for (const card of unanswered) if ((find(card.id) ?? card).status === 'unanswered') cards.set(card.id, card)
  if (cards.size === 0) return null
  const now = context.now()
  const zone = zoneOf(context)
  const written = await writtenSince(context, new Date(now.getTime() - DAYS_OF_TIMES * DAY_MS))
  const startOfToday = startOfStudyDay(studyDay(now, zone), zone)
  const weightOf = await weigher(context)
  const { today, perDay } = planWriting({
    interviews: coming.map(({ daysLeft, unanswered }) => ({
      daysLeft,
      unwritten: unanswered.filter(({ id }) => cards.has(id)).map((card) => ({ id: card.id, weight: weightOf(card) })),
    })),
    hasTime: (day) => minutesOn(coming, day) > 0,
    writtenToday: new Set(written.filter(({ at }) => at >= startOfToday).map(({ card }) => card)).size,
  })
  const secondsEach = answerWritingSeconds(written.flatMap(({ seconds }) => seconds ?? []))
  return {
    today: today.flatMap((id) => cards.get(id) ?? []),
    perDay,
    minutes: Math.max(1, Math.round((today.length * secondsEach) / 60)),
  }
}
