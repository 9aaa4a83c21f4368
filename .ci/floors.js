// Reads the scorer's report from standard input, prints it, and fails when a figure is below its floor in floors.json.
import { readFileSync } from 'node:fs'

const report = readFileSync(0, 'utf8')
const floors = JSON.parse(readFileSync(new URL('floors.json', import.meta.url), 'utf8'))
const wanted = process.argv.includes('--seed') ? floors.seed : floors.all

const patterns = {
  'macro F1': /^found\s+macro F1\s+([\d.]+)%/m,
  'micro precision': /^found.*micro precision\s+([\d.]+)%/m,
  'micro recall': /^found.*recall\s+([\d.]+)%/m,
  'status macro': /^status\s+macro\s+([\d.]+)%/m,
  'question text': /^question text as read by a person\s+([\d.]+)%/m,
  'follow-ups': /under the right parent\s+([\d.]+)%/m,
}

process.stdout.write(report)
let failed = 0
for (const [name, floor] of Object.entries(wanted)) {
  const found = Number(patterns[name]?.exec(report)?.[1] ?? Number.NaN)
  if (found >= floor) continue
  failed++
  console.error(`below the floor: ${name} is ${found} %, must be at least ${floor} %`)
}
process.exitCode = failed === 0 ? 0 : 1
