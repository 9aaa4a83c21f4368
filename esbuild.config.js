import { createHash } from 'node:crypto'
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { build } from 'esbuild'

/** Commands that are loaded together: each file less saves about half a millisecond of every start. */
const GROUPS = {
  everyday: ['list', 'check', 'today', 'notes', 'config', 'grade', 'history', 'suspend', 'undo'],
  drilling: ['drill', 'queue', 'plan', 'optimise', 'stats'],
  keeping: ['link', 'backup', 'sync', 'doctor'],
  exchange: ['import', 'export'],
}

await rm('dist', { recursive: true, force: true })
await listLanguages()
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
  define: { READER_VERSION: JSON.stringify(await readerVersion()) },
  // What costs start-up and is seldom or never needed; see docs/decisions.md.
  alias: {
    'ajv/dist/2020.js': './src/store/without-schemas.ts',
    'ajv-formats': './src/store/without-schemas.ts',
    'string-width': './src/terminal/lazy-string-width.ts',
  },
  plugins: [inGroups(GROUPS)],
  // Bundled CommonJS packages call require() for Node's own modules.
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module';const require = __createRequire(import.meta.url);",
  },
})

/** Changes whenever the code that reads notes does, or a library below it: cards read by another reader are read anew. */
async function readerVersion() {
  const files = (await readdir('src', { recursive: true }))
    .filter((name) => /^(notes|cards)[\\/].*\.ts$/.test(name) && !name.endsWith('.test.ts'))
    .sort()
  const hash = createHash('sha256')
  for (const name of files) hash.update(await readFile(`src/${name}`))
  hash.update(await readFile('package.json'))
  return hash.digest('hex').slice(0, 16)
}

/** Writes the list of the languages whose cues notes are read with: every file of the folder is one. */
async function listLanguages() {
  const folder = 'src/notes/cues'
  const names = (await readdir(folder))
    .filter((name) => /^[a-z]{2}\.ts$/.test(name))
    .map((name) => name.slice(0, -3))
    .sort()
  const text = [
    '// Listed by the build from the files beside this one. To add a language, add its file and run `npm run build`.',
    "import type { Cues } from './cues.ts'",
    ...names.map((name) => `import { ${name} } from './${name}.ts'`),
    '',
    `export const languages: readonly Cues[] = [${names.join(', ')}]`,
    '',
  ].join('\n')
  if ((await readFile(`${folder}/languages.ts`, 'utf8')) !== text) await writeFile(`${folder}/languages.ts`, text)
}

/** Puts each group of commands into one file, though the sources import one command at a time. */
function inGroups(groups) {
  const groupOf = new Map(Object.entries(groups).flatMap(([group, names]) => names.map((name) => [name, group])))
  return {
    name: 'command-groups',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^\.\.?\/commands\/[\w-]+\.ts$/ }, ({ path, kind }) => {
        const group = groupOf.get(basename(path, '.ts'))
        return kind === 'dynamic-import' && group !== undefined
          ? { path: group, namespace: 'command-group' }
          : undefined
      })
      onLoad({ filter: /.*/, namespace: 'command-group' }, ({ path }) => ({
        contents: groups[path].map((name) => `export * from './${name}.ts'`).join('\n'),
        resolveDir: resolve('src/commands'),
      }))
    },
  }
}
