import { dates } from './dates.ts'

const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`

/** D-6; D+2 two days after. */
const countdown = (days: number): string => (days === 0 ? 'D-day' : days > 0 ? `D-${days}` : `D+${-days}`)

/** An interview as the plan knows it: the date as 2026-11-22, the time as 14:30. */
export interface Named {
  readonly name: string | null
  readonly date: string
  readonly time?: string | null
}

/** What was done of what was promised; shares in percent. */
export interface KeptWords {
  readonly days: number
  readonly daysDone: number
  readonly minutes: number
  readonly minutesDone: number
  /** Answers. */
  readonly written: number
  readonly foretold: { readonly date: string; readonly ready: number } | null
}

/** How ready one will be, in percent; `range` with its own sign. */
export interface ReadyWords {
  readonly now: number
  readonly planned: number
  readonly range: string | null
  readonly asSoFar: number | null
  /** Whether so far missing answers were written, and some are missing still. */
  readonly writes: boolean
  /** Of the questions that have an answer, where some have none. */
  readonly answered: number | null
}

/** `prep plan`, `queue`, `stats`, `optimise`. */
export const planning = {
  following: ({ name, date }: Named, days: number, minutes: number) =>
    `Following the plan for ${name ?? date} (${countdown(days)}), ${count(minutes, 'minute')} a day. \`prep drill --no-plan\` ignores it.`,
  over: (date: string) => `The interview on ${date} is over; its questions are scheduled as usual again.`,
  doneToday: ({ name, date }: Named) =>
    `Today’s share of the plan for ${name ?? date} is done. For more: \`prep drill --no-plan\`.`,
  none: 'No interview is planned. To plan one: `prep plan --by D-14 --minutes 20`.',
  saved: (date: string) => `Planned. \`prep drill\` follows the plan until ${date}.`,
  forgotten: (dates: readonly string[]) => `No longer planned: ${dates.join(', ')}.`,
  title: ({ name, date, time = null }: Named, days: number) =>
    `${countdown(days)} · ${name === null ? 'Interview' : `${name} interview`} ${date}${time === null ? '' : ` ${time}`}`,
  daysTo: ({ name }: Pick<Named, 'name'>, days: number) =>
    name === null ? `interview ${countdown(days)}` : `${name} ${countdown(days)}`,
  interviewOf: ({ name }: Pick<Named, 'name'>) => (name === null ? 'Interview' : `${name} interview`),
  about: (names: readonly string[]) => names.join(', '),
  everything: 'all notes',
  questions: (n: number) => count(n, 'question'),
  /** `byWeekday`: from Sunday, null where it is as on other days. */
  minutesADay: (n: number, byWeekday: readonly (number | null)[] | null = null) => {
    const others = (byWeekday ?? []).flatMap((each, day) =>
      each === null ? [] : `${dates.weekday(day)} ${each === 0 ? 'off' : each}`,
    )
    return `${count(n, 'minute')} a day${others.length === 0 ? '' : ` (${others.join(', ')})`}`
  },
  secondsEach: (first: number, recalled: number, forgotten: number) =>
    `Assumes ${first} s for a new question, ${recalled} s for one you know, ${forgotten} s for one you forgot.`,
  columns: { day: 'day', minutes: 'min', new: 'new', old: 'old', ready: 'ready on the day' },
  today: 'today',
  ready: ({ now, planned, range, asSoFar, writes, answered }: ReadyWords) => {
    const goingOn = asSoFar === null ? [] : [`${asSoFar}% if you go on${writes ? ' and write' : ''} as so far`]
    const otherwise = [...goingOn, `${now}% if you stop now`].join(', ')
    const between = range === null ? '' : `${range}; `
    return answered === null
      ? `Ready on the day: ${planned}%${range === null ? '' : ` (${range})`} with this plan, ${otherwise}.`
      : `Ready on the day: answered questions ${answered}%, all ${planned}% (${between}${otherwise}).`
  },
  weighed: 'Questions that are asked often (★) count for more in how ready you are.',
  kept: ({ days, daysDone, minutes, minutesDone, written, foretold }: KeptWords) =>
    `So far: ${daysDone} of ${count(days, 'day')}, ${minutesDone} of ${count(minutes, 'minute')}${
      written === 0 ? '' : `, ${count(written, 'answer')} written`
    }.${foretold === null ? '' : ` Foretold on ${foretold.date}: ${foretold.ready}%.`}`,
  missingAnswers: (n: number, then: number | null) => {
    const missing = n === 1 ? '1 question has no answer and counts' : `${n} questions have no answer and count`
    const gain = then === null ? '' : n === 1 ? ` Once it is written: ${then}%.` : ` Once they are written: ${then}%.`
    return `${missing} as not ready.${gain} \`prep list --unanswered\``
  },
  writeFirst: (n: number) =>
    `${n === 1 ? 'The question has no answer yet' : `None of the ${n} questions has an answer yet`}: write first. \`prep drill --unanswered\``,
  nothingAbout: (name: string | null) =>
    `No question is about this yet, so there is nothing to plan.${name === null ? '' : ` \`prep interview edit ${name}\` with \`--deck\` or \`--tag\` changes what it is about.`}`,
  tooLittleTime: (unseen: number) =>
    `There is no time for ${count(unseen, 'question')}; more minutes a day would help most.`,
  whatIf: {
    minutes: 'minutes a day',
    date: 'on',
    /** The day of the first of several interviews. */
    dateOfFirst: (name: string | null) => (name === null ? 'first interview on' : `${name} on`),
    ready: 'ready',
    total: 'total hours',
    retention: 'desired retention',
    perDay: 'minutes a day',
    recalled: 'known after a year',
  },
  queue: {
    reasons: {
      learning: 'learning',
      due: 'due',
      new: 'new',
      'follow-up': 'follow-up',
      unanswered: 'no answer yet',
      ahead: 'ahead of time',
      cram: 'cram',
    },
    columns: { question: 'question', why: 'why' },
    recall: (percent: number) => `${percent}% recall`,
    at: (time: string) => `at ${time}`,
    none: 'Nothing to ask right now.',
    total: (n: number) => count(n, 'question'),
    leech: (n: number) => `forgotten ${n} times; try rewriting it`,
    beyond: (due: number, fresh: number) =>
      `Over today’s limits: ${[...(due > 0 ? [`${due} due`] : []), ...(fresh > 0 ? [`${fresh} new`] : [])].join(', ')}.`,
    siblings: (n: number) =>
      `${n === 1 ? '1 question waits' : `${n} questions wait`} for another day: today's questions show their answers.`,
  },
  stats: {
    none: 'No reviews yet. Start with `prep drill`.',
    plan: 'The plan for the interview',
    lately: (days: number) => `The last ${count(days, 'day')}`,
    most: (n: number) => `█ up to ${count(n, 'review')} a day`,
    reviews: (n: number) => count(n, 'review'),
    newQuestions: (n: number) => count(n, 'new question'),
    onDays: (n: number) => `on ${count(n, 'day')}`,
    time: (time: string) => time,
    timeADay: (time: string) => `${time} per study day`,
    streak: (current: number, longest: number) => `${count(current, 'day')} in a row (longest: ${longest})`,
    retention: (wanted: number) => `Remembered at review (target │ ${wanted}%)`,
    all: 'all',
    young: 'young',
    mature: 'mature (3+ weeks)',
    below: 'Below target: `prep optimise` fits the schedule to you, or raise desiredRetention.',
    above: 'Above target: you review more often than needed. `prep optimise` fits the schedule to you.',
    tooFew: (n: number) => `too few to tell (${n})`,
    calibration: 'Remembered, compared with expected (│)',
    expected: (percent: number) => `expected ${percent}%`,
    recalled: (percent: number) => `actual ${percent}%`,
    fit: (logLoss: string, rmse: string) => `log-loss ${logLoss}, RMSE ${rmse}%`,
    forecast: 'Due',
    decks: 'Answered ✓, partly ◐, not ○',
    otherDecks: (n: number) => `${count(n, 'other deck')}`,
    hardest: 'Hardest',
    lapses: (n: number) => `forgotten ${count(n, 'time')}`,
    leeches: (lapses: number) =>
      `Forgotten ${lapses} times or more? Rewriting the note helps more than another review (E in a drill).`,
  },
  optimise: {
    tooFew: (answers: number, fewest: number) =>
      `Not enough reviews yet: ${answers} of ${fewest} (at least a day apart). Nothing was changed.`,
    judged: (answers: number) =>
      `Fitted to ${count(answers, 'review')}, and each question compared on a fit to the others:`,
    columns: { logLoss: 'log-loss', rmse: 'RMSE' },
    present: 'current',
    fitted: 'fitted to you',
    taken: 'Better, so they are used from now on. `prep optimise --reset` goes back to the defaults.',
    better: 'Better. Run it without --dry-run to use them.',
    notBetter: 'No better than chance; nothing was changed.',
    news: (answers: number) =>
      `${answers} reviews tell that you remember otherwise than most: \`prep optimise\` fits the schedule to you.`,
    memories: (n: number, moved: boolean) =>
      `What you remember of ${count(n, 'question')} was worked out anew; due dates ${moved ? 'moved with it' : 'stay'}. \`prep undo\` takes it back.`,
    reset: 'The default parameters are used again.',
  },
}
