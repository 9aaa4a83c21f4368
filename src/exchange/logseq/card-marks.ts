import { outsideCode, withoutCode } from './boxes.ts'
import type { Block } from './outline.ts'

const CLOZE = /\{\{cloze:?\s+([\s\S]{0,5000}?)\}\}(?!\})/gi
const MARKER =
  /^(#{1,6}[ \t]+)?(?:(?:TODO|DOING|NOW|LATER|DONE|WAITING|WAIT|CANCELL?ED|IN-PROGRESS)[ \t]+)?(?:\[#[A-C]\][ \t]+)?/

const CARD = /(?<![\p{L}\p{N}_/#&[])(?:#card(?![\p{L}\p{N}_/-])|#?\[\[card\]\])/giu
const TAG = /#(?:\[\[([^\]\n]+)\]\]|([^\s#,;:!?()[\]{}"'`]+))/u

/** Whether a block is a card: it says `#card` or `[[card]]`, as a word of its own or among its tags. */
export function isCard({ text, properties }: Block): boolean {
  return new RegExp(CARD.source, 'iu').test(withoutCode(text)) || tagsIn(properties).some((tag) => /^card$/i.test(tag))
}

/** The names that `tags::` lists. */
export const tagsIn = (properties: Block['properties']): readonly string[] =>
  ['tags', 'tag'].flatMap((name) =>
    (properties.get(name) ?? '')
      .split(/[,，]/)
      .map((tag) =>
        tag
          .trim()
          .replace(/^#?\[\[(.*)\]\]$/, '$1')
          .replace(/^#/, ''),
      )
      .filter((tag) => tag !== ''),
  )

/** What a card asks, without what makes it one, and the tags that stand at the end of its first line. */
export function askedIn(block: Block): { readonly text: string; readonly tags: readonly string[] } {
  const [first = '', ...rest] = withoutCards(block.text).split('\n')
  const { asked, tags } = splitTags(first)
  const text = [asked.replace(MARKER, '$1'), ...rest].join('\n').trim()
  return { text, tags: [...tags, ...tagsIn(block.properties).filter((tag) => !/^card$/i.test(tag))] }
}

/** The tags behind which a line says nothing more. */
function splitTags(line: string): { readonly asked: string; readonly tags: readonly string[] } {
  const found = [...line.matchAll(new RegExp(`(?<=^|\\s)${TAG.source}`, 'gu'))]
  let end = line.length
  const tags: string[] = []
  for (const match of found.reverse()) {
    if (line.slice(match.index + match[0].length, end).trim() !== '') break
    tags.unshift(match[1] ?? match[2] ?? '')
    end = match.index
  }
  return { asked: line.slice(0, end).trimEnd(), tags }
}

/** A text with every `{{cloze …}}` hidden, or its hint in its place; `pieces`: what was hidden. */
export function hideClozes(
  text: string,
  hidden: string,
): { readonly text: string; readonly pieces: readonly string[] } {
  const pieces: string[] = []
  const shown = text.replaceAll(CLOZE, (_, content: string) => {
    const { piece, hint } = clozeIn(content)
    pieces.push(piece)
    return hint === '' ? hidden : `[${hint}]`
  })
  return { text: shown, pieces }
}

/** A text with every `{{cloze …}}` as what it holds. */
export const showClozes = (text: string): string =>
  text.replaceAll(CLOZE, (_, content: string) => clozeIn(content).piece)

/** Only the part behind the last `\\` is a hint. */
function clozeIn(content: string): { readonly piece: string; readonly hint: string } {
  const parts = content.split('\\\\')
  const hint = parts.length > 1 ? (parts.at(-1) ?? '').trim() : ''
  const piece = (parts.length > 1 ? parts.slice(0, -1).join('\\\\') : content).trim()
  return { piece, hint }
}

export const withoutCards = (text: string): string =>
  outsideCode(text, (part) => part.replaceAll(new RegExp(`[ \\t]?${CARD.source}`, 'giu'), '')).trim()
