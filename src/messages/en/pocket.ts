/** What a page that `prep pack` wrote says. `{n}` stands for a number, `{when}` for an interval, `{question}` for a question. */
export const pocket = {
  title: 'prep',
  left: '{n} to go',
  reveal: 'Show the answer',
  grades: { again: 'Again', hard: 'Hard', good: 'Good', easy: 'Easy' },
  undo: 'Undo',
  nothing: 'Nothing is due now.',
  nextDue: 'Next in {when}.',
  done: 'Done for now: {n} reviews.',
  takeHome: 'Take home',
  takeHomeHow:
    'Saves a file with your reviews. On your computer, `prep import FILE` takes it in, or put it into the folder that `prep sync` uses. Taking it home twice counts nothing twice.',
  notHome: '{n} reviews are in this page.',
  notKept: 'This browser keeps nothing for this page: take your reviews home before you close it.',
  noAnswer: 'The note has no answer yet.',
  followsUp: 'Follows up: {question}',
  minutes: '{n} min',
  hours: '{n} h',
  days: '{n} d',
}
