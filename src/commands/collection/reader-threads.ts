import { availableParallelism } from 'node:os'
import { setImmediate } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { Correction } from '../../notes/correction.ts'
import { type FileRead, readPacked } from '../../notes/read-file.ts'
import type { ReadMany } from '../../notes/read-notes.ts'
import { compileLess } from './compile-less.ts'

/** Files for one thread to read, by their places. */
export type Batch = readonly {
  readonly place: number
  readonly file: string
  readonly path: string
  readonly corrections: readonly Correction[]
}[]
export type BatchRead = readonly { readonly place: number; readonly read: FileRead }[]

/** More threads than this read no faster: what they read must still be taken in by one. */
const MOST_THREADS = 8
const BATCH_BYTES = 256 * 1024
/** Towards the end batches get smaller, so that no thread is left with a long one. */
const BATCHES_LEFT = 4
/** Batches that a thread has at a time, so that it need not wait for the next. */
const AHEAD = 2

/**
 * Reads files in as many threads as the machine has processors, this one among them. A thread gets some files at a time and
 * hands them back packed, so that little is in memory at once. What a thread that fails had to read is left to the caller.
 * Of the built program only.
 */
export function readInThreads(cacheDir: string): ReadMany {
  return async (files, take) => {
    const count = Math.min(MOST_THREADS, availableParallelism())
    if (count < 2) return [...files.keys()]
    const unread = new Set(files.keys())
    let next = 0
    let bytesLeft = files.reduce((sum, { size }) => sum + size, 0)
    const nextBatch = (mostBytes: number): Batch => {
      const batch: Batch[number][] = []
      const most = Math.min(mostBytes, bytesLeft / (count * BATCHES_LEFT))
      for (let bytes = 0; next < files.length && (batch.length === 0 || bytes < most); next += 1) {
        const { file = '', path = '', size = 0, corrections = [] } = files[next] ?? {}
        batch.push({ place: next, file, path, corrections })
        bytes += size
        bytesLeft -= size
      }
      return batch
    }
    const accept = (read: BatchRead): void => {
      for (const { place, read: each } of read) {
        unread.delete(place)
        take(place, each)
      }
    }
    const begin = () => {
      const worker = new Worker(fileURLToPath(new URL('./reader.js', import.meta.url)), { workerData: { cacheDir } })
      const failed = new Promise<void>((resolve) => {
        worker.on('error', () => resolve())
        worker.on('exit', () => resolve())
      })
      return { worker, failed }
    }
    const readThere = ({ worker, failed }: ReturnType<typeof begin>) => {
      const done = new Promise<void>((resolve) => {
        let waiting = 0
        let isEnded = false
        const send = () => {
          const batch = nextBatch(BATCH_BYTES)
          if (batch.length > 0) waiting += 1
          else if (waiting > 0 || isEnded) return
          else isEnded = true
          worker.postMessage(isEnded ? null : batch)
        }
        worker.on('message', (read: BatchRead | null) => {
          if (read === null) return resolve()
          waiting -= 1
          accept(read)
          send()
        })
        for (let batch = 0; batch < AHEAD; batch += 1) send()
      })
      return Promise.race([done, failed])
    }
    const readHere = async () => {
      // A file at a time, and between them a look at what the others have read.
      for (let [one] = nextBatch(0); one !== undefined; [one] = nextBatch(0)) {
        accept([{ place: one.place, read: await readPacked(one.file, one.path, one.corrections) }])
        await setImmediate()
      }
    }
    const workers = Array.from({ length: count - 1 }, begin)
    // This thread's code is loaded before, and kept after, the others compile under other flags.
    await import('../../notes/parse-note.ts')
    const compileAsUsual = compileLess()
    await Promise.all([...workers.map(readThere), readHere()]).finally(compileAsUsual)
    return [...unread]
  }
}
