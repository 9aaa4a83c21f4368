import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build, transform } from 'esbuild'
import { rollup } from 'rollup'
import { dts } from 'rollup-plugin-dts'

/** Files that are imported when they are used, by the pack (a file of what is built) that holds each; one that is not named has its own. */
const PACKS = {
  core: [
    'main',
    ...['list', 'check', 'notes'].map((name) => `commands/notes/${name}`),
    ...['today', 'grade', 'queue'].map((name) => `commands/drilling/${name}`),
    ...['config', 'history', 'suspend', 'undo'].map((name) => `commands/keeping/${name}`),
    'commands/completion/completion',
  ],
  drilling: ['commands/drilling/drill'],
  planning: [
    ...['plan', 'optimise', 'stats'].map((name) => `commands/planning/${name}`),
    'commands/interview/interview',
  ],
  keeping: ['link', 'backup', 'sync', 'doctor'].map((name) => `commands/keeping/${name}`),
  exchange: ['commands/exchange/import', 'commands/exchange/export'],
  reading: ['notes/parse-note', 'notes/open-note', 'reader-thread'],
}

/** The programs in pages, by the file that each becomes: scripts without modules, which a page that is a file may run. */
const PAGES = {
  pocket: 'src/pocket/browser/main.ts',
  serving: 'src/serving/browser/main.ts',
  'serving-question': 'src/serving/browser/question.ts',
  diagram: 'src/serving/browser/diagram-frame.ts',
}

/** Packs that are other people's code but for a few lines: nobody reads where in them something went wrong. */
const OTHERS = ['server', 'formula-html', 'stats-page', 'dist', 'lib', 'sql-wasm-inline', 'jpeg-js', 'english-dates']

/** commander loads what starts processes, for commands in files of their own, which prep has none of. */
const withoutProcesses = {
  name: 'without-processes',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node:child_process$/ }, ({ path, importer }) =>
      /[\\/]commander[\\/]/.test(importer) ? { path, namespace: 'no-processes' } : undefined,
    )
    onLoad({ filter: /.*/, namespace: 'no-processes' }, () => ({ contents: 'module.exports = {}' }))
  },
}

/** What costs start-up and is seldom or never needed; see docs/decisions.md. */
const ALIASES = {
  'ajv/dist/2020.js': './src/store/settings/without-schemas.ts',
  'ajv-formats': './src/store/settings/without-schemas.ts',
  'string-width': './src/terminal/text/lazy-string-width.ts',
  chalk: './src/terminal/lazy-chalk.ts',
  'es-hangul': './src/cards/lazy-hangul.ts',
}

const OPTIONS = {
  bundle: true,
  platform: 'node',
  target: 'node20.17',
  minifySyntax: true,
  logLevel: 'warning',
}

await rm('dist', { recursive: true, force: true })
await listLanguages()
const BUNDLE = {
  ...OPTIONS,
  outdir: 'dist',
  write: false,
  metafile: true,
  splitting: true,
  format: 'esm',
  define: { READER_VERSION: JSON.stringify(await readerVersion()) },
  alias: ALIASES,
  plugins: [withoutProcesses],
}
const { outputFiles, metafile } = await build({ ...BUNDLE, entryPoints: await everyFile() })
await mkdir('dist')
await writeFile('dist/package.json', '{ "type": "commonjs" }\n')
const { packs, nameOf } = await inPacks(outputFiles, metafile.outputs)
for (const [pack, text] of packs) await writeFile(`dist/${pack}.js`, await smaller(pack, text))
const buildId = createHash('sha256')
  .update([...packs.values()].join('\n'))
  .digest('hex')
  .slice(0, 16)
await build({
  ...OPTIONS,
  entryPoints: ['src/start/start.ts', 'src/start/reader.ts', 'src/interview.ts'],
  outdir: 'dist',
  entryNames: '[name]',
  format: 'cjs',
  define: {
    BUILD_ID: JSON.stringify(buildId),
    MAIN_MODULE: JSON.stringify(nameOf.get('./main.js')),
    READER_MODULE: JSON.stringify(nameOf.get('./reader-thread.js')),
  },
})
await buildPages()
await buildLibrary()

/** A pack without its spaces: a fifth of the text goes, which is read at each start. Names stay in what is ours. */
async function smaller(pack, text) {
  const { target } = OPTIONS
  const minifyIdentifiers = OTHERS.includes(pack)
  // Node prints the line at which a program broke off.
  const lineLimit = 160
  const { code } = await transform(text, {
    minifyWhitespace: true,
    minifyIdentifiers,
    lineLimit,
    charset: 'ascii',
    target,
  })
  return code
}

