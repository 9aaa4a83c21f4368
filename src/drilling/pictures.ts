import type { Card } from '../cards/card.ts'
import type { PictureFinder } from '../terminal/markdown/pictures-alone.ts'
import { cellsOf, type Graphics, type PictureFile } from '../terminal/pictures/picture.ts'
import type { PlacedPicture } from '../terminal/pictures/picture-lines.ts'
import type { DrillPorts } from './ports.ts'

/** A window keeps at least so many lines for header, footer and a few words beside a picture. */
const ROWS_FOR_WORDS = 9
const LOWEST_PICTURE = 3

/** The pictures of the question on the screen: read when it shows, written over the lines that were kept for them. */
export class DrillPictures {
  readonly #ports: DrillPorts
  #card: Card | null = null
  #files = new Map<string, { readonly id: number; readonly file: PictureFile }>()
  #codes = new Map<string, string | null>()
  #finder: PictureFinder | null = null
  #shown = 0
  #drawn = false

  constructor(ports: DrillPorts) {
    this.#ports = ports
  }

  /** What the pictures of a card are, once they are read; null while there is none to show. */
  finderFor(card: Card | null): PictureFinder | null {
    return card === this.#card ? this.#finder : null
  }

  /** Reads the pictures of a card. Whether something looks different now. */
  async read(card: Card | null): Promise<boolean> {
    const { graphics = null, readPicture: readFile } = this.#ports
    if (graphics === null || readFile === undefined || card === null || card === this.#card) return false
    this.#card = card
    this.#finder = null
    const files = new Map<string, { readonly id: number; readonly file: PictureFile }>()
    this.#files = files
    this.#codes = new Map()
    const { imagesIn } = await import('../terminal/markdown/links.ts')
    const { prompt, answer } = this.#ports.whole?.(card) ?? card
    for (const address of imagesIn(`${prompt}\n\n${answer ?? ''}`)) {
      const file = await readFile(address, card)
      if (file !== null) files.set(address, { id: files.size, file })
    }
    if (files.size === 0 || this.#files !== files) return false
    const rows = Math.max(LOWEST_PICTURE, this.#ports.screen.rows() - ROWS_FOR_WORDS)
    this.#finder = (address, columns) => {
      const found = files.get(address)
      return found === undefined ? null : { id: found.id, cells: cellsOf(found.file, { columns, rows }) }
    }
    return true
  }

  /** Writes the pictures of a screen that has just been drawn; those of the one before go. */
  async show(pictures: readonly PlacedPicture[]): Promise<void> {
    const { graphics = null, screen } = this.#ports
    if (graphics === null) return
    const turn = ++this.#shown
    if (pictures.length === 0 && !this.#drawn) return
    const { clearPictures } = await import('../terminal/pictures/picture-codes.ts')
    const codes: string[] = []
    for (const picture of pictures) {
      const { line, column } = picture
      const code = await this.#codeOf(picture, graphics)
      if (code !== null) codes.push(`\x1b7\x1b[${line + 1};${column + 1}H${code}\x1b8`)
    }
    // Another screen has been drawn meanwhile, with pictures of its own.
    if (turn !== this.#shown) return
    this.#drawn = codes.length > 0
    screen.output.write(clearPictures(graphics) + codes.join(''))
  }

  /** Decoding takes a while, and keys come often. */
  async #codeOf({ id, columns, rows }: PlacedPicture, graphics: Graphics): Promise<string | null> {
    const codes = this.#codes
    const key = `${id} ${columns} ${rows}`
    const known = codes.get(key)
    if (known !== undefined) return known
    const file = [...this.#files.values()].find((each) => each.id === id)?.file
    const { pictureCode } = await import('../terminal/pictures/picture-codes.ts')
    const code = file === undefined ? null : await pictureCode(file, { columns, rows }, graphics)
    codes.set(key, code)
    return code
  }
}
