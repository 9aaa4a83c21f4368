/** What can be set, and to what. Units are in the names. */
export interface Settings {
  /** The hour of local time at which the day of study turns. */
  readonly rolloverHour: number
  /** The share of reviews to be remembered, 0–1. */
  readonly desiredRetention: number
  readonly maximumIntervalDays: number
  readonly newPerDay: number
  readonly reviewsPerDay: number
  readonly learningStepsMinutes: readonly number[]
  readonly relearningStepsMinutes: readonly number[]
  /** Null: the language of the environment. */
  readonly language: 'ko' | 'en' | null
  /** Registered folders and files of notes, absolute. */
  readonly noteFolders: readonly string[]
  /** Weights of FSRS fitted to one's own reviews; null: the usual ones. */
  readonly weights: readonly number[] | null
  /** Where the journals are kept instead of the state folder, to be synced between devices; absolute. */
  readonly syncFolder: string | null
}

export type SettingName = keyof Settings

interface Rule<Value> {
  readonly usual: Value
  /** What may stand there, as an English phrase for the error. */
  readonly accepts: string
  readonly isValid: (value: unknown) => boolean
}

const isWhole = (value: unknown, least: number, most: number): boolean =>
  Number.isSafeInteger(value) && (value as number) >= least && (value as number) <= most

const isList = (value: unknown, isValid: (each: unknown) => boolean): boolean =>
  Array.isArray(value) && value.every(isValid)

const isMinutes = (value: unknown): boolean =>
  Number.isFinite(value) && (value as number) > 0 && (value as number) <= 1440

const isText = (value: unknown): boolean => typeof value === 'string' && value !== ''

export const SETTINGS: { readonly [Name in SettingName]: Rule<Settings[Name]> } = {
  rolloverHour: { usual: 4, accepts: 'an hour, 0–23', isValid: (value) => isWhole(value, 0, 23) },
  desiredRetention: {
    usual: 0.9,
    accepts: 'a share, 0.7–0.99',
    isValid: (value) => Number.isFinite(value) && (value as number) >= 0.7 && (value as number) <= 0.99,
  },
  maximumIntervalDays: { usual: 36500, accepts: 'days, 1–36500', isValid: (value) => isWhole(value, 1, 36500) },
  newPerDay: { usual: 20, accepts: 'a number, 0–9999', isValid: (value) => isWhole(value, 0, 9999) },
  reviewsPerDay: { usual: 200, accepts: 'a number, 0–99999', isValid: (value) => isWhole(value, 0, 99_999) },
  learningStepsMinutes: {
    usual: [1, 10],
    accepts: 'minutes, such as 1 10',
    isValid: (value) => isList(value, isMinutes) && (value as unknown[]).length <= 10,
  },
  relearningStepsMinutes: {
    usual: [10],
    accepts: 'minutes, such as 10',
    isValid: (value) => isList(value, isMinutes) && (value as unknown[]).length <= 10,
  },
  language: {
    usual: null,
    accepts: 'ko or en',
    isValid: (value) => [null, 'ko', 'en'].includes(value as string | null),
  },
  noteFolders: { usual: [], accepts: 'paths', isValid: (value) => isList(value, isText) },
  weights: {
    usual: null,
    accepts: 'the 21 weights of FSRS-6',
    isValid: (value) =>
      value === null || (isList(value, (each) => Number.isFinite(each)) && (value as unknown[]).length === 21),
  },
  syncFolder: { usual: null, accepts: 'a path', isValid: (value) => value === null || isText(value) },
}

export const SETTING_NAMES = Object.keys(SETTINGS) as readonly SettingName[]

export const isSettingName = (name: string): name is SettingName => Object.hasOwn(SETTINGS, name)

/** The usual value of everything. */
export const USUAL_SETTINGS = Object.fromEntries(
  SETTING_NAMES.map((name) => [name, SETTINGS[name].usual]),
) as unknown as Settings
