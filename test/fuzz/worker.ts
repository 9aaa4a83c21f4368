import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parentPort, workerData } from 'node:worker_threads'
import fc from 'fast-check'
import { keepFinding, keepInput, readInputs } from './corpus.ts'
import { watchCoverage } from './coverage.ts'
import { mutate } from './mutate.ts'
import { randomFrom } from './random.ts'
import type { Target } from './target.ts'
import { shrink, tryInput } from './try-input.ts'

/** What the thread that fuzzes is told. */
export interface Order {
  readonly script: string
  readonly target: string
  readonly folder: string
  readonly found: string
  readonly seed: number
  readonly untilMs: number
  /** Where the watching thread sees what is tried: a count, the length, and the bytes of the input. */
  readonly shared: SharedArrayBuffer
}

/** What it tells now and then, and at the end. */
export interface Progress {
  readonly runs: number
  readonly features: number
  readonly corpus: number
  readonly findings: number
  readonly ended: boolean
}

const BATCH = 16
const FRESH = 0.15

const order = workerData as Order
const { targets } = (await import(pathToFileURL(order.script).href)) as { targets: readonly Target[] }
const target = targets.find(({ name }) => name === order.target)
if (target === undefined) throw new Error(`no target ${order.target}`)
await fuzz(target)

async function fuzz(target: Target): Promise<void> {
  const random = randomFrom(order.seed)
  const words = target.words.map((word) => Buffer.from(word))
  const folder = join(order.folder, 'corpus', target.name)
  const findingsFolder = join(order.folder, 'findings', target.name)
  const [counter, bytes] = [new Int32Array(order.shared, 0, 2), new Uint8Array(order.shared, 8)]
  const coverage = watchCoverage(order.script)
  const seen = new Set<number>()
  const corpus: Uint8Array[] = []
  let runs = 0
  let findings = 0

  const attempt = async (input: Uint8Array) => {
    bytes.set(input.subarray(0, bytes.length))
    Atomics.store(counter, 1, input.length)
    Atomics.add(counter, 0, 1)
    runs++
    const finding = await tryInput(target, input)
    if (finding === null) return
    const smaller = await shrink(target, input, finding)
    if (keepFinding(findingsFolder, finding.kind, smaller, finding.why)) findings++
  }
  const addIfNew = async (input: Uint8Array, isKept: boolean) => {
    coverage.reset()
    await attempt(input)
    const features = coverage.take().filter((feature) => !seen.has(feature))
    if (features.length === 0) return
    for (const feature of features) seen.add(feature)
    corpus.push(input)
    if (!isKept) keepInput(folder, input)
  }
  const tell = (ended: boolean) =>
    parentPort?.postMessage({ runs, features: seen.size, corpus: corpus.length, findings, ended } satisfies Progress)

  for (const input of [...readInputs(join(order.found, target.name)), ...target.seeds()]) await addIfNew(input, true)
  for (const input of readInputs(folder)) await addIfNew(input, true)
  if (corpus.length === 0) corpus.push(new Uint8Array())
  let toldMs = Date.now()
  while (Date.now() < order.untilMs) {
    const made = fc.sample(target.fresh, { seed: random.below(2 ** 31), numRuns: Math.ceil(BATCH * FRESH) })
    while (made.length < BATCH) {
      // What was found last has been tried the least.
      const recent = random.next() < 0.5 ? Math.max(0, corpus.length - 32) : 0
      const input = corpus[recent + random.below(corpus.length - recent)] ?? new Uint8Array()
      made.push(mutate(input, random.pick(corpus) ?? input, words, random))
    }
    coverage.reset()
    for (const input of made) await attempt(input)
    if (coverage.take().some((feature) => !seen.has(feature))) for (const input of made) await addIfNew(input, false)
    if (Date.now() - toldMs > 5_000) {
      toldMs = Date.now()
      tell(false)
      // Lets the message out.
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
  tell(true)
}
