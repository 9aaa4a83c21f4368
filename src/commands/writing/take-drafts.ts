import { resolve } from 'node:path'
import type { Card } from '../../cards/card.ts'
import type { Context } from '../../context.ts'
import { EXIT, PrepError } from '../../errors.ts'
import { chooseCard } from '../collection/choose-card.ts'
import { openCollection } from '../collection/collection.ts'
import { noteOf } from '../collection/note-file.ts'
import { type JsonOption, printJson } from '../frame/print-json.ts'
import { printLine, tell } from '../frame/tell.ts'
import { type EditElsewhere, EditsElsewhere } from './edits-elsewhere.ts'
import { type Proposal, Proposals, type Taken } from './proposals.ts'
import { inverseOf, takeEdit } from './take-edit.ts'
import { takeOut } from './take-out.ts'
import { writeAnswer } from './write-answer.ts'
import { writeQuestions } from './write-question.ts'

interface TakingDraft {
  readonly card: Card
  readonly draft: Proposal
  readonly proposals: Proposals
  readonly paths: readonly string[]
}

/** Writes a draft into its note, where it can be taken out again. */
export async function takeDraft(
  context: Context,
  { card, draft, proposals, paths }: TakingDraft,
  options: JsonOption,
): Promise<number> {
  const { path } = card.source
  const read = () => noteOf(context, card, paths)
  const seen = read()
  const { followUp } = draft
  const line =
    followUp === null
      ? (await writeAnswer(context, card, draft.text, seen, { adds: card.status === 'answered' })).line
      : await writeFollowUp(context, card, followUp, draft.text)
  proposals.take({
    draft,
    path: resolve(context.host.cwd, path),
    before: seen.bytes,
    after: read().hash,
    at: context.now(),
  })
  const { answering } = context.messages
  const place = `${path}:${line}`
  const written =
    followUp === null ? answering.written({ place }) : answering.drafts.followUpWritten({ place, question: followUp })
  return toldOfDraft(context, options, written, { id: card.id, question: card.question, followUp, path, line })
}

/** Gives the line where it stands. */
async function writeFollowUp(context: Context, card: Card, question: string, answer: string): Promise<number> {
  const { path } = card.source
  const note = { path: resolve(context.host.cwd, path), shown: path, begins: '' }
  const [written] = await writeQuestions(context, note, [
    { question, below: card, ...(answer.trim() === '' ? {} : { answer }) },
  ])
  if (written === undefined) throw new PrepError('noPlaceForQuestion', { path })
  return written.source.line
}

interface TakingEdit {
  readonly edit: EditElsewhere
  readonly edits: EditsElsewhere
  readonly paths: readonly string[]
  /** Whether the former texts come back. */
  readonly isUndone: boolean
}

/** Writes an edit into its note; what finds no place in it is named and goes on waiting. */
export async function takeEditElsewhere(
  context: Context,
  card: Card,
  { edit, edits, paths, isUndone }: TakingEdit,
  options: JsonOption,
): Promise<number> {
  const { terminal, messages } = context
  const say = messages.answering.drafts
  const { done: taken, left, line, card: now } = await takeEdit(context, card, edit, paths)
  const parts = (['prompt', 'answer', 'tags'] as const).filter((part) => left[part] !== null)
  if (parts.length > 0) edits.put({ ...edit, ...left })
  else edits.remove(card.id)
  const { path } = card.source
  if (line !== null && !isUndone) {
    // Under other words it may be known by another id.
    const { cards } = await openCollection(context, [], { sayProblems: false })
    const own = cards.find(({ source }) => source.path === path && source.line === now.source.line) ?? card
    const former = new EditsElsewhere(context, { taken: true })
    former.put({ ...edit, ...inverseOf(taken), card: own.id, question: own.question, at: context.now() })
  }
  const { question } = now
  if (options.json) printJson(context, { id: card.id, question, path, line, left: parts })
  else if (line !== null) {
    printLine(terminal, messages.answering.written({ place: `${path}:${line}` }))
    if (!isUndone) printLine(terminal, say.canGoBack)
  }
  if (parts.length > 0) tell(terminal, say.noPlace({ parts, place: `${path}:${card.source.line}` }))
  return parts.length > 0 ? EXIT.failed : EXIT.done
}

/** Puts the former texts of the question that is named back. */
export async function undoEdit(context: Context, words: readonly string[], options: JsonOption): Promise<number> {
  const edits = new EditsElsewhere(context, { taken: true })
  const { cards, paths } = await openCollection(context, [])
  const taken = new Map(edits.all().map((edit) => [edit.card, edit]))
  const card = await chooseCard(
    context,
    cards.filter(({ id }) => taken.has(id)),
    words.join(' '),
  )
  const edit = taken.get(card.id)
  if (edit === undefined) throw new PrepError('noMatch', { query: words.join(' '), meant: null })
  return takeEditElsewhere(context, card, { edit, edits, paths, isUndone: true }, options)
}

/** What was taken last, a draft or an edit, leaves its note again. */
export async function undoLast(context: Context, options: JsonOption): Promise<number> {
  const proposals = new Proposals(context)
  const edits = new EditsElsewhere(context, { taken: true })
  const draft = proposals.lastTaken()
  const edit = edits.all().at(-1)
  if (edit !== undefined && (draft === null || edit.at > draft.at)) {
    const { cards, paths } = await openCollection(context, [])
    const card = cards.find(({ id }) => id === edit.card)
    if (card !== undefined) return takeEditElsewhere(context, card, { edit, edits, paths, isUndone: true }, options)
  }
  if (draft !== null) return undoDraft(context, proposals, draft, options)
  if (options.json) return printJson(context, null)
  return printLine(context.terminal, context.messages.answering.drafts.nothingTaken)
}

/** The note is as it was, as long as nobody has written into it since. */
function undoDraft(context: Context, proposals: Proposals, taken: Taken, options: JsonOption): number {
  const { draft, path } = taken
  const { question, followUp } = draft
  takeOut(context, taken)
  proposals.putBack(taken)
  const line = context.messages.answering.drafts.takenOut({ question: followUp ?? question })
  return toldOfDraft(context, options, line, { id: draft.card, question, followUp, path, undone: true })
}

/** What was done, as JSON or in a sentence. */
export function toldOfDraft(context: Context, { json }: JsonOption, line: string, data: object): number {
  if (json) return printJson(context, data)
  return printLine(context.terminal, line)
}
