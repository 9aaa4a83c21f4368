const plural = (count: number, one: string, many = `${one}s`) => `${count} ${count === 1 ? one : many}`

/** The drill, on the screen and read aloud; the words for times and states; `prep list`, `prep show`, and choosing among questions. */
export const drilling = {
  screen: {
    followUpOf: ({ question }: { question: string }) => `follow-up to: ${question}`,
    followUp: 'follow-up',
    again: 'again',
    unanswered: 'unanswered',
    partial: 'partly answered',
    inLearning: ({ count }: { count: number }) => `${count} coming back`,
    left: ({ count }: { count: number }) => `${count} left`,
    noAnswer: 'The note has no answer yet.',
    emptySlots: 'Still empty:',
    slot: ({ label, line }: { label: string; line: number }) => `${label} (line ${line})`,
    writeIt: ({ key }: { key: string }) => `w writes it here, ${key} in your editor.`,
    reveal: 'show the answer',
    grades: { again: 'again', hard: 'hard', good: 'good', easy: 'easy' },
    keys: {
      undo: 'undo',
      skip: 'skip',
      suspend: 'suspend',
      edit: 'edit',
      write: 'write the answer',
      help: 'help',
      quit: 'quit',
      more: 'more',
    },
    position: ({ from, to, of }: { from: number; to: number; of: number }) => `lines ${from}–${to} of ${of}`,
    undone: {
      grade: 'Grade taken back.',
      practise: 'Grade taken back.',
      skip: 'Back to the skipped question.',
      suspend: 'No longer suspended.',
    },
    nothingToUndo: 'There is nothing to undo.',
    suspended: ({ followUps }: { followUps: number }) =>
      `Suspended: not asked again until \`prep resume\`.${followUps === 0 ? '' : ` Not today either: its ${followUps === 1 ? 'new follow-up' : `${followUps} new follow-ups`}.`}`,
    skipped: ({ followUps }: { followUps: number }) =>
      followUps === 0
        ? 'Skipped: it stays due.'
        : `Skipped with its ${followUps === 1 ? 'new follow-up' : `${followUps} new follow-ups`}: they stay due.`,
    revealFirst: 'Look at the answer first: space.',
    noLinks: 'There is no link or picture to open.',
    opened: ({ address, index, of }: { address: string; index: number; of: number }) =>
      of === 1 ? `Opened ${address}.` : `Opened ${address} (${index} of ${of}).`,
    notEdited: 'The question was left as it was.',
    tooSmall: 'The window is too small.',
    help: {
      title: 'Keys',
      close: 'press any key to go back',
      reveal: 'show the answer, or page on',
      again: 'again: did not know it',
      hard: 'hard: with effort',
      good: 'good: knew it',
      easy: 'easy: knew it at once',
      undo: 'undo the last grade, skip, suspend',
      skip: 'skip for now; it stays due',
      suspend: 'suspend: never ask this again',
      edit: 'edit the note (e: before the answer)',
      write: 'write the missing answer here, or add to the note’s',
      open: 'open a link or picture',
      scroll: 'scroll',
      parts: 'the next part of the answer, or the one before',
      tick: 'tick this part: said',
      quit: 'quit; all grades are saved',
      names: { space: 'space', enter: 'enter' },
    },
  },
  plain: {
    place: ({ index, total }: { index: number; total: number }) => `Question ${index} of ${total}`,
    revealPrompt: 'Enter shows the answer, s skip, x suspend, u undo, q quit, ? help: ',
    gradePrompt: 'Grade (? help): ',
  },
  time: {
    locale: 'en',
    minutes: ({ count }: { count: number }) => `${count}m`,
    hours: ({ count }: { count: number }) => `${count}h`,
    days: ({ count }: { count: number }) => `${count}d`,
    months: ({ count }: { count: number }) => `${count}mo`,
    years: ({ count }: { count: number }) => `${count}y`,
    seconds: ({ count }: { count: number }) => `${count}s`,
    minutesAndSeconds: ({ minutes, seconds }: { minutes: number; seconds: number }) => `${minutes}m ${seconds}s`,
    now: 'now',
    inMinutes: ({ count }: { count: number }) => `in ${count} min`,
    today: ({ time }: { time: string }) => `today ${time}`,
    tomorrow: ({ time }: { time: string }) => `tomorrow ${time}`,
    inDays: ({ count }: { count: number }) => `in ${count} days`,
    late: ({ count }: { count: number }) => (count === 1 ? 'yesterday' : `${count} days ago`),
  },
  status: { answered: 'answered', partial: 'partial', unanswered: 'unanswered' },
  list: {
    new: 'new',
    suspended: 'suspended',
    questions: ({ count }: { count: number }) => plural(count, 'question'),
    due: ({ count }: { count: number }) => `${count} due`,
    newCount: ({ count }: { count: number }) => `${count} new`,
    none: 'No questions.',
  },
  show: {
    followUps: 'Follow-ups',
    followUpOf: ({ question }: { question: string }) => `Follow-up to: ${question}`,
    weight: ({ count }: { count: number }) => `often asked ★${count}`,
    noAnswer: 'No answer yet.',
    answeredBelow: 'Its answer is in its follow-ups.',
    gaps: 'Still empty',
    gap: ({ place }: { place: string }) => place,
    gapWithLabel: ({ label, place }: { label: string; place: string }) => `${label} · ${place}`,
    schedule: 'Schedule',
    never: 'Never reviewed.',
    suspended: 'Suspended: not asked until `prep resume`.',
    due: ({ when }: { when: string }) => `due ${when}`,
    dueSince: ({ when }: { when: string }) => `due now (since: ${when})`,
    interval: ({ interval }: { interval: string }) => `interval ${interval}`,
    recall: ({ percent }: { percent: number }) => `recall now ${percent}%`,
    reps: ({ count }: { count: number }) => plural(count, 'review'),
    lapses: ({ count }: { count: number }) => `forgotten ${plural(count, 'time')}`,
    history: 'History',
    earlier: ({ count }: { count: number }) => `… and ${count} earlier`,
  },
  summary: {
    nothing: 'Nothing was reviewed',
    reviews: ({ reviews, cards }: { reviews: number; cards: number }) =>
      reviews === cards
        ? `${plural(cards, 'question')} reviewed`
        : `${plural(cards, 'question')}, ${plural(reviews, 'review')}`,
    practised: ({ reviews, cards }: { reviews: number; cards: number }) =>
      reviews === cards
        ? `${plural(cards, 'question')} practised`
        : `${plural(cards, 'question')} practised ${reviews} times`,
    time: ({ total, each }: { total: string; each: string }) => `${total}, ${each} each`,
    remembered: ({ percent }: { percent: number }) => `${percent}% remembered`,
    skipped: ({ count }: { count: number }) => `${count} skipped`,
    suspended: ({ count }: { count: number }) => `${count} suspended`,
    written: ({ count }: { count: number }) => `${plural(count, 'answer')} written into your notes.`,
    left: ({ count }: { count: number }) => `${plural(count, 'question')} left for now.`,
    next: ({ when }: { when: string }) => `Next: ${when === 'now' ? 'due now' : when}.`,
    leeches: ({ count }: { count: number }) =>
      `You keep forgetting ${plural(count, 'question')}; try rewriting ${count === 1 ? 'it' : 'them'}.`,
    misread: ({ path }: { path: string }) =>
      `If what you suspended is no question: \`prep read ${path}\` puts that right.`,
    noneScheduled: 'Nothing is scheduled.',
    unanswered: ({ count }: { count: number }) =>
      count === 1
        ? '1 question has no answer yet: `prep drill --unanswered`.'
        : `${count} questions have no answer yet: \`prep drill --unanswered\`.`,
  },
  pick: {
    keys: 'type to search · ↑↓ · Enter choose · Esc leave',
    whichNumber: 'Number (Enter: none): ',
    which: 'Which question?',
    none: 'No question matches.',
  },
}
