/** What a card is: the plain data that everything else reads. See docs/layout.md for who makes it. */

export type CardId = string

/** Markdown source, as the note has it. */
export type Markdown = string

/** `question` asks, `prompt` demands ("explain …"), `topic` is a noun phrase in a note that is drilled on topics. */
export type Kind = 'question' | 'prompt' | 'topic'

/** `partial`: something is there, but a labelled slot is empty, or only a pointer elsewhere, or a stub. */
export type Status = 'answered' | 'partial' | 'unanswered'

/** An empty place in an answer. `line` counts from 1 in the file; `label` is the slot's own name, null without one. */
export interface Gap {
  readonly line: number
  readonly label: string | null
}

/** Lines count from 1 in the file as it is on disk, front matter included; `endLine` is the last line of the answer. */
export interface Source {
  readonly path: string
  readonly line: number
  readonly endLine: number
}

export interface Card {
  readonly id: CardId
  /** One line of plain text as a person would read it, without numbering, labels or markup. */
  readonly question: string
  /** The Markdown of the whole question, continuation and code included. */
  readonly prompt: Markdown
  readonly answer: Markdown | null
  readonly kind: Kind
  readonly status: Status
  readonly gaps: readonly Gap[]
  /** The card this one is a follow-up of. */
  readonly parent: CardId | null
  /** The names of what it stands under in its note, outermost first: headings, and groups of a list. Not those of its parents. */
  readonly section: readonly string[]
  readonly deck: string
  readonly tags: readonly string[]
  /** The number that the note itself gives the question ("질문8" is "8"), for finding it again; null without one. */
  readonly number: string | null
  readonly source: Source
  /** How sure the reader is that this is a question: 0 to 1, to the hundredth; 1 where the note leaves no doubt. */
  readonly confidence: number
  /** How often it is asked by the note's own marks (⭐, 🔥, 빈출, "2번 나옴"): 1 without any, up to 6. */
  readonly weight: number
}
