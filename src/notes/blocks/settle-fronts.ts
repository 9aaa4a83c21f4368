import { type Said, settledFronts } from '../language/fronts.ts'
import { type Block, reworded } from './block.ts'

/**
 * Writes numbering and labels that only their siblings tell from words in a form that stands by itself: `3. name` for
 * `3 name` where the lines of its form count up.
 */
export function settleFronts(root: Block): void {
  const said: Said[] = []
  const places: { parent: Block; index: number; line: number }[] = []
  const gather = (parent: Block): void => {
    parent.children.forEach((child, index) => {
      if (FORMS.has(child.kind))
        child.lines.forEach(({ text, link }, line) => {
          if (link?.startsWith('#') === true) return
          said.push({ form: `${child.kind} ${child.level}`, text })
          places.push({ parent, index, line })
        })
      gather(child)
    })
  }
  gather(root)
  for (const [at, text] of settledFronts(said)) {
    const place = places[at]
    const block = place?.parent.children[place.index]
    if (place === undefined || block === undefined) continue
    const lines = block.lines.map((line, index) => (index === place.line ? { ...line, text } : line))
    place.parent.children[place.index] = reworded(block, { lines })
  }
}

const FORMS = new Set<Block['kind']>(['heading', 'item', 'summary', 'paragraph'])
