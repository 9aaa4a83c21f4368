import { type Block, makeBlock, plainLine, reworded } from '../blocks/block.ts'
import { withChildren } from '../blocks/evidence.ts'
import { type Candidate, FENCE } from '../candidates/candidates.ts'

/** A note in which every chosen line begins a block of its own. */
export interface Carved {
  readonly blocks: readonly Block[]
  /** The blocks that ask. */
  readonly asked: ReadonlySet<Block>
  /** The blocks with one that asks somewhere inside of them. */
  readonly holding: ReadonlySet<Block>
}

/** Parts the blocks of a note in whose middle a chosen line stands: the line begins a block, up to the next one chosen. */
export function carve(root: Block, chosen: ReadonlySet<Candidate>, source: readonly string[]): Carved {
  const within = new Map<Block, Candidate[]>()
  const whole = new Set<Block>()
  for (const candidate of chosen) {
    if (candidate.block === candidate.source) whole.add(candidate.source)
    else within.set(candidate.source, [...(within.get(candidate.source) ?? []), candidate])
  }
  const asked = new Set<Block>()
  const holding = new Set<Block>()
  const visit = (parent: Block): { blocks: Block[]; holds: boolean; changed: boolean } => {
    let [holds, changed] = [false, false]
    const blocks: Block[] = []
    for (const child of parent.children) {
      const below = visit(child)
      const inner = below.changed ? withChildren(child, below.blocks) : child
      const lines = within.get(child)
      const pieces =
        lines === undefined
          ? [{ block: inner, asks: whole.has(child) }]
          : parted(
              inner,
              whole.has(child),
              lines.toSorted((a, b) => a.line - b.line),
              source,
            )
      for (const { block, asks } of pieces) {
        if (asks) asked.add(block)
        if (below.holds && block.children.length > 0) holding.add(block)
        blocks.push(block)
        holds ||= asks
      }
      holds ||= below.holds
      changed ||= inner !== child || lines !== undefined
    }
    return { blocks, holds, changed }
  }
  return { blocks: visit(root).blocks, asked, holding }
}

interface Piece {
  readonly block: Block
  readonly asks: boolean
}

const parted = (block: Block, asks: boolean, chosen: readonly Candidate[], source: readonly string[]): Piece[] =>
  block.kind === 'code' ? partedCode(block, chosen, source) : partedLines(block, asks, chosen)

/** A paragraph or an item in pieces; what lies under an item belongs to its last line. */
function partedLines(block: Block, asks: boolean, chosen: readonly Candidate[]): Piece[] {
  const starts = [0, ...chosen.map(({ nth }) => nth)]
  return starts.flatMap((start, at) => {
    const lines = block.lines.slice(start, starts[at + 1] ?? block.lines.length)
    const [first] = lines
    if (first === undefined) return []
    const isLast = at === starts.length - 1
    const end = isLast ? block.leadEnd : (lines.at(-1)?.line ?? block.line)
    const piece = reworded(block, {
      lines,
      line: at === 0 ? block.line : first.line,
      leadEnd: end,
      endLine: isLast ? block.endLine : end,
      number: at === 0 ? block.number : null,
      headingInside: at === 0 ? block.headingInside : 0,
      value: '',
      children: isLast ? block.children : [],
    })
    return [{ block: piece, asks: at > 0 || asks }]
  })
}

/** Code in which people speak: what stands before the first line that asks stays code, the rest is read as paragraphs. */
function partedCode(block: Block, chosen: readonly Candidate[], source: readonly string[]): Piece[] {
  const said = block.value.split('\n')
  const first = FENCE.test(source[block.line - 1] ?? '') ? block.line + 1 : block.line
  const begins = chosen.map(({ line }) => line - first)
  const pieces: Piece[] = []
  const head = said.slice(0, begins[0])
  if (head.some((text) => text.trim() !== '')) {
    const endLine = first + head.length - 1
    pieces.push({
      block: makeBlock({ kind: 'code', line: first, leadEnd: endLine, value: head.join('\n') }),
      asks: false,
    })
  }
  begins.forEach((begin, at) => {
    const lines = said
      .slice(begin, begins[at + 1] ?? said.length)
      .map((text, index) => plainLine(first + begin + index, text.trim()))
      .filter(({ text }) => text !== '')
    const line = lines[0]?.line ?? first + begin
    pieces.push({ block: makeBlock({ kind: 'paragraph', line, lines }), asks: true })
  })
  return pieces
}
