import { deflateSync } from 'node:zlib'
import { CELL, type Cells, type Graphics, type PictureFile } from './picture.ts'

const CHUNK = 4096
const MOST_COLOURS = 256

/**
 * The escape sequence that shows a picture at the cursor, which stays where it is (sixel: where it ends up does not
 * matter to those who put it back). Null for a format that the terminal cannot be given.
 */
export async function pictureCode(picture: PictureFile, cells: Cells, graphics: Graphics): Promise<string | null> {
  try {
    if (graphics === 'iterm2') return iterm2(picture, cells)
    if (graphics === 'kitty' && picture.type === 'png') return kitty('f=100', picture.bytes, cells)
    const pixels = shrink(await decode(picture), cells)
    if (pixels === null) return null
    if (graphics === 'sixel') {
      const { image2sixel } = (await import('sixel')).default
      return image2sixel(pixels.data, pixels.width, pixels.height, MOST_COLOURS, 1)
    }
    return kitty(`f=32,o=z,s=${pixels.width},v=${pixels.height}`, deflateSync(pixels.data), cells)
  } catch {
    // A file that only looks like a picture.
    return null
  }
}

/** Takes away the pictures that stand apart from the text; elsewhere they go with the text that they stand on. */
export function clearPictures(graphics: Graphics): string {
  return graphics === 'kitty' ? '\x1b_Ga=d,d=A,q=2\x1b\\' : ''
}

function iterm2({ bytes }: PictureFile, { columns, rows }: Cells): string {
  const options = `inline=1;size=${bytes.length};width=${columns};height=${rows};preserveAspectRatio=1;doNotMoveCursor=1`
  return `\x1b]1337;File=${options}:${Buffer.from(bytes).toString('base64')}\x07`
}

/** https://sw.kovidgoyal.net/kitty/graphics-protocol/ */
function kitty(format: string, bytes: Uint8Array, { columns, rows }: Cells): string {
  const data = Buffer.from(bytes).toString('base64')
  const chunks = data.match(new RegExp(`.{1,${CHUNK}}`, 'g')) ?? ['']
  return chunks
    .map((chunk, index) => {
      const more = index < chunks.length - 1 ? 1 : 0
      const options = index === 0 ? `a=T,${format},c=${columns},r=${rows},C=1,q=2,m=${more}` : `m=${more},q=2`
      return `\x1b_G${options};${chunk}\x1b\\`
    })
    .join('')
}

interface Pixels {
  readonly width: number
  readonly height: number
  /** Red, green, blue and opacity, 0–255 each, line after line. */
  readonly data: Uint8Array
}

async function decode({ bytes, type }: PictureFile): Promise<Pixels | null> {
  if (type === 'jpeg') {
    const { default: jpeg } = await import('jpeg-js')
    return jpeg.decode(bytes, { useTArray: true, formatAsRGBA: true, maxMemoryUsageInMB: 512 })
  }
  if (type !== 'png') return null
  const { convertIndexedToRgb, decode: decodePng } = await import('fast-png')
  const png = decodePng(bytes)
  const { width, height, depth } = png
  const indexed = png.palette !== undefined
  // Greys of less than a byte come packed.
  if (!indexed && depth < 8) return null
  const samples = indexed ? convertIndexedToRgb(png) : png.data
  const channels = indexed ? (png.palette?.[0]?.length ?? 3) : png.channels
  const data = new Uint8Array(width * height * 4)
  const value = (at: number) => (depth === 16 ? (samples[at] ?? 0) >> 8 : (samples[at] ?? 0))
  for (let pixel = 0; pixel < width * height; pixel++) {
    const from = pixel * channels
    const isGrey = channels < 3
    for (let part = 0; part < 3; part++) data[pixel * 4 + part] = value(from + (isGrey ? 0 : part))
    data[pixel * 4 + 3] = channels === 2 || channels === 4 ? value(from + channels - 1) : 255
  }
  return { width, height, data }
}

/** As many pixels as the cells have, each the mean of those that it stands for. */
function shrink(pixels: Pixels | null, cells: Cells): Pixels | null {
  if (pixels === null) return null
  const most = { width: cells.columns * CELL.width, height: cells.rows * CELL.height }
  const scale = Math.min(1, most.width / pixels.width, most.height / pixels.height)
  if (scale === 1) return pixels
  const width = Math.max(1, Math.floor(pixels.width * scale))
  const height = Math.max(1, Math.floor(pixels.height * scale))
  const data = new Uint8Array(width * height * 4)
  for (let y = 0; y < height; y++) {
    const [top, bottom] = share(y, height, pixels.height)
    for (let x = 0; x < width; x++) {
      const [left, right] = share(x, width, pixels.width)
      const sums = [0, 0, 0, 0]
      for (let fromY = top; fromY < bottom; fromY++)
        for (let fromX = left; fromX < right; fromX++)
          for (let part = 0; part < 4; part++)
            sums[part] = (sums[part] ?? 0) + (pixels.data[(fromY * pixels.width + fromX) * 4 + part] ?? 0)
      const count = (bottom - top) * (right - left)
      for (let part = 0; part < 4; part++) data[(y * width + x) * 4 + part] = Math.round((sums[part] ?? 0) / count)
    }
  }
  return { width, height, data }
}

/** The part of `whole` that the place `at` of `count` stands for. */
function share(at: number, count: number, whole: number): readonly [from: number, to: number] {
  const from = Math.floor((at * whole) / count)
  return [from, Math.max(from + 1, Math.floor(((at + 1) * whole) / count))]
}
