import { fstatSync, statSync, writeSync } from 'node:fs'
import { devNull } from 'node:os'

/** Writes all that it is given, and gives back what it could not: then it is for Node's stream, which knows what to do. */
export type DirectOutput = (bytes: Uint8Array) => Uint8Array | null

/**
 * Standard output (1) or error (2) where it is a file, a pipe or nothing at all, without a stream of Node's: making that takes as
 * long as listing two hundred questions. Null for a terminal, whose size only the stream knows, and on Windows, where pipes are others.
 */
export function directOutput(descriptor: 1 | 2, platform: NodeJS.Platform): DirectOutput | null {
  if (platform === 'win32' || !isPlain(descriptor)) return null
  return (bytes) => {
    let written = 0
    try {
      while (written < bytes.length) written += writeSync(descriptor, bytes, written)
      return null
    } catch {
      return bytes.subarray(written)
    }
  }
}

function isPlain(descriptor: number): boolean {
  try {
    const there = fstatSync(descriptor)
    return !there.isCharacterDevice() || there.rdev === statSync(devNull).rdev
  } catch {
    return false
  }
}
