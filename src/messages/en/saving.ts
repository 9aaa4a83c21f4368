import { acceptsOf } from './settings.ts'

const plural = (count: number, one: string): string => `${count} ${count === 1 ? one : `${one}s`}`

/** A place in a file as every program prints it. */
const place = (path: string, line: number | null) => (line === null ? path : `${path}:${line}`)

export interface Place {
  path: string
  line: number | null
}

/** What is remembered: `prep history`, `undo`, `link`, `grade`, `backup`, `sync`, `doctor`, and trouble with it. */
export const saving = {
  /** One line for each thing in the state folder that could not be used. */
  problems: {
    tornLine: ({ path, line }: Place) =>
      `${place(path, line)}: the last line is cut off and ignored; everything before it counts`,
    unreadableLine: ({ path, line }: Place) => `${place(path, line)}: this line cannot be read and is ignored`,
    invalidLine: ({ path, line }: Place) => `${place(path, line)}: this line is not valid and is ignored`,
    journalGone: ({ path }: Place) => `${path}: this journal has disappeared; its reviews are missing until it is back`,
    journalBehind: ({ path }: Place) => `${path}: this journal lacks reviews that were saved here`,
    linkNotRead: ({ path }: Place) => `${path}: this link leads to no journal of yours and is not read`,
    checkpointUnusable: ({ path }: Place) => `${path}: could not be used and is rebuilt from the journals`,
    backupUnsaved: ({ path }: Place) => `${path}: the daily backup could not be written; the journals hold everything`,
    checkpointUnsaved: ({ path }: Place) => `${path}: could not be written; the journals hold everything`,
  },
  /** What happened, in `prep undo` and `prep history`. `question` as the person reads it. */
  happened: {
    reviewed: ({ question, grade }: { question: string; grade: string }) => `${grade}: ${question}`,
    practised: ({ question, grade }: { question: string; grade: string | null }) =>
      `practice${grade === null ? '' : ` (${grade})`}: ${question}`,
    suspended: ({ question }: { question: string }) => `suspended: ${question}`,
    resumed: ({ question }: { question: string }) => `resumed: ${question}`,
    reset: ({ question }: { question: string }) => `reset: ${question}`,
    written: ({ question }: { question: string }) => `answer written: ${question}`,
    minted: ({ question }: { question: string }) => `first seen: ${question}`,
    relinked: ({ question }: { question: string }) => `found again after an edit: ${question}`,
    linked: ({ question }: { question: string }) => `linked: ${question}`,
    unlinked: ({ question }: { question: string }) => `unlinked: ${question}`,
    placed: ({ question }: { question: string }) => `schedule carried over: ${question}`,
    joined: ({ question }: { question: string }) => `counted together what two devices had reviewed apart: ${question}`,
    corrected: ({ note, count, forgets }: { note: string; count: number; forgets: boolean }) =>
      count === 0
        ? `corrections removed: ${note}`
        : `${forgets ? 'corrected again' : 'corrected'} (${count} ${count === 1 ? 'line or form' : 'lines or forms'}): ${note}`,
    interview: ({ name, date }: { name: string; date: string | null }) =>
      date === null
        ? `interview taken off the plan${name === '' ? '' : `: ${name}`}`
        : `interview: ${name === '' ? date : `${name}, ${date}`}`,
    interviewOver: ({ name, count }: { name: string; count: number }) =>
      `interview over: ${name} (${count === 1 ? '1 question' : `${count} questions`} asked)`,
    imported: ({ file }: { file: string }) => `imported ${file}`,
    fitted: ({ cards, isOwn }: { cards: number; isOwn: boolean }) =>
      `${isOwn ? 'parameters fitted' : 'back to the usual parameters'}, ${cards === 1 ? '1 memory' : `${cards} memories`} worked out anew`,
    restored: ({ file }: { file: string }) => `restored from ${file}`,
    takenBack: 'undone',
    /** Graded by another program in the person's place. */
    by: ({ by }: { by: string }) => `by ${by}`,
    next: ({ when }: { when: string }) => `next ${when}`,
  },
  undo: {
    nothing: 'Nothing to undo.',
    nothingToRedo: 'Nothing to redo.',
    takenBack: ({ count }: { count: number }) =>
      `Undone: ${count}. \`prep undo --redo\` brings ${count === 1 ? 'it' : 'them'} back.`,
    broughtBack: ({ count }: { count: number }) => `Redone: ${count}.`,
    wouldTakeBack: ({ count }: { count: number }) => `Would undo ${count}. Nothing was changed yet.`,
  },
  history: {
    none: ({ question }: { question: string }) => `No history yet: ${question}`,
    nothing: 'No reviews yet.',
    noAnswers: 'No answers are kept yet. `prep drill --type` keeps what you type.',
    deleted: ({ count }: { count: number }) =>
      count === 0
        ? 'There are no answers to delete.'
        : `Deleted ${count === 1 ? '1 answer' : `${count} answers`}; grades and schedules stay.`,
    inBackups: 'Daily backups keep them for ten more days at most.',
  },
  changed: {
    suspended: ({ question }: { question: string }) => `Suspended; not asked again until \`prep resume\`: ${question}`,
    alreadySuspended: ({ question }: { question: string }) => `Already suspended: ${question}`,
    resumed: ({ question }: { question: string }) => `Resumed; it will be asked again: ${question}`,
    notSuspended: ({ question }: { question: string }) => `Not suspended: ${question}`,
    reset: ({ question }: { question: string }) =>
      `New again; its history is kept, and \`prep undo\` brings it back: ${question}`,
    linked: ({ from, to }: { from: string; to: string }) => `The history of "${from}" now belongs to: ${to}`,
    unlinked: ({ question }: { question: string }) =>
      `Detached from its history, which is kept; the question is new: ${question}`,
    graded: ({ question, grade, when }: { question: string; grade: string; when: string }) =>
      `${grade}, next ${when}: ${question}`,
  },
  /** Questions that kept their schedule through an edit, in `prep check`. */
  followed: {
    reworded: ({ from, to }: { from: string; to: string }) => `edited, schedule kept: "${from}" → "${to}"`,
    moved: ({ question, from, to }: { question: string; from: string; to: string }) =>
      `moved, schedule kept: "${question}", ${from} → ${to}`,
  },
  joined: ({ question }: { question: string }) =>
    `"${question}" was reviewed on two devices before either knew of the other; their reviews count together now. \`prep undo\` takes this back.`,
  orphans: {
    none: 'Every record has a question.',
    count: ({ count }: { count: number }) =>
      count === 1
        ? '1 record has lost its question; it is kept. `prep link ID QUESTION` links it again.'
        : `${count} records have lost their questions; they are kept. \`prep link ID QUESTION\` links one again.`,
    reviews: ({ count }: { count: number }) => (count === 1 ? '1 review' : `${count} reviews`),
    could: ({ questions }: { questions: string }) => `could be: ${questions}`,
  },
  grading: {
    refused: ({ line, reason }: { line: number; reason: string }) => `line ${line} refused: ${reason}`,
    noJson: 'not a JSON object',
    noCard: ({ id }: { id: string }) => `no question has the id ${id}`,
    severalCards: ({ id }: { id: string }) => `several questions have an id that begins with ${id}`,
    badGrade: ({ given }: { given: string }) => `no such grade: ${given}`,
    badInstant: ({ given }: { given: string }) => `not a date and time: ${given}`,
    badSeconds: ({ given }: { given: string }) => `not a number of seconds: ${given}`,
    saved: ({ count, refused }: { count: number; refused: number }) =>
      `${count === 1 ? '1 review' : `${count} reviews`} saved${refused === 0 ? '' : `, ${refused} refused`}.`,
  },
  backup: {
    written: ({ path, events }: { path: string; events: number }) => `${path}: ${plural(events, 'event')}`,
    same: 'Nothing differs from the backup; nothing was changed.',
    would: ({ missing, later }: { missing: number; later: number }) =>
      `Restoring adds ${plural(missing, 'event')} and removes ${later}. Nothing was changed yet; add --yes to restore.`,
    done: ({ missing, later }: { missing: number; later: number }) =>
      `Restored: ${plural(missing, 'event')} added, ${later} removed. \`prep undo\` reverts this.`,
    unusable: ({ count }: { count: number }) => `${plural(count, 'line')} of the backup cannot be used.`,
  },
  sync: {
    off: 'Reviews are kept on this device only. `prep sync FOLDER` keeps them in a folder that several devices share.',
    on: ({ path }: { path: string }) => `Reviews are kept in ${path}`,
    journal: ({ name, events, last }: { name: string; events: number; last: string }) =>
      `${name}: ${plural(events, 'event')}, last ${last}`,
    moved: ({ path, events }: { path: string; events: number }) =>
      `Reviews are now kept in ${path} (${plural(events, 'event')}).`,
    back: ({ events }: { events: number }) => `Reviews now stay on this device (${plural(events, 'event')}).`,
    committed: 'prep: reviews',
    nothingNew: 'Nothing new to commit.',
    synced: 'Pulled and pushed.',
    noRemote: 'Committed. The repository has no remote to push to.',
  },
  doctor: {
    ok: ({ events, cards, journals }: { events: number; cards: number; journals: number }) =>
      `events: ${events}, cards: ${cards}, journals: ${journals}`,
    healthy: 'No problems found.',
    found: ({ count }: { count: number }) => `${plural(count, 'problem')} found.`,
    fixable: '`prep doctor --fix` repairs what it can, after a backup.',
    fixed: ({ what }: { what: string }) => `repaired: ${what}`,
    backedUp: ({ path }: { path: string }) => `Backup first: ${path}`,
    stateFolder: ({ path }: { path: string }) => `state folder: ${path}`,
    openToOthers: ({ path }: { path: string }) => `${path}: other users of this computer can read it`,
    checkpointWrong: ({ path }: { path: string }) => `${path}: does not match the journals`,
    leftover: ({ path }: { path: string }) => `${path}: left behind by a process that was killed`,
    lowSpace: ({ path, detail }: { path: string; detail: string }) => `${path}: only ${detail} MB free on this disk`,
    notWritable: ({ path, detail }: { path: string; detail: string }) => `${path}: cannot be written (${detail})`,
    future: ({ detail }: { detail: string }) =>
      `${plural(Number(detail), 'event')} dated in the future: was the clock wrong?`,
    moved: ({ count }: { count: number }) =>
      `moved out of the future, by whole days: ${count === 1 ? '1 event' : `${count} events`}`,
    missing: ({ path }: { path: string }) => `${path}: reviews that were saved here are not in it any more`,
    broughtBack: ({ count }: { count: number }) =>
      count === 0
        ? 'What was missing is in no copy, no backup and no commit; prep goes on without it.'
        : `brought back: ${count === 1 ? '1 event' : `${count} events`}`,
    awaited: ({ detail }: { detail: string }) =>
      `${plural(Number(detail), 'undone event')} in no journal here: is the journal of a device missing?`,
  },
  /** Asked before a drill; instants in ISO 8601. */
  clock: {
    far: ({ now, last }: { now: string; last: string }) =>
      `The clock says ${now.slice(0, 10)}, and the last that is known of is ${last.slice(0, 10)}.`,
    isRight: 'Is the clock right?',
  },
  settingProblems: {
    unknownSetting: ({ path, name }: { path: string; name: string; value: string }) =>
      `${path}: there is no setting ${name}`,
    badSetting: ({ path, name, value }: { path: string; name: string; value: string }) =>
      `${path}: ${name} cannot be ${value}; it takes ${acceptsOf(name)}`,
    unreadableSettings: ({ path, value }: { path: string; name: string; value: string }) =>
      `${path}: cannot be read (${value}); the default settings are used`,
  },
}
