/** Problems in notes, by rule: one sentence each. */
const problems = {
  unreadable: ({ reason }: { reason: string }) => `The file cannot be read: ${reason}.`,
  'unreadable-folder': ({ reason }: { reason: string }) => `The folder cannot be read: ${reason}.`,
  'not-a-file': () => 'This is neither a file nor a folder.',
  'name-not-text': () => 'The name of this file is not UTF-8, so it cannot be opened; rename it.',
  'broken-link': () => 'This link leads nowhere.',
  'too-large': ({ megabytes, most }: { megabytes: number; most: number }) =>
    `The file is too large for a note: ${megabytes} MB, more than ${most} MB.`,
  'too-long': () => 'The note is too long: from here on nothing is read. Split it into several files.',
  'too-many-folders': ({ folders, depth }: { folders: number; depth: number }) =>
    `The search for notes ends here: more than ${folders} folders, or ${depth} inside each other.`,
  binary: () => 'The file holds no text.',
  'stray-bytes': ({ count }: { count: number }) =>
    count === 1
      ? 'A byte here is no text; prep reads on without it.'
      : `From here on ${count} bytes are no text; prep reads on without them.`,
  'front-matter': ({ reason }: { reason: string }) => `The front matter cannot be read: ${reason}.`,
  'front-matter-open': () => 'The front matter does not end: a second line of --- is missing.',
  'unclosed-fence': ({ headings }: { headings: number }) =>
    `This code block is never closed; it swallows ${headings} ${headings === 1 ? 'heading' : 'headings'}.`,
  'empty-link': ({ label }: { label: string }) => `The link “${label}” leads nowhere.`,
  'missing-file': ({ file }: { file: string }) => `There is no file ${file}.`,
  'missing-heading': ({ file, part }: { file: string; part: string }) =>
    `There is no “${part}” in ${file === '' ? 'this note' : file}.`,
  'undefined-name': ({ name }: { name: string }) => `Nothing in the note says where [${name}] leads.`,
  'underlined-text': () => 'Other programs make a heading of the text above: leave an empty line before the rule.',
  'unknown-instruction': ({ given, takes }: { given: string; takes: string }) =>
    `prep does not know “${given}” here; it takes ${takes}.`,
  'asked-twice': ({ line, question }: { line: number; question: string }) =>
    `This question stands in line ${line} already: ${question}`,
  'asked-elsewhere': ({ path, line, question }: { path: string; line: number; question: string }) =>
    `This question stands in ${path}:${line} already: ${question}`,
}

export const reading = { problems }
