const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`

/** What the screen of `prep read` says, and its dialogue line by line. */
export const correcting = {
  keys: {
    keep: 'keep',
    leave: 'leave',
    toQuestion: 'question',
    toNothing: 'no question',
    formTo: { question: (n: number) => `all ${n} like it`, nothing: (n: number) => `none of ${n} like it` },
    follow: 'follow-up',
    confirm: 'right',
    doubt: 'next in doubt',
    find: 'find',
    back: 'take back',
    help: 'keys',
  },
  help: {
    title: 'Keys',
    close: 'any key goes back',
    more: 'any key goes on',
    flip: 'make the line a question, or none; the other lines are then read anew',
    form: 'the same for all lines of its form in this note',
    follow: 'make it a follow-up of the question above',
    confirm: 'it is right as it is; on to the next line in doubt',
    doubt: 'go to the next line in doubt (~), the one that tells most first',
    choose: 'read the note in another way',
    find: 'find a text; again without a text: the next place',
    move: 'move; also j k, PgUp PgDn, Home End',
    back: 'take back what you said last',
    keep: 'keep it all',
    leave: 'leave it all as it was',
    marks: 'Marks',
    corrected: 'said by you',
    doubtful: 'in doubt',
    asks: 'has become a question',
    asksNoMore: 'is no question any more',
    other: 'has become something else',
  },
  noCard: 'No card.',
  followUpOf: (question: string) => `follow-up to: ${question}`,
  unanswered: 'no answer yet',
  partial: 'partly answered',
  answer: (lines: number) => (lines <= 1 ? '' : `(${count(lines, 'line')})`),
  lineNumber: (line: number) => `line ${line}`,
  noWords: { answer: 'part of an answer', ignored: 'no words that could ask' },
  readings: 'readings:',
  reading: (questions: number) => (questions === 0 ? 'no questions' : count(questions, 'question')),
  change: (more: number, fewer: number, others: number): string => {
    const told = [
      ...(more > 0 ? [`${count(more, 'line')} became ${more === 1 ? 'a question' : 'questions'}`] : []),
      ...(fewer > 0 ? [`${count(fewer, 'line')} ${fewer === 1 ? 'is no question' : 'are no questions'} any more`] : []),
      ...(more === 0 && fewer === 0 && others > 0 ? [`${count(others, 'line')} changed`] : []),
    ]
    return told.length === 0 ? 'Noted; the other lines are read as before.' : `${told.join(', ')}.`
  },
  takenBack: 'Taken back.',
  nothingToTakeBack: 'There is nothing to take back.',
  noQuestionAbove: 'There is no question above to follow.',
  wordless: 'This line has no words that could ask.',
  noDoubt: 'No other line is in doubt.',
  noReading: 'There is no other reading of that number.',
  notFound: (text: string) => `Nowhere: ${text}`,
  finding: 'find:',
  unknown: 'Enter keeps, Esc leaves all as it was, ? shows the keys.',
  nothingKept: 'Nothing was kept; the note is read as before.',
  stillFit: (fit: number, of: number) =>
    `The note was changed meanwhile; ${fit} of ${count(of, 'correction')} still ${fit === 1 ? 'fits' : 'fit'} and ${fit === 1 ? 'was' : 'were'} kept.`,
  gone: (path: string) => `${path} is gone; what you said of it was kept in case it comes back.`,
  next: (path: string) => `\`prep drill ${path}\` asks them.`,
  plain: {
    readings: 'The note can be read in these ways:',
    asNow: 'as now',
    whichReading: (most: number) => `Which is right? 1 to ${most}, or Enter to go on: `,
    isRead: (kind: string, percent: number) => `read as: ${kind}, ${percent}% sure`,
    explained: (like: number) =>
      like > 1
        ? `y yes, n no, a all ${like} of this form are questions, d none of them is, s skip, z take back, q keep and quit.`
        : 'y yes, n no, s skip, z take back, q keep and quit.',
    ask: 'Is it a question? y/n/a/s/q, ? help: ',
    noMore: 'No line is in doubt any more.',
  },
}
