import type { Card } from '../../cards/card.ts'
import type { Context } from '../../context.ts'
import { imagesIn } from '../../terminal/markdown/links.ts'
import type { PictureFinder } from '../../terminal/markdown/pictures-alone.ts'
import { cellsOf, type PictureFile } from '../../terminal/pictures/picture.ts'
import { width } from '../../terminal/text/width.ts'
import { picturePlace, readPicture } from '../collection/picture-file.ts'

/** The pictures of one card, for a text that is written once. */
export interface CardPictures {
  readonly find: PictureFinder
  /** The text with its pictures, each drawn over the lines that were kept for it. */
  write(text: string): Promise<string>
}

/** Reads the pictures of a card; null where the terminal shows none, or the card has none. */
export async function readPictures(
  context: Context,
  card: Card,
  paths: readonly string[],
): Promise<CardPictures | null> {
  const { graphics = null, rows } = context.terminal
  if (graphics === null) return null
  const place = picturePlace(context, paths, card.source.path)
  const files = new Map<string, { readonly id: number; readonly file: PictureFile }>()
  for (const address of imagesIn(`${card.prompt}\n\n${card.answer ?? ''}`)) {
    const file = await readPicture(address, place)
    if (file !== null) files.set(address, { id: files.size, file })
  }
  if (files.size === 0) return null
  return {
    find: (address, columns) => {
      const found = files.get(address)
      return found === undefined ? null : { id: found.id, cells: cellsOf(found.file, { columns, rows: rows - 2 }) }
    },
    write: async (text) => {
      const { placePictures } = await import('../../terminal/pictures/picture-lines.ts')
      const { pictureCode } = await import('../../terminal/pictures/picture-codes.ts')
      const { lines, pictures } = placePictures(text.split('\n'), width)
      const written = [...lines]
      for (const { id, line, column, columns, rows: height } of pictures) {
        const file = [...files.values()].find((each) => each.id === id)?.file
        const code = file === undefined ? null : await pictureCode(file, { columns, rows: height }, graphics)
        const last = line + height - 1
        // Its lines are written first, so that the terminal has scrolled before the picture goes back up to them.
        const up = height > 1 ? `\x1b[${height - 1}A` : ''
        if (code !== null)
          written[last] = `${written[last]}\x1b7\r${up}${column > 0 ? `\x1b[${column}C` : ''}${code}\x1b8`
      }
      return written.join('\n')
    },
  }
}
