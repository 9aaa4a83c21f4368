// Builds the fuzzer out of the TypeScript beside this file and runs it: `npm run fuzz -- --target reading --minutes 10`.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const here = import.meta.dirname
const out = mkdtempSync(join(tmpdir(), 'prep-fuzz-'))
await build({
  entryPoints: ['driver', 'worker', 'targets'].map((name) => join(here, `${name}.ts`)),
  outdir: out,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.17',
  logLevel: 'warning',
  define: { FIXTURES: JSON.stringify(join(here, '..', 'fixtures')) },
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module';const require = __createRequire(import.meta.url);",
  },
})
const places = {
  worker: join(out, 'worker.mjs'),
  targets: join(out, 'targets.mjs'),
  found: join(here, 'found'),
}
const { runFuzzer } = await import(pathToFileURL(join(out, 'driver.mjs')).href)
const { targets } = await import(pathToFileURL(places.targets).href)
try {
  const names = targets.map(({ name }) => name)
  process.exitCode = await runFuzzer(process.argv.slice(2), names, places)
} finally {
  rmSync(out, { recursive: true, force: true })
}
