const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`

const among = (n: number, first: string): string => (n === 1 ? first : `${first} and ${n - 1} more`)

const OTHER_PROGRAMS: Readonly<Record<string, string>> = {
  obsidian: 'Obsidian’s plugin Spaced Repetition',
  logseq: 'Logseq',
}

/** Single lines of many commands: what `prep` alone and `prep notes` say, and what notes were or were not found. */
export const commands = {
  bug: (version: string) => `prep ${version}: this is a bug in prep. Please report it with the lines below.`,
  folder: 'FOLDER',
  cause: 'Cause:',
  greeting: [
    'Welcome! prep quizzes you on your own notes, just before you would forget.',
    'Add your notes with `prep notes add FOLDER`. Until then it uses sample notes.',
    'Start with `prep drill`; `prep` shows today, `prep --help` all commands.',
  ] as readonly string[],
  reading: (done: number, total: number) => `reading ${done} of ${total} notes`,
  usingSeeds: 'No notes registered, so these are sample notes. To add yours: `prep notes add FOLDER`.',
  noSuchDeck: (name: string, meant: string | null) =>
    `there is no deck ${name}${meant === null ? '' : `. Did you mean ${meant}?`}`,
  noSuchTag: (name: string, meant: string | null) =>
    `no question has the tag ${name}. ${meant === null ? '`prep tags` lists the tags.' : `Did you mean ${meant}?`}`,
  problems: 'Some notes have problems; `prep check` shows them.',
  noSuchSection: (name: string, meant: string | null) =>
    `no question stands under ${name}${meant === null ? '' : `. Did you mean ${meant}?`}`,
  noProblems: (notes: number) => `No problems in ${count(notes, 'note')}.`,
  problemCount: (n: number, notes: number) => `${count(n, 'problem')} in ${count(notes, 'note')}.`,
  /** What is not asked, in `prep check`: how many, and the first of them. */
  leftOut: {
    conflict: (n: number, first: string) =>
      `Left out: ${count(n, 'copy that a sync program made', 'copies that sync programs made')} (${among(n, first)}).`,
    drawing: (n: number, first: string) => `Left out: ${count(n, 'Excalidraw drawing')} (${among(n, first)}).`,
    templates: (n: number, first: string) =>
      `Left out: ${count(n, 'folder of templates', 'folders of templates')} (${among(n, first)}).`,
    export: (n: number, first: string) => `Left out: ${count(n, 'file')} that prep exported (${among(n, first)}).`,
  },
  /** Notes that hold cards of another program, read as notes; `program` as `prep import` calls it. */
  otherCards: (n: number, program: string, path: string) =>
    `${n === 1 ? '1 note holds' : `${n} notes hold`} cards of ${OTHER_PROGRAMS[program] ?? program}; \`prep import ${program} ${path}\` brings their schedules along.`,
  unansweredWait: (n: number) =>
    `${count(n, 'question has', 'questions have')} no answer yet: \`prep drill --unanswered\`, or \`prep list --unanswered\`.`,
  nothingDue: (next: string | null) => (next === null ? 'Nothing is due.' : `Nothing is due. Next: ${next}.`),
  moreNewWait: (n: number) =>
    `${n} more new ${n === 1 ? 'question waits' : 'questions wait'}; \`--new ${n}\` asks ${n === 1 ? 'it' : 'them'} now.`,
  cramming: 'Cramming: schedules stay as they are.',
  noteFolderAdded: (path: string) => `Added: ${path}`,
  noteFolderThere: (path: string) => `Already there: ${path}`,
  noteFolderRemoved: (path: string) => `Removed: ${path}`,
  noNoteFolders: 'No folder is registered; prep reads its sample notes. `prep notes add FOLDER` adds yours.',
  today: {
    due: (n: number) => `${count(n, 'question')} due`,
    new: (n: number) => `${n} new`,
    unanswered: (n: number) => `${n} without an answer`,
    nothing: 'Nothing to drill today.',
    done: 'Done for today.',
    next: (when: string) => `Next: ${when}.`,
    streak: (days: number) => `${count(days, 'day')} in a row`,
    keepStreak: (days: number) => `${count(days, 'day')} in a row; one review keeps it going`,
    about: 'To think about',
    drill: 'starts the drill',
    list: 'shows what has no answer yet',
    plan: 'plans for an interview',
    showPlan: 'shows the plan',
    stats: 'shows your progress',
    add: 'adds your own notes',
    help: 'lists every command',
  },
}
