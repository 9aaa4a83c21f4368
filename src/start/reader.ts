import { join } from 'node:path'
import { parentPort, threadId, workerData } from 'node:worker_threads'
import { CodeCache } from './code-cache.ts'
import { Packs } from './packs.ts'

/** Made by the build: names everything that was built, and the module that reads. */
declare const BUILD_ID: string
declare const READER_MODULE: string

type Read = typeof import('../reader-thread.ts')['read']

// A thread that reads notes: files come in by batches, and go back read; null ends it, and goes back when nothing is left to do.
if (parentPort !== null) {
  const port = parentPort
  const { env, version, arch, pid } = process
  const { cacheDir } = workerData as { readonly cacheDir: string }
  const cache = env['NODE_DISABLE_COMPILE_CACHE']
    ? null
    : new CodeCache(join(cacheDir, 'code', `${BUILD_ID}-${version}-${arch}`, 'reader'), `${pid}-${threadId}`)
  const packs = new Packs(__dirname, require, cache)
  let last = Promise.resolve()
  port.on('message', (batch: Parameters<Read>[0] | null) => {
    last = last.then(async () => {
      if (batch !== null) {
        // Loaded with the first files, when V8 has the flags that it will be kept under.
        const { read } = packs.require(READER_MODULE) as { readonly read: Read }
        const { found, transfer } = await read(batch)
        port.postMessage(found, transfer)
        return
      }
      packs.keepCompiled()
      port.postMessage(null)
      port.close()
    })
  })
}
