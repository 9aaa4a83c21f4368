import type { Markdown } from '../../cards/card.ts'
import type { Block } from '../blocks/block.ts'
import { evidenceOf } from '../blocks/evidence.ts'
import { readLead } from '../language/lead.ts'
import { isSign } from './answer.ts'

type Span = readonly [from: number, to: number]

/** The answer as Markdown: the note's own lines, HTML as its text but for its tables, without the labels and rules around it. */
export function answerText(body: readonly Block[], taken: readonly Span[], lines: readonly string[]): Markdown {
  const tables = body.some(hasHtml) ? htmlTables(body, lines).filter((table) => !crosses(table, taken)) : []
  const isTold = isToldApart(body)
  const pieces = (isTold ? body : trimmed(body)).flatMap((block) => piecesOf(block, { taken, tables, lines }))
  const parts: string[] = []
  let run: Span | null = null
  const close = (): void => {
    if (run !== null) parts.push(dedent(lines.slice(run[0] - 1, run[1])))
    run = null
  }
  for (const piece of pieces) {
    if (typeof piece === 'string') {
      close()
      parts.push(piece)
    } else if (run !== null && piece[0] >= run[0] && piece[1] <= run[1]) {
      // Every cell of a table stands for all of it.
    } else if (run !== null && onlyBlank(lines, run[1], piece[0])) run = [run[0], piece[1]]
    else {
      close()
      run = piece
    }
  }
  close()
  const text = withoutComments(parts.join('\n\n')).trim()
  return isTold ? text : unlabelled(text)
}

/** Whether an answer has several labels, `Your answer: …` and `Researched answer: …`: they tell its parts apart, empty ones too. */
function isToldApart(body: readonly Block[]): boolean {
  const labels = body.flatMap(({ kind, lines: [line] }) => {
    if (kind !== 'paragraph' || line === undefined) return []
    const { label, rest } = readLead(line.text)
    const name = line.text.slice(0, line.text.length - rest.length).replaceAll(/[^\p{L}]+/gu, '')
    return label === 'answer' && name.length > 2 ? [name.toLowerCase()] : []
  })
  return new Set(labels).size > 1
}

