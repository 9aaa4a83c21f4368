import type { PhrasingContent } from 'mdast'

/** What could begin markup in a line; without any of these it is text as it stands. */
const MAY_BE_MARKUP = /[\0\t`*_[<&\\~@]|www\.|https?:/i
const ESCAPABLE = /[!-/:-@[-`{-~]/
const ADDRESS = /^(?:www\.|https?:)/i
/** `[words](address)`, with nothing in the address that would need reading. */
const LINK = /(!?)\[([^[\]\\`<&]*)\]\(([^\s()<>&\\`]+)\)/y
/** Words in brackets that no definition makes a link of. */
const BRACKETS = /\[([^[\]\\`<&!*_~]*)\](?![([])/y

/** What is text as it stands, whatever is beside it. */
const WORDS = /[^\\`*![_<&~@\t\0wWhH]+/y

/** Whether the note defines addresses somewhere, which makes links of words in brackets. */
interface Note {
  readonly defines: boolean
}

/**
 * Lines of one paragraph or heading, their indentation taken off → what a parser of Markdown makes of them, when there
 * is no more to them than text, escapes, code in single backticks, plain emphasis and links; null when it takes a parser to know.
 */
export function plainInline(lines: readonly string[], note: Note): PhrasingContent[] | null {
  const nodes: PhrasingContent[] = []
  let text = ''
  const close = (): void => {
    if (text !== '') nodes.push({ type: 'text', value: text })
    text = ''
  }
  for (const [index, line] of lines.entries()) {
    const isLast = index === lines.length - 1
    const said = trimmedEnd(line)
    if (MAY_BE_MARKUP.test(line)) {
      const parts = said.endsWith('\\') && !isLast ? null : markedLine(said, note)
      if (parts === null) return null
      for (const part of parts) {
        if (part.type === 'text') text += part.value
        else {
          close()
          nodes.push(part)
        }
      }
    } else text += said
    if (isLast) continue
    if (line.length - said.length < 2) text += '\n'
    else {
      close()
      nodes.push({ type: 'break' })
    }
  }
  close()
  return nodes
}

/** Without the spaces at its end; other white space is text for Markdown. */
export function trimmedEnd(line: string): string {
  let end = line.length
  while (end > 0 && line.charCodeAt(end - 1) === 0x20) end--
  return end === line.length ? line : line.slice(0, end)
}

interface Open {
  /** Stars with which it began; 0 for the line itself. */
  readonly stars: number
  readonly children: PhrasingContent[]
}

/** One line with marks in it, each of which must find its other half on the line. */
function markedLine(line: string, note: Note | null): PhrasingContent[] | null {
  const open: Open[] = [{ stars: 0, children: [] }]
  let text = ''
  const add = (node: PhrasingContent | null): void => {
    const into = (open.at(-1) as Open).children
    if (text !== '') into.push({ type: 'text', value: text })
    text = ''
    if (node !== null) into.push(node)
  }
  for (let at = 0; at < line.length; at++) {
    WORDS.lastIndex = at
    if (WORDS.test(line)) {
      text += line.slice(at, WORDS.lastIndex)
      at = WORDS.lastIndex - 1
      continue
    }
    const char = line[at] as string
    const next = line[at + 1] ?? ''
    switch (char) {
      case '\\':
        if (ESCAPABLE.test(next)) at++
        text += line[at]
        break
      case '`': {
        const code = codeAt(line, at)
        if (code === null) return null
        add({ type: 'inlineCode', value: code })
        at += code.length + 1
        break
      }
      case '*': {
        const run = starsAt(line, at)
        if (run === null) return null
        const { stars, opens, closes } = run
        const last = open.at(-1) as Open
        if (closes && last.stars === stars) {
          add(null)
          open.pop()
          const { children } = last
          add(stars === 2 ? { type: 'strong', children } : { type: 'emphasis', children })
        } else if (opens && (!closes || open.length === 1)) {
          add(null)
          open.push({ stars, children: [] })
        } else if (opens || closes) return null
        else text += '*'.repeat(stars)
        at += stars - 1
        break
      }
      case '!':
      case '[': {
        const mayLink = char === '[' || next === '['
        const link = mayLink && note !== null ? linkAt(line, at) : null
        if (link === null) {
          if (mayLink && !staysText(line, at, note)) return null
          text += char
          break
        }
        const node = linkOf(link)
        if (node === null) return null
        add(node)
        at += link[0].length - 1
        break
      }
      default:
        if (mayBegin(line, at)) return null
        text += char
    }
  }
  if (open.length > 1) return null
  add(null)
  return (open[0] as Open).children
}

/** What stands in single backticks that begin there; null where it takes a parser to know. */
function codeAt(line: string, at: number): string | null {
  const end = line.indexOf('`', at + 1)
  const code = line.slice(at + 1, end)
  if (end < 0 || code === '' || line[end + 1] === '`' || code.startsWith(' ') || code.endsWith(' ')) return null
  return code.includes('\0') || code.includes('\t') ? null : code
}

/** One star or two that stand there, and whether they may begin or end emphasis; null where it takes a parser to know. */
function starsAt(line: string, at: number): { stars: 1 | 2; opens: boolean; closes: boolean } | null {
  const stars = line[at + 1] === '*' ? 2 : 1
  if (line[at + stars] === '*') return null
  const [before, after] = [sideOf(line[at - 1]), sideOf(line[at + stars])]
  if (before === 'rare' || after === 'rare') return null
  return {
    stars,
    opens: after !== 'space' && (after !== 'mark' || before !== 'word'),
    closes: before !== 'space' && (before !== 'mark' || after !== 'word'),
  }
}

/** Whether something may begin there that takes a parser: other emphasis, HTML, entities, addresses, tabs. */
function mayBegin(line: string, at: number): boolean {
  const next = line[at + 1] ?? ''
  switch (line[at]) {
    case '_':
      return !isWord(line, at - 1) || !isWord(line, at + 1)
    case '<':
      return /[a-z/?!]/i.test(next)
    case '&':
      return /[a-z#]/i.test(next)
    case '~':
      return next === '~'
    case '@':
    case '\t':
    case '\0':
      return true
    case 'w':
    case 'W':
    case 'h':
    case 'H':
      return ADDRESS.test(line.slice(at, at + 6))
    default:
      return false
  }
}

function linkAt(line: string, at: number): RegExpExecArray | null {
  LINK.lastIndex = at
  return LINK.exec(line)
}

/** Whether brackets that begin there are surely no link's. */
function staysText(line: string, at: number, note: Note | null): boolean {
  BRACKETS.lastIndex = at
  return note !== null && !note.defines && BRACKETS.test(line)
}

function linkOf([, picture, words = '', url = '']: RegExpExecArray): PhrasingContent | null {
  if (picture !== '') return /[*_~!@\t\0]/.test(words) ? null : { type: 'image', title: null, url, alt: words }
  const children = MAY_BE_MARKUP.test(words)
    ? markedLine(words, null)
    : words === ''
      ? []
      : [{ type: 'text', value: words } as const]
  return children === null ? null : { type: 'link', title: null, url, children }
}

/** Letters and marks that are surely of Korean, Chinese or Japanese. */
const CJK = /[\u3001-\u303e\u3041-\u3096\u3099-\u30ff\u3131-\u318e\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff60]/
/** Marks beyond the letters of Europe that are surely of none of these: dashes, quotation marks, arrows. */
const OTHER_MARKS = /[\u2010-\u2027\u2030-\u203a\u2190-\u21ff]/

/**
 * What the parser takes a character beside a mark of emphasis for: `cjk` ends and begins emphasis whatever stands on the
 * other side. `rare` are halves of what lies beyond UTF-16's first plane, and all that takes a table of Unicode to know.
 */
function sideOf(char: string | undefined): 'space' | 'mark' | 'word' | 'cjk' | 'rare' {
  if (char === undefined || /\s/.test(char)) return 'space'
  if (char >= '\u1100') {
    if (CJK.test(char)) return 'cjk'
    return OTHER_MARKS.test(char) ? 'mark' : 'rare'
  }
  return /[\p{P}\p{S}]/u.test(char) ? 'mark' : 'word'
}

/** Whether a letter or digit stands there that no rule of Markdown takes for punctuation or space. */
function isWord(line: string, at: number): boolean {
  const side = sideOf(line[at])
  return side === 'word' || (side === 'cjk' && /[\p{L}\p{N}]/u.test(line[at] ?? ''))
}
