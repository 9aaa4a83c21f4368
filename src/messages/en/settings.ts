/** What can be set, by name: what it is for, and what may stand there. */
const each = {
  rolloverHour: { about: 'the hour at which a new day of study begins', accepts: 'an hour, 0–23' },
  desiredRetention: { about: 'the share of reviews you want to remember', accepts: 'a share, 0.7–0.99' },
  maximumIntervalDays: { about: 'the longest time between two reviews', accepts: 'days, 1–36500' },
  newPerDay: { about: 'how many new questions a day', accepts: 'a number, 0–9999' },
  reviewsPerDay: { about: 'how many reviews a day at most', accepts: 'a number, 0–99999' },
  newOrder: { about: 'new questions in the order of the notes, or mixed', accepts: 'deck or mixed' },
  learningStepsMinutes: {
    about: 'minutes until a new question is asked again',
    accepts: 'whole minutes below a day, such as 1 10; none for no steps',
  },
  relearningStepsMinutes: {
    about: 'minutes until a forgotten question is asked again',
    accepts: 'whole minutes below a day, such as 10; none for no steps',
  },
  language: { about: 'language of messages', accepts: 'ko or en' },
  plain: { about: 'output for screen readers, nothing drawn', accepts: 'true or false' },
  noteFolders: { about: 'where your notes are; `prep notes` changes it', accepts: 'paths' },
  weights: { about: 'FSRS fitted to you; `prep optimise` sets it', accepts: 'the 21 weights of FSRS-6' },
  syncFolder: { about: 'a folder for reviews, shared by your devices; `prep sync` sets it', accepts: 'a path' },
  balanceLoad: { about: 'spread reviews over quieter days', accepts: 'true or false' },
  easyDays: {
    about: 'weekdays with fewer reviews',
    accepts: 'weekdays from 0 (Sunday) to 6, such as 0 6; none for none',
  },
  interviews: {
    about: 'interviews as older preps kept them; `prep interview` and `prep plan` take them over',
    accepts: 'nothing new: `prep interview add` plans',
  },
  planMinutesPerDay: { about: 'minutes a day for plans that name none', accepts: 'minutes, 1–1440' },
  siblingsApart: { about: 'ask questions that answer each other on different days', accepts: 'true or false' },
  keepAnswers: { about: 'keep the answers you type or record', accepts: 'true or false' },
}

/** What may stand there; nothing for a name that is no setting. */
export const acceptsOf = (name: string): string =>
  Object.hasOwn(each, name) ? each[name as keyof typeof each].accepts : ''

export const settings = {
  each,
  columns: { name: 'setting', value: 'value', usual: 'default', source: 'from', about: 'what it does' },
  /** Where a value comes from. */
  sources: {
    flag: (flag: string) => flag,
    environment: (variable: string) => `$${variable}`,
    file: 'settings file',
    usual: 'default',
  },
  none: '–',
  file: (path: string) => `Settings file: ${path}`,
  saved: (name: string, value: string) => `${name} = ${value}`,
  unset: (name: string, before: string, now: string) => `${name}: ${before} → ${now} (default)`,
  wasUsual: (name: string, value: string) => `${name} was not set: it is ${value} (default).`,
  overridden: (flag: string, value: string) => `For now ${flag} overrides it: ${value}.`,
}