async function buildPages() {
  for (const [name, entry] of Object.entries(PAGES))
    await build({
      bundle: true,
      platform: 'browser',
      target: 'es2022',
      format: 'iife',
      minify: true,
      charset: 'ascii',
      logLevel: 'warning',
      entryPoints: [entry],
      outfile: `dist/${name}.txt`,
    })
  // Mermaid comes as one script for browsers; it stands before the one that calls it, and nothing in it ends the element.
  const [mermaid, frame] = await Promise.all(
    ['node_modules/@mermaid-js/tiny/dist/mermaid.tiny.js', 'dist/diagram.txt'].map((path) => readFile(path, 'utf8')),
  )
  // Packed: it is a quarter of the package, and not everybody's notes have diagrams.
  const script = `${mermaid}\n${frame}`.replace(/<(?=!--|\/?script)/gi, '\\x3c')
  await writeFile('dist/diagram.txt.gz', gzipSync(script, { level: 9 }))
  await rm('dist/diagram.txt')
}

/** What other programs import: one ES module, and its types. */
async function buildLibrary() {
  await build({
    ...OPTIONS,
    entryPoints: ['src/library.ts'],
    outfile: 'dist/library.mjs',
    format: 'esm',
    minifyWhitespace: true,
    define: { READER_VERSION: JSON.stringify(await readerVersion()) },
    alias: ALIASES,
    // Bundled CommonJS packages call require() for Node's own modules.
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module';const require = __createRequire(import.meta.url);",
    },
  })
  await writeTypes()
}

/** The types of the library as one file that imports nothing: who installs prep has no other package. */
async function writeTypes() {
  const folder = 'dist/types'
  try {
    execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.library.json'], {
      stdio: 'inherit',
    })
    for (const file of await readdir(folder, { recursive: true })) {
      if (!file.endsWith('.d.ts')) continue
      const text = await readFile(`${folder}/${file}`, 'utf8')
      await writeFile(`${folder}/${file}`, text.replace(/(from |import\()(['"]\.[^'"]*)\.ts(['"])/g, '$1$2.js$3'))
    }
    const types = await rollup({ input: `${folder}/library.d.ts`, plugins: [dts()], onwarn() {} })
    await types.write({ file: 'dist/library.d.mts', format: 'es' })
  } catch {
    // A type that cannot be written down is no reason not to have the program; test/library fails for it.
  }
  await rm(folder, { recursive: true, force: true })
}

/**
 * The modules that esbuild made, each as a CommonJS function, in as few files as can be without loading what is not needed:
 * those that the same packs need lie together. `nameOf` gives a module's name by its file's.
 */
async function inPacks(files, outputs) {
  const packOfEntry = new Map(Object.entries(PACKS).flatMap(([pack, entries]) => entries.map((entry) => [entry, pack])))
  const neededBy = new Map()
  const need = (path, pack) => {
    const known = neededBy.get(path) ?? new Set()
    if (known.has(pack)) return
    neededBy.set(path, known.add(pack))
    for (const { path: imported, kind } of outputs[path].imports)
      if (kind === 'import-statement' && outputs[imported] !== undefined) need(imported, pack)
      else if (kind === 'dynamic-import' && outputs[imported] !== undefined) needAlone(imported)
  }
  const alone = new Set()
  const needAlone = (path) => {
    if (alone.has(path)) return
    alone.add(path)
    const entry = outputs[path].entryPoint?.replace(/^src\/|\.ts$/g, '')
    need(path, packOfEntry.get(entry) ?? basename(entry ?? path, '.js').replace(/-[A-Z0-9]{8}$/, ''))
  }
  for (const [path, { entryPoint }] of Object.entries(outputs))
    if (entryPoint === 'src/main.ts' || entryPoint === 'src/reader-thread.ts') needAlone(path)
  const shared = new Map()
  const packOf = (path) => {
    const names = [...(neededBy.get(path) ?? [])].sort()
    if (names.includes('core')) return 'core'
    if (names.length < 2) return names[0]
    const key = names.join(' ')
    if (!shared.has(key)) shared.set(key, `shared-${shared.size + 1}`)
    return shared.get(key)
  }
  refuseCycles(outputs)
  const members = new Map()
  const nameOf = new Map()
  for (const path of Object.keys(outputs)) {
    const pack = packOf(path)
    if (pack === undefined) continue
    const paths = members.get(pack) ?? []
    members.set(pack, paths)
    nameOf.set(`./${basename(path)}`, `${pack}#${paths.push(path)}`)
  }
  const packs = new Map()
  for (const [pack, paths] of members) {
    const parts = await Promise.all(
      paths.map(async (path) => {
        const { text } = files.find((file) => file.path === resolve(path))
        const { code } = await transform(withPlainExports(text), {
          format: 'cjs',
          platform: 'node',
          target: OPTIONS.target,
          supported: { 'dynamic-import': false },
          define: { 'import.meta.url': '__moduleUrl' },
        })
        const url = code.includes('__moduleUrl')
          ? 'const __moduleUrl = require("node:url").pathToFileURL(__filename).href;\n'
          : ''
        const body = inAscii(withLateImports(code.replace(/__toESM\((require\("\.\/[\w-]+\.js"\))\)/g, '$1')))
          .replace(/\brequire\("(\.\/[\w-]+\.js)"\)/g, (_, name) => `require("${nameOf.get(name)}")`)
        return `"${nameOf.get(`./${basename(path)}`)}": function (exports, require, module, __filename) {\n${url}${body}}`
      }),
    )
    packs.set(pack, `({\n${parts.join(',\n')}\n})\n`)
  }
  return { packs, nameOf }
}

