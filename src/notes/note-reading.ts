import { type Alternative, adopted, alternativeOf } from './alternatives.ts'
import { type Correction, isOfLine, type LineCorrection, type Said, withCorrections } from './correction.ts'
import { bind } from './deciding/bind.ts'
import { type Decided, decide, type WeighedNote } from './deciding/decide.ts'
import { hasForm, shortForm } from './deciding/forms.ts'
import { offer, tellings } from './deciding/readings.ts'
import { correctionOf, correctionOfForm } from './deciding/say-of.ts'
import type { Note } from './note.ts'

/** A note whose lines have been weighed, to be read under what a person says of them: as often as they like, at little cost. */
export interface OpenedNote {
  readonly read: (corrections?: readonly Correction[]) => NoteReading
}

/** A note as it is read under corrections. */
export interface NoteReading {
  /** Its `explanations` are its lines, in their order; their places count from 0. */
  readonly note: Note
  readonly corrections: readonly Correction[]
  /** The forms that its lines have, and their names in front matter, as `correctForm` takes them. */
  readonly forms: readonly string[]
  /** The place of the line that each correction of a line fell to, by its place among the corrections. */
  readonly places: ReadonlyMap<number, number>
  /** At most three ways to read the note, the present one first. Worked out when asked for. */
  readonly alternatives: () => readonly Alternative[]
  /** The places of lines about which a person may be asked, those first whose answer tells most. */
  readonly asking: () => readonly number[]
  /** The corrections after a person's word on a line, on all lines of a form, or after they took it back (null). */
  readonly correct: (place: number, is: Said | null) => readonly Correction[]
  readonly correctForm: (form: string, is: 'question' | 'nothing' | null) => readonly Correction[]
  /** The corrections by which the note is read as an alternative has it. */
  readonly adopt: (alternative: Alternative) => readonly Correction[]
}

/** Reads a weighed note under corrections; `noteOf` makes the note of what was decided, when it is asked for. */
export function readingOf(
  weighed: WeighedNote,
  corrections: readonly Correction[],
  noteOf: (decided: Decided, lost: Note['lost']) => Note,
): NoteReading {
  const { views } = weighed
  const bound = bind(views, corrections)
  const decided = decide(weighed, bound)
  const { decisions, fixed, shifts } = decided
  let note: Note | null = null
  const present = Uint8Array.from(decisions, ({ isQuestion }) => (isQuestion ? 1 : 0))
  /** Lines of which no other reading may say anything else. */
  const settled = new Map(fixed)
  decisions.forEach(({ certainty, isQuestion }, place) => {
    if (certainty !== null) settled.set(place, isQuestion)
  })
  const correct = (place: number, is: Said | null): readonly Correction[] => {
    const others = corrections.filter((_, at) => bound.places.get(at) !== place)
    return is === null ? others : withCorrections(others, [correctionOf(views, place, is)])
  }
  const correctForm = (form: string, is: 'question' | 'nothing' | null): readonly Correction[] => {
    const others = corrections.filter((correction, at) => {
      const place = bound.places.get(at)
      const isOfForm = isOfLine(correction)
        ? place !== undefined && hasForm(views[place] as (typeof views)[number], form)
        : correction.form === form
      return !isOfForm
    })
    return is === null ? others : [...others, correctionOfForm(views, form, is)]
  }
  return {
    get note() {
      note ??= noteOf(
        decided,
        corrections.filter((correction, at) => isOfLine(correction) && !bound.places.has(at)) as LineCorrection[],
      )
      return note
    },
    corrections,
    get forms() {
      const shapes = new Set(views.map(({ candidate }) => candidate.shape))
      return [...new Set([...shapes].flatMap((shape) => shortForm(shape) ?? [])), ...shapes]
    },
    places: bound.places,
    alternatives: () =>
      offer(weighed, present, settled, shifts).choices.map((choice) => alternativeOf(weighed, choice, present)),
    asking: () => {
      const probabilities = Float64Array.from(decisions, ({ probability }) => probability)
      const told = tellings(weighed, probabilities)
      return [...told.keys()]
        .filter((place) => !settled.has(place))
        .sort((one, other) => (told[other] as number) - (told[one] as number) || one - other)
    },
    correct,
    correctForm,
    adopt: (alternative) => adopted(weighed, corrections, alternative),
  }
}
