import { failure } from '../failure.ts'
import { exchange } from './exchange.ts'
import { settings } from './settings.ts'

const { refusals } = exchange

/** Why a file of another program was refused as a whole. */
type Refusal = keyof typeof refusals

/** What an option takes, by the parsers of `commands/options.ts`. */
const wants: Readonly<Record<string, string>> = {
  seconds: 'Write it as 90, 90s or 1m 30s; from 5 seconds to an hour.',
  tableColumns: 'It is for tables: CSV, TSV, and text files of columns.',
  columns: 'Write it as question=1,answer=2, by number or name; question must be among them.',
  span: 'Write it as 30m or 1h; at most 8h.',
  instant: 'Write it as 2026-11-22, 2026-11-22 21:00, tomorrow, D-3 or 11/22.',
  day: 'Write it as 2026-12-06, 12/6, D-14, tomorrow, next friday or 12/6 14:00.',
  minutes: 'Write it as 30, 30m or 1h 30m; from a minute to a day.',
  dayMinutes: 'Write it as 30, 1h 30m, or mon=5,sat=1h; from none to a day each.',
  weekdays: 'Write weekdays as sat,sun; none for none.',
  days: 'Write it as 14, 2 weeks or 3 months; from 1 to 3650 days.',
  daysAhead: 'Write it as 3, 3d or 2 weeks.',
  address: 'Write one address, such as me@example.com, or the name of a user of this machine.',
  count: 'It must be a whole number, 0 or more.',
  port: 'It must be a whole number from 0 to 65535; 0 takes any port that is free.',
}

const columnList = (columns: readonly string[]): string =>
  columns
    .slice(0, 12)
    .map((name, index) => `${index + 1} ${name.trim().slice(0, 30)}`)
    .join(', ')

const wanted = (given: string, choices: readonly string[]): string =>
  choices.length > 0 ? `It is one of ${choices.join(', ')}.` : (wants[given] ?? given)

/** A question that is meant, perhaps. Data for `--json`; people read them in lines of their own. */
export interface Candidate {
  readonly id: string
  readonly question: string
  readonly section?: readonly string[]
  readonly path?: string
  readonly line?: number
}

