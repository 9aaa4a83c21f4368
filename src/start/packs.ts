import { isAscii } from 'node:buffer'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Script } from 'node:vm'
import type { CodeCache } from './code-cache.ts'

type Require = (name: string) => unknown
type ModuleBody = (exports: object, require: Require, module: { exports: object }, folder: string) => void

/** Stands in the name of a module of ours in the built program, between its pack and its number there. */
const OURS = '#'

/**
 * The modules of the built program. They lie in packs: files that are read and compiled when a module of theirs is first
 * required, with the compiled code of an earlier run where there is any. Each module runs once.
 */
export class Packs {
  readonly #folder: string
  readonly #requireOther: Require
  readonly #cache: CodeCache | null
  readonly #packs = new Map<string, Record<string, ModuleBody>>()
  readonly #scripts = new Map<string, Script>()
  readonly #modules = new Map<string, { exports: object }>()
  #compiled = false
  #kept = false

  /** `requireOther` takes what is no module of ours: Node's own, and packages installed beside. */
  constructor(folder: string, requireOther: Require, cache: CodeCache | null) {
    this.#folder = folder
    this.#requireOther = requireOther
    this.#cache = cache
  }

  readonly require: Require = (name) => {
    const known = this.#modules.get(name)
    if (known !== undefined) return known.exports
    const end = name.indexOf(OURS)
    // What is imported inside of a package begins so.
    if (end <= 0) return this.#requireOther(name)
    const body = this.#packOf(name.slice(0, end))[name]
    if (body === undefined) throw new Error(`no module ${name}`)
    const module = { exports: {} }
    this.#modules.set(name, module)
    body(module.exports, this.require, module, this.#folder)
    return module.exports
  }

  /**
   * Keeps what was compiled in this run for the next ones, once, when there is anything new to keep; after one that was long, that
   * V8 is to compile late in those.
   */
  keepCompiled(wasLong = false): void {
    const cache = this.#cache
    if (cache === null || this.#kept) return
    this.#kept = true
    if (cache.settled && !cache.late && wasLong) {
      cache.saveLate()
      cache.close()
      return
    }
    if ((cache.settled && !this.#compiled) || !cache.prepare()) return
    cache.save(new Map([...this.#scripts].map(([pack, script]) => [pack, script.createCachedData()])))
    cache.close()
  }

  #packOf(pack: string): Record<string, ModuleBody> {
    const known = this.#packs.get(pack)
    if (known !== undefined) return known
    const filename = join(this.#folder, `${pack}.js`)
    // What the first run of a command compiled has much that later ones do not need: notes were read, say. The second begins anew.
    const cachedData = this.#cache?.settled ? this.#cache.find(pack) : undefined
    const bytes = readFileSync(filename)
    // Most are; such a text takes half the memory and is taken in at once.
    const source = bytes.toString(isAscii(bytes) ? 'latin1' : 'utf8')
    const script = new Script(source, { filename, ...(cachedData === undefined ? {} : { cachedData }) })
    if (cachedData === undefined || script.cachedDataRejected) this.#compiled = true
    const modules = script.runInThisContext() as Record<string, ModuleBody>
    this.#scripts.set(pack, script)
    this.#packs.set(pack, modules)
    return modules
  }
}
