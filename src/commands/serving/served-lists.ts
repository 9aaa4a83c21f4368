import { findCards } from '../../cards/search.ts'
import type { Context } from '../../context.ts'
import { matches } from '../../drill/filter.ts'
import { isUnsure } from '../../notes/unsure.ts'
import type { ListedNote, ListQuery, QuestionList } from '../../serving/desk.ts'
import type { Collection } from '../collection/collection.ts'

/** Questions on one page of a list. */
const PAGE = 100

/** All notes: those that had better be looked at first, else in their order. */
export function listedNotes({ notes }: Collection): readonly ListedNote[] {
  const listed = notes.map((note) => ({
    path: note.path,
    questions: note.cards.length,
    unanswered: note.cards.filter(({ status }) => status === 'unanswered').length,
    confidence: note.confidence,
    isUnsure: isUnsure(note),
  }))
  return [...listed.filter((each) => each.isUnsure), ...listed.filter((each) => !each.isUnsure)]
}

/** The questions that a page of the list shows. */
export async function listedQuestions(
  context: Context,
  collection: Collection,
  query: ListQuery,
): Promise<QuestionList> {
  const { words, decks, tags, unanswered, from } = query
  const records = (await context.store()).records()
  const chosen = collection.cards.filter(
    (card) => matches(card, { decks, tags }) && (!unanswered || card.status === 'unanswered'),
  )
  const found = words.trim() === '' ? chosen : findCards(chosen, words)
  const sizes = new Map<string, number>()
  for (const { deck } of collection.cards) sizes.set(deck, (sizes.get(deck) ?? 0) + 1)
  return {
    total: found.length,
    from,
    questions: found.slice(from, from + PAGE).map((card) => {
      const record = records.get(card.id)
      return { card, suspended: record?.suspended ?? false, due: record?.schedule?.due ?? null }
    }),
    decks: [...sizes].map(([name, questions]) => ({ name, questions })),
  }
}
