// What opening the store and grading cost, by how much is remembered; beside a bare write and sync on the same disk.
//   node test/bench/store.js [cards] [reviews per card]        (builds what it needs into a temporary folder)
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bundle } from './bundle.js'

const folder = mkdtempSync(join(tmpdir(), 'prep-bench-'))
await bundle(['store-made', 'store-opened'], folder)

const given = process.argv.slice(2).map(Number)
const sizes =
  given.length === 2
    ? [given]
    : [
        [100, 10],
        [10_000, 10],
        [100_000, 3],
      ]
const run = (script, ...args) => {
  const { stdout, stderr, status } = spawnSync(process.execPath, [join(folder, script), ...args.map(String)], {
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(stderr)
  return JSON.parse(stdout)
}
const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1]

console.log(`node ${process.version}, medians of 9 processes, milliseconds`)
for (const [cards, reviews] of sizes) {
  const stateDir = join(folder, `state-${cards}`)
  const made = run('store-made.mjs', stateDir, cards, reviews)
  const opened = Array.from({ length: 9 }, () => run('store-opened.mjs', stateDir, cards))
  const of = (name) => median(opened.map((each) => each[name])).toFixed(2)
  console.log(
    `${cards} cards, ${cards * reviews} reviews: opening ${of('open')} (${of('openCpu')} of processor time), a grade ${of('grade')}, of which a`,
  )
  console.log(`  bare write and sync ${of('sync')}; reading all records ${of('readAll')}; rebuilding from the journal`)
  console.log(`  ${made.rebuild.toFixed(0)}, the checkpoint ${made.checkpoint.toFixed(0)}`)
}
rmSync(folder, { recursive: true })
