import { HIDDEN, MOST_PIECES } from '../cloze-text.ts'

/** A card of repeater; `block`: its lines as they stand, which its hash is made of. */
export interface RepeaterCard {
  readonly block: string
  readonly question: string
  readonly answer: string
  /** Which of the pieces of a cloze it asks for, from 0; 0 for other cards. */
  readonly piece: number
}

/** Reads the cards of a file as repeater does: from `Q:` or `C:` at the beginning of a line to the next, or to a rule. */
export function readRepeaterDeck(text: string): readonly RepeaterCard[] {
  const blocks: string[][] = []
  let open: string[] | null = null
  for (const line of text.split(/\r?\n/)) {
    if (/^[QC]:/.test(line)) {
      open = [line]
      blocks.push(open)
    } else if (line.startsWith('---')) open = null
    else open?.push(line)
  }
  return blocks.flatMap((lines) => (lines[0]?.startsWith('Q:') ? basic(lines) : clozes(lines)))
}

function basic(lines: readonly string[]): readonly RepeaterCard[] {
  const at = lines.findIndex((line) => line.startsWith('A:'))
  if (at < 0) return []
  const question = textOf(lines.slice(0, at))
  const answer = textOf(lines.slice(at))
  return question === '' || answer === '' ? [] : [{ block: lines.join('\n'), question, answer, piece: 0 }]
}

function clozes(lines: readonly string[]): readonly RepeaterCard[] {
  const text = textOf(lines)
  const pieces = [...text.matchAll(/\[([^\]]{1,500})\]/g)].slice(0, MOST_PIECES)
  const shown = (part: string) => part.replaceAll(/\[([^\]]{1,500})\]/g, '$1')
  return pieces.map((match, piece) => {
    const before = shown(text.slice(0, match.index))
    const after = shown(text.slice(match.index + match[0].length))
    const answer = match[1] ?? ''
    return { block: lines.join('\n'), question: `${before}${HIDDEN}${after}`, answer, piece }
  })
}

const textOf = ([first = '', ...rest]: readonly string[]): string =>
  [first.slice(2).trimStart(), ...rest].join('\n').trim()
