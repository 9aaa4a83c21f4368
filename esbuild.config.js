import { rm } from 'node:fs/promises'
import { build } from 'esbuild'

await rm('dist', { recursive: true, force: true })
await build({
  entryPoints: ['src/main.ts', 'src/interview.ts'],
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.17',
  minifySyntax: true,
  sourcemap: false,
  logLevel: 'warning',
  // conf imports ajv for an option that prep does not use; see docs/decisions.md.
  alias: { 'ajv/dist/2020.js': './src/store/without-schemas.ts', 'ajv-formats': './src/store/without-schemas.ts' },
  // Bundled CommonJS packages call require() for Node's own modules.
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module';const require = __createRequire(import.meta.url);",
  },
})
