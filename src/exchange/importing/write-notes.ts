import type { Card, Markdown } from '../../cards/card.ts'
import { sectionLine } from '../../cards/section.ts'
import { withoutControls } from '../../disk/without-controls.ts'
import { parseMarkdown } from '../../markdown/markdown.ts'
import { composed } from '../../notes/language/composed.ts'
import { ANSWER_MARK, exactCards } from '../../notes/making/exact-cards.ts'
import type { ImportedCard } from '../imported.ts'

const DEPTH = 2
const LONGEST_HEADING = 500
/** What begins a block that is no paragraph, so that it cannot be a heading as it is. */
const NO_PARAGRAPH = /^(?: {4}|\t| {0,3}(?:[#>|]|[-*+](?:\s|$)|\d{1,9}[.)](?:\s|$)|`{3}|~{3}|<|\$\$|\[[^\]]*\]:))/

/** A card as it stands in a note. */
export interface Written {
  /** Lines of Markdown, without a blank one at either end. */
  readonly text: string
  /** How prep reads these lines; worked out when it is asked for. */
  readonly card: Card
}

/** What could leave something open behind it, or be more than the parser takes: fences, HTML, very long or marked text. */
const RISKY = /`{3}|~{3}|</
const LONGEST_SAFE = 6000
const MOST_MARKS = 200

/** The beginning of a note that prep writes: its deck, and that headings of the second level are its questions. */
export function noteHead(deck: string, { exported = false } = {}): string {
  return `---\ndeck: ${JSON.stringify(withoutControls(deck))}\nprep: { only: h2${exported ? ', exported: true' : ''} }\n---\n`
}

/** A whole note of what other notes ask: its head and its cards. In a folder of notes it is left out. */
export const composeNote = (deck: string, blocks: readonly string[]): string =>
  `${[noteHead(deck, { exported: true }), ...blocks.map((block) => `${block}\n`)].join('\n')}`

/**
 * A card as lines of Markdown that are read as this one card again; null when it asks nothing. `depth` is 1 for a follow-up
 * of the question that stands before it, 2 for one of that follow-up, 0 for a question of its own.
 */
export function writeCard(
  {
    question,
    answer,
    tags,
    section = [],
    isPartial = false,
  }: Pick<ImportedCard, 'question' | 'answer' | 'tags' | 'section' | 'isPartial'>,
  depth = 0,
): Written | null {
  const parts = splitQuestion(tidy(question))
  if (parts.heading === '') return null
  const told = tidy(answer ?? '')
  const names = tags
    .map((tag) =>
      withoutControls(tag)
        .replaceAll(/[\s>]+/gu, '-')
        .replaceAll('--', '-'),
    )
    .filter((tag) => tag !== '')
  const under = withoutControls(sectionLine(section))
  const above = [
    ...(under === '' ? [] : [`section ${under}`]),
    ...(names.length === 0 ? [] : [`tags ${names.join(' ')}`]),
    ...(depth === 0 ? [] : [depth === 1 ? 'follow-up' : `follow-up ${depth}`]),
    ...(isPartial && told !== '' ? ['partial'] : []),
  ]
  const compose = (more: string, rest: string, heading = parts.heading): string =>
    [
      `${above.map((each) => `<!-- prep: ${each} -->\n`).join('')}## ${heading}`,
      ...(more === '' ? [] : [more]),
      ...(more === '' && !rest.includes('<!-- prep') ? [] : [ANSWER_MARK]),
      ...(rest === '' ? [] : [rest]),
    ].join('\n\n')
  const lowered = { more: lowerHeadings(parts.more), rest: lowerHeadings(told) }
  for (const text of [
    () => compose(lowered.more, lowered.rest),
    // What leaves something open would swallow the cards that follow.
    () => compose(fenced(parts.more), fenced(told)),
    () => compose(fenced(parts.more), fenced(told), escapeAll(parts.heading)),
  ]) {
    const made = text()
    if (isPlain(made)) return new PlainCard(made)
    const written = readBack(made)
    if (written !== null) return written
  }
  return null
}

/** The lines above a heading that tell of it. */
const ABOVE = /^(?:<!--[^\n]*-->\n)+/

const isPlain = (text: string): boolean =>
  text.length < LONGEST_SAFE &&
  !RISKY.test(text.replace(ABOVE, '')) &&
  (text.match(/[[*_`~]/g)?.length ?? 0) < MOST_MARKS

/** A card of whose lines it is sure that they are one. */
class PlainCard implements Written {
  readonly text: string
  #card: Card | null = null

  constructor(text: string) {
    this.text = text
  }

  get card(): Card {
    const read = this.#card ?? readBack(this.text)?.card
    if (read === undefined) throw new Error(`not read as one card: ${this.text}`)
    this.#card = read
    return read
  }
}

/** The card that these lines are, provided they are one, and leave nothing open behind them. */
function readBack(text: string): Written | null {
  const lines = [...text.split('\n'), '', '## prep', '', 'end']
  const cards = exactCards(parseMarkdown(lines.map(composed)), DEPTH, { path: 'note.md', deck: '', tags: [], lines })
  const [card, next] = cards
  const isOne = cards.length === 2 && card !== undefined && next?.question === 'prep' && next.answer === 'end'
  return isOne ? { text, card } : null
}

interface Split {
  readonly heading: string
  readonly more: Markdown
}

/** Definitions of LaTeX, which many cards of a deck begin with. */
const PREAMBLE = /^(?:\$\$?[^$]*\\(?:re)?(?:newcommand|def|let|DeclareMathOperator)\b[^$]*\$\$?\s*)+/
const FENCE = /^ {0,3}(`{3,}|~{3,})[^\n]*\n[\s\S]*?\n {0,3}\1[`~]*[ \t]*(?:\n|$)/
const LONGEST_ASKED = 200

/**
 * The first paragraph on one line, and what is left: a heading of its own as well, and what is asked below code or behind
 * definitions. Where there is none such, a name for the question, which stands whole below it.
 */
function splitQuestion(question: Markdown): Split {
  const title = /^ {0,3}#{1,6}[ \t]+([^\n]*?)(?:[ \t]+#+)?[ \t]*(?:\n|$)/.exec(question)
  if (title !== null && (title[1] ?? '') !== '') {
    const heading = oneLine(title[1] ?? '')
    if (heading.length <= LONGEST_HEADING) return { heading, more: tidy(question.slice(title[0].length)) }
  }
  for (const before of [PREAMBLE, FENCE]) {
    const given = before.exec(question)?.[0] ?? ''
    const rest = tidy(question.slice(given.length))
    if (given === '' || rest === '' || NO_PARAGRAPH.test(rest)) continue
    const { heading, more } = splitParagraph(rest)
    if (heading.length <= LONGEST_ASKED)
      return { heading, more: [tidy(given), more].filter((part) => part !== '').join('\n\n') }
  }
  return splitParagraph(question)
}

function splitParagraph(question: Markdown): Split {
  const lines = question.split('\n')
  const end = lines.findIndex((line) => line.trim() === '')
  const first = end < 0 ? lines : lines.slice(0, end)
  const isPicture = first.length === 1 && /^!\[[^\]]*\]\([^()\s]*\)$/.test(first[0] ?? '')
  if (isPicture || (first.length > 0 && !first.some((line) => NO_PARAGRAPH.test(line)))) {
    const [asked = '', ...hard] = first.join('\n').split(/(?:\\| {2,})\n/)
    const isShort = first.join(' ').length <= 80
    const heading = oneLine(isShort ? [asked, ...hard].join(' ') : asked)
    const below = isShort || hard.length === 0 ? [] : [hard.join('\\\n')]
    const rest = end < 0 ? '' : tidy(lines.slice(end).join('\n'))
    if (heading.length <= LONGEST_HEADING)
      return { heading, more: [...below, rest].filter((part) => part !== '').join('\n\n') }
  }
  const words = question
    .replaceAll(/^ {0,3}(?:`{3,}|~{3,}).*$|^ {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t|:-]*)?$/gmu, '')
    .replaceAll(/^ {0,3}\||\|[ \t]*$/gmu, '')
    .replaceAll(/[ \t]*\|[ \t]*/gu, ' · ')
    .replaceAll(/<[^>]*>|!?\[([^\]]*)\]\([^)]*\)|^[\s>#|*+`~-]+/gmu, ' $1 ')
    .replaceAll(/\s+/gu, ' ')
    .trim()
  const name = [...words].slice(0, 60).join('').trim()
  return { heading: escapeAll(name) || (question === '' ? '' : '…'), more: question }
}

const oneLine = (text: string): string =>
  text
    .replaceAll(/\s*\n\s*/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim()
    // Marks at the end of a heading would only close it.
    .replace(/(^|\s)(#+)$/u, '$1\\$2')

/** Every mark of Markdown as itself. */
const escapeAll = (text: string): string => text.replaceAll(/[\\`*_{}[\]()#+!|<>~$&]/gu, '\\$&')

const tidy = (text: string): string =>
  withoutControls(text)
    .replaceAll(/\r\n?/gu, '\n')
    .replace(/^(?:[ \t]*\n)+|(?<!\s)\s+$/gu, '')

function fenced(text: string): string {
  if (text === '') return ''
  const longest = Math.max(2, ...(text.match(/`{3,}/g) ?? []).map(({ length }) => length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}text\n${text}\n${fence}`
}

/** Headings as deep as ours, or less deep, go two levels down with all others, so that they end no card. */
function lowerHeadings(text: string): string {
  if (!/^ {0,3}(?:#{1,2}[ \t]|#{1,2}$|=+[ \t]*$|-+[ \t]*$)/m.test(text)) return text
  const lines = text.split('\n')
  const headings = [...parseMarkdown(lines)].filter((node) => node.type === 'heading')
  if (!headings.some(({ depth }) => depth <= DEPTH)) return text
  for (const { depth, position } of headings.reverse()) {
    const [from, to] = [(position?.start.line ?? 1) - 1, position?.end.line ?? 1]
    const words = lines.slice(from, to)
    const isUnderlined = to - from > 1
    const said = isUnderlined ? words.slice(0, -1).join(' ').trim() : (words[0] ?? '').replace(/^ {0,3}#+[ \t]*/, '')
    lines.splice(from, to - from, `${'#'.repeat(Math.min(6, depth + DEPTH))} ${said}`)
  }
  return lines.join('\n')
}
