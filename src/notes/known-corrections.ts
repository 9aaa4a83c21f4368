import { crc32 } from 'node:zlib'
import { normalise } from '../cards/normalise.ts'
import { type Correction, isOfLine, type LineCorrection } from './correction.ts'

/** What a person says of the lines of a file, by its path on this machine. */
export type CorrectionsOf = (file: string) => readonly Correction[]

/** What is remembered of notes: by the path that each had when it was said. */
export type KnownCorrections = ReadonlyMap<string, readonly Correction[]>

/** Where a note is on this machine. */
export interface Paths {
  /** Its one true path. */
  readonly absolute: (file: string) => string
  readonly exists: (path: string) => boolean
}

/** A number that tells corrections from others; 0 for none. */
export const digestOfCorrections = (corrections: readonly Correction[]): number =>
  corrections.length === 0 ? 0 : crc32(JSON.stringify(corrections)) || 1

/**
 * Finds what was said of a file: under its path, or, where that path is not on this machine, under that of a file of the same
 * name in a folder of the same name, which it has on another device.
 */
export function correctionsOf(known: KnownCorrections, { absolute, exists }: Paths): CorrectionsOf {
  if (known.size === 0) return () => []
  const byEnd = new Map<string, string[]>()
  for (const path of known.keys()) {
    const end = endOf(path)
    byEnd.set(end, [...(byEnd.get(end) ?? []), path])
  }
  return (file) => {
    const path = absolute(file)
    const own = known.get(path)
    if (own !== undefined) return own
    const elsewhere = byEnd.get(endOf(path))?.find((other) => !exists(other))
    return (elsewhere === undefined ? undefined : known.get(elsewhere)) ?? []
  }
}

const endOf = (path: string): string => path.normalize('NFC').split(/[\\/]/).slice(-2).join('/')

/** Corrections that are to go from one path to another, where their lines are now. */
export interface Moved {
  readonly from: string
  readonly to: string
  readonly corrections: readonly Correction[]
}

/** Fewer letters than this stand in many notes. */
const LEAST_LETTERS = 6

/**
 * Follows notes that were renamed, and lines that were moved to another note. `lost`: what found no line where it was said, by
 * path, whole notes that are gone among them; `fresh`: the texts that have changed since, by path.
 */
export function movedCorrections(
  lost: KnownCorrections,
  gone: ReadonlySet<string>,
  fresh: ReadonlyMap<string, string>,
): readonly Moved[] {
  const moved: Moved[] = []
  for (const [from, corrections] of lost) {
    const wanted = corrections.filter(isOfLine).filter(isTelling)
    const examples = corrections.flatMap((each) => (isOfLine(each) ? [] : (each.like ?? [])))
    for (const [to, text] of fresh) {
      if (to === from) continue
      const lines = new Set(text.split(/\r\n|[\r\n]/).map(normalise))
      const has = (words: string): boolean => lines.has(normalise(words)) || endsLine(lines, normalise(words))
      const found = wanted.filter(({ text: words }) => has(words))
      const isWhole =
        gone.has(from) && found.length * 2 >= wanted.length && found.length + examples.filter(has).length > 0
      if (isWhole) {
        moved.push({ from, to, corrections })
        break
      }
      if (!gone.has(from) && found.length > 0) moved.push({ from, to, corrections: found })
    }
  }
  return moved
}

const isTelling = ({ text }: LineCorrection): boolean => normalise(text).length >= LEAST_LETTERS

/** Whether words stand on a line behind its numbering or label. */
function endsLine(lines: ReadonlySet<string>, words: string): boolean {
  if (words.length < LEAST_LETTERS) return false
  for (const line of lines) if (line.length - words.length <= 8 && line.endsWith(words)) return true
  return false
}
