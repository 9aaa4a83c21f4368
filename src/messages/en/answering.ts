const PARTS = { prompt: 'the question', answer: 'the answer', tags: 'the tags' } as const

/** What a person writes or says: answers and drafts, what was typed beside the note, parts that were ticked, a mock interview. */
export const answering = {
  question: ({ question, place }: { question: string; place: string }) => `answering: ${question} (${place})`,
  typeHere: 'Type the answer. A line with only a full stop (.) or Ctrl-D ends it; Ctrl-C gives up:',
  written: ({ place }: { place: string }) => `Written at ${place}.`,
  partly: ({ place }: { place: string }) => `Written at ${place}; the answer still has gaps.`,
  stillUnanswered: 'The note still has no answer to this question.',
  gone: 'This question is no longer in the note.',
  /** Answers that an agent has drafted. */
  drafts: {
    none: 'No drafts are waiting.',
    by: ({ by }: { by: string }) => `drafted by ${by}`,
    followUpBy: ({ by }: { by: string }) => `follow-up drafted by ${by}`,
    followUpWritten: ({ place, question }: { place: string; question: string }) =>
      `Follow-up written at ${place}: ${question}`,
    nothingTaken: 'No draft was taken that could be taken out again.',
    takenOut: ({ question }: { question: string }) => `Taken out of its note again; the draft waits: ${question}`,
    editedIn: ({ by }: { by: string }) => `edited in ${by}`,
    canGoBack: '`prep drafts undo QUESTION` puts the former text back.',
    noPlace: ({ parts, place }: { parts: readonly ('prompt' | 'answer' | 'tags')[]; place: string }) =>
      `${place}: not written, since the note would not be read so: ${parts.map((part) => PARTS[part]).join(', ')}. Change it there by hand; it goes on waiting.`,
    next: 'Take one into its note with `prep drafts take QUESTION`, or drop it with `prep drafts drop QUESTION`.',
    dropped: ({ question }: { question: string }) => `Draft dropped: ${question}`,
    waiting: ({ count }: { count: number }) =>
      count === 1 ? 'A draft is waiting: `prep drafts`' : `${count} drafts are waiting: \`prep drafts\``,
  },
  goesOn: 'Continuing what you typed before:',
  kept: ({ path }: { path: string }) => `Your text is kept for next time: ${path}`,
  draftsLeft: ({ questions }: { questions: readonly string[] }) =>
    `Drafts kept but not written yet; w continues them: ${questions.join(' · ')}`,
  /** A comment was needed, too. */
  marked: 'A comment <!-- prep: question --> was added, too; it keeps the line below a question.',
  /** In a drill. */
  entry: {
    write: 'Write the answer',
    add: 'Add to the answer',
    try: 'Your answer',
    newLine: 'new line',
    save: 'save',
    /** Behind the key that saves. */
    alsoSaves: '(or Ctrl-D, or a lone .)',
    giveUp: 'leave it for now',
    done: 'compare',
    leave: 'back to the keys',
    resume: 'type on',
  },
  draftKept: 'Not written yet. Your draft is kept; w continues it, today or another day.',
  writtenHere: ({ line }: { line: number }) => `Written into the note, line ${line}.`,
  goneInNote: 'This question is no longer in the note; on to the next.',
  compare: {
    note: 'The note',
    nothing: '(nothing)',
    /** In words, where a mark would be read aloud. */
    covered: 'Named',
    missed: 'Not named',
    suggested: (grade: string) => `${grade} (suggested)`,
    against: ({ said, reference }: { said: string; reference: string }) => `“${said}”: the note says “${reference}”`,
  },
  attempts: {
    title: 'Earlier answers',
    spoken: '(said aloud)',
    ungraded: 'not graded',
    recording: (path: string) => `recorded: ${path}`,
    gained: 'new',
    lost: 'no longer said',
  },
  parts: {
    next: 'one part at a time',
    more: 'next part',
    said: 'I said this',
    all: 'show all',
    hidden: ({ count }: { count: number }) => `… ${count} more`,
    ticked: ({ said, total }: { said: number; total: number }) => `said ${said} of ${total}`,
  },
  secondsLeft: ({ minutes, seconds }: { minutes: number; seconds: string }) => `${minutes}:${seconds} left`,
  recording: 'recording',
  timeIsUp: 'Time is up.',
  speakPlain: (seconds: number) => `Say it aloud, in ${seconds} seconds or so.`,
  tryHere: 'Your answer (Enter alone: none): ',
  mock: {
    title: 'Mock interview',
    question: ({ index }: { index: number }) => `Question ${index}`,
    left: (time: string) => `${time} left`,
    last: 'time is up: the last answer',
    spent: (time: string) => `this one ${time}`,
    next: 'answered, next',
    pass: 'pass',
    passed: '(passed)',
    noNote: '(the note has no answer yet)',
    openEnded: 'The note has no answer to this one yet. Say what you can.',
    end: 'end the interview',
    plainPrompt: 'Say your answer; Enter: next, p: pass, q: end:',
    plainTyped: 'Your answer (Enter alone: pass): ',
    notRecorded: (reason: string) => `Nothing was recorded: ${reason}`,
    grading: 'That was the interview. Now grade your answers beside the notes.',
    nothing: 'Nothing was answered.',
    well: 'Went well',
    partly: 'Half there',
    badly: 'Did not go well',
    ungraded: 'Not graded',
    missed: (terms: string) => `not said: ${terms}`,
    summary: ({ count, total, each }: { count: number; total: string; each: string }) =>
      `Mock interview: ${count === 1 ? '1 question' : `${count} questions`} in ${total}, ${each} each`,
    reportWritten: (path: string) => `The report is in ${path}.`,
  },
}
