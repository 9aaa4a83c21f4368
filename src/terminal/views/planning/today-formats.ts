/** How `prep today` can print: for status bars, daily notes, calendars, mail. */
export const TODAY_FORMATS = ['text', 'md', 'ics', 'mail'] as const

export type TodayFormat = (typeof TODAY_FORMATS)[number]
