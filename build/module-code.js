import { transform } from 'esbuild'

/** What esbuild puts at the head of each module, said once a pack. */
export const HELPERS = `const __create = Object.create, __defProp = Object.defineProperty, __getOwnPropDesc = Object.getOwnPropertyDescriptor,
  __getOwnPropNames = Object.getOwnPropertyNames, __getProtoOf = Object.getPrototypeOf, __hasOwnProp = Object.prototype.hasOwnProperty;
const __export = (target, all) => { for (const name in all) __defProp(target, name, { get: all[name], enumerable: true }); };
const __copyProps = (to, from, except, desc) => {
  if (from && typeof from === "object" || typeof from === "function")
    for (let key of __getOwnPropNames(from))
      if (!__hasOwnProp.call(to, key) && key !== except)
        __defProp(to, key, { get: () => from[key], enumerable: !(desc = __getOwnPropDesc(from, key)) || desc.enumerable });
  return to;
};
const __toESM = (mod, isNodeMode, target) => (target = mod != null ? __create(__getProtoOf(mod)) : {},
  __copyProps(isNodeMode || !mod || !mod.__esModule ? __defProp(target, "default", { value: mod, enumerable: true }) : target, mod));
const __toCommonJS = (mod) => __copyProps(__defProp({}, "__esModule", { value: true }), mod);
`
const HELPER =
  /^var (?:__create|__defProp|__getOwnPropDesc|__getOwnPropNames|__getProtoOf|__hasOwnProp|__export|__copyProps|__toESM|__toCommonJS) = (?:.*;\n|[^;]*\{\n(?: .*\n)*\};\n|\(.*\n(?: .*\n)*\)\);\n)/gm

/** One module of esbuild's as the body of a CommonJS function, in which others of ours have the names that `nameOf` gives them. */
export async function moduleCode(text, { target, nameOf }) {
  const { code } = await transform(withPlainExports(text), {
    format: 'cjs',
    platform: 'node',
    target,
    supported: { 'dynamic-import': false },
    define: { 'import.meta.url': '__moduleUrl', 'import.meta.dirname': '__dirname' },
  })
  const url = code.includes('__moduleUrl')
    ? 'const __moduleUrl = require("node:url").pathToFileURL(__dirname + "/module").href;\n'
    : ''
  const plain = code.replace(HELPER, '').replace(/__toESM\((require\("\.\/[\w-]+\.js"\))\)/g, '$1')
  const named = inAscii(withLateImports(plain)).replace(
    /\brequire\("(\.\/[\w-]+\.js)"\)/g,
    (_, name) => `require("${nameOf.get(name)}")`,
  )
  return url + named
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
  return code.replace(list, `module.exports = { ${members.join(', ')} };\n`)
}

/**
 * Loads each module where something of it is first used instead of at the top: of what a command could need it mostly needs little,
 * and Node's own modules together take as long as a small command. No module of prep does anything but define when it is loaded.
 */
function withLateImports(code) {
  const late = new Map()
  const own = /^var (import_\w+) = ((?:__toESM\()?require\("(?:node:[\w/]+|\.\/[\w-]+\.js)"\)(?:, 1)?\)?);$/gm
  const without = code.replace(/^require\("\.\/[\w-]+\.js"\);\n/gm, '').replace(own, (line, name, load) => {
    const uses = code.match(new RegExp(`\\b${name}\\b`, 'g')).length
    const members = code.match(new RegExp(`\\b${name}\\.`, 'g'))?.length ?? 0
    if (uses !== members + 1) return line
    const short = `i${late.size}_`
    late.set(name, `(${short} ??= ${load}).`)
    return `var ${short};`
  })
  return without.replace(/\b(import_\w+)\./g, (use, name) => late.get(name) ?? use)
}

/** esbuild leaves regular expressions as they are; a source of ASCII alone is taken in faster. Raw templates cannot be escaped. */
function inAscii(code) {
  if (code.includes('String.raw')) return code
  return code.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