/** Modules with plain exports cannot need each other while they run. */
function refuseCycles(outputs) {
  const done = new Set()
  const visit = (path, above) => {
    if (above.includes(path)) throw new Error(`modules need each other: ${[...above, path].join(', ')}`)
    if (done.has(path)) return
    for (const { path: imported, kind } of outputs[path].imports)
      if (kind === 'import-statement' && outputs[imported] !== undefined) visit(imported, [...above, path])
    done.add(path)
  }
  for (const path of Object.keys(outputs)) visit(path, [])
}

/**
 * What a module exports as a plain object, made when all of it has run: esbuild's own way leads through two functions at every
 * use of a name, which is a tenth of the time that reading notes takes. Names that get their values later stay with esbuild's.
 */
function withPlainExports(code) {
  const [list, names] = /^export \{\n([^}]*)\n\};\n/m.exec(code) ?? []
  if (list === undefined) return code
  const exported = names.split(',\n').map((name) => /^ +(\S+)(?: as (\S+))?$/.exec(name).slice(1))
  const late = new Set([...code.matchAll(/^var (.*) = __esm\(/gm)].flatMap(([, names]) => names.split(', ')))
  if (exported.some(([own]) => late.has(own))) return code
  const members = exported.map(([own, as = own]) => (as === own ? own : `${as}: ${own}`))
  return code.replace(list, `module.exports = { __esModule: true, ${members.join(', ')} };\n`)
}

/**
 * Loads each module where something of it is first used instead of at the top: of what a command could need it mostly needs little,
 * and Node's own modules together take as long as a small command.
 */
function withLateImports(code) {
  const late = []
  const without = code
    .replace(/^require\("\.\/[\w-]+\.js"\);$/gm, '')
    .replace(
    /^var (import_\w+) = ((?:__toESM\()?require\("(?:node:[\w/]+|\.\/[\w-]+\.js)"\)(?:, 1)?\)?);$/gm,
    (line, name, load) => {
      const uses = code.match(new RegExp(`\\b${name}\\b`, 'g')).length
      const members = code.match(new RegExp(`\\b${name}\\.`, 'g'))?.length ?? 0
      if (uses !== members + 1) return line
      late.push([name, load])
      return `var ${name};`
    },
  )
  return late.reduce((text, [name, load]) => text.replace(new RegExp(`\\b${name}\\.`, 'g'), `(${name} ??= ${load}).`), without)
}

/** Every file that the program consists of, each by a name without folders. */
async function everyFile() {
  const { metafile } = await build({ ...BUNDLE, entryPoints: ['src/main.ts', 'src/reader-thread.ts'] })
  const files = Object.keys(metafile.inputs).filter((path) => /^src\/.*\.ts$/.test(path))
  return Object.fromEntries(files.map((path) => [path.replace(/^src\/|\.ts$/g, '').replaceAll('/', '-'), path]))
}

/** esbuild leaves regular expressions as they are; a source of ASCII alone is taken in faster. Raw templates cannot be escaped. */
function inAscii(code) {
  if (code.includes('String.raw')) return code
  return code.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

/** Changes whenever the code that reads notes does, or a library below it: cards read by another reader are read anew. */
async function readerVersion() {
  const files = (await readdir('src', { recursive: true }))
    .filter((name) => /^(notes|cards|markdown|disk)[\\/].*\.ts$/.test(name) && !name.endsWith('.test.ts'))
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

