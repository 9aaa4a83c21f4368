import { NODE_SIZE, type Trees } from './trees.ts'
import { WORD_KINDS, type WordKind, type WordModel, type WordWeights } from './words.ts'

/** A trained reader as its file has it: numbers in base64, little-endian. Made by `test/training/train.py`. */
export interface ModelFile {
  readonly bits: number
  readonly words: Readonly<Record<WordKind, WordsFile>>
  readonly lines: TreesFile
}

interface WordsFile {
  readonly bias: number
  readonly scale: number
  readonly weights: string
}

interface TreesFile {
  readonly features: readonly string[]
  /** How many nodes each tree has; a tree has one leaf more. */
  readonly sizes: readonly number[]
  readonly feature: string
  readonly threshold: string
  readonly left: string
  readonly right: string
  readonly missingLeft: string
  readonly value: string
}

/** A trained reader, ready to be asked. */
export interface Model {
  readonly words: WordModel
  readonly lines: Trees
}

/** Unpacks a model's file. */
export function unpackModel({ bits, words, lines }: ModelFile): Model {
  const kinds = Object.fromEntries(WORD_KINDS.map((kind) => [kind, wordWeights(words[kind])])) as WordModel['kinds']
  return { words: { bits, kinds }, lines: unpackTrees(lines) }
}

/** Weights are kept as signed square roots in a byte each. */
function wordWeights({ bias, scale, weights }: WordsFile): WordWeights {
  const weightOf = (byte: number): number => Math.fround(Math.sign(byte) * (byte * scale) ** 2)
  return {
    bias,
    bytes: bytesOf(weights),
    weights: Float64Array.from({ length: 256 }, (_, byte) => weightOf(byte < 128 ? byte : byte - 256)),
  }
}

/** Unpacks boosted trees. */
function unpackTrees({ features, sizes, ...file }: TreesFile): Trees {
  const feature = new Uint16Array(bytesOf(file.feature).buffer)
  const missingLeft = bytesOf(file.missingLeft)
  const children = [file.left, file.right].map((side) => new Int16Array(bytesOf(side).buffer))
  const roots = new Int32Array(sizes.length)
  const nodes = new Int32Array(feature.length * NODE_SIZE)
  let [node, leaf] = [0, 0]
  sizes.forEach((size, tree) => {
    roots[tree] = node * NODE_SIZE
    for (let at = node; at < node + size; at++) {
      const [left = 0, right = 0] = children.map((side) => {
        const child = side[at] as number
        return child < 0 ? child - leaf : (node + child) * NODE_SIZE
      })
      nodes.set([feature[at] as number, left, right, missingLeft[at] === 1 ? left : right], at * NODE_SIZE)
    }
    node += size
    leaf += size + 1
  })
  return {
    features,
    roots,
    nodes,
    thresholds: Float64Array.from(new Float32Array(bytesOf(file.threshold).buffer)),
    values: Float64Array.from(new Float32Array(bytesOf(file.value).buffer)),
  }
}

/** Node's own decoder is a hundred times as fast as `atob`, which is there everywhere. */
function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  if (typeof Buffer === 'function') return Uint8Array.from(Buffer.from(base64, 'base64'))
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
}
