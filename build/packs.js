import { basename, resolve } from 'node:path'
import { HELPERS, moduleCode } from './module-code.js'

/** What other programs import takes from where the program has it; only what is its own lies in a pack for it. */
const FOR_OTHERS = 'library'

/**
 * The modules that esbuild made, each as a CommonJS function, in as few files as can be without loading what is not needed:
 * those that the same packs need lie together. `begin`: the files that programs begin with; `packs`: the entries, as in `src/` without
 * their endings, by the pack that holds them. `nameOf` gives a module's name by its file's; `others` are the packs that are other people's code.
 */
export async function inPacks(files, outputs, { begin, packs: entriesOf, target }) {
  const neededBy = packsThatNeed(outputs, begin, entriesOf)
  const packOf = placing(neededBy)
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
        const code = await moduleCode(text, { target, nameOf })
        return `"${nameOf.get(`./${basename(path)}`)}": function (exports, require, module, __dirname) {\n${code}}`
      }),
    )
    packs.set(pack, `(() => {\n${HELPERS}return {\n${parts.join(',\n')}\n}})()\n`)
  }
  const others = [...members].flatMap(([pack, paths]) => (areOthers(paths, outputs) ? [pack] : []))
  return { packs, nameOf, others }
}

/** Whether code is other people's but for a few lines. */
function areOthers(paths, outputs) {
  let [all, own] = [0, 0]
  for (const path of paths)
    for (const [name, { bytesInOutput }] of Object.entries(outputs[path].inputs)) {
      all += bytesInOutput
      if (!name.includes('node_modules/')) own += bytesInOutput
    }
  return own * 20 < all
}

/** The packs whose modules import a file of esbuild's, straight or by others. What is imported when it is used begins one. */
function packsThatNeed(outputs, begin, entriesOf) {
  const packOfEntry = new Map(
    Object.entries(entriesOf).flatMap(([pack, entries]) => entries.map((entry) => [`src/${entry}.ts`, pack])),
  )
  const neededBy = new Map()
  const begun = new Set()
  const need = (path, pack) => {
    const known = neededBy.get(path) ?? new Set()
    if (known.has(pack)) return
    neededBy.set(path, known.add(pack))
    for (const { path: imported, kind } of outputs[path].imports) {
      if (outputs[imported] === undefined) continue
      if (kind === 'dynamic-import') beginAt(imported)
      else if (kind === 'import-statement') need(imported, pack)
    }
  }
  const beginAt = (path) => {
    if (begun.has(path)) return
    begun.add(path)
    const { entryPoint = path } = outputs[path]
    const [, library] = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(entryPoint) ?? []
    const name = library?.replace(/\W+/g, '-') ?? basename(entryPoint).replace(/(-[A-Z0-9]{8})?\.\w+$/, '')
    need(path, packOfEntry.get(entryPoint) ?? name)
  }
  for (const [path, { entryPoint }] of Object.entries(outputs)) if (begin.includes(entryPoint)) beginAt(path)
  return neededBy
}

/** Which pack a file of esbuild's goes into; undefined where nothing needs it. */
function placing(neededBy) {
  const shared = new Map()
  return (path) => {
    const needed = neededBy.get(path)
    if (needed === undefined) return undefined
    if (needed.has('core')) return 'core'
    const names = [...needed].filter((name) => needed.size === 1 || name !== FOR_OTHERS).sort()
    if (names.length === 1) return names[0]
    const key = names.join(' ')
    if (!shared.has(key)) shared.set(key, `shared-${shared.size + 1}`)
    return shared.get(key)
  }
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
