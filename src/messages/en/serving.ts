const count = (n: number, one: string, many = `${one}s`): string => `${n.toLocaleString('en')} ${n === 1 ? one : many}`

/** What `prep serve` says, in the terminal and on its pages. */
export const serving = {
  /** In the terminal. */
  open: ({ address }: { address: string }) => `prep is at ${address}`,
  link: 'This link lets one browser in:',
  scan: 'This link, also as a code to scan, lets one browser in:',
  another: 'A browser was let in. For another one:',
  unencrypted: 'Whoever is in this network can read along: use it at home, not in a café.',
  ends: 'Ctrl-C ends it.',
  ended: ({ reviews }: { reviews: number }) =>
    reviews === 0 ? 'Ended. Nothing was graded.' : `Ended. ${count(reviews, 'review')} saved.`,
  failed: ({ reason }: { reason: string }) => `a request failed: ${reason}`,
  /** On the pages. */
  places: { drill: 'Drill', list: 'Questions', plan: 'Plan', stats: 'Stats' },
  skip: 'Skip',
  suspend: 'Suspend',
  resume: 'Ask again',
  isSuspended: 'Suspended: not asked until you resume it.',
  misread: 'This is no question',
  misreadDone: ({ note }: { note: string }) =>
    `This line is not read as a question any more. \`prep read ${note}\` shows how the note is read, and puts it right again.`,
  types: 'Type answers',
  typesNot: 'Don’t type',
  typeHere: 'Your answer',
  compare: 'Compare',
  elsewhere: 'This was answered in another window.',
  begunAnew: 'That drill could not go on; this is a new one. What you graded is saved.',
  more: 'Anything else now?',
  away: 'prep does not answer. Start `prep serve` again and open its new link; every grade it showed is saved.',
  drillDeck: ({ deck }: { deck: string }) => `Drill ${deck}`,
  find: 'Find',
  words: 'Words to look for',
  allDecks: 'All decks',
  deck: 'Deck',
  unanswered: 'without an answer',
  found: ({ total }: { total: number }) => (total === 0 ? 'No question fits.' : count(total, 'question')),
  earlier: '← Previous',
  later: 'Next →',
  back: '← Questions',
  partBefore: 'part before',
  diagram: 'diagram',
  keys: 'Space or Enter: show, then good · 1–4: grade · →: part by part, t: said it · u: undo · s: skip · x: suspend',
  /** Refusals. */
  refused: {
    title: 'Not let in',
    host: 'This address is not prep’s. Open the link that `prep serve` printed.',
    origin: 'Only prep’s own pages may ask for this.',
    token: 'Open the link that `prep serve` printed; it lets this browser in, once.',
    key: 'This link was used, or is of an earlier `prep serve`. The terminal shows the one that counts now.',
    nothing: 'There is no such page.',
    unread: 'This was not understood.',
  },
  letIn: 'Opening…',
}
