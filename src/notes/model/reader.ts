import { unpackModel } from './model.ts'
import { LineReader } from './probabilities.ts'
import file from './reader.json' with { type: 'json' }

let reader: LineReader | null = null

/** The reader that prep ships with; unpacked when it is first asked for. */
export function shippedReader(): LineReader {
  reader ??= new LineReader(unpackModel(file))
  return reader
}
