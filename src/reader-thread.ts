import type { Batch, BatchRead } from './commands/reader-threads.ts'
import { readPacked } from './notes/read-file.ts'

/** The part of a worker's port that reading needs. */
interface Port {
  on(event: 'message', listener: (batch: Batch) => void): unknown
  postMessage(read: BatchRead, transfer: readonly ArrayBuffer[]): void
}

/** Reads the batches of files that come in, one after the other, and sends each back read. */
export function serve(port: Port): void {
  let last: Promise<void> = Promise.resolve()
  port.on('message', (batch) => {
    last = last.then(async () => {
      const read: BatchRead[number][] = []
      for (const { place, file, path } of batch) read.push({ place, read: await readPacked(file, path) })
      port.postMessage(
        read,
        read.map((each) => each.read.packed.numbers.buffer as ArrayBuffer),
      )
    })
  })
}
