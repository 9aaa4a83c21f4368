import { failure } from '../failure.ts'
import { exchange } from './exchange.ts'
import { settings } from './settings.ts'

const { refusals } = exchange

/** Why a file of another program was refused as a whole. */
type Refusal = keyof typeof refusals

/** What an option takes, by the parsers of `commands/options.ts`. */
const wants: Readonly<Record<string, string>> = {
  seconds: 'It must be between 5 and 3600 seconds.',
  span: 'Write it as 30m or 1h; at most 8h.',
  instant: 'Write it as 2026-11-22 or 2026-11-22T21:00.',
  date: 'Write it as 2026-12-01.',
  minutes: 'It must be between 1 and 1440 minutes.',
  dayMinutes: 'Write it as 20 or mon=5,sat=30, each between 0 and 1440 minutes.',
  weekdays: 'Write weekdays as sat,sun; none for none.',
  days: 'It must be between 1 and 3650 days.',
  count: 'It must be a whole number, 0 or more.',
}

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

export const errors = {
  unknownOption: ({ option, meant, help }: { option: string; meant: string | null; help: string }) =>
    failure(
      `unknown option ${option}${meant === null ? '' : `. Did you mean ${meant}?`}`,
      `\`${help}\` lists the options.`,
    ),
  missingArgument: ({ argument, help }: { argument: string; help: string }) =>
    failure(`<${argument}> is missing`, `\`${help}\` shows what to type.`),
  missingOptionValue: ({ option, help }: { option: string; help: string }) =>
    failure(`${option} needs a value`, `\`${help}\` shows what it takes.`),
  tooManyArguments: ({ given, help }: { given: readonly string[]; help: string }) =>
    failure(`not understood: ${given.join(' ')}`, `\`${help}\` shows what to type.`),
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
      'Nothing was lost so far; free the disk or fix the permissions, then go on.',
    ),
  cannotReadState: ({ path, reason }: { path: string; reason: string }) =>
    failure(
      `cannot read the saved state ${path}: ${reason}`,
      'Move the file aside to start it anew; your notes are not affected.',
    ),
  newerState: ({ path, version }: { path: string; version: number }) =>
    failure(
      `${path} was written by a newer prep (format ${version})`,
      'Update prep: this version would lose what the newer one knows.',
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
  noQuestions: ({ paths }: { paths: readonly string[] }) =>
    failure(`no questions in ${paths.join(', ')}`, '`prep list --explain PATH` shows how each line was read.'),
  noNotes: ({ paths }: { paths: readonly string[] }) =>
    failure(
      `no notes (.md) in ${paths.join(', ')}`,
      'Name another folder or file, or register one: `prep notes add FOLDER`.',
    ),
  noMatch: ({ query }: { query: string }) =>
    failure(
      `no question matches "${query}"`,
      '`prep list` shows them all; words may come in any order, initial consonants (ㅈㄱㅎ) work too.',
    ),
  severalMatches: ({ query, count }: { query: string; count: number; candidates: readonly Candidate[] }) =>
    failure(`${count} questions match "${query}"`, 'Add a word, or use the id at the beginning of a line above.'),
  cancelled: ({ saved }: { saved: number | null }) =>
    failure(saved === null ? 'cancelled' : `stopped; ${saved === 1 ? '1 review' : `${saved} reviews`} saved`, null),
  noEditor: ({ file }: { file: string }) =>
    failure(`cannot run the editor ${file}`, 'Set $VISUAL or $EDITOR to an editor that is installed.'),
  noOpener: ({ file, address }: { file: string; address: string }) =>
    failure(`cannot open ${address} with ${file}`, 'Copy the address into a browser.'),
  noLinkedFile: ({ address }: { address: string }) =>
    failure(
      `there is no file ${address} in the notes’ folder that can be opened`,
      'Look where the file lies, how the note spells it, and that it is no program.',
    ),
  noSuchSetting: ({ name, known, meant }: { name: string; known: readonly string[]; meant: string | null }) =>
    failure(
      `there is no setting ${name}${meant === null ? '' : `. Did you mean ${meant}?`}`,
      `There are: ${known.join(', ')}.`,
    ),
  badWords: ({ given, expected }: { given: string; expected: string }) =>
    failure(`not understood: ${given}`, `It takes: ${expected}`),
  interviewPast: ({ date }: { date: string }) =>
    failure(`${date} is past`, 'Name the day of the interview, as 2026-12-01.'),
  nothingToPlan: ({ decks, tags }: { decks: readonly string[]; tags: readonly string[] }) =>
    failure(
      `no question of ${[...decks, ...tags.map((tag) => `#${tag}`)].join(', ')}`,
      '`prep list` shows the decks; tags come from the front matter of a note.',
    ),
  unknownCommand: ({ word, meant }: { word: string; meant: string | null }) =>
    failure(
      `unknown command '${word}'${meant === null ? '' : `. Did you mean ${meant}?`}`,
      'Run `prep --help` to see what there is.',
    ),
  noBackup: ({ path }: { path: string }) =>
    failure(
      `${path} is no backup of prep's`,
      '`prep backup FILE` writes one; daily ones are in `backups` of the state folder.',
    ),
  noBackupThere: ({ path, folder }: { path: string; folder: string }) =>
    failure(`no such file: ${path}`, `The daily backups are in ${folder}; \`prep backup FILE\` writes others.`),
  fileExists: ({ path }: { path: string }) =>
    failure(`${path} is already there`, 'Name another file, or say --force to write over it.'),
  notRemembered: ({ query }: { query: string }) =>
    failure(
      `nothing is remembered of "${query}"`,
      'It was never reviewed or suspended, so there is nothing to change.',
    ),
  noOrphan: ({ query }: { query: string }) =>
    failure(
      `no orphaned record matches "${query}"`,
      '`prep link` without more lists the records that lost their question.',
    ),
  severalOrphans: ({ query, count }: { query: string; count: number; candidates: readonly Candidate[] }) =>
    failure(`${count} orphaned records match "${query}"`, 'Use the id at the beginning of a line above.'),
  badGrade: ({ given }: { given: string }) =>
    failure(`no such grade: ${given}`, 'It is one of again, hard, good, easy, or 1 to 4.'),
  syncFolderGone: ({ path }: { path: string }) =>
    failure(
      `the sync folder is not there: ${path}`,
      'Mount or download it, or go back to reviews on this device alone: `prep sync --off`.',
    ),
  notGit: ({ path }: { path: string }) =>
    failure(`${path} is in no git repository`, 'Run `git init` or `git clone` there first.'),
  gitFailed: ({ command, code }: { command: string; code: number }) =>
    failure(`git ${command} failed (exit code ${code})`, 'Nothing of prep was changed; git says why above.'),
  editorFailed: ({ file, exitCode }: { file: string; exitCode: number }) =>
    failure(`the editor ${file} ended with an error (exit code ${exitCode})`, null),
  badTemplate: ({ given, fields }: { given: string; fields: readonly string[] }) =>
    failure(
      `no such format or field: ${given}`,
      `It takes md, or a line with fields: ${fields.map((field) => `{{${field}}}`).join(' ')}`,
    ),
  cannotWatch: ({ reason }: { reason: string }) =>
    failure(`cannot watch for changes: ${reason}`, 'Watch fewer folders: `prep watch FOLDER`.'),
  cannotImport: ({ file, why, detail }: { file: string; why: Refusal; detail: string }) =>
    failure(
      `${file} was not imported: ${refusals[why](detail)}`,
      'Nothing was changed. Export it anew, or get the whole file.',
    ),
  notOurs: ({ path, count }: { path: string; count: number }) =>
    failure(
      `${path} is already there${count > 1 ? `, and ${count - 1} more` : ''}, and not from an earlier import`,
      'Nothing was changed. Name another folder with --into.',
    ),
  notAFolder: ({ path }: { path: string }) =>
    failure(`${path} is no folder`, 'Name a folder for the notes with --into.'),
  unknownFormat: ({ file, known }: { file: string; known: readonly string[] }) =>
    failure(`it is not clear of which program ${file} is`, `Say so in front of it: ${known.join(', ')}.`),
  emptyAnswer: (_: object) => failure('nothing was written: the answer is empty', null),
  alreadyAnswered: ({ path, line }: { path: string; line: number }) =>
    failure(
      `the question is answered already (${path}:${line})`,
      '`--add` adds to the answer; `prep answer --edit` opens the note there.',
    ),
  cannotEncode: ({ path, encoding }: { path: string; encoding: string }) =>
    failure(
      `${path} is written in ${encoding}, which lacks a character of the answer`,
      'Convert the note to UTF-8, or write the answer without that character.',
    ),
  noPlaceForAnswer: ({ path, line }: { path: string; line: number }) =>
    failure(
      `nowhere under ${path}:${line} would this text be read as the answer and nothing else; nothing was written`,
      'A list, a heading or a line that asks would be read as a question of the note here: write it as sentences, or put it in yourself with `prep answer --edit`.',
    ),
  noSuchLine: ({ path, line }: { path: string; line: number }) =>
    failure(`${path} has no line ${line} with words that could ask`, `\`prep read ${path}\` shows its lines.`),
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
    failure(`not a note: ${path}`, 'Name one Markdown file; `prep notes` shows the notes of each folder.'),
  cannotWriteReading: ({ path }: { path: string }) =>
    failure(
      `front matter and comments cannot say all of this in ${path}; nothing was written`,
      'Your corrections hold without: prep keeps them beside its schedules.',
    ),
  noteChanged: ({ path }: { path: string }) =>
    failure(`${path} was changed meanwhile; nothing was written`, 'Do it again: it is then read anew.'),
  cannotWriteNote: ({ path, reason }: { path: string; reason: string }) =>
    failure(`cannot write ${path}: ${reason}`, 'The note is as it was.'),
  reportExists: ({ path }: { path: string }) =>
    failure(`${path} is already there; the report was not written`, 'Name another file. The reviews are saved.'),
}
