import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Context } from '../context.ts'
import { EXIT, PrepError } from '../errors.ts'
import { writeSetting } from '../store/settings.ts'
import { sanitiseLine } from '../terminal/sanitise.ts'
import { badWords } from './bad-words.ts'
import { type JsonOption, printJson } from './print-json.ts'

/** `prep notes`: the folders and files that are read when none is named. */
export async function notes(context: Context, words: readonly string[], options: JsonOption): Promise<number> {
  const { host, settings, messages, terminal } = context
  const [action = 'list', path, ...rest] = words
  const say = (line: string) => terminal.write(`${sanitiseLine(line)}\n`)
  const folders = settings.noteFolders
  if (action === 'list' && path === undefined) {
    if (options.json) return printJson(context, folders)
    if (folders.length === 0) say(messages.commands.noNoteFolders)
    else folders.forEach(say)
    return EXIT.done
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
    if (options.json) return printJson(context, now)
    say(isRegistered ? messages.commands.noteFolderThere(full) : messages.commands.noteFolderAdded(full))
    return EXIT.done
  }
  if (!isRegistered) throw new PrepError('noSuchPath', { path: full })
  const left = folders.filter((each) => each !== full)
  await writeSetting(context.stateDir, 'noteFolders', left)
  if (options.json) return printJson(context, left)
  say(messages.commands.noteFolderRemoved(full))
  return EXIT.done
}
