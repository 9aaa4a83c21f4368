import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { FileRead } from '../notes/read-file.ts'
import type { ReadMany } from '../notes/read-notes.ts'

/** Files for one thread to read, by their places. */
export type Batch = readonly { readonly place: number; readonly file: string; readonly path: string }[]
export type BatchRead = readonly { readonly place: number; readonly read: FileRead }[]

/** More threads than this read no faster: what they read must still be taken in by one. */
const MOST_THREADS = 8
const BATCH_BYTES = 256 * 1024
/** Towards the end batches get smaller, so that no thread is left with a long one. */
const BATCHES_LEFT = 3

/**
 * Reads files in as many threads as the machine has processors. A thread gets some files at a time and hands them back packed,
 * so that little is in memory at once. What a thread that fails had to read is left to the caller. Of the built program only.
 */
export function readInThreads(cacheDir: string): ReadMany {
  return async (files, take) => {
    const count = Math.min(MOST_THREADS, availableParallelism())
    if (count < 2) return [...files.keys()]
    const unread = new Set(files.keys())
    const waiting = [...files.keys()]
    let bytesLeft = files.reduce((sum, { size }) => sum + size, 0)
    const nextBatch = (): Batch => {
      const batch: Batch[number][] = []
      const most = Math.min(BATCH_BYTES, bytesLeft / (count * BATCHES_LEFT))
      for (let bytes = 0; waiting.length > 0 && (batch.length === 0 || bytes < most); ) {
        const place = waiting.shift() ?? 0
        const { file = '', path = '', size = 0 } = files[place] ?? {}
        batch.push({ place, file, path })
        bytes += size
        bytesLeft -= size
      }
      return batch
    }
    const runThread = () =>
      new Promise<void>((resolve) => {
        const worker = new Worker(fileURLToPath(new URL('./reader.js', import.meta.url)), { workerData: { cacheDir } })
        const next = () => {
          const batch = nextBatch()
          worker.postMessage(batch.length === 0 ? null : batch)
        }
        worker.on('message', (read: BatchRead) => {
          for (const { place, read: each } of read) {
            unread.delete(place)
            take(place, each)
          }
          next()
        })
        worker.on('error', () => resolve())
        worker.on('exit', () => resolve())
        next()
      })
    await Promise.all(Array.from({ length: count }, runThread))
    return [...unread]
  }
}
