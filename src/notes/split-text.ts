/** A run of whole top-level blocks, and the line of the note at which it begins. */
export interface Chunk {
  readonly firstLine: number
  readonly text: string
}

const FENCE = /^([ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*)(`{3,}|~{3,})(.*)$/
const RAW = /^ {0,3}<(pre|script|style|textarea)\b/i
const DEFINITION = /^ {0,3}\[[^\]\n]{1,200}\]:\s*\S/

/**
 * Cuts a note between top-level blocks, so that parsing takes time in proportion to length.
 * A line at the left edge after an empty one begins a new block, unless a fence, raw HTML or a comment is open.
 * Link definitions are repeated at the end of every chunk that may refer to them.
 */
export function splitText(lines: readonly string[], firstLine: number): Chunk[] {
  const definitions: string[] = []
  const starts: number[] = [0]
  let fence: { mark: string; length: number; indent: number } | null = null
  let closing: RegExp | null = null
  let blank = false
  let listOpen = false
  lines.forEach((line, index) => {
    const empty = line.trim() === ''
    if (closing !== null) {
      if (closing.test(line)) closing = null
    } else if (fence !== null) {
      const close = /^[ \t>]*(`{3,}|~{3,})[ \t]*$/.exec(line)
      if (close?.[1]?.[0] === fence.mark && close[1].length >= fence.length) fence = null
    } else if (!empty) {
      const atEdge = !/^[ \t]/.test(line)
      if (blank && atEdge && index > 0) starts.push(index)
      if (atEdge) listOpen = /^(?:[-*+]|\d{1,9}[.)])(?:\s|$)/.test(line)
      const opened = FENCE.exec(line)
      const mark = opened?.[2]?.[0]
      if (
        opened &&
        mark !== undefined &&
        (listOpen || !/^ {4}|^ {0,3}\t/.test(line)) &&
        !(mark === '`' && opened[3]?.includes('`'))
      ) {
        fence = { mark, length: opened[2]?.length ?? 3, indent: opened[1]?.length ?? 0 }
      } else if (RAW.test(line)) {
        const name = RAW.exec(line)?.[1] ?? ''
        if (!new RegExp(`</${name}>`, 'i').test(line)) closing = /<\/(?:pre|script|style|textarea)>/i
      } else if (/^ {0,3}<!--/.test(line) && !line.includes('-->')) closing = /-->/
      else if (DEFINITION.test(line)) definitions.push(line)
    }
    blank = empty
  })
  const known = definitions.length > 500 ? '' : definitions.join('\n')
  return starts.map((start, index) => {
    const text = lines.slice(start, starts[index + 1] ?? lines.length).join('\n')
    const refers = known !== '' && text.includes(']') && !text.trimStart().startsWith('```')
    return { firstLine: firstLine + start, text: refers ? `${text}\n\n${known}` : text }
  })
}
