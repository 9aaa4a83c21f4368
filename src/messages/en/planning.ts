const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`

const inDays = (days: number): string => (days === 0 ? 'today' : days === 1 ? 'tomorrow' : `in ${days} days`)

/** What was done of what was promised; shares in percent. */
export interface KeptWords {
  readonly days: number
  readonly daysDone: number
  readonly minutes: number
  readonly minutesDone: number
  readonly foretold: { readonly date: string; readonly ready: number } | null
}

/** How ready one will be, in percent; `range` with its own sign. */
export interface ReadyWords {
  readonly now: number
  readonly planned: number
  readonly range: string | null
  readonly asSoFar: number | null
}

export const planning = {
  following: (date: string, days: number, minutes: number) =>
    `Following the plan for ${date} (${inDays(days)}), ${count(minutes, 'minute')} a day. \`prep drill --no-plan\` does not.`,
  over: (date: string) => `The interview of ${date} is over; its questions are scheduled as usual again.`,
  doneToday: (date: string) => `That is all for today by the plan for ${date}. More: \`prep drill --no-plan\`.`,
  none: 'No interview is planned for. `prep plan --by 2026-12-01 --minutes 20` plans one.',
  saved: (date: string) => `Planned. \`prep drill\` follows the plan until ${date}.`,
  forgotten: (dates: readonly string[]) => `No longer planned: ${dates.join(', ')}.`,
  title: (date: string, days: number) => `Interview ${date}, ${inDays(days)}`,
  about: (names: readonly string[]) => names.join(', '),
  everything: 'all notes',
  questions: (n: number) => count(n, 'question'),
  minutesADay: (n: number) => `${count(n, 'minute')} a day`,
  secondsEach: (first: number, recalled: number, forgotten: number) =>
    `Reckoned with ${first} s for a new question, ${recalled} s for one you know, ${forgotten} s for one you forgot.`,
  columns: { day: 'day', minutes: 'min', new: 'new', old: 'old', ready: 'ready on the day' },
  today: 'today',
  ready: ({ now, planned, range, asSoFar }: ReadyWords) =>
    `Ready on the day: ${planned}%${range === null ? '' : ` (${range})`} by this plan, ${asSoFar === null ? '' : `${asSoFar}% if you go on as so far, `}${now}% if you did nothing more.`,
  kept: ({ days, daysDone, minutes, minutesDone, foretold }: KeptWords) =>
    `So far: ${daysDone} of ${count(days, 'day')}, ${minutesDone} of ${count(minutes, 'minute')}.${
      foretold === null ? '' : ` Foretold on ${foretold.date}: ${foretold.ready}%.`
    }`,
  missingAnswers: (n: number, then: number | null) => {
    const missing = n === 1 ? '1 question has no answer and counts' : `${n} questions have no answer and count`
    const gain = then === null ? '' : n === 1 ? ` With it written: ${then}%.` : ` With them written: ${then}%.`
    return `${missing} as not ready.${gain} \`prep list --unanswered\``
  },
  writeFirst: (n: number) =>
    `${n === 1 ? 'The question has no answer yet' : `None of the ${n} questions has an answer yet`}: write first. \`prep drill --unanswered\``,
  tooLittleTime: (unseen: number) =>
    `There is no time for ${count(unseen, 'question')} at all: more minutes a day would help most.`,
  whatIf: {
    minutes: 'minutes a day',
    date: 'on',
    ready: 'ready',
    total: 'hours in all',
    retention: 'desired retention',
    perDay: 'minutes a day',
    recalled: 'known after a year',
  },
  queue: {
    reasons: {
      learning: 'being learnt',
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
    none: 'Nothing to ask now.',
    total: (n: number) => count(n, 'question'),
    leech: (n: number) => `forgotten ${n} times: better rewritten`,
    beyond: (due: number, fresh: number) => `Beyond today's limits: ${due} due, ${fresh} new.`,
  },
  stats: {
    plan: 'The plan for the interview',
    none: 'No reviews yet. `prep drill` begins.',
    lately: (days: number) => `The last ${count(days, 'day')}`,
    most: (n: number) => `█ up to ${count(n, 'review')} a day`,
    reviews: (n: number) => count(n, 'review'),
    newQuestions: (n: number) => count(n, 'new question'),
    onDays: (n: number) => `on ${count(n, 'day')}`,
    time: (time: string) => time,
    timeADay: (time: string) => `${time} a day studied`,
    streak: (current: number, longest: number) => `${count(current, 'day')} in a row, the longest ${longest}`,
    retention: (wanted: number) => `Remembered when asked (wanted │ ${wanted}%)`,
    all: 'all',
    young: 'young',
    mature: 'mature (3 weeks)',
    below: 'Less than wanted: `prep optimise` fits the schedule to you, or set desiredRetention higher.',
    above: 'More than wanted: you review more often than needed. `prep optimise` fits the schedule to you.',
    tooFew: (n: number) => `too few to tell (${n})`,
    calibration: 'Remembered, beside what was expected (│)',
    expected: (percent: number) => `expected ${percent}%`,
    recalled: (percent: number) => `was ${percent}%`,
    fit: (logLoss: string, rmse: string) => `log-loss ${logLoss}, RMSE ${rmse}%`,
    forecast: 'Due',
    decks: 'Answered ✓, partly ◐, not ○',
    otherDecks: (n: number) => `${count(n, 'other deck')}`,
    hardest: 'Hardest',
    lapses: (n: number) => `forgotten ${count(n, 'time')}`,
    leeches: (lapses: number) =>
      `Forgotten ${lapses} times or more: rewriting the note helps more than asking again (E in a drill).`,
  },
  optimise: {
    tooFew: (answers: number, fewest: number) =>
      `Not enough reviews yet: ${answers} of ${fewest} (at least a day apart). Nothing was changed.`,
    judged: (answers: number) =>
      `Fitted to ${count(answers, 'review')}; each question is judged by a fit to the others:`,
    columns: { logLoss: 'log-loss', rmse: 'RMSE' },
    present: 'as now',
    fitted: 'fitted to you',
    taken: 'Better, and used from now on. `prep optimise --reset` goes back to the usual ones.',
    better: 'Better. Without --dry-run they would be used from now on.',
    notBetter: 'Not better by more than chance: nothing was changed.',
    news: (answers: number) =>
      `${answers} reviews tell that you remember otherwise than most: \`prep optimise\` fits the schedule to you.`,
    memories: (n: number, moved: boolean) =>
      `What you remember of ${count(n, 'question')} was worked out anew; due dates ${moved ? 'moved with it' : 'stay'}. \`prep undo\` takes it back.`,
    reset: 'The usual parameters are used again.',
  },
}
