const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`

/** What the screen of `prep read` says, and its dialogue line by line. */
export const correcting = {
  keys: {
    keep: 'save',
    leave: 'cancel',
    toQuestion: 'question',
    toNothing: 'not a question',
    formTo: { question: (n: number) => `all ${n} like it`, nothing: (n: number) => `none of ${n} like it` },
    follow: 'follow-up',
    confirm: 'correct',
    doubt: 'next doubtful',
    find: 'find',
    back: 'undo',
    help: 'keys',
  },
  help: {
    title: 'Keys',
    close: 'press any key to go back',
    more: 'press any key for more',
    flip: 'make this line a question, or not one; the other lines are then read again',
    form: 'do the same to all lines of its form in this note',
    follow: 'make it a follow-up to the question above',
    confirm: 'correct as it is; go to the next doubtful line',
    doubt: 'go to the next doubtful line (~), the most telling one first',
    choose: 'read the note another way',
    find: 'find text; leave it empty for the next place',
    move: 'move; also j k, PgUp PgDn, Home End',
    back: 'undo your last correction',
    keep: 'save everything',
    leave: 'leave without changing anything',
    marks: 'Marks',
    corrected: 'corrected by you',
    doubtful: 'doubtful',
    asks: 'became a question',
    asksNoMore: 'no longer a question',
    other: 'became something else',
  },
  noCard: 'Not a card.',
  followUpOf: (question: string) => `follow-up to: ${question}`,
  unanswered: 'no answer yet',
  partial: 'partly answered',
  answer: (lines: number) => (lines <= 1 ? '' : `(${count(lines, 'line')})`),
  lineNumber: (line: number) => `line ${line}`,
  noWords: { answer: 'part of an answer', ignored: 'no text for a question' },
  readings: 'readings:',
  reading: (questions: number) => (questions === 0 ? 'no questions' : count(questions, 'question')),
  change: (more: number, fewer: number, others: number): string => {
    const told = [
      ...(more > 0 ? [`${count(more, 'line')} became ${more === 1 ? 'a question' : 'questions'}`] : []),
      ...(fewer > 0
        ? [`${count(fewer, 'line')} ${fewer === 1 ? 'is no longer a question' : 'are no longer questions'}`]
        : []),
      ...(more === 0 && fewer === 0 && others > 0 ? [`${count(others, 'line')} changed`] : []),
    ]
    return told.length === 0 ? 'Noted; the other lines are read as before.' : `${told.join(', ')}.`
  },
  takenBack: 'Undone.',
  nothingToTakeBack: 'Nothing to undo.',
  noQuestionAbove: 'There is no question above for it to follow.',
  wordless: 'This line has no text for a question.',
  noDoubt: 'There are no more doubtful lines.',
  noReading: 'There is no reading with that number.',
  notFound: (text: string) => `Not found: ${text}`,
  finding: 'find:',
  unknown: 'Enter saves, Esc leaves everything as it was, ? shows the keys.',
  nothingKept: 'Nothing was saved; the note is read as before.',
  stillFit: (fit: number, of: number) =>
    `The note changed in the meantime; ${fit} of ${count(of, 'correction')} still ${fit === 1 ? 'fits' : 'fit'} and ${fit === 1 ? 'was' : 'were'} saved.`,
  gone: (path: string) => `${path} is gone; your corrections were saved in case it comes back.`,
  next: (path: string) => `To drill them now: \`prep drill ${path}\`.`,
  plain: {
    readings: 'The note can be read in these ways:',
    asNow: 'as now',
    whichReading: (most: number) => `Which is right? 1 to ${most}, or Enter to skip: `,
    isRead: (kind: string, percent: number) => `read as: ${kind}, ${percent}% sure`,
    explained: (like: number) =>
      like > 1
        ? `y yes, n no, a all ${like} of this form are questions, d none of them are, s skip, z undo, q save and quit.`
        : 'y yes, n no, s skip, z undo, q save and quit.',
    ask: 'Is it a question? y/n/a/s/q, ? help: ',
    noMore: 'There are no more doubtful lines.',
  },
}
