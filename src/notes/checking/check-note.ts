import type { Card } from '../../cards/card.ts'
import { parseMarkdown } from '../../markdown/markdown.ts'
import { outline } from '../blocks/outline.ts'
import { isUnderlinedText } from '../blocks/underlined.ts'
import { frontMatterLines } from '../front-matter.ts'
import { linesToRead } from '../lines-to-read.ts'
import type { Problem } from '../note.ts'
import { askedNumbers, sameWords } from './asked-elsewhere.ts'
import { unknownInstructions } from './check-instructions.ts'
import { type Finding, type LinkedFiles, type LookedOver, type NamedFile, problemsNow } from './looked-over.ts'
import { fileNamed, namedLinks } from './named-links.ts'
import { proseLines } from './prose-lines.ts'
import { strayBytes } from './stray-bytes.ts'

/** A note that was read, with its text, to be looked over. */
export interface CheckedNote {
  readonly path: string
  readonly text: string
  readonly cards: readonly Card[]
  /** Its bytes that were no text. */
  readonly replaced?: number
}

/**
 * What its author would want to mend in a note, in the order of lines: questions asked twice, empty links, links to
 * files that are not there, headings swallowed by an open fence, paragraphs that a rule makes headings of, front matter
 * that does not end, words to prep that it does not know, bytes that are no text. `files` knows what is there.
 */
export function checkNote(note: CheckedNote, files: LinkedFiles): Problem[] {
  return problemsNow(lookOver(note).found, files).map((finding) => ({ path: note.path, ...finding }))
}

/** The same as far as the note itself tells: what it names is yet to be looked for. */
export function lookOver({ text, cards, replaced = 0 }: CheckedNote): LookedOver {
  const { lines, unreadFrom } = linesToRead(text)
  const skipped = frontMatterLines(lines)
  const found = [
    ...openFrontMatter(lines, skipped),
    // Where a fence closes that is open at the last line read, nobody knows.
    ...(unreadFrom === null ? openFence(lines, skipped) : []),
    ...links(lines, skipped),
    ...namedLinks(lines, skipped),
    ...underlinedTexts(lines, skipped),
    ...askedTwice(cards),
    ...unknownInstructions(lines, skipped),
  ].sort((a, b) => a.line - b.line || a.column - b.column)
  return {
    found: [...strayBytes(text, replaced), ...found].sort((a, b) => a.line - b.line),
    asks: askedNumbers(cards),
  }
}

/** `---` and `key:` at the top without a second `---` is read as text of the note. */
function openFrontMatter(lines: readonly string[], skipped: number): Finding[] {
  const looksSo =
    /^\ufeff?---\s*$/.test(lines[0] ?? '') && /^(?:title|tags?|deck|date|prep|layout|aliases)\s*:/i.test(lines[1] ?? '')
  if (skipped > 0 || !looksSo) return []
  return [
    {
      line: 1,
      column: 1,
      rule: 'front-matter-open',
      values: {},
    },
  ]
}

/** A fence that is never closed, when headings stand in what it swallows. */
function openFence(lines: readonly string[], skipped: number): Finding[] {
  const { openAt } = proseLines(lines, skipped)
  if (openAt === null) return []
  const swallowed = lines.slice(openAt).filter((line) => /^ {0,3}#{1,6}\s+\S/.test(line)).length
  if (swallowed === 0) return []
  return [
    {
      line: openAt,
      column: (lines[openAt - 1] ?? '').search(/[`~]/) + 1,
      rule: 'unclosed-fence',
      values: { headings: swallowed },
    },
  ]
}

const LINK =
  /!?\[([^\][]{0,300})\]\(\s*(?:<([^<>]{0,500})>|([^()\s]{0,500}))(?:\s+(?:"[^"]{0,300}"|'[^']{0,300}'))?\s*\)/g

function links(lines: readonly string[], skipped: number): (Finding | NamedFile)[] {
  const findings: (Finding | NamedFile)[] = []
  for (const { text, line } of proseLines(lines, skipped).prose) {
    for (const found of text.matchAll(LINK)) {
      const [whole, label = '', quoted, bare = ''] = found
      const place = { line, column: found.index + 1 }
      const target = quoted ?? bare
      if (target === '') {
        if (label !== '' || whole.startsWith('['))
          findings.push({
            ...place,
            rule: 'empty-link',
            values: { label },
          })
        continue
      }
      const file = fileNamed(target)
      if (file !== null) findings.push({ ...place, file })
    }
  }
  return findings
}

/** Other programs show a paragraph with a rule right under it as a heading. */
function underlinedTexts(lines: readonly string[], skipped: number): Finding[] {
  const findings: Finding[] = []
  const isText = isUnderlinedText(lines)
  outline(
    parseMarkdown(lines.slice(skipped), skipped + 1),
    {
      parse: parseMarkdown,
      lines,
      isHeading: (line, endLine, level) => {
        if (!isText(line, endLine, level)) return true
        findings.push({ line: endLine, column: 1, rule: 'underlined-text', values: {} })
        return false
      },
    },
    lines.length,
  )
  return findings
}

/** The same question twice in the same section, under the same parent: their records could be mixed up. */
function askedTwice(cards: readonly Card[]): Finding[] {
  const first = new Map<string, Card>()
  return cards.flatMap((card) => {
    const key = JSON.stringify([card.parent, ...card.section, sameWords(card.prompt)])
    const before = first.get(key)
    if (before === undefined) {
      first.set(key, card)
      return []
    }
    const values = { line: before.source.line, question: card.question }
    return [
      {
        line: card.source.line,
        column: 1,
        rule: 'asked-twice',
        values,
      },
    ]
  })
}
