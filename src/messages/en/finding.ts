/** What the finder says: `prep show` and `prep answer` without words. */
export const finding = {
  prompt: 'Find:',
  count: (found: number, total: number) => `${found} of ${total}`,
  keys: {
    show: 'show',
    write: 'write the answer',
    suspend: 'suspend',
    resume: 'resume',
    try: 'try it',
    edit: 'edit',
    search: 'search',
    move: 'move',
    toList: 'more keys',
    narrow: 'filter',
    leave: 'leave',
  },
  unknown: 'w, x, t and e act on the question; / goes back to searching.',
  nothing: 'Nothing found; Enter looks for similar words.',
  noneMeant:
    'Nothing similar found. Filters: tag: deck: section: is:unanswered, partial, answered, due, new, suspended.',
  meant: (typed: string, meant: string) => `Nothing found for “${typed}”; these are for “${meant}”.`,
}
