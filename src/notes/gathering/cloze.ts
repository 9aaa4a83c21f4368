import { type Block, reworded } from '../blocks/block.ts'

/** One deletion of a cloze line (`C: A [process] owns memory.`), as hashcards writes them. */
export interface Cloze {
  readonly block: Block
  readonly answer: string
}

const DELETION = /\[([^\][]{1,200})\](?!\()/g

/** The deletions of a paragraph that begins with `C:`; each is a question of its own, with the others shown. */
export function clozesOf(block: Block): Cloze[] {
  const text = block.lines.map((line) => line.text).join(' ')
  const body = /^C\s*:\s*(\S.*)$/u.exec(text)?.[1]
  const [first] = block.lines
  if (block.kind !== 'paragraph' || body === undefined || first === undefined) return []
  return [...body.matchAll(DELETION)].map((deletion) => {
    const before = body.slice(0, deletion.index).replaceAll(DELETION, '$1')
    const after = body.slice(deletion.index + deletion[0].length).replaceAll(DELETION, '$1')
    const asked = { ...first, text: `${before}[…]${after}`, bold: 'none' as const, boldLead: '' }
    return { block: reworded(block, { lines: [asked] }), answer: deletion[1] ?? '' }
  })
}
