import type { Batch, BatchRead } from './commands/collection/reader-threads.ts'
import { readPacked } from './notes/read-file.ts'

/** Reads a batch of files one after the other; what is to be handed over to another thread and not copied stands in `transfer`. */
export async function read(batch: Batch): Promise<{ found: BatchRead; transfer: ArrayBuffer[] }> {
  const found: BatchRead[number][] = []
  for (const { place, file, path, corrections } of batch)
    found.push({ place, read: await readPacked(file, path, corrections) })
  return { found, transfer: found.map((each) => each.read.packed.numbers.buffer as ArrayBuffer) }
}
