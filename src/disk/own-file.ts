import { fstatSync, type Stats, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { geteuid } from 'node:process'

const WRITABLE_BY_OTHERS = 0o022

/** Whether an open file, and the folder that it is in, are the user's own, and nobody else can write them. */
export const isOwn = (path: string, file: number): boolean => isOwnFolder(dirname(path)) && isUsers(fstatSync(file))

export function isOwnFolder(path: string): boolean {
  try {
    const there = statSync(path)
    return there.isDirectory() && isUsers(there)
  } catch {
    return false
  }
}

/** Windows has no such numbers; there the folders of a user's own are closed to others. */
function isUsers({ uid, mode }: Stats): boolean {
  const own = geteuid?.()
  return own === undefined || (uid === own && (mode & WRITABLE_BY_OTHERS) === 0)
}

/** Whether a file belongs to the user, whoever else may write it. */
export const isOfUser = ({ uid }: Stats): boolean => uid === (geteuid?.() ?? uid)
