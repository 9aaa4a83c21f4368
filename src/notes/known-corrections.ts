import { crc32 } from 'node:zlib'
import { normalise } from '../cards/normalise.ts'
import { type Correction, isOfLine } from './correction.ts'

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
const LEAST_LETTERS = 4

/** A text that has changed, and which of corrections find a line in it, by their places. */
export interface Fresh {
  readonly text: string
  readonly find: (corrections: readonly Correction[]) => ReadonlySet<number>
}

/**
 * Follows notes that were renamed, and lines that were moved to another note. `lost`: what found no line where it was said, by
 * path, whole notes that are gone among them; `fresh`: the texts that have changed since, by path.
 */
export function movedCorrections(
  lost: KnownCorrections,
  gone: ReadonlySet<string>,
  fresh: ReadonlyMap<string, Fresh>,
): readonly Moved[] {
  const moved: Moved[] = []
  const letters = new Map<string, string>()
  for (const [from, corrections] of lost) {
    const isGone = gone.has(from)
    const words = corrections
      .flatMap((each) => (isOfLine(each) ? [each.text] : (each.like ?? [])))
      .map((text) => normalise(text))
      .filter((text) => lengthOf(text) >= LEAST_LETTERS)
    for (const [to, { text, find }] of fresh) {
      if (to === from) continue
      const all = letters.get(to) ?? normalise(text)
      letters.set(to, all)
      // A note is read once more only where it has some of the words.
      if (!words.some((each) => all.includes(each))) continue
      const found = find(corrections)
      const lines = corrections.filter(isOfLine).length
      if (isGone && found.size * 2 >= lines) {
        moved.push({ from, to, corrections })
        break
      }
      const there = corrections.filter((each, at) => found.has(at) && isTelling(each))
      if (!isGone && there.length > 0) moved.push({ from, to, corrections: there })
    }
  }
  return moved
}

const isTelling = (correction: Correction): boolean =>
  isOfLine(correction) && lengthOf(normalise(correction.text)) >= LEAST_LETTERS

/** A sign of a word says as much as two letters. */
const lengthOf = (text: string): number => text.length + (text.match(/\p{Script=Han}|\p{Script=Hangul}/gu)?.length ?? 0)
