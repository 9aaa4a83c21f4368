import type { Messages } from '../../../messages/messages.ts'
import { sanitiseLine } from '../../text/sanitise.ts'
import type { TodayData } from './today.ts'

/** A question to think about, where it stands, and `path:line` of its note. */
export interface TodayQuestion {
  readonly question: string
  /** The deck and the headings above it. */
  readonly section: string
  readonly place: string
}

/** What is to be done, and what is left to write, each as a few words. */
export function todayParts(data: TodayData, messages: Messages): readonly string[] {
  const say = messages.commands.today
  return [
    ...(data.due > 0 ? [say.due(data.due)] : []),
    ...(data.new > 0 ? [say.new(data.new)] : []),
    ...(data.toWrite > 0 ? [messages.writing.today(data.toWrite)] : []),
    ...(data.unanswered > 0 ? [say.unanswered(data.unanswered)] : []),
  ]
}

/** Whether anything waits today: questions, or answers that the plan has a person write. */
export const isAnythingToDo = (data: Pick<TodayData, 'due' | 'new' | 'toWrite'>): boolean =>
  data.due + data.new + data.toWrite > 0

/** That nothing is to be done, as a sentence; null where something is. */
const nothingToDo = (data: TodayData, { commands }: Messages): string | null =>
  isAnythingToDo(data) ? null : data.streak.studiedToday ? commands.today.done : commands.today.nothing

/** Today on one line, as a status bar has room for: what waits, and the days to each interview. */
export function todayLine(data: TodayData, messages: Messages): string {
  const waits = todayParts({ ...data, unanswered: 0 }, messages)
  const nothing = nothingToDo(data, messages)
  return sanitiseLine(
    [
      ...(nothing === null ? waits : [nothing.replace(/\.$/, '')]),
      ...data.interviews.map((each) => messages.planning.daysTo(each, each.daysLeft)),
    ].join(' · '),
  )
}

/** Today in a few lines of text: what waits, each interview, and a question to think about. */
export function todayText(data: TodayData, question: TodayQuestion | null, messages: Messages): string {
  const { about } = messages.commands.today
  const paragraphs = [
    [
      ...(nothingToDo(data, messages) === null ? [] : [nothingToDo(data, messages) ?? '']),
      ...(todayParts(data, messages).length === 0 ? [] : [todayParts(data, messages).join(' · ')]),
      ...data.interviews.map((each) => messages.planning.title(each, each.daysLeft)),
      ...data.past,
    ],
    question === null ? [] : [`${about}:`, question.question, `${question.section} · ${question.place}`],
  ]
  return paragraphs
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.map(sanitiseLine).join('\n'))
    .join('\n\n')
}

/**
 * Today as a list in Markdown, for a daily note. Where that note is among those that prep reads, the comment above keeps the
 * question from being asked a second time.
 */
export function todayMarkdown(data: TodayData, question: TodayQuestion | null, messages: Messages): string {
  const { about } = messages.commands.today
  const literal = (text: string) => sanitiseLine(text).replace(/[\\`*_[\]<>|#]/g, '\\$&')
  const nothing = nothingToDo(data, messages)
  const parts = todayParts(data, messages)
  const lines = [
    ...(nothing === null ? [] : [nothing]),
    ...(parts.length === 0 ? [] : [parts.join(' · ')]),
    ...data.interviews.map((each) => messages.planning.title(each, each.daysLeft)),
    ...(question === null ? [] : [`${about}: ${question.question} (${question.section} · ${question.place})`]),
  ]
  return ['<!-- prep: ignore -->', ...lines.map((line) => `- ${literal(line)}`), ''].join('\n')
}
