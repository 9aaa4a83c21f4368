import {
  closeSync,
  constants,
  existsSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { basename, dirname, join, sep } from 'node:path'
import { decode } from '../../disk/decode.ts'
import { cannotSave } from '../../disk/failed-save.ts'
import { overwrite } from '../../disk/overwrite.ts'
import { readBytes } from '../../disk/read-bytes.ts'
import { assertWritable } from '../../disk/writable.ts'
import { PrepError } from '../../errors.ts'
import { besideName, readBeside, writeBeside } from '../beside.ts'
import { besideText } from '../read-file.ts'
import type { Folder } from './import-drafts.ts'
import type { ImportPlan } from './import-plan.ts'

const NOTE = /\.(?:md|markdown|mdx)$/i
const MOST_FILES = 200_000
const NOT_READ = { text: '', encoding: 'binary' } as const

/**
 * The folder of an import as it is on disk, or will be: it need not exist. Hidden folders and links are passed over.
 * Throws PrepError `cannotImport` when what prep keeps beside the notes cannot be read.
 */
export function readFolder(path: string, source: string): Folder {
  const notes = new Map<string, string>()
  const files = new Set<string>()
  const visit = (folder: string, prefix: string): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (entry.name.startsWith('.') || entry.name === 'node_modules' || files.size >= MOST_FILES) continue
      const relative = `${prefix}${entry.name}`
      if (entry.isDirectory()) visit(join(folder, entry.name), `${relative}/`)
      else files.add(relative)
      if (!entry.isFile() || !NOTE.test(entry.name)) continue
      const bytes = readBytes(join(folder, entry.name))
      const { text, encoding } = bytes instanceof Uint8Array ? decode(bytes) : NOT_READ
      if (encoding === 'utf-8') notes.set(relative, text)
    }
  }
  if (existsSync(path)) visit(path, '')
  const real = realPathOf(path)
  return { notes, files, beside: besideIn(path, source), absolute: (file) => join(real, file), exists: existsSync }
}

function besideIn(path: string, source: string): Folder['beside'] {
  const file = join(path, besideName(source))
  if (!existsSync(file)) return null
  const beside = readBeside(besideText(file))
  if (beside === null) throw new PrepError('cannotImport', { file, why: 'besideUnreadable', detail: '' })
  return beside
}

/** A path through all links, also where its last parts do not exist yet. */
export function realPathOf(path: string): string {
  try {
    return realpathSync.native(path)
  } catch {
    const above = dirname(path)
    return above === path ? path : join(realPathOf(above), basename(path))
  }
}

/**
 * Writes what a plan says, all of it or nothing: everything goes to drafts first, then into place, then `remember` is
 * called; where one of these fails, what was there before is put back. Throws PrepError `cannotSave`, or what `remember`
 * throws.
 */
export async function carryOut(path: string, plan: ImportPlan, remember: () => Promise<void>): Promise<void> {
  const wanted = new Map<string, Uint8Array>()
  for (const [file, text] of plan.notes) wanted.set(file, Buffer.from(text))
  for (const [file, bytes] of plan.media) wanted.set(file, bytes)
  // With nothing of this program in the folder there is nothing to keep beside it.
  if (plan.beside.cards.size > 0 || plan.beside.files.length > 0)
    wanted.set(besideName(plan.beside.source), Buffer.from(writeBeside(plan.beside)))
  const made: string[] = []
  const drafts: { draft: string; target: string; before: Buffer | null; bytes: Uint8Array }[] = []
  const undo: (() => void)[] = []
  try {
    for (const [file, bytes] of wanted) {
      const target = join(path, ...file.split('/'))
      const before = bytesAt(target)
      if (before !== null && Buffer.compare(before, bytes) === 0) continue
      if (before !== null) assertWritable(target)
      makeFolders(dirname(target), path, made)
      // A name of its own, which is short enough wherever the target's is.
      const draft = join(dirname(target), `.prep-new-${drafts.length}`)
      drafts.push({ draft, target, before, bytes })
      // Never through a link that somebody else has put in its place.
      rmSync(draft, { force: true })
      writeDraft(draft, bytes)
    }
    for (const { draft, target, before, bytes } of drafts) {
      if (before === null) {
        undo.push(() => rmSync(target, { force: true }))
        renameSync(draft, target)
        continue
      }
      undo.push(() => overwrite(target, readFileSync(target), before))
      overwrite(target, before, bytes)
      rmSync(draft, { force: true })
    }
    await remember()
  } catch (error) {
    for (const { draft } of drafts) rmSync(draft, { force: true })
    for (const back of undo) back()
    for (const folder of made.reverse()) rmFolder(folder)
    throw error instanceof PrepError ? error : cannotSave(path, error)
  }
}

/** What is at a path; null when nothing is. Throws where a link or a folder is. */
function bytesAt(path: string): Buffer | null {
  const found = lstatSync(path, { throwIfNoEntry: false })
  if (found === undefined) return null
  if (!found.isFile()) throw new Error(`${path} is no ordinary file`)
  return readFileSync(path)
}

function writeDraft(path: string, bytes: Uint8Array): void {
  const file = openSync(
    path,
    constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC | (constants.O_NOFOLLOW ?? 0),
    0o644,
  )
  try {
    if (writeSync(file, bytes) < bytes.length) throw new Error('the disk is full')
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** Folders down to `folder`, none of which below `top` may be a link that leads elsewhere. */
function makeFolders(folder: string, top: string, made: string[]): void {
  const found = lstatSync(folder, { throwIfNoEntry: false })
  if (found !== undefined) {
    const isBelow = folder.startsWith(`${top}${sep}`)
    if (isBelow && !found.isDirectory()) throw new Error(`${folder} is no ordinary folder`)
    if (isBelow) makeFolders(dirname(folder), top, made)
    return
  }
  const above = dirname(folder)
  if (above !== folder) makeFolders(above, top, made)
  mkdirSync(folder)
  made.push(folder)
}

function rmFolder(folder: string): void {
  try {
    if (readdirSync(folder).length === 0) rmSync(folder, { recursive: true })
  } catch {
    // What somebody else has put there meanwhile stays.
  }
}
