import type { Card, Markdown } from '../../cards/card.ts'
import type { Context } from '../../context.ts'
import { escapeHtml } from '../../page/escape.ts'
import { cardHtml } from '../../pocket/card-html.ts'
import { kindOf, picturePath, picturePlace, readPicture } from '../collection/picture-file.ts'
import type { ServedNotes } from './served-notes.ts'

/** Texts of cards as HTML that is safe to show, and the pictures that it names. */
export class ServedHtml {
  readonly #context: Context
  readonly #notes: ServedNotes

  constructor(context: Context, notes: ServedNotes) {
    this.#context = context
    this.#notes = notes
  }

  of(markdown: Markdown, { id, source }: Pick<Card, 'id' | 'source'>): Promise<string> {
    const place = this.#placeOf(source.path)
    return cardHtml(markdown, async (address) =>
      kindOf(address) === null || picturePath(address, place) === null
        ? null
        : `/picture?card=${encodeURIComponent(id)}&at=${encodeURIComponent(address)}`,
    )
  }

  /** The answer, or why there is none. */
  async answer(card: Card): Promise<string> {
    const { show } = this.#context.messages.drilling
    if (card.answer !== null) return this.of(card.answer, card)
    if (card.status !== 'answered') return `<p>${escapeHtml(show.noAnswer)}</p>`
    const followUps = this.#notes.collection.cards.filter(({ parent }) => parent === card.id)
    const items = followUps.map(({ question }) => `<li>${escapeHtml(question)}</li>`)
    return `<p>${escapeHtml(show.answeredBelow)}</p><ul>${items.join('')}</ul>`
  }

  /** The picture at an address in a card's note; null for none, and for what lies outside of the notes' folders. */
  async picture(id: string, address: string): Promise<{ readonly bytes: Uint8Array; readonly kind: string } | null> {
    const card = this.#notes.find(id)
    const kind = kindOf(address)
    if (card === null || kind === null) return null
    const picture = await readPicture(address, this.#placeOf(card.source.path))
    return picture && { bytes: picture.bytes, kind: `image/${kind}` }
  }

  #placeOf(note: string) {
    return picturePlace(this.#context, this.#notes.collection.paths, note)
  }
}
