const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`

/** What `prep read`, `prep notes`, `prep tags` and single lines elsewhere say of how notes were read. */
export const readings = {
  /** What a line is. */
  is: {
    question: 'question',
    'follow-up': 'follow-up',
    answer: 'answer',
    section: 'section',
    contents: 'contents',
    ignored: 'nothing',
  },
  passed: (lines: number) =>
    `… ${count(lines, 'line')} that ${lines === 1 ? 'is not a question' : 'are not questions'}`,
  questions: (n: number) => count(n, 'question'),
  unanswered: (n: number) => `${n} without an answer`,
  sure: (percent: number) => `${percent}% sure`,
  headings: (headings: number, asked: number) =>
    `${count(headings, 'heading')}, ${asked} read as ${asked === 1 ? 'a question' : 'questions'}`,
  /** Lines that look like questions and were not read as such. */
  unread: (lines: number) =>
    `${count(lines, 'line')} that may be ${lines === 1 ? 'a question was' : 'questions were'} not read as ${lines === 1 ? 'one' : 'questions'}`,
  corrections: (n: number) => `${count(n, 'correction')} by you`,
  lost: (n: number) => `${n} of your corrections no longer ${n === 1 ? 'matches a line' : 'match a line'}`,
  others: 'It could also be read like this:',
  alternative: (place: number, questions: number, forms: string) =>
    questions === 0
      ? `--reading ${place}  no questions`
      : `--reading ${place}  ${count(questions, 'question')}: ${forms}`,
  form: (n: number, shape: string) => `${n} × ${shape}`,
  ask: (line: number, text: string) => `Is line ${line} a question? (--question ${line} or --not ${line}) ${text}`,
  changed: (before: number, now: number) =>
    before === now
      ? `${count(now, 'question')}, as many as before.`
      : `${count(now, 'question')} now, ${before} before.`,
  unchanged: 'Nothing changed.',
  forgotten: (n: number) => `Removed ${count(n, 'correction')}.`,
  settled: 'Nothing to correct: the note is empty, or its front matter settles everything.',
  nothingToWrite: 'The note is read this way even without your corrections; there is nothing to write.',
  wouldWrite: 'Nothing was written yet; add --yes to write this.',
  written: (path: string) => `Written to ${path}.`,
  /** One line of doubt, where notes are listed. */
  doubt: (notes: number, path: string) =>
    notes === 1
      ? `${path} may have been misread; \`prep read ${path}\` shows how and lets you correct it.`
      : `${count(notes, 'note')} may have been misread, ${path} most of all; \`prep read ${path}\` shows how and lets you correct it.`,
  none: 'prep looked for headings, list items, table rows and lines that ask something or name a topic to explain.',
  noneNext: (path: string) =>
    `If there are questions, \`prep read ${path}\` shows how each line was read and lets you correct it.`,
  table: { note: 'note', questions: 'questions', unanswered: 'no answer', sure: 'sure' },
  tags: {
    table: { tag: 'tag', questions: 'questions', due: 'due', new: 'new', unanswered: 'no answer' },
    untagged: '(no tag)',
    none: 'No question here has a tag. Write `tags: [os, network]` into a note’s front matter, or `#os` beside a question.',
  },
  total: (notes: number, questions: number, unanswered: number) =>
    `${count(notes, 'note')}, ${count(questions, 'question')}${unanswered > 0 ? ` (${unanswered} without an answer)` : ''}`,
  without: (n: number) => `${count(n, 'note')} without questions:`,
  withoutNext: (path: string) => `\`prep read ${path}\` shows how it was read and lets you correct it.`,
  /** What can be done with notes that were just added; `path`: the note that is least sure, null where that was told already. */
  nowDrill: (path: string | null) =>
    path === null
      ? '`prep drill` asks them.'
      : `\`prep drill\` asks them; \`prep read ${path}\` shows how a note was read, and puts it right.`,
  leftOut: (n: number) => `${count(n, 'file')} left out:`,
  more: (n: number) => `… and ${n} more`,
  addHere: 'This folder has notes that prep does not read yet: `prep notes add .`',
}
