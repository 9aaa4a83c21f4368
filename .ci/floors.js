// Reads the scorer's report from standard input, prints it, and fails when a figure is below its floor in floors.json.
import { readFileSync } from 'node:fs'

const report = readFileSync(0, 'utf8')
const floors = JSON.parse(readFileSync(new URL('floors.json', import.meta.url), 'utf8'))

const patterns = {
  'macro F1': /^found\s+macro F1\s+([\d.]+)%/m,
  Korean: /^by language.*\bko\s+([\d.]+)%/m,
  status: /^status\s+macro\s+([\d.]+)%/m,
  wording: /^wording\s+macro\s+([\d.]+)%/m,
  parent: /^parent\s+macro\s+([\d.]+)%/m,
  answer: /^answer\s+macro\s+([\d.]+)%/m,
  right: /^right\s+macro F1\s+([\d.]+)%/m,
  cases: /^cases right (\d+) of/m,
  'READMEs with cards': /^silence: \d+ cards in (\d+) of/m,
}

process.stdout.write(report)
let failed = 0
for (const [name, { least, most }] of Object.entries(floors)) {
  const found = Number(patterns[name]?.exec(report)?.[1] ?? Number.NaN)
  if (found >= (least ?? Number.NEGATIVE_INFINITY) && found <= (most ?? Number.POSITIVE_INFINITY)) continue
  failed++
  console.error(
    `out of bounds: ${name} is ${found}, must be at ${least === undefined ? `most ${most}` : `least ${least}`}`,
  )
}
process.exitCode = failed === 0 ? 0 : 1
