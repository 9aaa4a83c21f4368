import { createHash } from 'node:crypto'
import type { Context } from '../../context.ts'
import { PrepError } from '../../errors.ts'
import { type CalendarEvent, writeCalendar } from '../../exchange/reminders/calendar.ts'
import { isAddress, writeMail } from '../../exchange/reminders/mail.ts'
import type { TodayData } from '../../terminal/views/planning/today.ts'
import type { TodayFormat } from '../../terminal/views/planning/today-formats.ts'
import { type TodayQuestion, todayLine, todayMarkdown, todayText } from '../../terminal/views/planning/today-line.ts'
import { VERSION } from '../../version.ts'

/** Today for something other than a terminal: a status bar, a daily note, a calendar or a mail. */
export function formatToday(
  context: Context,
  format: TodayFormat,
  { data, question, date, to }: TodayToFormat,
): string {
  const { messages } = context
  switch (format) {
    case 'text':
      return `${todayLine(data, messages)}\n`
    case 'md':
      return todayMarkdown(data, question, messages)
    case 'ics':
      return writeCalendar(eventsOf(context, data, question, date), context.now(), `-//prep//prep ${VERSION}//EN`)
    case 'mail':
      return writeMail({
        to: recipient(context, to),
        from: 'prep',
        subject: todayLine(data, messages),
        text: `${todayText(data, question, messages)}\n`,
        at: context.now(),
        language: context.language,
      })
  }
}

export interface TodayToFormat {
  readonly data: TodayData
  readonly question: TodayQuestion | null
  /** Of the study day, as 2026-12-01. */
  readonly date: string
  /** Who a mail goes to. */
  readonly to: string | undefined
}

/** Today's drill, and each interview that is planned for. */
function eventsOf(
  context: Context,
  data: TodayData,
  question: TodayQuestion | null,
  date: string,
): readonly CalendarEvent[] {
  const { messages, stateDir } = context
  // Two people's calendars may be shown side by side.
  const uid = (...about: readonly string[]) =>
    `${createHash('sha256')
      .update([stateDir, ...about].join('\n'))
      .digest('hex')
      .slice(0, 20)}@prep`
  const drill = {
    uid: uid('today', date),
    date,
    time: null,
    summary: todayLine(data, messages),
    description: todayText(data, question, messages),
  }
  const interviews = data.interviews.map((each) => ({
    uid: uid('interview', each.name ?? '', each.date),
    date: each.date,
    time: each.time,
    summary: messages.planning.interviewOf(each),
    description: '',
  }))
  return [drill, ...interviews]
}

/** Who a mail goes to: who is named, else the person who runs this, as the machine's own mail reaches them. Throws PrepError. */
function recipient({ host }: Context, to: string | undefined): string {
  const name = to ?? host.env['LOGNAME'] ?? host.env['USER'] ?? ''
  if (isAddress(name)) return name
  throw new PrepError('badOptionValue', {
    option: '--to',
    given: name === '' ? '""' : name,
    wants: 'address',
    choices: [],
  })
}
