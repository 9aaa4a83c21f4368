import type { Card, CardId, Markdown } from '../../cards/card.ts'
import { hunksOf } from '../../notes/answering/line-edits.ts'
import type { Imported, ImportedCard } from '../imported.ts'

/** What a card said when it went out: its texts with what they refer to in place. */
export interface SentText {
  readonly prompt: Markdown
  readonly answer: Markdown | null
  readonly tags: readonly string[]
}

/** A text of a note, and what it is to be. */
interface Reworded {
  readonly was: Markdown
  readonly now: Markdown
}

/** What was edited in another program on a card of prep's own; null where nothing was. */
export interface OwnEdit {
  readonly card: CardId
  readonly question: string
  readonly prompt: Reworded | null
  readonly answer: Reworded | null
  readonly tags: { readonly added: readonly string[]; readonly removed: readonly string[] } | null
}

export interface OwnCards {
  readonly cards: readonly Card[]
  /** A text of a note with what it refers to in place, as it goes out. */
  readonly resolved: (markdown: Markdown, path: string) => Markdown
  /** What a card said at exports of before, as far as that is known. */
  readonly sent: (card: CardId) => readonly SentText[]
  /** A text as it comes back from the program when nobody has touched it there. */
  readonly thereAndBack: (markdown: Markdown) => Markdown
}

/** Finds what was edited in another program on cards that it has from prep: what differs from the note, and was never sent so. */
export function ownEdits(
  { notes }: Pick<Imported, 'notes'>,
  { cards, resolved, sent, thereAndBack }: OwnCards,
): readonly OwnEdit[] {
  const byId = new Map(cards.map((card) => [card.id, card]))
  return notes.flatMap(({ cards: all }) =>
    all.flatMap((imported): OwnEdit[] => {
      const card = imported.own === undefined ? undefined : byId.get(imported.own)
      if (card === undefined) return []
      const before = sent(card.id)
      const change = (now: string, text: string, sentTexts: readonly string[]): Reworded | null => {
        const out = resolved(text, card.source.path)
        if (isSame(out, now)) return null
        const back = thereAndBack(out)
        if (isSame(back, now) || sentTexts.some((each) => isSame(each, now) || isSame(thereAndBack(each), now)))
          return null
        const meant = onto(text, back, now)
        return isSame(text, meant) ? null : { was: text, now: meant }
      }
      const prompt = change(
        imported.question,
        card.prompt,
        before.map((each) => each.prompt),
      )
      const answer = change(
        imported.answer ?? '',
        card.answer ?? '',
        before.map((each) => each.answer ?? ''),
      )
      const tags = tagEdit(imported, card, before)
      const { id, question } = card
      return prompt === null && answer === null && tags === null ? [] : [{ card: id, question, prompt, answer, tags }]
    }),
  )
}

/** Anki sets these itself. */
const NO_TAG = /^(?:leech|marked|flag-\w+)$/i

function tagEdit(imported: ImportedCard, card: Card, sent: readonly SentText[]): OwnEdit['tags'] {
  const plain = (tags: readonly string[]) =>
    new Set(tags.filter((tag) => !NO_TAG.test(tag)).map((tag) => tag.replaceAll(/\s+/gu, '-')))
  const [now, own] = [plain(imported.tags), plain(card.tags)]
  const known = [own, ...sent.map(({ tags }) => plain(tags))]
  if (known.some((each) => each.size === now.size && [...each].every((tag) => now.has(tag)))) return null
  return {
    added: [...now].filter((tag) => !own.has(tag)),
    removed: card.tags.filter((tag) => !NO_TAG.test(tag) && !now.has(tag.replaceAll(/\s+/gu, '-'))),
  }
}

/** The same but for empty lines, spaces at ends, and where pictures lie. */
const isSame = (one: string, other: string): boolean => one === other || plainOf(one) === plainOf(other)

const plainOf = (text: string): string =>
  wordLines(text.replaceAll(/(!\[[^\]\n]*\])\([^()\n]*\)/g, '$1'))
    .map(({ line }) => line)
    .join('\n')

interface WordLine {
  readonly line: string
  /** Whether an empty line stands before it. */
  readonly isParted: boolean
}

function wordLines(text: string): readonly WordLine[] {
  const lines = text.split(/\r\n|[\r\n]/).map((line) => line.trimEnd())
  return lines.flatMap((line, index) => (line === '' ? [] : [{ line, isParted: index > 0 && lines[index - 1] === '' }]))
}

const BULLET = /^(\s*)([-*+])(?=\s)/

/**
 * The text of a note with what was edited in the form that another program gives it: lines that are as they came back stay as
 * the note has them. Where the other form has other lines, all of it is taken.
 */
function onto(text: string, back: string, now: string): string {
  const [own, there, edited] = [wordLines(text), wordLines(back), wordLines(now)]
  if (own.length !== there.length) return now
  const bullets = own.flatMap(({ line }, index) => {
    const [from, to] = [there[index]?.line ?? '', line].map((each) => BULLET.exec(each)?.[2])
    return from === undefined || to === undefined ? [] : [[from, to] as const]
  })
  const bulletOf = new Map(bullets)
  const shown: WordLine[] = []
  let at = 0
  const hunks = hunksOf(
    there.map(({ line }) => line),
    edited.map(({ line }) => line),
  )
  for (const { from, to, nowFrom, nowTo } of hunks) {
    shown.push(...own.slice(at, from))
    edited.slice(nowFrom, nowTo).forEach(({ line, isParted }, index) => {
      const told = line.replace(BULLET, (_, indent: string, mark: string) => indent + (bulletOf.get(mark) ?? mark))
      const replaced = index < to - from ? own[from + index] : undefined
      shown.push({ line: told, isParted: replaced?.isParted ?? isParted })
    })
    at = to
  }
  shown.push(...own.slice(at))
  return shown.map(({ line, isParted }, index) => (isParted && index > 0 ? `\n${line}` : line)).join('\n')
}
