const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`

/** `prep interview`, and the question after one is past. */
export const interviews = {
  none: 'No interview is planned for. `prep interview add Kakao --on D-14` adds one.',
  kept: ({ title }: { title: string }) => `${title}: \`prep drill\` follows the plan until then.`,
  removed: ({ name }: { name: string }) => `No longer planned: ${name}. \`prep undo\` brings it back.`,
  askedThere: (n: number) => (n === 0 ? 'over' : `over, ${count(n, 'question')} asked`),
  notTold: 'what was asked there?',
  whatWasAsked: ({ name, date, word }: { name: string; date: string; word: string }) =>
    `What did ${name} ask on ${date}? \`prep interview done ${word}\` keeps it for the next one.`,
  typeAsked: ({ name }: { name: string }) =>
    `What did ${name} ask? One question a line; a line with only . ends it (at once, if there was nothing).`,
  noteTitle: ({ name, date }: { name: string; date: string }) => `${name} interview ${date}`,
  over: ({ name, asked }: { name: string; asked: number }) =>
    asked === 0 ? `${name} is over.` : `${name} is over: ${count(asked, 'question')} asked.`,
  written: ({ question, place }: { question: string; place: string }) => `written to ${place}: ${question}`,
  there: ({ question, place }: { question: string; place: string }) => `in your notes already, ${place}: ${question}`,
  weighsMore: 'They come first, and weigh more, in the next plan.',
}

export const writing = {
  toWrite: ({ count: n, minutes }: { count: number; minutes: number }) =>
    `${count(n, 'answer')} to write today, about ${count(minutes, 'minute')}:`,
  related: ({ questions }: { questions: readonly string[] }) => `may help: ${questions.join(' · ')}`,
  begin: 'Enter begins, q leaves it for later: ',
  planned: ({ today, minutes, perDay }: { today: number; minutes: number; perDay: number }) =>
    today === 0
      ? `Answers to write: none more today, ${perDay} a day.`
      : `Answers to write: ${today} today (about ${count(minutes, 'minute')}), ${perDay} a day. \`prep drill\` offers them after its questions.`,
  today: (n: number) => `${count(n, 'answer')} to write`,
}

export const adding = {
  added: ({ place, question, status }: { place: string; question: string; status: string }) =>
    `Added at ${place}${status === 'unanswered' ? '' : ', with its answer'}: ${question}`,
  /** The note for questions that belong to none yet. */
  noteName: 'New questions',
}
