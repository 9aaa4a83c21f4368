/** A day by its calendar: months from 1, weekdays from 0, Sunday. */
export interface CalendarDay {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly weekday: number
}

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')
const WEEKDAYS = 'Sun Mon Tue Wed Thu Fri Sat'.split(' ')

const ofYear = ({ month, day }: Omit<CalendarDay, 'year' | 'weekday'>) => `${MONTHS[month - 1]} ${day}`

/** Days as Intl writes them; its first use takes as long as a small command. */
export const dates = {
  ofYear,
  withYear: ({ year, ...day }: Omit<CalendarDay, 'weekday'>) => `${ofYear(day)}, ${year}`,
  withWeekday: ({ weekday, ...day }: Omit<CalendarDay, 'year'>) => `${WEEKDAYS[weekday]}, ${ofYear(day)}`,
  inFigures: ({ month, day }: Omit<CalendarDay, 'year' | 'weekday'>) => `${month}/${day}`,
  inFiguresWithYear: ({ year, month, day }: Omit<CalendarDay, 'weekday'>) =>
    `${month}/${day}/${String(year % 100).padStart(2, '0')}`,
  weekday: (weekday: number): string => WEEKDAYS[weekday] ?? '',
}
