// How long prep's commands take beside an empty script, in one run on one machine: medians of 20, and their ratio.
//   node test/bench/start-up.js [note.md]        (needs dist/: npm run build)
import { spawnSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const RUNS = 20
const prep = fileURLToPath(new URL('../../bin/prep.js', import.meta.url))
const note = process.argv[2] ?? fileURLToPath(new URL('../../seeds/backend-interview.md', import.meta.url))
const env = { ...process.env, PREP_STATE_DIR: mkdtempSync(join(tmpdir(), 'prep-bench-')) }

const commands = [
  ['node -e 0', ['-e', '0']],
  ['prep --version', [prep, '--version']],
  ['prep list NOTE', [prep, 'list', note]],
  ['prep list NOTE --json', [prep, 'list', note, '--json']],
  ['prep show NOTE', [prep, '--notes', note, 'show', '1']],
]

const times = new Map(commands.map(([name]) => [name, []]))
// Taken in turns, so that a busy moment of the machine falls on all of them.
for (let run = 0; run < RUNS; run++) {
  for (const [name, args] of commands) {
    const started = process.hrtime.bigint()
    spawnSync(process.execPath, args, { env, stdio: 'ignore' })
    times.get(name).push(Number(process.hrtime.bigint() - started) / 1e6)
  }
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]
const base = median(times.get('node -e 0'))
console.log(`node ${process.version}, medians of ${RUNS}`)
for (const [name, values] of times) {
  const ms = median(values)
  console.log(`${name.padEnd(24)} ${ms.toFixed(0).padStart(5)} ms   ${(ms / base).toFixed(2)} × an empty script`)
}
