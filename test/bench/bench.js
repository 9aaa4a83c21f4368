// Everything that prep's speed is judged by, in one run on one machine: `npm run bench`.
// Each part prints times and, beside them, ratios to something on the same machine.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const parts = ['start-up.js', 'reading.js', 'store.js']
let failed = 0
for (const part of parts) {
  console.log(`\n== ${part}`)
  const { status } = spawnSync(process.execPath, [fileURLToPath(new URL(part, import.meta.url))], { stdio: 'inherit' })
  if (status !== 0) failed++
}
process.exitCode = failed === 0 ? 0 : 1
