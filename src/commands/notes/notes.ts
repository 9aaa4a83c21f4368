import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Context } from '../../context.ts'
import { EXIT, PrepError } from '../../errors.ts'
import { describeProblem } from '../../notes/describe-problem.ts'
import type { Note, Problem } from '../../notes/note.ts'
import { isUnsure } from '../../notes/unsure.ts'
import { writeSetting } from '../../store/settings/settings.ts'
import { sanitiseLine } from '../../terminal/text/sanitise.ts'
import { shellWord } from '../../terminal/text/shell-words.ts'
import { wrapText } from '../../terminal/text/wrap.ts'
import { renderNotes } from '../../terminal/views/notes.ts'
import { READING_RULES, readWithCache } from '../collection/collection.ts'
import { tellDoubt } from '../collection/doubt.ts'
import { tellOtherCards } from '../collection/other-cards.ts'
import { badWords } from '../frame/bad-words.ts'
import { type JsonOption, printJson } from '../frame/print-json.ts'
import { printLine } from '../frame/tell.ts'

/** `prep notes`: the folders and files that are read when none is named, and what prep made of each note in them. */
export async function notes(context: Context, words: readonly string[], options: JsonOption): Promise<number> {
  const { host, settings, messages, terminal } = context
  const [action = 'list', path, ...rest] = words
  const say = (line: string) => printLine(terminal, line)
  const folders = settings.noteFolders
  if (action === 'list' && path === undefined) {
    if (folders.length === 0 && !options.json) {
      return say(messages.commands.noNoteFolders)
    }
    if (!options.json) folders.forEach(say)
    return tellNotes(context, folders, folders, options)
  }
  if (path === undefined || rest.length > 0 || !['add', 'remove'].includes(action))
    throw badWords(context, 'notes', words)
  // A shell leaves a quoted ~ as it is.
  const full = resolve(
    host.cwd,
    path.replace(/^~(?=$|[\\/])/, () => host.homeDirectory),
  )
  const isRegistered = folders.includes(full)
  if (action === 'add') {
    if (!existsSync(full)) throw new PrepError('noSuchPath', { path })
    const now = isRegistered ? folders : [...folders, full]
    if (!isRegistered) await writeSetting(context.stateDir, 'noteFolders', now)
    if (!options.json)
      say(isRegistered ? messages.commands.noteFolderThere(full) : messages.commands.noteFolderAdded(full))
    return tellNotes(context, now, [full], { ...options, isNew: true })
  }
  if (!isRegistered) throw new PrepError('noSuchPath', { path: full })
  const left = folders.filter((each) => each !== full)
  await writeSetting(context.stateDir, 'noteFolders', left)
  if (options.json) return tellNotes(context, left, [], options)
  return say(messages.commands.noteFolderRemoved(full))
}

/** Reads folders and says what prep made of each note, and, of new ones, what to do next. `folders` are those registered. */
async function tellNotes(
  context: Context,
  folders: readonly string[],
  read: readonly string[],
  { json, isNew = false }: JsonOption & { readonly isNew?: boolean },
): Promise<number> {
  const { terminal, messages, style } = context
  const there = read.filter((path) => existsSync(path))
  const { notes, problems, others } =
    there.length === 0 ? { notes: [], problems: [], others: [] } : await readWithCache(context, there)
  const leftOut = problems.filter(({ rule }) => READING_RULES.includes(rule) && rule !== 'front-matter')
  const out = new Set(leftOut.map(({ path }) => path))
  const whole = notes.filter(({ path, cards }) => cards.length > 0 || !out.has(path))
  const why = (problem: Problem): string => describeProblem(problem, messages)
  if (json)
    return printJson(context, {
      folders,
      notes: whole.map(noteJson),
      leftOut: leftOut.map((problem) => ({ path: problem.path, rule: problem.rule, why: why(problem) })),
    })
  for (const path of read)
    if (!there.includes(path)) terminal.writeError(`${sanitiseLine(messages.errors.noSuchPath({ path }).text)}\n`)
  if (there.length === 0) return EXIT.failed
  const rows = leftOut.map((problem) => ({ path: problem.path, why: why(problem) }))
  terminal.write(`\n${renderNotes(whole, rows, { width: terminal.columns, style, messages })}\n`)
  tellDoubt(context, whole)
  tellOtherCards(context, { others, paths: there })
  const [leastSure] = whole
    .filter(({ cards }) => cards.length > 0)
    .sort((one, other) => one.confidence - other.confidence)
  if (isNew && leastSure !== undefined) {
    const path = whole.some(isUnsure) ? null : shellWord(leastSure.path)
    terminal.write(`${wrapText(messages.readings.nowDrill(path), terminal.columns).join('\n')}\n`)
  }
  return EXIT.done
}

/** A public format, so names stay as they are. */
function noteJson(note: Note) {
  const { path, cards, confidence, counts } = note
  return {
    path,
    questions: cards.length,
    unanswered: cards.filter(({ status }) => status === 'unanswered').length,
    confidence,
    unsure: isUnsure(note),
    ...counts,
  }
}
