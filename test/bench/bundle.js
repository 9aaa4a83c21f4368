import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const here = (path) => fileURLToPath(new URL(path, import.meta.url))
const schemas = here('../../src/store/settings/without-schemas.ts')

/** Bundles TypeScript files of this folder, given by their names, each into `name.mjs` in `outdir`, which Node runs. */
export const bundle = (names, outdir) =>
  build({
    entryPoints: names.map((name) => here(`${name}.ts`)),
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.17',
    alias: { 'ajv/dist/2020.js': schemas, 'ajv-formats': schemas },
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module';const require = __createRequire(import.meta.url);",
    },
  })
