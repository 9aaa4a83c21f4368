import type { Card } from '../../cards/card.ts'
import type { Context } from '../../context.ts'
import type { Imported } from '../../exchange/imported.ts'
import { type OwnEdit, ownEdits } from '../../exchange/importing/own-edits.ts'
import { referencesOf } from '../collection/references.ts'
import { SentTexts } from './sent-texts.ts'

/** What was edited on cards of prep's own in the program that a file comes from. `paths`: where the notes of these cards are. */
export async function editsIn(
  context: Context,
  imported: Imported,
  { cards, paths }: { readonly cards: readonly Card[]; readonly paths: readonly string[] },
): Promise<readonly OwnEdit[]> {
  const asked = new Set(imported.notes.flatMap((note) => note.cards.flatMap(({ own }) => own ?? [])))
  const known = cards.filter(({ id }) => asked.has(id))
  if (known.length === 0) return []
  const isHtml = imported.source === 'anki' || imported.source === 'anki-text'
  const thereAndBack = isHtml
    ? (await import('../../exchange/anki/there-and-back.ts')).thereAndBack
    : (markdown: string) => markdown
  const sent = new SentTexts(context)
  return ownEdits(imported, {
    cards: known,
    resolved: referencesOf(context, paths).resolve,
    sent: (card) => sent.of(card),
    thereAndBack,
  })
}
