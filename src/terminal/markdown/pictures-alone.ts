import type { PhrasingContent } from 'mdast'
import { CELL, type Cells } from '../pictures/picture.ts'
import { pictureLines } from '../pictures/picture-lines.ts'
import { attribute, tagOf } from './html.ts'
import { imageLabel } from './image-label.ts'

/** A picture that can be shown, by the address that a note gives it, and the room it takes in so many columns. */
export type PictureFinder = (address: string, columns: number) => { readonly id: number; readonly cells: Cells } | null

/**
 * The lines of a paragraph in which a line is nothing but pictures, the others drawn by `text`; null for any other
 * paragraph, and where none of the pictures can be shown.
 */
export type PictureDrawer = (
  nodes: readonly PhrasingContent[],
  width: number,
  text: (nodes: readonly PhrasingContent[]) => string[],
) => string[] | null

interface Image {
  readonly alt: string | null | undefined
  readonly address: string
  /** How wide its author wants it, in pixels; as wide as it is without. */
  readonly width?: number
}

/** Draws pictures that stand on lines of their own; a picture among words stays a word. */
export function picturesOf(find: PictureFinder, definitions: ReadonlyMap<string, string>): PictureDrawer {
  const drawn = (line: readonly PhrasingContent[], width: number): string[] | null => {
    const images = imagesAlone(line, definitions)
    if (images === null || images.length === 0) return null
    const found = images.map((image) => ({ ...image, picture: find(image.address, roomOf(image, width)) }))
    if (found.some(({ picture }) => picture === null)) return null
    return found.flatMap(({ alt, address, picture }, index) => {
      const lines = picture === null ? [] : pictureLines(picture.id, picture.cells, imageLabel(alt, address))
      return index > 0 ? ['', ...lines] : lines
    })
  }
  return (nodes, width, text) => {
    const lines = linesOf(nodes).map((line) => ({ line, picture: drawn(line, width) }))
    if (lines.every(({ picture }) => picture === null)) return null
    const blocks: string[][] = []
    let words: PhrasingContent[] = []
    const close = () => {
      if (words.length > 0) blocks.push(text(words))
      words = []
    }
    for (const { line, picture } of lines) {
      if (picture === null) words.push(...(words.length > 0 ? [LINE_END] : []), ...line)
      else {
        close()
        blocks.push(picture)
      }
    }
    close()
    return blocks.filter((block) => block.length > 0).flatMap((block, index) => (index > 0 ? ['', ...block] : block))
  }
}

/** The columns that a picture may take. */
const roomOf = ({ width = 0 }: Image, columns: number): number =>
  width > 0 ? Math.min(columns, Math.ceil(width / CELL.width)) : columns

const LINE_END: PhrasingContent = { type: 'text', value: '\n' }

/** Running text line by line, as the note has it; what is emphasised or linked over a line's end stays whole. */
function linesOf(nodes: readonly PhrasingContent[]): PhrasingContent[][] {
  const lines: PhrasingContent[][] = [[]]
  for (const node of nodes) {
    if (node.type === 'break') lines.push([])
    else if (node.type !== 'text') lines.at(-1)?.push(node)
    else
      node.value.split('\n').forEach((value, index) => {
        if (index > 0) lines.push([])
        if (value !== '') lines.at(-1)?.push({ type: 'text', value })
      })
  }
  return lines
}

function imagesAlone(nodes: readonly PhrasingContent[], definitions: ReadonlyMap<string, string>): Image[] | null {
  const images: Image[] = []
  for (const node of nodes) {
    if (node.type === 'image') images.push({ alt: node.alt, address: node.url })
    else if (node.type === 'imageReference')
      images.push({ alt: node.alt, address: definitions.get(node.identifier) ?? '' })
    else if (node.type === 'link') {
      const within = imagesAlone(node.children, definitions)
      if (within === null) return null
      images.push(...within)
    } else if (node.type === 'html') {
      const tag = tagOf(node.value)
      if (tag?.name === 'img')
        images.push({
          alt: attribute(node.value, 'alt'),
          address: attribute(node.value, 'src') ?? '',
          width: Number.parseInt(attribute(node.value, 'width') ?? '', 10),
        })
      else if (tag === null) return null
    } else if (node.type !== 'break' && (node.type !== 'text' || node.value.trim() !== '')) return null
  }
  return images
}
