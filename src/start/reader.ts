import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { parentPort, threadId, workerData } from 'node:worker_threads'
import { CodeCache } from './code-cache.ts'
import { Packs } from './packs.ts'

/** Made by the build: names everything that was built, and the module that reads. */
declare const BUILD_ID: string
declare const READER_MODULE: string

// A thread that reads notes: files come in by batches; null ends it.
if (parentPort !== null) {
  const port = parentPort
  const { env, version, versions, arch, pid } = process
  // V8 compiles once more what runs often, and in threads that live for a second a quarter of all the time goes into that:
  // in Node 20's it begins later now, in all threads. Asked for by version, since V8 speaks up about a flag that it lacks.
  if (versions.v8.startsWith('11.3.')) setFlagsFromString('--interrupt-budget=600000')
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
