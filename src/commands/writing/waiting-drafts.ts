import { resolve } from 'node:path'
import type { Card, CardId } from '../../cards/card.ts'
import { plainCard } from '../../cards/pairing/late-card.ts'
import type { Context } from '../../context.ts'
import { EXIT, PrepError } from '../../errors.ts'
import { chooseCard } from '../collection/choose-card.ts'
import { openCollection } from '../collection/collection.ts'
import { noteOf } from '../collection/note-file.ts'
import { badWords } from '../frame/bad-words.ts'
import { type JsonOption, printJson } from '../frame/print-json.ts'
import { printLine, tell } from '../frame/tell.ts'
import { type EditElsewhere, EditsElsewhere } from './edits-elsewhere.ts'
import { listDrafts } from './list-drafts.ts'
import { type Proposal, Proposals, type Taken } from './proposals.ts'
import { inverseOf, takeEdit } from './take-edit.ts'
import { takeOut } from './take-out.ts'
import { writeAnswer } from './write-answer.ts'
import { writeQuestions } from './write-question.ts'

/**
 * `prep drafts`: the answers and follow-ups that an agent has drafted, and what was edited in other programs; `take` writes one into
 * its note, `undo` takes the last one out again, or the edit of a question that is named, `drop` throws one away.
 */
export async function drafts(context: Context, words: readonly string[], options: JsonOption): Promise<number> {
  const [what, ...rest] = words
  if (what === undefined || (what === 'list' && rest.length === 0)) return listDrafts(context, options)
  if (what === 'undo') return rest.length === 0 ? undoLast(context, options) : undoEdit(context, rest, options)
  if ((what !== 'take' && what !== 'drop') || rest.length === 0) throw badWords(context, 'drafts', words)
  const proposals = new Proposals(context)
  const edits = new EditsElsewhere(context)
  const { cards, paths } = await openCollection(context, [])
  const waiting = waitingIn(cards, proposals.all(), edits.all())
  const chosen = await chooseCard(
    context,
    [...waiting.values()].map(({ shown }) => shown),
    rest.join(' '),
  )
  const { draft, edit, card } = waiting.get(chosen.id) ?? {}
  if (card === undefined) throw new PrepError('noMatch', { query: rest.join(' '), meant: null })
  if (edit !== undefined) {
    if (what === 'take') return take(context, card, { edit, edits, paths, isUndone: false }, options)
    edits.put({ ...edit, is: 'dropped' })
    return dropped(context, { card, followUp: null }, options)
  }
  if (draft === undefined) throw new PrepError('noMatch', { query: rest.join(' '), meant: null })
  if (what === 'take') return takeDraft(context, { card, draft, proposals, paths }, options)
  proposals.drop(draft)
  return dropped(context, { card, followUp: draft.followUp }, options)
}

interface Waiting {
  readonly card: Card
  /** Under whose words it is found. */
  readonly shown: Card
  readonly draft?: Proposal
  readonly edit?: EditElsewhere
}

/** What waits for questions that are there, by an id of its own. */
function waitingIn(
  cards: readonly Card[],
  drafts: readonly Proposal[],
  edits: readonly EditElsewhere[],
): ReadonlyMap<CardId, Waiting> {
  const waiting = new Map<CardId, Waiting>()
  const byId = new Map(cards.map((card) => [card.id, card]))
  for (const [index, draft] of drafts.entries()) {
    const card = byId.get(draft.card)
    if (card === undefined) continue
    const { followUp } = draft
    const shown =
      followUp === null
        ? card
        : {
            ...plainCard(card),
            ...{ id: `${card.id}+${index}`, question: followUp, prompt: followUp, answer: null, parent: card.id },
            section: [...card.section, card.question],
          }
    waiting.set(shown.id, { draft, card, shown })
  }
  for (const edit of edits) {
    const card = byId.get(edit.card)
    if (card !== undefined) waiting.set(card.id, { edit, card, shown: card })
  }
  return waiting
}

function dropped(
  context: Context,
  { card, followUp }: { readonly card: Card; readonly followUp: string | null },
  options: JsonOption,
): number {
  const line = context.messages.answering.drafts.dropped({ question: followUp ?? card.question })
  return done(context, options, line, { id: card.id, question: card.question, followUp, dropped: true })
}

interface TakingDraft {
  readonly card: Card
  readonly draft: Proposal
  readonly proposals: Proposals
  readonly paths: readonly string[]
}

async function takeDraft(
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
  return done(context, options, written, { id: card.id, question: card.question, followUp, path, line })
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
async function take(
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
async function undoEdit(context: Context, words: readonly string[], options: JsonOption): Promise<number> {
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
  return take(context, card, { edit, edits, paths, isUndone: true }, options)
}

/** What was taken last, a draft or an edit, leaves its note again. */
async function undoLast(context: Context, options: JsonOption): Promise<number> {
  const proposals = new Proposals(context)
  const edits = new EditsElsewhere(context, { taken: true })
  const draft = proposals.lastTaken()
  const edit = edits.all().at(-1)
  if (edit !== undefined && (draft === null || edit.at > draft.at)) {
    const { cards, paths } = await openCollection(context, [])
    const card = cards.find(({ id }) => id === edit.card)
    if (card !== undefined) return take(context, card, { edit, edits, paths, isUndone: true }, options)
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
  return done(context, options, line, { id: draft.card, question, followUp, path, undone: true })
}

function done(context: Context, { json }: JsonOption, line: string, data: object): number {
  if (json) return printJson(context, data)
  return printLine(context.terminal, line)
}
