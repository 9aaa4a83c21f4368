import type { Nodes, PhrasingContent } from 'mdast'
import { countCommonLetters } from '../cards/common-letters.ts'
import { spokenTags } from './spoken-tags.ts'

/** One line of a paragraph or heading, as a person reads it: no markup, images and HTML tags gone, links as their text. */
export interface PlainLine {
  /** Counted from 1 in the file. */
  readonly line: number
  readonly text: string
  /** How much of the line's text is bold: all, only its beginning, or none of it. */
  readonly bold: 'all' | 'start' | 'none'
  /** All of the line's words are in italics. */
  readonly isItalic: boolean
  /** The bold words with which the line begins, empty without. */
  readonly boldLead: string
  /** Where the line's only link leads when nothing else stands on the line; null otherwise. */
  readonly link: string | null
  /** Whether there is any link or image on the line, and the text outside of links. */
  readonly links: number
  /** Whether a link of the line leads out of this note. */
  readonly leads: boolean
  readonly images: number
  readonly besideLinks: string
}

interface Within {
  /** Tags that are words. */
  readonly spoken: ReadonlySet<Nodes>
  readonly bold: boolean
  readonly italic: boolean
  readonly url: string | null
}

interface Draft {
  line: number
  text: string
  boldText: string
  boldLead: string
  leadEnded: boolean
  italicText: string
  firstPlain: boolean
  url: string | null
  links: number
  leads: boolean
  images: number
  besideLinks: string
}

const TAG = /<\/?[a-z][^<>]*>|<!--[\s\S]*?-->/giu

/** The lines of inline content, with their places. */
export function plainLines(nodes: readonly PhrasingContent[], firstLine: number): PlainLine[] {
  const drafts: Draft[] = [blank(firstLine)]
  const spoken = nodes.some(hasTags) ? spokenTags(nodes) : NONE
  for (const node of nodes) collect(node, { bold: false, italic: false, url: null, spoken }, drafts)
  return drafts.map(finish)
}

const NONE: ReadonlySet<Nodes> = new Set()

const hasTags = (node: Nodes): boolean => node.type === 'html' || ('children' in node && node.children.some(hasTags))

const blank = (line: number): Draft => ({
  line,
  text: '',
  boldText: '',
  boldLead: '',
  leadEnded: false,
  italicText: '',
  firstPlain: false,
  url: null,
  links: 0,
  leads: false,
  images: 0,
  besideLinks: '',
})

function collect(node: Nodes, within: Within, drafts: Draft[]): void {
  switch (node.type) {
    case 'text':
    case 'inlineCode':
      write(node.value, within, drafts)
      return
    case 'break':
      write('\n', within, drafts)
      return
    case 'html':
      if (within.spoken.has(node)) write(node.value, within, drafts)
      else if (/^<br\b/iu.test(node.value)) write(' ', within, drafts)
      else if (/^<(?:b|strong)\b/iu.test(node.value)) return
      else if (!TAG.test(node.value)) write(node.value, within, drafts)
      TAG.lastIndex = 0
      return
    case 'image':
    case 'imageReference': {
      const draft = drafts.at(-1)
      if (draft) draft.images++
      return
    }
    case 'link': {
      const draft = drafts.at(-1)
      if (draft) {
        draft.links++
        draft.url ??= node.url
        if (/^(?!#)./u.test(node.url)) draft.leads = true
      }
      const named = node.url === '' && node.children.length === 1 ? node.children[0] : undefined
      // `[[name]]()`: a link to a note, with an address that was left empty.
      if (named?.type === 'text' && /^\[[^[\]]+\]$/u.test(named.value)) write(named.value.slice(1, -1), within, drafts)
      else for (const child of node.children) collect(child, { ...within, url: node.url }, drafts)
      return
    }
    case 'strong':
      for (const child of node.children) collect(child, { ...within, bold: true }, drafts)
      return
    case 'emphasis':
      for (const child of node.children) collect(child, { ...within, italic: true }, drafts)
      return
    case 'footnoteReference':
      return
    default:
      if ('children' in node) for (const child of node.children) collect(child, within, drafts)
  }
}

function write(value: string, within: Within, drafts: Draft[]): void {
  if (!value.includes('\n') && !value.includes('\r')) {
    writeLine(value, within, drafts.at(-1) as Draft)
    return
  }
  for (const [index, part] of value.split(/\r\n|[\r\n]/).entries()) {
    const last = drafts.at(-1) as Draft
    const draft = index === 0 ? last : blank(last.line + 1)
    if (index > 0) drafts.push(draft)
    writeLine(part, within, draft)
  }
}

function writeLine(part: string, within: Within, draft: Draft): void {
  draft.text += part
  if (within.italic) draft.italicText += part
  if (within.bold) {
    draft.boldText += part
    if (!draft.leadEnded) draft.boldLead += part
  } else if (draft.boldText !== '') draft.leadEnded ||= part.trim() !== ''
  else if (!draft.firstPlain) draft.firstPlain = saysSomething(part)
  if (within.url === null) draft.besideLinks += part
}

/** Whether there is more to a text than spaces, marks and digits. */
const saysSomething = (part: string): boolean =>
  /^[a-z가-힣]/i.test(part) || (part.trim() !== '' && !/^[\s\p{P}\p{S}\d]+$/u.test(part))

/** White space that is more than a single space. */
const SPACES = / {2}|[^\S ]|\u200b/
const OTHERS = /[^\p{L}\p{N}]+/gu

const lettersIn = (text: string): number =>
  countCommonLetters(text, { hangul: 1, han: 1 }) ?? text.replaceAll(OTHERS, '').length

function finish(draft: Draft): PlainLine {
  const named = draft.text.includes('[[')
    ? draft.text.replaceAll(/\[\[(?:[^\][|]{1,200}\|)?([^\][|]{1,200})\]\]/gu, '$1')
    : draft.text
  const text = SPACES.test(named) ? named.replaceAll(/[\s\u00a0\u200b\ufeff]+/gu, ' ').trim() : named.trim()
  const letters = lettersIn(text)
  const boldLetters = lettersIn(draft.boldText)
  return {
    line: draft.line,
    text,
    bold:
      letters === 0 || boldLetters === 0
        ? 'none'
        : boldLetters >= letters * 0.9
          ? 'all'
          : draft.firstPlain
            ? 'none'
            : 'start',
    isItalic: letters > 0 && lettersIn(draft.italicText) >= letters * 0.9,
    boldLead: draft.firstPlain ? '' : draft.boldLead.replaceAll(/\s+/gu, ' ').trim(),
    link: draft.links > 0 && lettersIn(draft.besideLinks) === 0 ? draft.url : null,
    links: draft.links,
    leads: draft.leads,
    images: draft.images,
    besideLinks: draft.besideLinks.trim(),
  }
}