/** Code, which is kept as it is, or a comment of Obsidian's: `%% … %%`. */
const CODE_OR_COMMENT = /^ *(`{3,}|~{3,})[\s\S]*?^ *\1|(`+)[^`]+\2|[ \t]*%%(?=[^%\n]*\S[^%\n]*%%)[^%\n]*%%/gmu

const withoutComments = (text: string): string =>
  text.includes('%%') ? text.replace(CODE_OR_COMMENT, (found) => (/^[ \t]*%%/u.test(found) ? '' : found)) : text

/** The last line of the answer, 0 without one. */
export const answerEnd = (body: readonly Block[]): number => Math.max(0, ...trimmed(body).map((block) => block.endLine))

/** Rules, comments and links back to the top are no part of an answer when they stand at its edge. */
function trimmed(body: readonly Block[]): readonly Block[] {
  const isEdge = (block: Block): boolean =>
    block.kind === 'rule' ||
    block.kind === 'comment' ||
    evidenceOf(block).inPageLink ||
    (evidenceOf(block).title === 'followUps' && block.children.length === 0) ||
    isHollow(block)
  let [from, to] = [0, body.length]
  while (from < to && isEdge(body[from] as Block)) from++
  while (to > from && isEdge(body[to - 1] as Block)) to--
  return body.slice(from, to)
}

/** Labels alone, a lone mark: lines without words. */
const isHollow = (block: Block): boolean =>
  block.lines.length > 0 &&
  block.children.length === 0 &&
  block.lines.every(
    (line) =>
      line.images === 0 && line.links === 0 && !isSign(line.text) && !/[\p{L}\p{N}]/u.test(readLead(line.text).rest),
  )

interface Source {
  readonly taken: readonly Span[]
  readonly tables: readonly Span[]
  readonly lines: readonly string[]
}

/** Lines of the note, or text where the note has HTML. */
function piecesOf(block: Block, source: Source): (Span | string)[] {
  const { taken, tables } = source
  const below = (): (Span | string)[] => block.children.flatMap((child) => piecesOf(child, source))
  if (block.kind === 'summary') {
    const own = wordsOf(block)
    const named = evidenceOf(block).title === null && own !== '' ? [`**${own}**`] : []
    return [...named, ...below()]
  }
  if (block.isHtml) {
    const table = tables.find(([from, to]) => from <= block.line && to >= block.endLine)
    if (table !== undefined) return [table]
    const images = block.lines.some((line) => line.images > 0) ? imagesOf(block, source.lines) : []
    const mark = block.kind === 'heading' ? '#'.repeat(block.level) : block.kind === 'item' ? '-' : ''
    const own = wordsOf(block)
    return [...(own.trim() === '' ? [] : [`${mark} ${own}`.trim()]), ...images, ...below()]
  }
  const crossed = taken.some(([from, to]) => from <= block.endLine && to >= block.line)
  if (!crossed && !hasHtml(block)) return [[block.line, block.endLine]]
  if (block.children.length === 0) return crossed ? [] : [[block.line, block.endLine]]
  return [...(block.lines.length > 0 ? [[block.line, block.leadEnd] as const] : []), ...below()]
}

const wordsOf = (block: Block): string => block.lines.map((line) => line.text).join('\n')

/** Tables that fill whole lines: what is on them is no part of anything else. */
function htmlTables(body: readonly Block[], lines: readonly string[]): readonly Span[] {
  const tables: Span[] = []
  const last = Math.max(0, ...body.map((block) => block.endLine))
  let from = 0
  for (let at = body[0]?.line ?? 1; at <= Math.min(last + 1, lines.length); at++) {
    const line = lines[at - 1] ?? ''
    if (/^\s*<table[\s>]/i.test(line)) from = at
    if (from > 0 && /<\/table\s*>/i.test(line)) {
      if (/<\/table\s*>\s*$/i.test(line)) tables.push([from, at])
      from = 0
    }
  }
  return tables
}

const crosses = ([from, to]: Span, taken: readonly Span[]): boolean =>
  taken.some((span) => span[0] <= to && span[1] >= from)

/** The images of a piece of HTML as Markdown has them. */
function imagesOf(block: Block, lines: readonly string[]): readonly string[] {
  const html = lines.slice(block.line - 1, block.endLine).join('\n')
  return [...html.matchAll(/<img\s[^<>]*>/gi)].flatMap(([tag]) => {
    const value = (name: string) => {
      const match = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>"']+))`, 'i').exec(tag)
      return match?.[1] ?? match?.[2] ?? match?.[3] ?? ''
    }
    const address = value('src')
    return address === '' ? [] : [`![${value('alt').replace(/[[\]\\\n]/g, ' ')}](<${address.replace(/[<>\n]/g, '')}>)`]
  })
}

const hasHtml = (block: Block): boolean => block.isHtml || block.kind === 'summary' || block.children.some(hasHtml)

const onlyBlank = (lines: readonly string[], from: number, to: number): boolean =>
  to > from && lines.slice(from, to - 1).every((line) => line.trim() === '')

/** Takes the answer's label off its first line, when words stand behind it. */
function unlabelled(text: string): string {
  const end = text.indexOf('\n')
  const first = end < 0 ? text : text.slice(0, end)
  const bare = first.replace(/^#{1,6}\s+/u, '')
  const lead = readLead(bare.replaceAll('**', ''))
  if (lead.label !== 'answer') return text
  const boldLabel = /^[^\p{L}\p{N}*]*\*\*[^*]+\*\*\s*[:：.]?\s*/u.exec(bare)
  const rest =
    boldLabel !== null && lead.rest !== ''
      ? bare.slice(boldLabel[0].length)
      : bare.includes('**')
        ? lead.rest
        : readLead(bare).rest
  const others = end < 0 ? '' : text.slice(end + 1)
  return balanced(rest === '' ? others : others === '' ? rest : `${rest}\n${others}`) ?? text
}

/** Null when taking the label off left half a pair of bold marks. */
function balanced(text: string): string | null {
  const [first = ''] = text.split('\n', 1)
  return (first.match(/\*\*/g)?.length ?? 0) % 2 === 0 ? text.trim() : null
}

/** Takes away the indentation that all lines share, so that an answer inside a list reads by itself. */
function dedent(lines: readonly string[]): string {
  let shared = Number.POSITIVE_INFINITY
  for (const line of lines)
    if (shared > 0 && line.trim() !== '') shared = Math.min(shared, /^[\t ]*/.exec(line)?.[0].length ?? 0)
  const bare = lines.map((line) => line.slice(shared).trimEnd())
  const from = bare.findIndex((line) => line !== '')
  return from < 0 ? '' : bare.slice(from, bare.findLastIndex((line) => line !== '') + 1).join('\n')
}
