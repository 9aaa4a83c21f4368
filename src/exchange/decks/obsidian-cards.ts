import { HIDDEN, MOST_PIECES } from '../cloze-text.ts'

/** How the plugin is set: what stands between question and answer, and what makes a file or a block one with cards. */
export interface ObsidianSettings {
  readonly tags: readonly string[]
  readonly inline: string
  readonly inlineBoth: string
  readonly below: string
  readonly belowBoth: string
  readonly highlights: boolean
  readonly bold: boolean
  readonly curly: boolean
}

/** As the plugin comes. */
export const USUAL_OBSIDIAN: ObsidianSettings = {
  tags: ['#flashcards'],
  inline: '::',
  inlineBoth: ':::',
  below: '?',
  belowBoth: '??',
  highlights: true,
  bold: false,
  curly: false,
}

/** Where a card stands: SM-2's numbers. A date as 2026-11-22. */
interface ObsidianSchedule {
  readonly due: string
  readonly intervalDays: number
  /** 250 is 2.5. */
  readonly easePercent: number
}

export interface ObsidianCard {
  readonly question: string
  readonly answer: string
  /** Null for a card that is new. */
  readonly schedule: ObsidianSchedule | null
}

/** Cards that were made of one block, with the tags and the deck (`a/b`, empty for none) that hold for it. */
export interface ObsidianBlock {
  readonly deck: string
  readonly cards: readonly ObsidianCard[]
}

const COMMENT = /<!--SR:([^>]{1,20000}?)-->/g
const NEW_CARD = '2000-01-01'

/**
 * The flashcards of a note, as the plugin finds them: a tag anywhere in it makes it one with cards, and names the deck of
 * what follows; what stands before the first tag goes with the front matter's, or with that one. Without any tag, what
 * has a schedule is a card.
 */
export function readObsidianNote(text: string, settings: ObsidianSettings): readonly ObsidianBlock[] {
  const { body, tags } = withoutFrontMatter(text.replaceAll('\r\n', '\n'))
  const named = tagsIn(body, settings)
  const usual = tags.map((tag) => deckOf(tag, settings)).find((each) => each !== null) ?? named[0]?.deck ?? null
  return blocksOf(body).flatMap((block): ObsidianBlock[] => {
    const end = block.line + block.text.split('\n').length
    // A tag that stands with a card is for that card.
    const own = named.find(({ line }) => line >= block.line && line < end)
    const before = named.findLast(({ line }) => line < block.line)
    const isReviewed = /<!--SR:/.test(block.text)
    const deck = (own ?? before)?.deck ?? usual ?? (isReviewed ? '' : null)
    return deck === null ? [] : cardsOf(withoutTags(block.text, settings), settings).map((cards) => ({ deck, cards }))
  })
}

const TAG = /(?<=^|\s)#[^\s#,;:!?.()[\]]+/gmu

/** The decks that tags in the text name, with their lines from 0; what is code is none. */
function tagsIn(body: string, settings: ObsidianSettings): readonly { readonly line: number; readonly deck: string }[] {
  const isCode = codeLines()
  return body.split('\n').flatMap((line, number) => {
    if (isCode(line)) return []
    return [...withoutCode(line).matchAll(TAG)].flatMap(([tag]) => {
      const deck = deckOf(tag, settings)
      return deck === null ? [] : [{ line: number, deck }]
    })
  })
}

/** Whether each line, asked one after the other, is of a fenced block. */
function codeLines(): (line: string) => boolean {
  let fence: string | null = null
  return (line) => {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1]
    if (mark === undefined) return fence !== null
    if (fence === null) fence = mark
    else if (mark.startsWith(fence)) fence = null
    return true
  }
}

