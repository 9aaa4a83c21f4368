export const answering = {
  question: ({ question, place }: { question: string; place: string }) => `answering: ${question} (${place})`,
  typeHere: 'Type the answer; a line with only a full stop (.) or Ctrl-D ends it, Ctrl-C gives up:',
  written: ({ place }: { place: string }) => `Written at ${place}.`,
  partly: ({ place }: { place: string }) => `Written at ${place}; something is still missing there.`,
  stillUnanswered: 'The note has no answer to it yet.',
  gone: 'The note no longer asks this question.',
  kept: ({ path }: { path: string }) => `What you typed is kept in ${path}.`,
}
