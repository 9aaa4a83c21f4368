import type { Card } from '../../cards/card.ts'
import { shapeOfCard } from '../answering/answer-habits.ts'
import { MARK } from '../answering/answer-places.ts'
import type { NoteLines } from '../answering/note-lines.ts'
import type { Note } from '../note.ts'

/** The lines of a new question, in one way to write it; `isOwn`: as the note writes its others. */
export interface QuestionForm {
  readonly lines: readonly string[]
  readonly isOwn: boolean
}

/** Marks of how often something is asked are the other question's own. */
const WEIGHT_MARKS = /[⭐★☆🔥]\ufe0f?\s*/gu
const CLOSERS = /^(?:\*\*|__|[*_]|<\/\w+>|[?？:：.]|\s)*$/u

/**
 * Ways to write a question beside one of the same note (`model`: above it where `isBefore`), the note's own way first; as a heading
 * where there is none. A comment above, by which an author says that a line is a question, comes last.
 */
export function questionForms(
  question: string,
  model: Card | null,
  headingLevel: number,
  note: Note,
  { lines }: NoteLines,
): readonly QuestionForm[] {
  const own = model === null ? null : ownForm(question, model, note, lines)
  const heading = `${'#'.repeat(Math.min(6, headingLevel))} ${question}`
  const forms = [...(own === null ? [] : [{ lines: own, isOwn: true }]), { lines: [heading], isOwn: own === null }]
  // In the note's own way, and with the comment, rather than in another way without it.
  return forms.flatMap((form) => {
    const [first = '', ...rest] = form.lines
    return [form, { ...form, lines: [`${/^[\t >]*/.exec(first)?.[0] ?? ''}${MARK}`, first, ...rest] }]
  })
}

/** The line of another question with these words in its place, its number one higher; null where its words are not found in it. */
function ownForm(question: string, model: Card, note: Note, lines: readonly string[]): readonly string[] | null {
  const line = lines[model.source.line - 1] ?? ''
  if (shapeOfCard(note, model) === 'table row') return null
  const bare = model.question.replace(/[?？.]+$/u, '')
  const at = line.indexOf(bare)
  if (at < 0) return null
  const after = line.slice(at + bare.length)
  const closing = CLOSERS.test(after) ? after.replace(/^[?？:：.]+/u, '').trimEnd() : ''
  const front = line.slice(0, at).replaceAll(WEIGHT_MARKS, '')
  const counted = front.replace(/\d+(?=\D*$)/, (number) => String(Number(number) + 1))
  const written = counted + question + closing
  const fold = /^([\t >]*)<summary/i.exec(line)
  if (/^[\t >]*<details[^>]*>\s*<summary/i.test(line)) return [written, '', '</details>']
  if (fold !== null) return [`${fold[1]}<details>`, written, '', `${fold[1]}</details>`]
  return [written]
}
