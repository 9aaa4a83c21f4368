/** For scripts and editors: `prep check --format`, `prep list --format`, `prep watch`, `prep help exit-codes`. */
export const scripts = {
  /** What each rule of `prep check` is about, for viewers of SARIF. */
  rules: {
    unreadable: 'A file that cannot be read',
    'unreadable-folder': 'A folder that cannot be read',
    'not-a-file': 'Neither a file nor a folder',
    'name-not-text': 'A file whose name is not UTF-8',
    'broken-link': 'A note that is a link to nowhere',
    'too-large': 'A file that is too large for a note',
    'too-many-folders': 'More folders than are searched',
    binary: 'A file that holds no text',
    'front-matter': 'Front matter that cannot be read',
    'front-matter-open': 'Front matter that does not end',
    'unclosed-fence': 'A code block that is never closed',
    'empty-link': 'A link that leads nowhere',
    'missing-file': 'A link to a file that is not there',
    'missing-heading': 'A link to a heading that is not there',
    'undefined-name': 'A link by a name that nothing defines',
    'underlined-text': 'Text that a rule makes a heading of',
    'asked-twice': 'A question that stands twice',
    'asked-elsewhere': 'A question that stands in another note too',
    'unknown-instruction': 'A word to prep that it does not know',
  },
  watch: {
    watching: ({ paths }: { paths: string }) => `Watching ${paths}. Ctrl-C ends it.`,
    counts: {
      cards: (n: number) => (n === 1 ? '1 question' : `${n} questions`),
      unanswered: (n: number) => `${n} without an answer`,
      partial: (n: number) => `${n} partial`,
      problems: (n: number) => (n === 1 ? '1 problem' : `${n} problems`),
    },
    changes: {
      added: ({ file }: { file: string }) => `new: ${file}`,
      changed: ({ file }: { file: string }) => `saved: ${file}`,
      removed: ({ file }: { file: string }) => `gone: ${file}`,
      many: (n: number) => `${n} files`,
    },
  },
}
