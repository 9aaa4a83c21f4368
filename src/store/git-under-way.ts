import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { PrepError } from '../errors.ts'

/** What git keeps in a repository while a command of several steps is under way, and that command. */
const SIGNS = [
  ['rebase-merge', 'rebase'],
  ['rebase-apply', 'rebase'],
  ['MERGE_HEAD', 'merge'],
  ['CHERRY_PICK_HEAD', 'cherry-pick'],
  ['REVERT_HEAD', 'revert'],
] as const

/**
 * Tells whether git is in the middle of something in the repository that a folder lies in. What is written to the work tree then
 * goes when that is given up: `git rebase --abort` puts back every file as it was.
 */
export class GitUnderWay {
  readonly #folder: string
  /** Null: in no repository. Undefined: not looked for yet. */
  #gitFolder: string | null | undefined

  constructor(folder: string) {
    this.#folder = folder
  }

  /** Throws PrepError `gitUnderWay`. */
  refuse(): void {
    if (this.#gitFolder === undefined) this.#gitFolder = gitFolderOf(this.#folder)
    const gitFolder = this.#gitFolder
    if (gitFolder === null) return
    const sign = SIGNS.find(([name]) => existsSync(join(gitFolder, name)))
    if (sign !== undefined) throw new PrepError('gitUnderWay', { path: this.#folder, command: sign[1] })
  }
}

/** Git's own folder of the work tree that a folder lies in, or that the nearest one above lies in that is there. */
function gitFolderOf(folder: string): string | null {
  let place = realFolder(folder)
  for (;;) {
    const found = gitFolderIn(place)
    if (found !== null) return found
    const above = dirname(place)
    if (above === place) return null
    place = above
  }
}

function gitFolderIn(place: string): string | null {
  const path = join(place, '.git')
  try {
    const there = statSync(path)
    if (there.isDirectory()) return path
    // Of a second work tree, or a submodule.
    const named =
      there.isFile() && there.size < 4096 ? /^gitdir: (.+)/.exec(readFileSync(path, 'utf8'))?.[1] : undefined
    return named === undefined ? null : resolve(place, named.trim())
  } catch {
    // There is none, or what is in its place is no folder, or closed to this user: then git cannot use it either.
    return null
  }
}

function realFolder(folder: string): string {
  try {
    return realpathSync.native(folder)
  } catch {
    const above = dirname(folder)
    return above === folder ? folder : realFolder(above)
  }
}
