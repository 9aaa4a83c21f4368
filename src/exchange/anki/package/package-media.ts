import { digest } from '../../beside.ts'
import { decodedLink } from '../../containers/decoded-link.ts'
import { MEDIA_FOLDER, safeMediaName } from '../../safe-names.ts'
import type { Whole } from '../../whole.ts'

/** The pictures and sounds of a package while it is made: names are flat in Anki, so two files of one name get two. */
export class PackageMedia {
  readonly files = new Map<string, Uint8Array>()
  readonly #fileBeside: Whole['fileBeside']
  readonly #digests = new Map<string, string>()

  constructor(fileBeside: Whole['fileBeside']) {
    this.#fileBeside = fileBeside
  }

  /** Takes along what a note of prep's links to; its name in Anki, null when there is nothing to take. */
  own(notePath: string, link: string): string | null {
    const found = this.#fileBeside(notePath, link)
    return found === null ? null : this.#add(found.name.normalize('NFC'), found.bytes)
  }

  /** As `own`, for a note that came from Anki: what came with it has the name that it had there. */
  returned(notePath: string, link: string, known: readonly string[]): string | null {
    const found = this.#fileBeside(notePath, link)
    if (found === null) return null
    const original = known.find((name) => safeMediaName(name) === found.name)
    return this.#add(original ?? found.name.normalize('NFC'), found.bytes)
  }

  /** Takes along the files that came from Anki and that these fields name. */
  keepNamed(folder: string, fields: readonly string[], known: ReadonlySet<string>): void {
    for (const field of fields)
      for (const [, source, sound] of field.matchAll(
        /\b(?:src|data|href)\s*=\s*["']?([^"'>]+)["'>\s]|\[sound:([^\]]+)\]/gi,
      )) {
        const written = (sound ?? source ?? '').replaceAll('&amp;', '&')
        const name = known.has(written) ? written : decodedLink(written)
        if (known.has(name)) this.keep(folder, name)
      }
  }

  /** Takes along a file that came from Anki. */
  keep(folder: string, name: string): void {
    if (this.files.has(name)) return
    const link = `${MEDIA_FOLDER}/${encodeURIComponent(safeMediaName(name))}`
    const found = this.#fileBeside(`${folder}/note.md`, link, { anyKind: true })
    if (found !== null) this.#add(name, found.bytes)
  }

  #add(name: string, bytes: Uint8Array): string {
    const mark = digest(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'))
    const known = this.#digests.get(name)
    if (known === mark) return name
    if (known !== undefined) return this.#add(name.replace(/(\.[^.]*)?$/, `-${mark.slice(0, 6)}$1`), bytes)
    this.#digests.set(name, mark)
    this.files.set(name, bytes)
    return name
  }
}
