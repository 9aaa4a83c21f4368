import { closeSync, constants, fsyncSync, ftruncateSync, openSync, writeSync } from 'node:fs'

/**
 * Puts other bytes in the place of those that a file has, and leaves it the file that it is: its owner, mode, times of birth, extended
 * attributes and hard links stay. Throws the system's error where they cannot be written; the file has its bytes then.
 */
export function overwrite(path: string, before: Uint8Array, after: Uint8Array): void {
  const file = openSync(path, constants.O_WRONLY | (constants.O_NOFOLLOW ?? 0))
  try {
    const from = firstDifference(before, after)
    try {
      // What needs room on the disk goes first: until it is there, nothing of the file has changed.
      writeFrom(file, after, Math.max(from, before.length))
      writeFrom(file, after.subarray(0, before.length), from)
      if (after.length < before.length) ftruncateSync(file, after.length)
      fsyncSync(file)
    } catch (error) {
      putBack(file, before, from)
      throw error
    }
  } finally {
    closeSync(file)
  }
}

function putBack(file: number, before: Uint8Array, from: number): void {
  try {
    writeFrom(file, before, from)
    ftruncateSync(file, before.length)
  } catch {
    // What stopped the write stops this, too; the caller's draft has all bytes.
  }
}

function writeFrom(file: number, bytes: Uint8Array, from: number): void {
  for (let at = from; at < bytes.length; ) {
    const written = writeSync(file, bytes, at, bytes.length - at, at)
    if (written === 0) throw new Error('the disk is full')
    at += written
  }
}

function firstDifference(one: Uint8Array, other: Uint8Array): number {
  const end = Math.min(one.length, other.length)
  let at = 0
  while (at < end && one[at] === other[at]) at += 1
  return at
}
