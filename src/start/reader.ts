import { join } from 'node:path'
import { parentPort, threadId, workerData } from 'node:worker_threads'
import { CodeCache } from './code-cache.ts'
import { Packs } from './packs.ts'

/** Made by the build: names everything that was built, and the module that reads. */
declare const BUILD_ID: string
declare const READER_MODULE: string

// A thread that reads notes: files come in by batches; null ends it.
if (parentPort !== null) {
  const port = parentPort
  const { env, version, arch, pid } = process
  const { cacheDir } = workerData as { readonly cacheDir: string }
  const cache = env['NODE_DISABLE_COMPILE_CACHE']
    ? null
    : new CodeCache(join(cacheDir, 'code', `${BUILD_ID}-${version}-${arch}`, 'reader'), `${pid}-${threadId}`)
  const packs = new Packs(__dirname, require, cache)
  const { serve } = packs.require(READER_MODULE) as typeof import('../reader-thread.ts')
  serve({
    on: (event, listener) =>
      port.on(event, (batch) => {
        if (batch !== null) return listener(batch)
        packs.keepCompiled()
        port.close()
      }),
    postMessage: (read, transfer) => port.postMessage(read, transfer),
  })
}