/** Every error that ends a command, by its code: what, and what to do next. */
export const errors = {
  unknownOption: ({ option, meant, help }: { option: string; meant: string | null; help: string }) =>
    failure(
      `unknown option ${option}${meant === null ? '' : `. Did you mean ${meant}?`}`,
      `\`${help}\` lists the options.`,
    ),
  conflictingOptions: ({ option, other, help }: { option: string; other: string; help: string }) =>
    failure(
      `${option} and ${other} cannot be used together`,
      `Leave one of them out; \`${help}\` says what each does.`,
    ),
  missingArgument: ({ argument, help }: { argument: string; help: string }) =>
    failure(`<${argument}> is missing`, `\`${help}\` shows what to type.`),
  missingOptionValue: ({ option, help }: { option: string; help: string }) =>
    failure(`${option} needs a value`, `\`${help}\` shows what it takes.`),
  tooManyArguments: ({ given, help }: { given: readonly string[]; help: string }) =>
    failure(`unexpected argument: ${given.join(' ')}`, `\`${help}\` shows what to type.`),
  badOptionValue: (of: { option: string; given: string; wants: string; choices: readonly string[] }) =>
    failure(`${of.option} cannot be ${of.given}`, wanted(of.wants, of.choices)),
  noSuchPath: ({ path }: { path: string }) =>
    failure(
      `no such file or folder: ${path}`,
      'Check the spelling, or run `prep notes list` to see the registered folders.',
    ),
  cannotSave: ({ path, reason }: { path: string; reason: string }) =>
    failure(
      `cannot save to ${path}: ${reason}`,
      'Nothing is lost so far; free some disk space or fix the permissions, then continue.',
    ),
  cacheDamaged: ({ path }: { path: string }) =>
    failure(
      `${path} was damaged while prep was reading it, and is gone now`,
      'Nothing was lost; run the command again.',
    ),
  cannotReadState: ({ path, reason }: { path: string; reason: string }) =>
    failure(
      `cannot read the saved state ${path}: ${reason}`,
      'Move the file away to start fresh; your notes are not affected.',
    ),
  newerState: ({ path, version }: { path: string; version: number }) =>
    failure(
      `${path} was written by a newer prep (format ${version})`,
      'Update prep: this version would lose what the newer one stored.',
    ),
  badSetting: ({ name, value }: { name: keyof typeof settings.each; value: string }) =>
    failure(`${name} cannot be ${value}`, `It takes ${settings.each[name].accepts}.`),
  futureWeights: (_: object) =>
    failure(
      '35 weights are those of FSRS-7, which prep does not use yet',
      'Use the 21 of FSRS-6, or `prep optimise`, which fits them to you.',
    ),
  noTerminal: (_: object) =>
    failure(
      'a drill needs a terminal to ask in',
      'Run it without a pipe; for scripts there are `prep list --json` and `prep show`.',
    ),
  noQuestions: ({ paths, note }: { paths: readonly string[]; note: string | null }) =>
    failure(
      `no questions in ${paths.join(', ')}`,
      note === null
        ? '`prep notes` shows what was read.'
        : `If there are some, \`prep read ${note}\` shows how each line was read, and puts it right.`,
    ),
  noNotes: ({ paths }: { paths: readonly string[] }) =>
    failure(
      `no notes (.md) in ${paths.join(', ')}`,
      'Name another folder or file, or register one: `prep notes add FOLDER`.',
    ),
  nothingToExport: (_: object) =>
    failure(
      'no notes are registered, and the examples that ship with prep are not written out',
      'Say which notes: `prep --notes FOLDER export FILE`, or register them: `prep notes add FOLDER`.',
    ),
  noMatch: ({ query, meant }: { query: string; meant: string | null }) =>
    failure(
      `no question matches "${query}"${meant === null ? '' : `. Did you mean "${meant}"?`}`,
      '`prep list` shows them all; words may come in any order, initial consonants (ㅈㄱㅎ) work too.',
    ),
  severalMatches: ({ query, count }: { query: string; count: number; candidates: readonly Candidate[] }) =>
    failure(`${count} questions match "${query}"`, 'Add a word, or use the id at the beginning of a line above.'),
  cancelled: ({ saved }: { saved: number | null }) =>
    failure(saved === null ? 'cancelled' : `stopped; ${saved === 1 ? '1 review' : `${saved} reviews`} saved`, null),
  noEditor: ({ file }: { file: string }) =>
    failure(`cannot run the editor ${file}`, 'Set $VISUAL or $EDITOR to an editor that is installed.'),
  portTaken: ({ port }: { port: number }) =>
    failure(
      `port ${port} is taken, perhaps by another \`prep serve\``,
      'Name another with `--port N`; 0 takes any that is free.',
    ),
  cannotListen: ({ address, reason }: { address: string; reason: string }) =>
    failure(`cannot serve at ${address} (${reason})`, 'Name another port with `--port N`; 0 takes any that is free.'),
  noNetwork: (_: object) => failure('this machine is in no local network', 'Connect to one, or leave `--lan` out.'),
  noOpener: ({ file, address }: { file: string; address: string }) =>
    failure(`cannot open ${address} with ${file}`, 'Copy the address into a browser.'),
  noLinkedFile: ({ address }: { address: string }) =>
    failure(
      `the notes’ folder has no file ${address} that can be opened`,
      'Check the path and spelling; programs are never opened.',
    ),
  noSuchSetting: ({ name, known, meant }: { name: string; known: readonly string[]; meant: string | null }) =>
    failure(
      `there is no setting ${name}${meant === null ? '' : `. Did you mean ${meant}?`}`,
      `There are: ${known.join(', ')}.`,
    ),
  badWords: ({ given, expected }: { given: string; expected: string }) =>
    failure(`not understood: ${given}`, `It takes: ${expected}`),
  interviewPast: ({ date, time }: { date: string; time?: string }) =>
    failure(
      `${time === undefined ? date : `${date} ${time}`} is in the past`,
      'Give the day of the interview, such as 2026-12-06, 12/6, D-14 or tomorrow.',
    ),
  nothingToPlan: ({ decks, tags }: { decks: readonly string[]; tags: readonly string[] }) =>
    failure(
      `no questions in ${[...decks, ...tags.map((tag) => `#${tag}`)].join(', ')}`,
      '`prep list` shows the decks, `prep tags` the tags.',
    ),
  unknownCommand: ({ word, meant }: { word: string; meant: string | null; help: string }) =>
    failure(
      `unknown command '${word}'${meant === null ? '' : `. Did you mean ${meant}?`}`,
      '`prep --help` lists the commands.',
    ),
  noBackup: ({ path }: { path: string }) =>
    failure(
      `${path} is not a prep backup`,
      '`prep backup FILE` writes one; daily ones are in `backups` in the state folder.',
    ),
  noBackupThere: ({ path, folder }: { path: string; folder: string }) =>
    failure(`no such file: ${path}`, `The daily backups are in ${folder}; \`prep backup FILE\` writes others.`),
  noSuchFolder: ({ path }: { path: string }) =>
    failure(`no such folder: ${path}`, 'Check the spelling, or make the folder first. Nothing was written.'),
  fileExists: ({ path }: { path: string }) =>
    failure(`${path} already exists`, 'Choose another name, or overwrite it with --force.'),
  notRemembered: ({ query }: { query: string }) =>
    failure(`there is no history for "${query}"`, 'It was never reviewed or suspended, so there is nothing to change.'),
  noOrphan: ({ query }: { query: string }) =>
    failure(
      `no record without a question matches "${query}"`,
      '`prep link` alone lists the records that lost their question.',
    ),
  severalOrphans: ({ query, count }: { query: string; count: number; candidates: readonly Candidate[] }) =>
    failure(`${count} records without a question match "${query}"`, 'Use the id at the beginning of a line above.'),
  badGrade: ({ given }: { given: string }) =>
    failure(`no such grade: ${given}`, 'Use again, hard, good, easy, or 1 to 4.'),
  syncFolderGone: ({ path }: { path: string }) =>
    failure(
      `the sync folder is not there: ${path}`,
      'Mount or download it, or keep reviews on this device only: `prep sync --off`.',
    ),
  noSyncFolder: ({ path }: { path: string }) =>
    failure(`there is no folder ${path}`, 'Check the spelling; `prep sync FOLDER` makes one. Nothing was changed.'),
  notGit: ({ path }: { path: string }) =>
    failure(`${path} is not in a git repository`, 'Run `git init` or `git clone` there first.'),
  gitFailed: ({ command, code }: { command: string; code: number }) =>
    failure(`git ${command} failed (exit code ${code})`, 'No review was lost; git’s output above says why.'),
  gitConflict: ({ path }: { path: string }) =>
    failure(
      `what is upstream cannot be merged by itself in ${path}`,
      'The reviews are committed here, and nothing else was changed. Run `git pull` there, settle the conflict, then run `prep sync --git` again.',
    ),
  gitUnderWay: ({ path, command }: { path: string; command: string }) =>
    failure(
      `git is in the middle of a ${command} in ${path}; what is saved now could be lost with it`,
      `Finish it (\`git ${command} --continue\`) or give it up (\`git ${command} --abort\`), then go on.`,
    ),
  noGit: (_: object) => failure('git is not installed', 'Install it, or let another program carry the folder.'),
  clockAhead: ({ now, last }: { now: string; last: string }) =>
    failure(
      `the clock says ${now.slice(0, 10)}, and the last that is known of is ${last.slice(0, 10)}; nothing was saved`,
      `Set the clock; if it is right, say so once: --now ${now.slice(0, 10)}`,
    ),
  journalGone: ({ path }: { path: string }) =>
    failure(
      `${path} was here, and is gone or lacks reviews; nothing was saved`,
      'Bring it back, or run `prep doctor --fix`: it looks for the reviews in its own copy, in the backups and in git.',
    ),
  editorFailed: ({ file, exitCode }: { file: string; exitCode: number }) =>
    failure(`the editor ${file} ended with an error (exit code ${exitCode})`, null),
  badTemplate: ({ given, fields }: { given: string; fields: readonly string[] }) =>
    failure(
      `no such format or field: ${given}`,
      `It takes md, or a line with fields: ${fields.map((field) => `{{${field}}}`).join(' ')}`,
    ),
  cannotImport: ({ file, why, detail }: { file: string; why: Refusal; detail: string }) =>
    failure(
      `${file} was not imported: ${refusals[why](detail)}`,
      'Nothing was changed. Export it again, or get the whole file.',
    ),
  notOurs: ({ path, count }: { path: string; count: number }) =>
    failure(
      count > 1
        ? `${path} and ${count - 1} more already exist and are not from an earlier import`
        : `${path} already exists and is not from an earlier import`,
      'Nothing was changed. Name another folder with --into.',
    ),
  notAFolder: ({ path }: { path: string }) =>
    failure(`${path} is not a folder`, 'Name a folder for the notes with --into.'),
  unclearColumns: ({ file, columns }: { file: string; columns: readonly string[] }) =>
    failure(
      `${file}: cannot tell which column is the question and which the answer: ${columnList(columns)}`,
      'Nothing was changed. Name them, as in `--columns question=1,answer=2`; `--dry-run` shows the first cards.',
    ),
  unknownFormat: ({ file, known, command }: { file: string; known: readonly string[]; command: 'import' | 'export' }) =>
    failure(
      `cannot tell the format of ${file}`,
      `Name it, as in \`prep ${command} FORMAT ${file}\`. FORMAT is one of: ${known.join(', ')}.`,
    ),
  noSuchInterview: ({ name, known }: { name: string; known: readonly string[] }) =>
    failure(
      `there is no interview ${name}`,
      known.length === 0 ? '`prep interview add NAME --on D-14` adds one.' : `There are: ${known.join(', ')}.`,
    ),
  severalInterviews: ({ name, known }: { name: string; known: readonly string[] }) =>
    failure(`${known.length} interviews are called ${name}`, `Say which: ${known.join(', ')}.`),
  interviewThere: ({ name }: { name: string }) =>
    failure(
      `an interview ${name} is planned already`,
      `\`prep interview edit ${name}\` changes it; give a second one another name.`,
    ),
  emptyQuestion: (_: object) => failure('nothing was written: the question is empty', null),
  alreadyAsked: ({ path, line, question }: { path: string; line: number; question: string }) =>
    failure(`your notes ask it already (${path}:${line}): ${question}`, 'Nothing was written.'),
  noSuchSection: ({ path, name, sections }: { path: string; name: string; sections: readonly string[] }) =>
    failure(
      `${path} has no section ${name}; nothing was written`,
      sections.length === 0
        ? 'It has no headings over questions: leave --under away.'
        : `It has: ${sections.join(', ')}.`,
    ),
  draftNoteChanged: ({ path }: { path: string }) =>
    failure(`${path} was changed since the draft was taken; nothing was changed`, 'Take it out in your editor.'),
  noPlaceForQuestion: ({ path }: { path: string }) =>
    failure(
      `nowhere in ${path} would this be read as a question of its own and nothing else; nothing was written`,
      'Name another note with --to, or word it as a question.',
    ),
  noSuchNote: ({ name, known }: { name: string; known: readonly string[] }) =>
    failure(
      known.length === 0 ? `there is no note ${name}` : `${known.length} notes are called ${name}`,
      known.length === 0 ? 'A name that ends in .md makes a new note.' : `Say which: ${known.join(', ')}.`,
    ),
  nowhereToWrite: (_: object) =>
    failure(
      'it is not clear into which note to write',
      'Say --to NOTE.md, or register your folder: `prep notes add FOLDER`.',
    ),
  whichNote: ({ under, paths }: { under: string; paths: readonly string[] }) =>
    failure(
      paths.length === 0
        ? `no note has questions under ${under}`
        : `${paths.length} notes have questions under ${under}`,
      paths.length === 0 ? 'Say which note with --to.' : `Say which with --to: ${paths.join(', ')}.`,
    ),
  emptyAnswer: (_: object) => failure('nothing was written: the answer is empty', null),
  alreadyAnswered: ({ path, line }: { path: string; line: number }) =>
    failure(
      `the question already has an answer (${path}:${line})`,
      '`--add` adds to the answer; `prep answer --edit` opens the note there.',
    ),
  cannotEncode: ({ path, encoding }: { path: string; encoding: string }) =>
    failure(
      `${path} is written in ${encoding}, which cannot hold a character of the answer`,
      'Convert the note to UTF-8, or write the answer without that character.',
    ),
  noPlaceForAnswer: ({ path, line }: { path: string; line: number }) =>
    failure(
      `this text cannot be placed under ${path}:${line} without changing how the note is read; nothing was written`,
      'Here a list, a heading or a question would be read as another question. Write it as sentences, or put it in yourself with `prep answer --edit`.',
    ),
  noSuchLine: ({ path, line }: { path: string; line: number }) =>
    failure(`line ${line} of ${path} has no text for a question`, `\`prep read ${path}\` shows its lines.`),
  noSuchForm: ({ path, form, forms }: { path: string; form: string; forms: string }) =>
    failure(`${path} has no lines of the form ${form}`, forms === '' ? null : `It has: ${forms}.`),
  noSuchReading: ({ path, reading, count }: { path: string; reading: number; count: number }) =>
    failure(
      `${path} has no reading ${reading}`,
      count <= 1
        ? 'There is no other reading to offer.'
        : `It can be read in ${count} ways; --reading takes 1 to ${count}.`,
    ),
  notANote: ({ path }: { path: string }) =>
    failure(`not a note: ${path}`, 'Name one Markdown file; `prep notes` lists your notes.'),
  cannotWriteReading: ({ path }: { path: string }) =>
    failure(
      `front matter and comments cannot express all of this in ${path}; nothing was written`,
      'Your corrections still hold: prep keeps them with its schedules.',
    ),
  noteChanged: ({ path }: { path: string }) =>
    failure(`${path} was changed while you wrote; nothing saved`, 'Try again.'),
  noteReadOnly: ({ path }: { path: string }) =>
    failure(`${path} is read-only; nothing was written`, 'Make it writable if you mean to change it (`chmod u+w`).'),
  cannotWriteNote: ({ path, reason }: { path: string; reason: string }) =>
    failure(`cannot write ${path}: ${reason}`, 'The note is unchanged.'),
  reportExists: ({ path }: { path: string }) =>
    failure(`${path} is already there; the report was not written`, 'Name another file.'),
}