function withoutFrontMatter(text: string): { body: string; tags: readonly string[] } {
  const match = /^---\n([\s\S]*?)\n---(?:\n|$)/.exec(text)
  if (match === null) return { body: text, tags: [] }
  const [, head = ''] = match
  const listed = /^tags?:[ \t]*(.*(?:\n[ \t]*-[ \t]+.*)*)/im.exec(head)?.[1] ?? ''
  const tags = [...listed.matchAll(/[^\s,[\]"'-][^\s,[\]"']*/gu)].map(([tag]) => `#${tag.replace(/^#/, '')}`)
  return { body: text.slice(match[0].length), tags }
}

/** The deck that a tag names: `#flashcards/os` is `os`; null for a tag that is none of flashcards. */
function deckOf(tag: string, { tags }: ObsidianSettings): string | null {
  const base = tags.find(
    (each) => tag.toLowerCase() === each.toLowerCase() || tag.toLowerCase().startsWith(`${each.toLowerCase()}/`),
  )
  return base === undefined ? null : tag.slice(base.length + 1)
}

const withoutTags = (block: string, settings: ObsidianSettings): string =>
  block.replaceAll(new RegExp(`${TAG.source}[ \\t]?`, 'gmu'), (tag) =>
    deckOf(tag.trim(), settings) === null ? tag : '',
  )

interface Block {
  readonly text: string
  /** Its first line, from 0. */
  readonly line: number
}

/** Paragraphs; a fence is one with its blank lines. A comment with a schedule that stands alone belongs to what is above. */
function blocksOf(body: string): readonly Block[] {
  const blocks: { line: number; lines: string[] }[] = []
  const isCode = codeLines()
  let open: { line: number; lines: string[] } | null = null
  body.split('\n').forEach((line, number) => {
    const isText = isCode(line)
    if (!isText && (line.trim() === '' || /^#{1,6} /.test(line))) open = null
    else if (open === null) {
      open = { line: number, lines: [line] }
      blocks.push(open)
    } else open.lines.push(line)
  })
  return blocks.reduce<Block[]>((all, { line, lines }) => {
    const text = lines.join('\n')
    const last = all.at(-1)
    if (last !== undefined && /^\s*<!--SR:/.test(text)) all[all.length - 1] = { ...last, text: `${last.text}\n${text}` }
    else all.push({ line, text })
    return all
  }, [])
}

/** The cards of a block, those of one line or paragraph together. */
function cardsOf(block: string, settings: ObsidianSettings): readonly (readonly ObsidianCard[])[] {
  const bare = block.replaceAll(COMMENT, '')
  const lines = bare.split('\n')
  const asks = (separator: string) => lines.findIndex((line) => line.trim() === separator)
  for (const [separator, both] of [
    [settings.belowBoth, true],
    [settings.below, false],
  ] as const) {
    const at = asks(separator)
    if (at > 0) {
      const [front, back] = [lines.slice(0, at), lines.slice(at + 1)].map((part) => part.join('\n').trim())
      return [scheduled(sides(front ?? '', back ?? '', both), block)]
    }
  }
  const inline = inlineCards(block, settings)
  if (inline.length > 0) return inline
  const clozes = clozesOf(bare.trim(), settings)
  return clozes.length === 0 ? [] : [scheduled(clozes, block)]
}

/** Each line with a separator, and the schedule behind it or in the line below. */
function inlineCards(block: string, { inline, inlineBoth }: ObsidianSettings): readonly (readonly ObsidianCard[])[] {
  const lines = block.split('\n')
  return lines.flatMap((line, index) => {
    const bare = line.replaceAll(COMMENT, '')
    const both = bare.includes(inlineBoth)
    const separator = both ? inlineBoth : inline
    const at = withoutCode(bare).indexOf(separator)
    if (at < 0) return []
    const front = bare
      .slice(0, at)
      .trim()
      .replace(/^(?:[-*+]|\d+[.)])\s+/, '')
    const back = bare.slice(at + separator.length).trim()
    const below = /^\s*<!--SR:/.test(lines[index + 1] ?? '') ? `\n${lines[index + 1]}` : ''
    return front === '' || back === '' ? [] : [scheduled(sides(front, back, both), `${line}${below}`)]
  })
}

/** The same length, code blanked out. */
const withoutCode = (line: string): string => line.replaceAll(/`[^`]*`/g, (code) => ' '.repeat(code.length))

type Sides = Pick<ObsidianCard, 'question' | 'answer'>

const sides = (question: string, answer: string, both: boolean): readonly Sides[] =>
  question === '' || answer === ''
    ? []
    : [{ question, answer }, ...(both ? [{ question: answer, answer: question }] : [])]

function clozesOf(text: string, { highlights, bold, curly }: ObsidianSettings): readonly Sides[] {
  const shapes = [
    ...(highlights ? ['==(.+?)=='] : []),
    ...(bold ? ['\\*\\*(.+?)\\*\\*'] : []),
    ...(curly ? ['\\{\\{(.+?)\\}\\}'] : []),
  ]
  if (shapes.length === 0) return []
  const shape = new RegExp(shapes.join('|'), 'g')
  const pieceOf = (match: readonly (string | undefined)[]) => match.slice(1).find((part) => part !== undefined) ?? ''
  const shown = (part: string) =>
    part.replaceAll(shape, (whole, ...groups) => pieceOf([whole, ...groups.slice(0, shapes.length)]))
  return [...text.matchAll(shape)].slice(0, MOST_PIECES).map((match) => {
    const before = shown(text.slice(0, match.index))
    const after = shown(text.slice(match.index + match[0].length))
    return { question: `${before}${HIDDEN}${after}`, answer: pieceOf([...match]) }
  })
}

/** `<!--SR:!2026-11-22,3,250!…-->`, one for each card in order; early versions wrote one without the mark. */
function scheduled(cards: readonly Sides[], text: string): readonly ObsidianCard[] {
  const told = [...text.matchAll(COMMENT)].map(([, body = '']) => body).join('')
  const schedules = [...told.matchAll(/!?([\d-]+),(\d+(?:\.\d+)?),(\d+(?:\.\d+)?)/g)].map(
    ([, due = '', interval = '0', ease = '250']): ObsidianSchedule | null =>
      due === NEW_CARD ? null : { due, intervalDays: Number(interval), easePercent: Number(ease) },
  )
  return cards.map((asked, index) => ({ ...asked, schedule: schedules[index] ?? null }))
}
