import { copyFileSync, mkdirSync, readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { cannotSave } from './failed-save.ts'
import { journalNames } from './journals.ts'

/**
 * Brings all journals of one folder into another; nothing is taken away from either. Where both have a journal of one
 * name, the longer one stays when it begins with the other, else both do: doubled events count once.
 * Throws PrepError `cannotSave`.
 */
export function bringJournals(from: string, to: string): void {
  try {
    mkdirSync(to, { recursive: true, mode: 0o700 })
    const there = new Set(journalNames(to))
    for (const name of journalNames(from)) {
      const own = readFileSync(join(from, name))
      if (!there.has(name)) copyInto(join(from, name), join(to, name))
      else {
        const other = readFileSync(join(to, name))
        const shorter = Math.min(own.length, other.length)
        const sameStart = own.subarray(0, shorter).equals(other.subarray(0, shorter))
        if (sameStart && own.length > other.length) copyInto(join(from, name), join(to, name))
        else if (!sameStart) copyInto(join(from, name), join(to, freeName(name, there)))
      }
    }
  } catch (error) {
    throw cannotSave(to, error)
  }
}

/** Whole or not at all: another device may be reading. */
function copyInto(from: string, to: string): void {
  const draft = `${to}.tmp`
  copyFileSync(from, draft)
  renameSync(draft, to)
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  for (let number = 2; ; number += 1) {
    const free = name.replace(/\.jsonl$/, `-${number}.jsonl`)
    if (!taken.has(free)) return free
  }
}
