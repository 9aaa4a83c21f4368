import { constants, copyFileSync, lstatSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { cannotSave } from '../../disk/failed-save.ts'
import { makeFolder } from '../../disk/make-folder.ts'
import { journalNames } from './journals.ts'

/**
 * Brings all journals of one folder into another; nothing is taken away from either. Where both have a journal of one
 * name, the longer one stays when it begins with the other, else both do: doubled events count once.
 * Throws PrepError `cannotSave`.
 */
export function bringJournals(from: string, to: string): void {
  try {
    makeFolder(to)
    for (const name of journalNames(from)) bringJournal(join(from, name), to, name)
  } catch (error) {
    throw cannotSave(to, error)
  }
}

/** Into the first file of its name, or of its name and a number, that is missing, or that it continues or is part of. */
function bringJournal(from: string, folder: string, name: string): void {
  const own = readFileSync(from)
  for (let number = 1; ; number += 1) {
    const to = join(folder, number === 1 ? name : name.replace(/\.jsonl$/, `-${number}.jsonl`))
    const there = lstatSync(to, { throwIfNoEntry: false })
    // What is no file of ours is neither read nor taken away.
    if (there !== undefined && !there.isFile()) continue
    const other = there === undefined ? Buffer.alloc(0) : readFileSync(to)
    const shared = Math.min(own.length, other.length)
    if (!own.subarray(0, shared).equals(other.subarray(0, shared))) continue
    if (own.length > other.length) copyWhole(from, to)
    return
  }
}

/** Whole or not at all: another device may be reading. */
function copyWhole(from: string, to: string): void {
  const draft = `${to}.tmp`
  rmSync(draft, { force: true })
  copyFileSync(from, draft, constants.COPYFILE_EXCL)
  renameSync(draft, to)
}
