/** Problems in notes, by rule: one sentence each. */
const problems = {
  unreadable: ({ reason }: { reason: string }) => `The file cannot be read: ${reason}.`,
  'unreadable-folder': ({ reason }: { reason: string }) => `The folder cannot be read: ${reason}.`,
  'not-a-file': () => 'This is neither a file nor a folder.',
  'name-not-text': () => 'The name of this file is not UTF-8, so it cannot be opened. Rename it.',
  'broken-link': () => 'This link points to a file that does not exist.',
  'too-large': ({ megabytes, most }: { megabytes: number; most: number }) =>
    `The file is too large for a note: ${megabytes} MB, more than ${most} MB.`,
  'too-long': () => 'The note is too long; nothing is read from here on. Split it into several files.',
  'too-many-folders': ({ folders, depth }: { folders: number; depth: number }) =>
    `The search for notes stops here: more than ${folders} folders, or more than ${depth} levels deep.`,
  binary: () => 'This is not a text file.',
  'stray-bytes': ({ count }: { count: number }) =>
    count === 1
      ? 'One byte here is not text; it was skipped.'
      : `From here on, ${count} bytes are not text; they were skipped.`,
  'front-matter': ({ reason }: { reason: string }) => `The front matter cannot be read: ${reason}.`,
  'front-matter-open': () => 'The front matter is never closed: its second --- line is missing.',
  'unclosed-fence': ({ headings }: { headings: number }) =>
    `This code block is never closed; it swallows ${headings} ${headings === 1 ? 'heading' : 'headings'}.`,
  'empty-link': ({ label }: { label: string }) => `The link “${label}” has no address.`,
  'missing-file': ({ file }: { file: string }) => `There is no file ${file}.`,
  'missing-heading': ({ file, part }: { file: string; part: string }) =>
    `There is no heading “${part}” in ${file === '' ? 'this note' : file}.`,
  'undefined-name': ({ name }: { name: string }) => `The note does not define the link [${name}].`,
  'underlined-text': () => 'Other programs turn the text above into a heading; leave an empty line before the rule.',
  'unknown-instruction': ({ given, takes }: { given: string; takes: string }) =>
    `prep does not know “${given}” here. It takes: ${takes}.`,
  'asked-twice': ({ line, question }: { line: number; question: string }) =>
    `This question is already in line ${line}: ${question}`,
  'asked-elsewhere': ({ path, line, question }: { path: string; line: number; question: string }) =>
    `This question is already in ${path}:${line}: ${question}`,
}

/** What `prep check` says of notes, by rule. */
export const reading = { problems }
