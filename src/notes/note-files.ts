import { type Dirent, readdirSync, realpathSync, type Stats, statSync } from 'node:fs'
import { isAbsolute, join, relative, resolve, sep } from 'node:path'
import { decode } from '../disk/decode.ts'
import { readBytes } from '../disk/read-bytes.ts'
import type { IgnoreRules } from './ignore-rules.ts'
import { firstOf, isCopyOf, isTemplates, type LeftOut, type LeftOutKind, leftOutByName } from './left-out.ts'
import { type Problem, problemOf } from './note.ts'

const NOTE = /\.(?:md|markdown|mdx)$/i
const SKIPPED = new Set(['node_modules'])
/** Whether a file or folder inside of a folder of notes is passed over, whatever is in it. */
export const isPassedOver = (name: string): boolean => name.startsWith('.') || SKIPPED.has(name)

/** Whether a file inside of a folder of notes is one. */
export const isNoteName = (name: string): boolean => NOTE.test(name)

const IGNORE_FILES = ['.gitignore', '.prepignore']
/** Folders that the system makes up, some of them without end. */
const SYSTEM = /^\/(?:proc|sys|dev)(?:\/|$)/
const DEEPEST = 64
const MOST_FOLDERS = 20_000

/** What was found in a folder and those inside of it. */
export interface FoundFiles {
  /** Whole paths, sorted within each folder. */
  readonly files: readonly string[]
  readonly problems: readonly Problem[]
  /** What is not for asking, in the order in which it was found. */
  readonly leftOut: readonly LeftOut[]
}

/**
 * All notes inside a folder. Hidden files and folders, `node_modules`, and what a .gitignore or .prepignore of these
 * folders names are left out; so are copies that sync programs made, drawings, and folders of templates. Links are followed, each folder is read once, whichever links lead to it. What cannot be
 * read is a problem each; `cwd` is what the paths in problems are relative to.
 */
export async function noteFilesIn(top: string, cwd: string): Promise<FoundFiles> {
  const files: string[] = []
  const problems: Problem[] = []
  const leftOut: LeftOut[] = []
  const seen = new Set<string>()
  const say = (path: string, rule: string, values: Problem['values'] = {}) =>
    problems.push(problemOf(shownPath(path, cwd), rule, values))

  const leaveOut = (path: string, kind: LeftOutKind) => leftOut.push({ path: shownPath(path, cwd), kind })

  const visit = async (folder: string, real: string, depth: number, above: IgnoreRules | null): Promise<void> => {
    if (seen.has(real)) return
    if (SYSTEM.test(real) && depth > 0) return
    if (depth > DEEPEST || seen.size >= MOST_FOLDERS) {
      if (problems.some(({ rule }) => rule === 'too-many-folders')) return
      say(folder, 'too-many-folders', { folders: MOST_FOLDERS, depth: DEEPEST })
      return
    }
    seen.add(real)
    let entries: Dirent[]
    try {
      entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
    } catch (error) {
      say(folder, 'unreadable-folder', { reason: codeOf(error) })
      return
    }
    const rules = await rulesOf(folder, entries, above)
    for (const entry of entries) {
      const { name } = entry
      if (isPassedOver(name)) continue
      const path = join(folder, name)
      const target = entry.isSymbolicLink() ? statOf(path) : entry
      const isFolder = target?.isDirectory() ?? false
      if (rules?.ignores(path, isFolder)) continue
      if (isFolder && isTemplates(name)) leaveOut(path, 'templates')
      else if (isFolder) await visit(path, entry.isSymbolicLink() ? realOf(path) : join(real, name), depth + 1, rules)
      else if (!isNoteName(name)) continue
      else if (name.includes('\uFFFD') && statOf(path) === null) say(path, 'name-not-text')
      else if (target === null) say(path, 'broken-link')
      else if (!target.isFile()) say(path, 'not-a-file')
      else if (isNamedAsNote(entry, path)) {
        const kind = leftOutByName(name) ?? (isSecondCopy(folder, name, entries) ? 'conflict' : null)
        if (kind === null) files.push(path)
        else leaveOut(path, kind)
      }
    }
  }
  await visit(top, realOf(top), 0, null)
  return { files, problems, leftOut }
}

/** So many files tell what a folder is like. */
const MOST_BESIDE = 200

/** Whole paths of notes that lie in a folder, not in those inside of it; none where it cannot be read. */
export function filesBeside(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isFile() && isNoteName(entry.name) && leftOutByName(entry.name) === null)
      .slice(0, MOST_BESIDE)
      .map(({ name }) => join(folder, name))
  } catch {
    return []
  }
}

/** Whether a file is called as a second one of another is, and says the same. */
function isSecondCopy(folder: string, name: string, entries: readonly Dirent[]): boolean {
  const first = firstOf(name)?.normalize('NFC')
  const other = first && entries.find((entry) => entry.name.normalize('NFC') === first)
  if (!other) return false
  const [text, known] = [name, other.name].map((each) => readBytes(join(folder, each)))
  if (!(text instanceof Uint8Array) || !(known instanceof Uint8Array)) return false
  return isCopyOf(decode(text).text, decode(known).text)
}

/** The rules above, and those of a folder's own ignore files. */
async function rulesOf(
  folder: string,
  entries: readonly Dirent[],
  above: IgnoreRules | null,
): Promise<IgnoreRules | null> {
  const names = IGNORE_FILES.filter((name) => entries.some((entry) => entry.name === name))
  const texts = names.map((name) => readBytes(join(folder, name))).filter((bytes) => bytes instanceof Uint8Array)
  if (texts.length === 0) return above
  const { ignoreRules } = await import('./ignore-rules.ts')
  return ignoreRules(folder, texts.map((bytes) => Buffer.from(bytes).toString('utf8')).join('\n'), above)
}

/** A link called a note that leads to a file of another kind, such as a key, shows that file to nobody. */
const isNamedAsNote = (entry: Dirent, path: string): boolean => !entry.isSymbolicLink() || NOTE.test(realOf(path))

/** A path as cards show it: relative to the working directory when inside, with forward slashes. */
export function shownPath(file: string, cwd: string): string {
  if (sep === '/') {
    // What `relative` finds out below, in a tenth of the time.
    if (file.startsWith(`${cwd}/`)) return file.slice(cwd.length + 1)
    if (resolve(cwd) === cwd && isAbsolute(file)) return file
  }
  const inside = relative(cwd, file)
  const shown = inside === '' || inside.startsWith('..') || isAbsolute(inside) ? file : inside
  return sep === '/' ? shown : shown.split(sep).join('/')
}

/** Null for what is gone, or a link that leads nowhere or round in a circle. */
function statOf(path: string): Stats | null {
  try {
    return statSync(path)
  } catch {
    return null
  }
}

function realOf(path: string): string {
  try {
    return realpathSync.native(path)
  } catch {
    return path
  }
}

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? String(error)
