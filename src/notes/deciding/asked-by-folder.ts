import type { Card } from '../../cards/card.ts'
import type { Note } from '../note.ts'
import { withFolder } from './explain.ts'

/** Fewer files are no habit. */
const LEAST_FILES = 3
/** How much of a folder must be so: the others may be an overview, or a note with questions. */
const LEAST_SHARE = 0.6
/** How sure the reader is of the titles by themselves, on the whole; below that it holds the folder for another kind of writing. */
const LEAST_CONFIDENCE = 0.2
/** Files that are called so tell of their folder. */
const OF_ITS_FOLDER = /^(?:readme|_?index|목차|contents|toc|summary)\.[^.]+$/iu

/**
 * The questions that notes of one folder are as wholes (`Note.offered`), by place: where at least three of them, and most of
 * the folder, name a subject and tell of it, and the reader finds that likely. One file that is written otherwise changes
 * nothing for the rest, unless the folder is as small as that.
 */
export function askedByFolder(notes: readonly Note[]): ReadonlyMap<number, Card> {
  const asked = new Map<number, Card>()
  const like: Card[] = []
  let others = 0
  for (const [place, { path, cards, offered }] of notes.entries()) {
    const [only] = cards
    if (OF_ITS_FOLDER.test(path.split(/[\\/]/).at(-1) ?? path)) continue
    if (offered !== null) asked.set(place, offered)
    // A note of one question is another file that is asked as a whole.
    else if (only !== undefined && cards.length === 1) like.push(only)
    else others++
  }
  const all = [...asked.values(), ...like]
  const mean = all.reduce((sum, { confidence }) => sum + confidence, 0) / Math.max(1, all.length)
  const isHabit = all.length >= LEAST_FILES && all.length >= (all.length + others) * LEAST_SHARE
  return isHabit && mean >= LEAST_CONFIDENCE ? asked : new Map()
}

/**
 * Notes with the questions that their folders ask: each that is offered as a whole, in a folder of such notes, has its card.
 * `folders` says in which each lies, `beside` what else lies there, where that was not read: the same file is the same
 * question wherever it is read from. It is decided anew at each reading; what is kept of a note is its own only.
 */
export async function askedAsWhole(
  notes: readonly Note[],
  folders: readonly string[],
  beside: (folder: string) => readonly Note[] | Promise<readonly Note[]>,
): Promise<readonly Note[]> {
  if (notes.every(({ offered }) => offered === null)) return notes
  const asked = [...notes]
  for (const [folder, places] of placesIn(folders)) {
    const here = places.flatMap((place) => notes[place] ?? [])
    if (here.every(({ offered }) => offered === null)) continue
    const others = await beside(folder)
    for (const [at, card] of askedByFolder([...here, ...others])) {
      const [place, note] = [places[at], here[at]]
      if (place === undefined || note === undefined) continue
      asked[place] = { ...note, cards: [card], offered: null, explanations: withFolder(note.explanations, card) }
    }
  }
  return asked
}

/** Places by what stands at them. */
function placesIn(folders: readonly string[]): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>()
  for (const [place, folder] of folders.entries()) {
    const own = places.get(folder)
    if (own === undefined) places.set(folder, [place])
    else own.push(place)
  }
  return places
}
