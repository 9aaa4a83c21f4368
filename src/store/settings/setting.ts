/** What can be set, and to what; in words: `messages`, under `settings`. Units are in the names. */
export interface Settings {
  /** The hour of local time at which the day of study turns. */
  readonly rolloverHour: number
  /** The share of reviews to be remembered, 0–1. */
  readonly desiredRetention: number
  readonly maximumIntervalDays: number
  readonly newPerDay: number
  readonly reviewsPerDay: number
  /** New questions as the notes have them, or mixed. */
  readonly newOrder: 'deck' | 'mixed'
  readonly learningStepsMinutes: readonly number[]
  readonly relearningStepsMinutes: readonly number[]
  /** Null: the language of the environment. */
  readonly language: 'ko' | 'en' | null
  /** Everything as lines to be read aloud, as with --plain. */
  readonly plain: boolean
  /** Registered folders and files of notes, absolute. */
  readonly noteFolders: readonly string[]
  /** Weights of FSRS fitted to one's own reviews; null: the usual ones. */
  readonly weights: readonly number[] | null
  /** Where the journals are kept instead of the state folder, to be synced between devices; absolute. */
  readonly syncFolder: string | null
  /** Spreads due dates over quieter days, within FSRS's own leeway. */
  readonly balanceLoad: boolean
  /** Weekdays on which less should be due, from 0, Sunday, to 6. */
  readonly easyDays: readonly (0 | 1 | 2 | 3 | 4 | 5 | 6)[]
  /** Whether questions that give one another's answer away are asked on different days. */
  readonly siblingsApart: boolean
  /** Whether what is typed or recorded for a question is kept with its review. */
  readonly keepAnswers: boolean
  /** Interviews as preps kept them before they were events in the journals: still read, and taken over when one changes. */
  readonly interviews: readonly InterviewDate[]
  /** How long there is each day for an interview whose plan does not say. */
  readonly planMinutesPerDay: number
}

/** An interview on a day, and which questions it is about: none named, all. */
export interface InterviewDate {
  /** As 2026-11-22. */
  readonly date: string
  /** Local, as 14:30; missing where no hour is known: the whole day is left for studying then. */
  readonly time?: string
  readonly decks: readonly string[]
  readonly tags: readonly string[]
  /** How long there is for it each day; without it `planMinutesPerDay`. */
  readonly minutesPerDay?: number
  /** By weekday, from 0, Sunday: the minutes of that day where they differ (0: a day off); null where not. */
  readonly minutesByWeekday?: readonly (number | null)[]
}

export type SettingName = keyof Settings

interface Rule<Value> {
  readonly usual: Value
  readonly isValid: (value: unknown) => boolean
}

const isWhole = (value: unknown, least: number, most: number): boolean =>
  Number.isSafeInteger(value) && (value as number) >= least && (value as number) <= most

const isList = (value: unknown, isValid: (each: unknown) => boolean): boolean =>
  Array.isArray(value) && value.every(isValid)

/** A step of a day or more would be no step: FSRS has it counted in days. */
const isMinutes = (value: unknown): boolean => isWhole(value, 1, 1439)

const isText = (value: unknown): boolean => typeof value === 'string' && value !== ''

/** Whether parsed JSON has a day and what it is about. */
export const isInterviewDate = (value: unknown): value is InterviewDate => {
  if (typeof value !== 'object' || value === null) return false
  const { date, time, decks, tags, minutesPerDay, minutesByWeekday } = value as Partial<
    Record<keyof InterviewDate, unknown>
  >
  return (
    typeof date === 'string' &&
    /^\d{4}-\d{2}-\d{2}$/.test(date) &&
    (time === undefined || (typeof time === 'string' && /^([01]\d|2[0-3]):[0-5]\d$/.test(time))) &&
    isList(decks, isText) &&
    isList(tags, isText) &&
    (minutesPerDay === undefined || isWhole(minutesPerDay, 1, 1440)) &&
    (minutesByWeekday === undefined ||
      (isList(minutesByWeekday, (each) => each === null || isWhole(each, 0, 1440)) &&
        (minutesByWeekday as unknown[]).length === 7))
  )
}

export const SETTINGS: { readonly [Name in SettingName]: Rule<Settings[Name]> } = {
  rolloverHour: { usual: 4, isValid: (value) => isWhole(value, 0, 23) },
  desiredRetention: {
    usual: 0.9,
    isValid: (value) => Number.isFinite(value) && (value as number) >= 0.7 && (value as number) <= 0.99,
  },
  maximumIntervalDays: { usual: 36500, isValid: (value) => isWhole(value, 1, 36500) },
  newPerDay: { usual: 20, isValid: (value) => isWhole(value, 0, 9999) },
  reviewsPerDay: { usual: 200, isValid: (value) => isWhole(value, 0, 99_999) },
  newOrder: {
    usual: 'deck',
    isValid: (value) => ['deck', 'mixed'].includes(value as string),
  },
  learningStepsMinutes: {
    usual: [1, 10],
    isValid: (value) => isList(value, isMinutes) && (value as unknown[]).length <= 10,
  },
  relearningStepsMinutes: {
    usual: [10],
    isValid: (value) => isList(value, isMinutes) && (value as unknown[]).length <= 10,
  },
  language: {
    usual: null,
    isValid: (value) => [null, 'ko', 'en'].includes(value as string | null),
  },
  plain: { usual: false, isValid: (value) => typeof value === 'boolean' },
  noteFolders: { usual: [], isValid: (value) => isList(value, isText) },
  weights: {
    usual: null,
    isValid: (value) =>
      value === null || (isList(value, (each) => Number.isFinite(each)) && (value as unknown[]).length === 21),
  },
  syncFolder: { usual: null, isValid: (value) => value === null || isText(value) },
  balanceLoad: { usual: true, isValid: (value) => typeof value === 'boolean' },
  easyDays: {
    usual: [],
    isValid: (value) => isList(value, (each) => isWhole(each, 0, 6)),
  },
  siblingsApart: { usual: true, isValid: (value) => typeof value === 'boolean' },
  keepAnswers: { usual: true, isValid: (value) => typeof value === 'boolean' },
  interviews: {
    usual: [],
    isValid: (value) => isList(value, isInterviewDate),
  },
  planMinutesPerDay: { usual: 20, isValid: (value) => isWhole(value, 1, 1440) },
}

export const SETTING_NAMES = Object.keys(SETTINGS) as readonly SettingName[]

export const isSettingName = (name: string): name is SettingName => Object.hasOwn(SETTINGS, name)

/** The usual value of everything. */
export const USUAL_SETTINGS = Object.fromEntries(
  SETTING_NAMES.map((name) => [name, SETTINGS[name].usual]),
) as unknown as Settings
