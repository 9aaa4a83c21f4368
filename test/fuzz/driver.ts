import { appendFileSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Worker } from 'node:worker_threads'
import { keepFinding } from './corpus.ts'
import type { Order, Progress } from './worker.ts'

/** One line of the log: one run of one target. */
interface LogLine {
  readonly date: string
  readonly target: string
  readonly minutes: number
  /** Of both threads together; none in logs of before it was noted. */
  readonly processorMinutes?: number
  readonly runs: number
  readonly features: number
  readonly corpus: number
  readonly findings: number
  readonly seed: number
}

/** Where the parts of the fuzzer are: its thread, the targets, the folder of the inputs that once broke something. */
export interface Places {
  readonly worker: string
  readonly targets: string
  readonly found: string
}

const USAGE = `npm run fuzz -- --target NAME [--minutes N] [--seed N] [--folder DIR]
npm run fuzz -- --table [--folder DIR]        what the log says, as a table

Inputs that reach new code are kept in DIR/corpus, what breaks something in DIR/findings, a line for each run in
DIR/log.jsonl; a later run goes on from there. DIR is .fuzz unless told otherwise.`

/** An input that takes longer hangs, whatever else the machine does meanwhile. */
const HANG_MS = 120_000
const LONGEST_INPUT = 64 * 1024
const MEMORY_MB = 1024

/** Runs the fuzzer as the command line says; resolves to the exit code: 1 when it found something. */
export async function runFuzzer(args: readonly string[], names: readonly string[], places: Places): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      target: { type: 'string' },
      minutes: { type: 'string', default: '1' },
      seed: { type: 'string' },
      folder: { type: 'string', default: '.fuzz' },
      table: { type: 'boolean', default: false },
    },
  })
  if (values.table) {
    process.stdout.write(table(readLog(values.folder)))
    return 0
  }
  const { target = '' } = values
  if (!names.includes(target)) {
    process.stderr.write(`${USAGE}\n\nTargets: ${names.join(', ')}\n`)
    return 2
  }
  const startMs = Date.now()
  const seed = values.seed === undefined ? startMs % 2 ** 31 : Number(values.seed)
  const untilMs = startMs + Number(values.minutes) * 60_000
  let total: Progress = { runs: 0, features: 0, corpus: 0, findings: 0, ended: false }
  for (let part = 0; !total.ended && Date.now() < untilMs; part++) {
    const order: Omit<Order, 'shared'> = {
      script: places.targets,
      target,
      folder: values.folder,
      found: places.found,
      seed: seed + part,
      untilMs,
    }
    const done = await runPart(places.worker, order)
    total = { ...done, runs: total.runs + done.runs, findings: total.findings + done.findings }
  }
  const { user, system } = process.cpuUsage()
  const line: LogLine = {
    date: new Date(startMs).toISOString(),
    target,
    minutes: Math.round((Date.now() - startMs) / 600) / 100,
    processorMinutes: Math.round((user + system) / 600_000) / 100,
    runs: total.runs,
    features: total.features,
    corpus: total.corpus,
    findings: total.findings,
    seed,
  }
  mkdirSync(values.folder, { recursive: true })
  appendFileSync(join(values.folder, 'log.jsonl'), `${JSON.stringify(line)}\n`)
  process.stdout.write(`${JSON.stringify(line)}\n`)
  return line.findings === 0 ? 0 : 1
}

/** Fuzzes until the time is up, or an input hangs or takes all memory: that one is kept, and the rest goes on anew. */
function runPart(script: string, order: Omit<Order, 'shared'>): Promise<Progress> {
  const shared = new SharedArrayBuffer(8 + LONGEST_INPUT)
  const counter = new Int32Array(shared, 0, 2)
  const worker = new Worker(script, {
    workerData: { ...order, shared } satisfies Order,
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  })
  let last: Progress = { runs: 0, features: 0, corpus: 0, findings: 0, ended: false }
  return new Promise((resolve) => {
    const current = () =>
      Buffer.from(new Uint8Array(shared, 8, Math.min(LONGEST_INPUT, Atomics.load(counter, 1)))).slice()
    const broken = (kind: string, why: string) => {
      const isNew = keepFinding(join(order.folder, 'findings', order.target), kind, current(), why)
      end({ ...last, findings: last.findings + (isNew ? 1 : 0) })
    }
    const end = (progress: Progress) => {
      clearInterval(watch)
      void worker.terminate()
      resolve(progress)
    }
    let seen = -1
    let sinceMs = Date.now()
    const watch = setInterval(() => {
      const now = Atomics.load(counter, 0)
      if (now !== seen) [seen, sinceMs] = [now, Date.now()]
      else if (Date.now() - sinceMs > HANG_MS) broken('hang', `hang: ${HANG_MS / 1000} s and not done`)
    }, 1000)
    worker.on('message', (progress: Progress) => {
      last = progress
      if (progress.ended) end(progress)
    })
    worker.on('error', (error) => broken('end', error.stack ?? error.message))
  })
}

function readLog(folder: string): readonly LogLine[] {
  const lines = readFileSync(join(folder, 'log.jsonl'), 'utf8').split('\n')
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as LogLine)
}

function table(log: readonly LogLine[]): string {
  const rows = [...new Set(log.map(({ target }) => target))].sort().map((name) => {
    const runs = log.filter(({ target }) => target === name)
    const sum = (value: (line: LogLine) => number) => runs.reduce((total, line) => total + value(line), 0)
    const last = runs.at(-1)
    const found = sum(({ findings }) => findings)
    const minutes = Math.round(sum((line) => line.minutes))
    const processor = Math.round(sum((line) => line.processorMinutes ?? 0))
    return `| ${name} | ${minutes} | ${processor} | ${sum((line) => line.runs).toLocaleString('en')} | ${last?.features.toLocaleString('en')} | ${last?.corpus} | ${found} |`
  })
  const head = [
    '| target | minutes | processor minutes | inputs | features reached | kept inputs | findings |',
    '| --- | ---: | ---: | ---: | ---: | ---: | ---: |',
  ]
  return `${[...head, ...rows].join('\n')}\n`
}
