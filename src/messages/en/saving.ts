import { acceptsOf } from './settings.ts'

/** A place in a file as every program prints it. */
const place = (path: string, line: number | null) => (line === null ? path : `${path}:${line}`)

export interface Place {
  path: string
  line: number | null
}

export const saving = {
  /** One line for each thing in the state folder that could not be used. */
  problems: {
    tornLine: ({ path, line }: Place) =>
      `${place(path, line)}: the last line was cut off and does not count; everything before it does`,
    unreadableLine: ({ path, line }: Place) => `${place(path, line)}: this line cannot be read and does not count`,
    invalidLine: ({ path, line }: Place) => `${place(path, line)}: this line makes no sense and does not count`,
    journalGone: ({ path }: Place) =>
      `${path}: this journal was here and is gone; its reviews are missing until it is back`,
    checkpointUnusable: ({ path }: Place) => `${path}: could not be used and is made anew from the journals`,
    backupUnsaved: ({ path }: Place) => `${path}: the daily backup could not be written; the journals hold everything`,
    checkpointUnsaved: ({ path }: Place) => `${path}: could not be written; the journals hold everything`,
  },
  /** What happened, in `prep undo` and `prep history`. `question` as the person reads it. */
  happened: {
    reviewed: ({ question, grade }: { question: string; grade: string }) => `${grade}: ${question}`,
    suspended: ({ question }: { question: string }) => `suspended: ${question}`,
    resumed: ({ question }: { question: string }) => `resumed: ${question}`,
    reset: ({ question }: { question: string }) => `started anew: ${question}`,
    minted: ({ question }: { question: string }) => `first met: ${question}`,
    relinked: ({ question }: { question: string }) => `found again after an edit: ${question}`,
    linked: ({ question }: { question: string }) => `linked: ${question}`,
    unlinked: ({ question }: { question: string }) => `unlinked: ${question}`,
    placed: ({ question }: { question: string }) => `schedule taken over: ${question}`,
    corrected: ({ note, count, forgets }: { note: string; count: number; forgets: boolean }) =>
      count === 0
        ? `corrections taken away: ${note}`
        : `${forgets ? 'corrected anew' : 'corrected'} (${count} ${count === 1 ? 'line or form' : 'lines or forms'}): ${note}`,
    imported: ({ file, events }: { file: string; events: readonly string[] }) =>
      `imported ${file}: ${events.length} events`,
    fitted: ({ cards, isOwn }: { cards: number; isOwn: boolean }) =>
      `${isOwn ? 'parameters fitted' : 'back to the usual parameters'}, ${cards === 1 ? '1 memory' : `${cards} memories`} worked out anew`,
    restored: ({ file }: { file: string }) => `went back to ${file}`,
    takenBack: 'taken back',
    next: ({ when }: { when: string }) => `next ${when}`,
  },
  undo: {
    nothing: 'There is nothing to take back.',
    nothingToRedo: 'There is nothing to bring back.',
    takenBack: ({ count }: { count: number }) => `Taken back: ${count}. \`prep undo --redo\` brings it back.`,
    broughtBack: ({ count }: { count: number }) => `Brought back: ${count}.`,
    wouldTakeBack: ({ count }: { count: number }) => `Would take back: ${count}. Nothing was changed.`,
  },
  history: {
    none: ({ question }: { question: string }) => `Nothing has happened yet: ${question}`,
    nothing: 'Nothing has been reviewed yet.',
  },
  changed: {
    suspended: ({ question }: { question: string }) => `Suspended, not asked again until \`prep resume\`: ${question}`,
    alreadySuspended: ({ question }: { question: string }) => `Already suspended: ${question}`,
    resumed: ({ question }: { question: string }) => `Asked again from now on: ${question}`,
    notSuspended: ({ question }: { question: string }) => `Not suspended: ${question}`,
    reset: ({ question }: { question: string }) =>
      `New again; its history is kept, \`prep undo\` brings it back: ${question}`,
    linked: ({ from, to }: { from: string; to: string }) => `"${from}" goes on as: ${to}`,
    unlinked: ({ question }: { question: string }) => `Its record is kept apart, and the question is new: ${question}`,
    graded: ({ question, grade, when }: { question: string; grade: string; when: string }) =>
      `${grade}, next ${when}: ${question}`,
  },
  /** Questions that kept their schedule through an edit, in `prep check`. */
  followed: {
    reworded: ({ from, to }: { from: string; to: string }) => `edited, and keeps its schedule: "${from}" → "${to}"`,
    moved: ({ question, from, to }: { question: string; from: string; to: string }) =>
      `moved, and keeps its schedule: "${question}", ${from} → ${to}`,
  },
  orphans: {
    none: 'Every record has its question.',
    count: ({ count }: { count: number }) =>
      count === 1
        ? '1 record has no question any more; it is kept. `prep link ID QUESTION` gives it one.'
        : `${count} records have no question any more; they are kept. \`prep link ID QUESTION\` gives one a question.`,
    reviews: ({ count }: { count: number }) => (count === 1 ? '1 review' : `${count} reviews`),
    could: ({ questions }: { questions: string }) => `could be: ${questions}`,
  },
  grading: {
    refused: ({ line, reason }: { line: number; reason: string }) => `line ${line} refused: ${reason}`,
    noJson: 'no JSON object',
    noCard: ({ id }: { id: string }) => `no question has the id ${id}`,
    severalCards: ({ id }: { id: string }) => `several questions have an id that begins with ${id}`,
    badGrade: ({ given }: { given: string }) => `no such grade: ${given}`,
    badInstant: ({ given }: { given: string }) => `no instant: ${given}`,
    badSeconds: ({ given }: { given: string }) => `no number of seconds: ${given}`,
    saved: ({ count, refused }: { count: number; refused: number }) =>
      `${count === 1 ? '1 review' : `${count} reviews`} saved${refused === 0 ? '' : `, ${refused} refused`}.`,
  },
  backup: {
    written: ({ path, events }: { path: string; events: number }) => `${path}: ${events} events`,
    same: 'Everything is as in the backup; nothing was changed.',
    would: ({ missing, later }: { missing: number; later: number }) =>
      `Going back brings ${missing} events and takes back ${later}. Nothing was changed yet: add --yes to do it.`,
    done: ({ missing, later }: { missing: number; later: number }) =>
      `Brought ${missing} events and took back ${later}. \`prep undo\` takes this back.`,
    unusable: ({ count }: { count: number }) => `${count} lines of the backup cannot be used.`,
  },
  sync: {
    off: 'Reviews are kept on this device alone. `prep sync FOLDER` keeps them in a folder that several devices share.',
    on: ({ path }: { path: string }) => `Reviews are kept in ${path}`,
    journal: ({ name, events, last }: { name: string; events: number; last: string }) =>
      `${name}: ${events} events, the last ${last}`,
    moved: ({ path, events }: { path: string; events: number }) => `From now on in ${path}: ${events} events.`,
    back: ({ events }: { events: number }) => `From now on on this device alone: ${events} events.`,
    committed: 'prep: reviews',
    nothingNew: 'Nothing new to commit.',
    synced: 'Pulled and pushed.',
    noRemote: 'Committed. The repository has no remote to push to.',
  },
  doctor: {
    ok: ({ events, cards, journals }: { events: number; cards: number; journals: number }) =>
      `events: ${events}, cards: ${cards}, journals: ${journals}`,
    healthy: 'Everything is well.',
    found: ({ count }: { count: number }) => (count === 1 ? '1 thing is not well.' : `${count} things are not well.`),
    fixable: '`prep doctor --fix` repairs what it can, after a backup.',
    fixed: ({ what }: { what: string }) => `repaired: ${what}`,
    backedUp: ({ path }: { path: string }) => `Backup first: ${path}`,
    stateFolder: ({ path }: { path: string }) => `state folder: ${path}`,
    openToOthers: ({ path }: { path: string }) => `${path}: other users of this computer can read it`,
    checkpointWrong: ({ path }: { path: string }) => `${path}: does not say what the journals say`,
    leftover: ({ path }: { path: string }) => `${path}: left behind by a process that was killed`,
    lowSpace: ({ path, detail }: { path: string; detail: string }) =>
      `${path}: only ${detail} MB are free on this disk`,
    notWritable: ({ path, detail }: { path: string; detail: string }) => `${path}: cannot be written (${detail})`,
    future: ({ detail }: { detail: string }) => `${detail} events lie in the future: was the clock wrong?`,
    awaited: ({ detail }: { detail: string }) =>
      `${detail} events were taken back that are in no journal here: is a device's journal missing?`,
  },
  settingProblems: {
    unknownSetting: ({ path, name }: { path: string; name: string; value: string }) =>
      `${path}: there is no setting ${name}`,
    badSetting: ({ path, name, value }: { path: string; name: string; value: string }) =>
      `${path}: ${name} cannot be ${value}; it takes ${acceptsOf(name)}`,
    unreadableSettings: ({ path, value }: { path: string; name: string; value: string }) =>
      `${path}: cannot be read (${value}); the usual settings are used`,
  },
}
