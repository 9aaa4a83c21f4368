import type { Card, CardId } from '../../cards/card.ts'
import { plainCard } from '../../cards/pairing/late-card.ts'
import type { Context } from '../../context.ts'
import { PrepError } from '../../errors.ts'
import { chooseCard } from '../collection/choose-card.ts'
import { openCollection } from '../collection/collection.ts'
import { badWords } from '../frame/bad-words.ts'
import type { JsonOption } from '../frame/print-json.ts'
import { type EditElsewhere, EditsElsewhere } from './edits-elsewhere.ts'
import { listDrafts } from './list-drafts.ts'
import { type Proposal, Proposals } from './proposals.ts'
import { takeDraft, takeEditElsewhere, toldOfDraft, undoEdit, undoLast } from './take-drafts.ts'

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
    if (what === 'take') return takeEditElsewhere(context, card, { edit, edits, paths, isUndone: false }, options)
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
  return toldOfDraft(context, options, line, { id: card.id, question: card.question, followUp, dropped: true })
}
