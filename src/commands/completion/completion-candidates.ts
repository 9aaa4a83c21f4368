import { findCards } from '../../cards/search.ts'
import type { Context } from '../../context.ts'
import { GRADES } from '../../schedule/grade.ts'
import { isSettingName, SETTING_NAMES, SETTINGS } from '../../store/settings/setting.ts'
import { sanitiseLine } from '../../terminal/text/sanitise.ts'
import { findPaths, readWithCache } from '../collection/collection.ts'
import { knownInterviews } from '../planning/known-interviews.ts'
import { SHELLS } from './completion-scripts.ts'
import type { Place, Shapes } from './completion-words.ts'

/** One word that may be meant; `about` may be empty. */
interface Candidate {
  readonly text: string
  readonly about: string
}

/** `words`: those that begin as typed; `search`: those that were found by it; the others are for the shell to complete. */
export interface Answer {
  readonly kind: 'words' | 'search' | 'files' | 'folders'
  readonly words: readonly Candidate[]
}

const MOST_QUESTIONS = 300
const FILES: Answer = { kind: 'files', words: [] }
const FOLDERS: Answer = { kind: 'folders', words: [] }

/** What may stand where the person is typing. Notes are read only where decks, tags or questions are wanted. */
export async function candidatesFor(
  place: Place,
  typed: string,
  context: Context,
  { commands }: Shapes,
): Promise<Answer> {
  switch (place.kind) {
    case 'command':
      return beginning(
        typed,
        commands.map(({ name, about }) => ({ text: name, about })),
      )
    case 'option': {
      const long = place.options.flatMap(({ flags, about }) => flags.slice(-1).map((text) => ({ text, about })))
      return beginning(typed, long)
    }
    case 'value': {
      const { option, start } = place
      const answer =
        option.choices.length > 0
          ? beginning(typed.slice(start.length), plain(option.choices))
          : await named(option.value ?? '', typed.slice(start.length), context)
      return { ...answer, words: answer.words.map(({ text, about }) => ({ text: start + text, about })) }
    }
    case 'argument':
      return (await special(place, typed, context)) ?? named(place.name, typed, context)
  }
}

/** By what the value is called in help. A question of several words is completed in its first one. */
async function named(name: string, typed: string, context: Context): Promise<Answer> {
  if (name === 'deck') return beginning(typed, plain((await cardsOf(context)).map(({ deck }) => deck)))
  if (name === 'section') return beginning(typed, plain((await cardsOf(context)).flatMap(({ section }) => section)))
  if (name === 'tag') return beginning(typed, plain((await cardsOf(context)).flatMap(({ tags }) => tags)))
  if (name === 'question') return questions(typed, context)
  if (/dir|folder/.test(name)) return FOLDERS
  return /path|file|^note$/.test(name) ? FILES : NOTHING
}

const NOTHING: Answer = { kind: 'words', words: [] }

/** Words that only one command takes; null where the argument's name says enough. */
async function special(
  { command, name, words }: Extract<Place, { kind: 'argument' }>,
  typed: string,
  context: Context,
): Promise<Answer | null> {
  const [first = '', second = ''] = words
  const say = context.messages.settings.each
  if (command === 'notes') {
    if (words.length === 0) return beginning(typed, plain(['list', 'add', 'remove']))
    return first === 'remove' ? beginning(typed, plain(context.settings.noteFolders)) : FILES
  }
  if (command === 'config') {
    if (words.length === 0) return beginning(typed, plain(['list', 'get', 'set', 'unset']))
    if (words.length === 1)
      return beginning(
        typed,
        SETTING_NAMES.map((each) => ({ text: each, about: say[each].about })),
      )
    return first === 'set' && isSettingName(second)
      ? beginning(typed, plain(['true', 'false', 'deck', 'mixed', 'ko', 'en'].filter(takenBy(second))))
      : NOTHING
  }
  if (command === 'interview') {
    if (words.length === 0) return beginning(typed, plain(['list', 'add', 'edit', 'done', 'remove']))
    const names = (await knownInterviews(context)).flatMap(({ name: called }) => called ?? [])
    return words.length === 1 && first !== 'add' ? beginning(typed, plain(names)) : NOTHING
  }
  // A new question is none of those that there are.
  if (command === 'add') return NOTHING
  if (command === 'completion') return beginning(typed, plain(SHELLS))
  if (command === 'grade') return words.length === 0 ? questions(typed, context) : beginning(typed, plain(GRADES))
  if (command === 'link') return words.length === 1 ? questions(typed, context) : NOTHING
  return name === 'question' && words.length > 0 ? NOTHING : null
}

const takenBy =
  (name: keyof typeof SETTINGS) =>
  (word: string): boolean =>
    SETTINGS[name].isValid(word === 'true' ? true : word === 'false' ? false : word)

async function questions(typed: string, context: Context): Promise<Answer> {
  const cards = await cardsOf(context)
  const begun = beginning(
    typed,
    cards.map(({ question, deck }) => ({ text: question, about: deck })),
  )
  if (begun.words.length > 0) return { ...begun, words: begun.words.slice(0, MOST_QUESTIONS) }
  const found = findCards(cards, typed).slice(0, MOST_QUESTIONS)
  return { kind: 'search', words: tidy(found.map(({ question, deck }) => ({ text: question, about: deck }))) }
}

async function cardsOf(context: Context) {
  const { notes } = await readWithCache(context, findPaths(context, []).present)
  return notes.flatMap(({ cards }) => cards)
}

const plain = (texts: readonly string[]): readonly Candidate[] => texts.map((text) => ({ text, about: '' }))

function beginning(typed: string, candidates: readonly Candidate[]): Answer {
  const start = typed.normalize('NFC')
  return { kind: 'words', words: tidy(candidates).filter(({ text }) => text.startsWith(start)) }
}

/** Each text once, on one line, without what a terminal would act on. */
function tidy(candidates: readonly Candidate[]): readonly Candidate[] {
  const line = (text: string) => sanitiseLine(text).replace(/\s+/g, ' ').trim().normalize('NFC')
  const seen = new Map(candidates.map(({ text, about }) => [line(text), line(about)]))
  return [...seen].map(([text, about]) => ({ text, about }))
}
