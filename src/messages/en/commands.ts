const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`

export const commands = {
  bug: (version: string) => `prep ${version}: a bug in prep. Please report it with the lines below.`,
  cause: 'Cause:',
  usingSeeds: 'No notes registered: these are the ones that ship with prep. Yours: `prep notes add FOLDER`.',
  problems: 'There are problems in the notes: `prep check` shows them.',
  noProblems: (notes: number) => `No problems in ${count(notes, 'note')}.`,
  problemCount: (n: number, notes: number) => `${count(n, 'problem')} in ${count(notes, 'note')}.`,
  unansweredWait: (n: number) =>
    `${count(n, 'question waits', 'questions wait')} for an answer: \`prep drill --unanswered\`, or \`prep list --unanswered\`.`,
  nothingDue: (next: string | null) => (next === null ? 'Nothing is due.' : `Nothing is due. Next: ${next}.`),
  moreNewWait: (n: number) => `${count(n, 'new question')} more for another day, or now with \`--new ${n}\`.`,
  cramming: 'Cramming: schedules stay as they are.',
  noteFolderAdded: (path: string) => `Added: ${path}`,
  noteFolderThere: (path: string) => `Already there: ${path}`,
  noteFolderRemoved: (path: string) => `Removed: ${path}`,
  noNoteFolders: 'No folder is registered; prep reads the notes that ship with it. `prep notes add FOLDER` adds one.',
  settingIsDefault: 'default',
  settingIsSet: 'set',
  settingSaved: (key: string, value: string) => `${key} = ${value}`,
  today: {
    due: (n: number) => `${count(n, 'question')} due`,
    new: (n: number) => `${n} new`,
    unanswered: (n: number) => `${n} without an answer`,
    nothing: 'Nothing to drill today.',
    next: (when: string) => `Next: ${when}.`,
    drill: 'starts the drill',
    list: 'shows what has no answer yet',
    help: 'lists every command',
  },
}
