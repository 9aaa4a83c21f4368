import type { Trees } from './trees.ts'
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

export interface TreesFile {
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
  const bytes = new Int8Array(bytesOf(weights).buffer)
  return { bias, weights: Float32Array.from(bytes, (byte) => Math.sign(byte) * (byte * scale) ** 2) }
}

/** Unpacks boosted trees. */
export function unpackTrees({ features, sizes, ...file }: TreesFile): Trees {
  const nodes = new Int32Array(sizes.length)
  const leaves = new Int32Array(sizes.length)
  let [node, leaf] = [0, 0]
  sizes.forEach((size, tree) => {
    nodes[tree] = node
    leaves[tree] = leaf
    node += size
    leaf += size + 1
  })
  return {
    features,
    nodes,
    leaves,
    feature: new Uint16Array(bytesOf(file.feature).buffer),
    threshold: Float64Array.from(new Float32Array(bytesOf(file.threshold).buffer)),
    left: new Int16Array(bytesOf(file.left).buffer),
    right: new Int16Array(bytesOf(file.right).buffer),
    missingLeft: bytesOf(file.missingLeft),
    value: new Float32Array(bytesOf(file.value).buffer),
  }
}

const bytesOf = (base64: string): Uint8Array => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
