import type { PhrasingContent } from 'mdast'
import { attribute, tagOf } from './html.ts'
import { imageLabel } from './inline.ts'
import type { Cells } from './picture.ts'
import { pictureLines } from './picture-lines.ts'

/** A picture that can be shown, by the address that a note gives it, and the room it takes in so many columns. */
export type PictureFinder = (address: string, columns: number) => { readonly id: number; readonly cells: Cells } | null

/** The lines of a paragraph that is nothing but pictures, null for any other, and where none of them can be shown. */
export type PictureDrawer = (nodes: readonly PhrasingContent[], width: number) => string[] | null

interface Image {
  readonly alt: string | null | undefined
  readonly address: string
}

/** Draws pictures that stand alone; a picture among words stays a word. */
export function picturesOf(find: PictureFinder, definitions: ReadonlyMap<string, string>): PictureDrawer {
  return (nodes, width) => {
    const images = imagesAlone(nodes, definitions)
    if (images === null || images.length === 0) return null
    const found = images.map((image) => ({ ...image, picture: find(image.address, width) }))
    if (found.some(({ picture }) => picture === null)) return null
    return found.flatMap(({ alt, address, picture }, index) => {
      const lines = picture === null ? [] : pictureLines(picture.id, picture.cells, imageLabel(alt, address))
      return index > 0 ? ['', ...lines] : lines
    })
  }
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
        images.push({ alt: attribute(node.value, 'alt'), address: attribute(node.value, 'src') ?? '' })
      else if (tag === null) return null
    } else if (node.type !== 'break' && (node.type !== 'text' || node.value.trim() !== '')) return null
  }
  return images
}
