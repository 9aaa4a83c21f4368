import { statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { insideOf } from '../../../disk/inside.ts'
import type { ReadImport } from '../../import-formats.ts'
import type { ImportedMedia, ImportProblem } from '../../imported.ts'
import { asArray, asObject, asText, type JsonObject } from '../../json-values.ts'
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
  const types = new Map<string, NoteType>()
  const decks: Deck[] = []
  const notes: AnkiNote[] = []
  const cards: AnkiCard[] = []
  const wanted = new Set<string>()
  let lost = 0

  const read = (deck: JsonObject, above: readonly string[]): void => {
    for (const value of asArray(deck['note_models'])) {
      const model = asObject(value) ?? {}
      const uuid = asText(model['crowdanki_uuid']) ?? ''
      types.set(uuid, noteTypeOf({ ...model, id: stableId('note type', uuid), mod: 0, usn: -1 }))
    }
    const name = (asText(deck['name']) ?? 'CrowdAnki').split('::')
    const isWhole = above.every((part, index) => name[index] === part)
    const own: Deck = {
      id: stableId('deck', [...(isWhole ? [] : above), ...name].join('::')),
      path: [...(isWhole ? [] : above), ...name],
      isFiltered: false,
      config: 1,
    }
    decks.push(own)
    for (const media of asArray(deck['media_files'])) if (typeof media === 'string') wanted.add(media)
    for (const value of asArray(deck['notes'])) {
      const note = asObject(value)
      const type = types.get(asText(note?.['note_model_uuid']) ?? '')
      const guid = asText(note?.['guid'])
      if (type === undefined || guid === null) {
        lost += 1
        continue
      }
      const made: AnkiNote = {
        id: stableId('note', guid),
        guid,
        noteType: type.id,
        mod: 0,
        tags: asArray(note?.['tags']).flatMap((tag) => asText(tag) ?? []),
        fields: asArray(note?.['fields']).map((field) => asText(field) ?? ''),
      }
      notes.push(made)
      for (const ord of cardsOf(made, type)) cards.push(newCard(made, own.id, ord, notes.length))
    }
    if (own.path.length > DEEPEST) return
    for (const child of asArray(deck['children'])) {
      const deck = asObject(child)
      if (deck !== null) read(deck, own.path)
    }
  }
  read(whole, [])

  const { media, missing } = mediaIn(join(dirname(file), 'media'), wanted)
  const problems: ImportProblem[] = [
    ...(missing > 0 ? [{ kind: 'missingMedia' as const, place: 'media', count: missing }] : []),
    ...(lost > 0 ? [{ kind: 'noQuestion' as const, place: basename(file), count: lost }] : []),
  ]
  const collection: Collection = {
    crt: 0,
    creationOffset: 0,
    noteTypes: [...types.values()],
    decks,
    notes,
    cards,
    revlog: [],
    deckConfigs: {},
  }
  return importedFrom({ collection, media, problems }, zone, true)
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
