import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build, transform } from 'esbuild'
import { rollup } from 'rollup'
import { dts } from 'rollup-plugin-dts'
import { inPacks } from './build/packs.js'

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

/** What the program, its threads, and other programs begin with. */
const BEGIN = ['src/main.ts', 'src/reader-thread.ts', 'src/library.ts']

/** The programs in pages, by the file that each becomes: scripts without modules, which a page that is a file may run. */
const PAGES = {
  pocket: 'src/pocket/browser/main.ts',
  serving: 'src/serving/browser/main.ts',
  'serving-question': 'src/serving/browser/question.ts',
  diagram: 'src/serving/browser/diagram-frame.ts',
}

/** Of its own package.json the program says the version. */
const onlyVersion = {
  name: 'only-version',
  setup({ onLoad }) {
    const own = resolve('package.json')
    onLoad({ filter: /package\.json$/ }, async ({ path }) => {
      if (path !== own) return undefined
      const { version } = JSON.parse(await readFile(own, 'utf8'))
      return { contents: JSON.stringify({ version }), loader: 'json' }
    })
  },
}

/** What packages load of Node's for things that prep does not ask of them, or that less does as well. */
const LESS_OF_NODE = [
  // Processes, for commands in files of their own.
  { of: 'commander', name: 'child_process', contents: 'module.exports = {}' },
  // To tell whether what a file holds is all there is to hold.
  {
    of: 'conf',
    name: 'assert',
    contents: `import { isDeepStrictEqual } from 'node:util'
      export default { deepEqual(one, other) { if (!isDeepStrictEqual(one, other)) throw new Error('not equal') } }`,
  },
]
const withLessOfNode = {
  name: 'less-of-node',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node:/ }, ({ path, importer }) => {
      const less = LESS_OF_NODE.find(
        ({ of, name }) =>
          path === `node:${name}` && new RegExp(`[\\\\/]node_modules[\\\\/]${of}[\\\\/]`).test(importer),
      )
      return less === undefined ? undefined : { path: less.name, namespace: 'less-of-node' }
    })
    onLoad({ filter: /.*/, namespace: 'less-of-node' }, ({ path }) => ({
      contents: LESS_OF_NODE.find(({ name }) => name === path).contents,
    }))
  },
}

/** What costs start-up and is seldom or never needed; see docs/decisions.md. */
const ALIASES = {
  'ajv/dist/2020.js': './src/store/settings/without-schemas.ts',
  'ajv-formats': './src/store/settings/without-schemas.ts',
  semver: './src/store/settings/without-versions.ts',
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
  plugins: [withLessOfNode, onlyVersion],
}
const { outputFiles, metafile } = await build({ ...BUNDLE, entryPoints: await everyFile() })
await mkdir('dist')
await writeFile('dist/package.json', '{ "type": "commonjs" }\n')
const { packs, nameOf, others } = await inPacks(outputFiles, metafile.outputs, {
  begin: BEGIN,
  packs: PACKS,
  target: OPTIONS.target,
})
await writeProgram()
await buildPages()
await writePacked('sqlite.wasm', await readFile('node_modules/sql.js/dist/sql-wasm.wasm'))
await buildLibrary()

/** Writes packs, and what starts a program that lies in them. */
async function writeProgram() {
  for (const [pack, text] of packs) await writeFile(`dist/${pack}.js`, await smaller(text, others.includes(pack)))
  const buildId = createHash('sha256')
    .update([...packs.values()].join('\n'))
    .digest('hex')
    .slice(0, 16)
  await build({
    ...OPTIONS,
    plugins: [onlyVersion],
    entryPoints: ['src/start/start.ts', 'src/start/reader.ts', 'src/start/own-packs.ts', 'src/interview.ts'],
    outdir: 'dist',
    entryNames: '[name]',
    format: 'cjs',
    define: {
      BUILD_ID: JSON.stringify(buildId),
      MAIN_MODULE: JSON.stringify(nameOf.get('./main.js')),
      READER_MODULE: JSON.stringify(nameOf.get('./reader-thread.js')),
    },
  })
}

/** A pack without its spaces: a fifth of the text goes, which is read at each start. Names stay in what is ours. */
async function smaller(text, isOthers) {
  const { target } = OPTIONS
  // Node prints the line at which a program broke off.
  const lineLimit = 160
  const { code } = await transform(text, {
    minifyWhitespace: true,
    // Nobody reads where in other people's code something went wrong.
    minifyIdentifiers: isOthers,
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
  const script = `${mermaid}\n${frame}`.replace(/<(?=!--|\/?script)/gi, '\\x3c')
  await writePacked('diagram.txt', script)
  await rm('dist/diagram.txt')
}

/** As gzip: what only some need, and what is large. */
async function writePacked(name, content) {
  await writeFile(`dist/${name}.gz`, gzipSync(content, { level: 9 }))
}

/** What other programs import: an ES module that gives what lies in the packs, and its types. */
async function buildLibrary() {
  const { exports } = metafile.outputs['dist/library.js']
  await writeFile(
    'dist/library.mjs',
    [
      "import { packs } from './own-packs.js'",
      `export const { ${exports.join(', ')} } = packs.require(${JSON.stringify(nameOf.get('./library.js'))})`,
      '',
    ].join('\n'),
  )
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

/** Every file that the program consists of, each by a name without folders. */
async function everyFile() {
  const { metafile } = await build({ ...BUNDLE, entryPoints: BEGIN })
  const files = Object.keys(metafile.inputs).filter((path) => /^src\/.*\.ts$/.test(path))
  return Object.fromEntries(files.map((path) => [path.replace(/^src\/|\.ts$/g, '').replaceAll('/', '-'), path]))
}

/** Changes whenever the code that reads notes does, or a library below it: cards read by another reader are read anew. */
async function readerVersion() {
  const files = (await readdir('src', { recursive: true }))
    .filter((name) => /^(notes|cards|markdown|disk)[\\/].*\.(?:ts|json)$/.test(name) && !name.endsWith('.test.ts'))
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
