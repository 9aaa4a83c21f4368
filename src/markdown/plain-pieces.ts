import type { RootContent } from 'mdast'
import { plainBlocks } from './plain-blocks.ts'
import { type Chunk, ITEM } from './split-text.ts'

/** Blocks that were made without the parser, or the lines of a chunk, from one place up to another, that take it. */
export type Piece = { readonly nodes: RootContent[] } | { readonly from: number; readonly to: number }

const ENTRY = /^ {0,3}(?:[-*+]|\d{1,9}[.)])(?:\s|$)/

/** A chunk in pieces, in their order: what is plain by `plainBlocks`, and all that stands between. `defines`: see `Lines`. */
export function* plainPieces({ lines, starts, firstLine, repeated }: Chunk, defines: boolean): Generator<Piece> {
  const isAt = new Set(starts)
  const within = { lines, firstLine, isStart: (at: number) => isAt.has(at), defines }
  let from = 0
  for (let index = 0; index < starts.length; ) {
    const start = starts[index] ?? 0
    // A list goes on after an empty line.
    const before = starts[index - 1] ?? 0
    const mayGoOn =
      start > from && ITEM.test(lines[start] ?? '') && lines.slice(before, start).some((line) => ENTRY.test(line))
    const found = mayGoOn || start < repeated ? null : plainBlocks(within, start)
    if (found === null) index++
    else {
      if (start > from) yield { from, to: start }
      yield { nodes: found.nodes }
      from = found.at
      while ((starts[index] ?? from) < from) index++
      if (from >= lines.length) return
    }
  }
  if (from < lines.length) yield { from, to: lines.length }
}
