export const answering = {
  question: ({ question, place }: { question: string; place: string }) => `answering: ${question} (${place})`,
  typeHere: 'Type the answer; a line with only a full stop (.) or Ctrl-D ends it, Ctrl-C gives up:',
  written: ({ place }: { place: string }) => `Written at ${place}.`,
  partly: ({ place }: { place: string }) => `Written at ${place}; something is still missing there.`,
  stillUnanswered: 'The note has no answer to it yet.',
  gone: 'The note no longer asks this question.',
  kept: ({ path }: { path: string }) => `What you typed is kept in ${path}.`,
  /** In a drill. */
  entry: {
    write: 'Write the answer',
    try: 'Your answer',
    newLine: 'new line',
    save: 'save',
    giveUp: 'give up',
    done: 'compare',
    leave: 'back to the keys',
  },
  writtenHere: ({ line }: { line: number }) => `Written into the note, line ${line}.`,
  answeredAlready: 'The note answers it; E edits the note.',
  goneInNote: 'The note no longer asks this question; on to the next.',
}
