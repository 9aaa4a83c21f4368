import type { Card, CardId } from '../cards/card.ts'
import { normalise } from '../cards/normalise.ts'

/** A place left out in a question: `[…]`, `[...]`, a hint in brackets (not a link's text), a line to write on. */
const HOLE = /\[[^\][]{1,200}\](?![([:])|_{3,}/gu
const NAMELESS_HOLE = /^(?:\[\s*(?:…|\.{3})\s*\]|_+)$/u

/** A shorter answer, in letters, of which those of Hangul or Han count for two, stands in other texts by chance. */
const LEAST_LETTERS = 8

/**
 * Which questions give away the answers of others: clozes of one text, the two directions of one pair of sides, twins, and a
 * question and its follow-up where the answer of one says all that the other asks. Takes in what a person is shown, card by
 * card, and tells of another card whether its answer was among that.
 */
export class Siblings {
  readonly #shown = new Map<string, CardId>()
  readonly #cards = new Map<CardId, Card>()
  readonly #childrenShown = new Map<CardId, Card[]>()
  /** Of the card that was asked about last: it mostly shows next. */
  #last: { readonly card: Card; readonly keys: readonly string[] } | null = null

  /** Question and answer of this card show. */
  show(card: Card): void {
    for (const key of this.#keysOf(card)) if (!this.#shown.has(key)) this.#shown.set(key, card.id)
    this.#cards.set(card.id, card)
    if (card.parent === null) return
    const others = this.#childrenShown.get(card.parent)
    if (others === undefined) this.#childrenShown.set(card.parent, [card])
    else others.push(card)
  }

  /** Whether what was shown of another card says this one's answer. */
  gaveAway(card: Card): boolean {
    if (card.answer === null || this.#cards.size === 0) return false
    const isShown = (key: string) => (this.#shown.get(key) ?? card.id) !== card.id
    if (this.#keysOf(card).some(isShown)) return true
    const parent = card.parent === null ? undefined : this.#cards.get(card.parent)
    const family = [...(parent === undefined ? [] : [parent]), ...(this.#childrenShown.get(card.id) ?? [])]
    return family.some((other) => saysAnswerOf(other, card))
  }

  #keysOf(card: Card): readonly string[] {
    if (this.#last?.card !== card) this.#last = { card, keys: keysOf(card) }
    return this.#last.keys
  }
}

/** The items that may be asked on one day, and those that wait because one before them, or one of `shown`, gives them away. */
export function keptApart<Item extends { readonly card: Card }>(
  items: readonly Item[],
  shown: Iterable<Card>,
): { readonly asked: readonly Item[]; readonly waiting: readonly Item[] } {
  const siblings = new Siblings()
  for (const card of shown) siblings.show(card)
  const [asked, waiting]: [Item[], Item[]] = [[], []]
  for (const item of items) {
    if (siblings.gaveAway(item.card)) waiting.push(item)
    else {
      siblings.show(item.card)
      asked.push(item)
    }
  }
  return { asked, waiting }
}

/** All items, those that one before them gives away behind the others: where everything is asked, that is as far as they get. */
export function lastOfSiblings<Item extends { readonly card: Card }>(items: readonly Item[]): readonly Item[] {
  const { asked, waiting } = keptApart(items, [])
  return [...asked, ...waiting]
}

function saysAnswerOf(shown: Card, { answer }: Card): boolean {
  const wanted = normalise(answer ?? '')
  const letters = Array.from(wanted).reduce((sum, letter) => sum + (letter >= '\u1100' ? 2 : 1), 0)
  return letters >= LEAST_LETTERS && normalise(shown.answer ?? '').includes(wanted)
}

/** What siblings have in common: the whole text of a cloze, both sides of a pair in either order. */
function keysOf({ prompt, answer }: Card): readonly string[] {
  if (answer === null) return []
  const whole = wholeOfCloze(prompt, answer)
  const sides = [normalise(prompt), normalise(answer)]
  const isPair = sides.every((side) => side !== '')
  return [...(whole === null ? [] : [`whole ${whole}`]), ...(isPair ? [`sides ${sides.sort().join(' ')}`] : [])]
}

/** The text of a cloze with nothing left out, where that can be told; null for other questions. */
function wholeOfCloze(prompt: string, answer: string): string | null {
  const holes = [...prompt.matchAll(HOLE)]
  if (holes.length === 0) return null
  const said = normalise(answer)
  const around = prompt.split(HOLE).map(normalise)
  if (around.every((piece) => piece === '')) return null
  // Some programs answer with the whole text, some with the piece alone.
  if (standsInOrder(said, around)) return said
  const nameless = holes.filter(([hole]) => NAMELESS_HOLE.test(hole))
  if (nameless.length !== 1) return null
  return normalise(prompt.replace(HOLE, (hole) => (NAMELESS_HOLE.test(hole) ? answer : hole)))
}

/** Whether a text begins with the first piece, ends with the last, and holds the others between them in their order. */
function standsInOrder(text: string, pieces: readonly string[]): boolean {
  const first = pieces[0] ?? ''
  const last = pieces.at(-1) ?? ''
  if (!text.startsWith(first) || !text.endsWith(last) || text.length <= pieces.join('').length) return false
  let from = first.length
  for (const piece of pieces.slice(1, -1)) {
    const at = text.indexOf(piece, from)
    if (at < 0) return false
    from = at + piece.length
  }
  return from <= text.length - last.length
}
