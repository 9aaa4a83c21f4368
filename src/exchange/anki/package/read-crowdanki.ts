import { statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { insideOf } from '../../../disk/inside.ts'
import type { ReadImport } from '../../import-formats.ts'
import type { ImportedMedia, ImportProblem } from '../../imported.ts'
import { asArray, asObject, asText, type JsonObject, objectsIn } from '../../json-values.ts'
import { readJson, refuse, regularBytes } from '../../read-file.ts'
import { faceOf } from '../face.ts'
import { importedFrom } from '../read-anki.ts'
import { clozeNumbers } from '../text/template.ts'
import { type AnkiCard, type AnkiNote, type Collection, cardKey, type Deck, type NoteType } from './collection.ts'
import { stableId } from './package-rows.ts'
import { noteTypeOf } from './read-collection.ts'

const LARGEST_BYTES = 64 * 1024 * 1024
const DEEPEST = 30

/**
 * Reads what the add-on CrowdAnki writes: a folder with `deck.json`, or that file, with pictures in `media` beside it. It has
 * notes and their types, and no schedules; which cards a note has, its type says.
 */
export const readCrowdAnki: ReadImport = async (path, { zone }) => {
  const file = statSync(path).isDirectory() ? join(path, 'deck.json') : path
  const whole = asObject(readJson(file))
  if (whole === null || whole['__type__'] !== 'Deck')
    throw refuse(basename(file), 'badContents', 'no deck of CrowdAnki')
  const reading = new Reading()
  reading.take(whole, [])
  const { lost, collection } = reading
  const { media, missing } = mediaIn(join(dirname(file), 'media'), reading.wanted)
  const problems: ImportProblem[] = [
    ...(missing > 0 ? [{ kind: 'missingMedia' as const, place: 'media', count: missing }] : []),
    ...(lost > 0 ? [{ kind: 'noQuestion' as const, place: basename(file), count: lost }] : []),
  ]
  return importedFrom({ collection, media, problems }, zone, true)
}

/** What was read of a deck and those below it. */
class Reading {
  readonly #types = new Map<string, NoteType>()
  readonly #decks: Deck[] = []
  readonly #notes: AnkiNote[] = []
  readonly #cards: AnkiCard[] = []
  /** The names of media that the decks use. */
  readonly wanted = new Set<string>()
  /** Notes without a type or a mark of their own. */
  lost = 0

  /** Takes a deck, `above` being the parts of the name of the one that it lies in. */
  take(deck: JsonObject, above: readonly string[]): void {
    for (const value of asArray(deck['note_models'])) {
      const model = asObject(value) ?? {}
      const uuid = asText(model['crowdanki_uuid']) ?? ''
      this.#types.set(uuid, noteTypeOf({ ...model, id: stableId('note type', uuid), mod: 0, usn: -1 }))
    }
    const name = (asText(deck['name']) ?? 'CrowdAnki').split('::')
    const isWhole = above.every((part, index) => name[index] === part)
    const path = [...(isWhole ? [] : above), ...name]
    const id = stableId('deck', path.join('::'))
    this.#decks.push({ id, path, isFiltered: false, config: 1 })
    for (const media of asArray(deck['media_files'])) if (typeof media === 'string') this.wanted.add(media)
    for (const value of asArray(deck['notes'])) this.#takeNote(asObject(value), id)
    if (path.length > DEEPEST) return
    for (const child of objectsIn(deck['children'])) this.take(child, path)
  }

  #takeNote(note: JsonObject | null, deck: number): void {
    const type = this.#types.get(asText(note?.['note_model_uuid']) ?? '')
    const guid = asText(note?.['guid'])
    if (type === undefined || guid === null) {
      this.lost += 1
      return
    }
    const made: AnkiNote = {
      id: stableId('note', guid),
      guid,
      noteType: type.id,
      mod: 0,
      tags: asArray(note?.['tags']).flatMap((tag) => asText(tag) ?? []),
      fields: asArray(note?.['fields']).map((field) => asText(field) ?? ''),
    }
    this.#notes.push(made)
    for (const ord of cardsOf(made, type)) this.#cards.push(newCard(made, deck, ord, this.#notes.length))
  }

  get collection(): Collection {
    const noteTypes = [...this.#types.values()]
    const own = { noteTypes, decks: this.#decks, notes: this.#notes, cards: this.#cards }
    return { crt: 0, creationOffset: 0, ...own, revlog: [], deckConfigs: {} }
  }
}

/** Which of its templates make a card of a note: those whose front shows something. */
function cardsOf(note: AnkiNote, type: NoteType): readonly number[] {
  const numbers = type.isCloze ? clozeNumbers(note.fields.join('\n')) : []
  if (numbers.length > 0) return numbers.map((number) => number - 1)
  const isShown = (ord: number) => !faceOf({ ord, flags: 0 }, note, type, [], (name) => name).isMakeshift
  const shown = type.isCloze ? [] : type.templates.map((_, ord) => ord).filter(isShown)
  return shown.length === 0 ? [0] : shown
}

const newCard = ({ id, guid }: AnkiNote, did: number, ord: number, place: number): AnkiCard => ({
  id: stableId('card', cardKey(guid, ord)),
  nid: id,
  did,
  ord,
  mod: 0,
  type: 0,
  queue: 0,
  due: place,
  ivl: 0,
  factor: 0,
  reps: 0,
  lapses: 0,
  left: 0,
  odue: 0,
  odid: 0,
  flags: 0,
  data: '{}',
})

/** The files that a deck names, and no others; nothing outside of its folder is read. */
function mediaIn(
  folder: string,
  names: ReadonlySet<string>,
): { readonly media: ImportedMedia[]; readonly missing: number } {
  const media = [...names].flatMap((name): ImportedMedia[] => {
    const real = /[/\\]/.test(name) ? null : insideOf(join(folder, name), [folder])
    const isFile = real !== null && statSync(real, { throwIfNoEntry: false })?.isFile() === true
    const bytes = isFile ? regularBytes(real, LARGEST_BYTES) : null
    return bytes === null ? [] : [{ name, bytes }]
  })
  return { media, missing: names.size - media.length }
}
