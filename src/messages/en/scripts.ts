/** For scripts and editors: `prep check --format`, `prep list --format`, `prep watch`, `prep help exit-codes`. */
export const scripts = {
  /** What each rule of `prep check` is about, for viewers of SARIF. */
  rules: {
    unreadable: 'A file that cannot be read',
    'unreadable-folder': 'A folder that cannot be read',
    'not-a-file': 'Neither a file nor a folder',
    'name-not-text': 'A file whose name is not UTF-8',
    'broken-link': 'A note that is a broken link',
    'too-large': 'A file that is too large for a note',
    'too-many-folders': 'More folders than prep searches',
    binary: 'A file that is not text',
    'front-matter': 'Front matter that cannot be read',
    'front-matter-open': 'Front matter that is never closed',
    'unclosed-fence': 'A code block that is never closed',
    'empty-link': 'A link that leads nowhere',
    'missing-file': 'A link to a file that is not there',
    'missing-heading': 'A link to a heading that is not there',
    'undefined-name': 'A link whose name is not defined',
    'underlined-text': 'Text that a rule turns into a heading',
    'asked-twice': 'A question that appears twice',
    'asked-elsewhere': 'A question that is in another note, too',
    'unknown-instruction': 'An instruction that prep does not know',
  },
  watch: {
    watching: ({ paths }: { paths: string }) => `Watching ${paths}. Ctrl-C ends it.`,
    counts: {
      cards: (n: number) => (n === 1 ? '1 question' : `${n} questions`),
      unanswered: (n: number) => `${n} without an answer`,
      partial: (n: number) => `${n} partly answered`,
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
