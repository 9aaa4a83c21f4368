import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import type { KeptPairing } from '../cards/pairing/kept-pairing.ts'
import { replaceCache } from '../disk/replace-cache.ts'

/** What was paired, of what, and whether each note that was not read and was asked about stayed aside. */
export interface PairedBefore extends KeptPairing {
  /** See `pairingInputs`. */
  readonly inputs: string
  readonly stays: readonly (readonly [path: string, stays: boolean])[]
}

const NAME = 'pairing.json'
const FORMAT = 'prep pairing 1'

/** The pairing of the last reading that changed nothing. Only kept to save time: where it is lost or damaged, notes are paired anew. */
export class KeptPairingFile {
  readonly #path: string
  /** Names the code that pairs: what another came to is not used. */
  readonly #maker: string

  constructor(stateDir: string, maker: string) {
    this.#path = join(stateDir, NAME)
    this.#maker = `${FORMAT} ${maker}`
  }

  /** Null when there is none of these inputs, or none that can be used. */
  read(inputs: string): PairedBefore | null {
    try {
      const text = readFileSync(this.#path, 'utf8')
      const end = text.indexOf('\n')
      const [maker, checksum] = JSON.parse(text.slice(0, end)) as [string, number]
      const content = text.slice(end + 1)
      if (maker !== this.#maker || crc32(content) !== checksum) return null
      const before = JSON.parse(content) as PairedBefore
      return before.inputs === inputs ? before : null
    } catch {
      return null
    }
  }

  /** Throws when it cannot be written. */
  write({ inputs, stays, renamed, orphaned }: PairedBefore): void {
    const content = JSON.stringify({ inputs, stays, renamed, orphaned } satisfies PairedBefore)
    replaceCache(this.#path, `${JSON.stringify([this.#maker, crc32(content)])}\n${content}`)
  }
}
