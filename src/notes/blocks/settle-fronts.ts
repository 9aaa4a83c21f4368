import type { PlainLine } from '../../markdown/plain-text.ts'
import { voiceOf } from '../language/asking.ts'
import { speaksOf } from '../language/front-marks.ts'
import { type Said, settledFronts } from '../language/fronts.ts'
import { readLead } from '../language/lead.ts'
import { type Block, reworded } from './block.ts'

/**
 * Writes numbering and labels that only their siblings tell from words in a form that stands by itself: `3. name` for
 * `3 name` where the lines of its form count up. A label that is bold before a question is one by its dress: `**Q** Why …?`.
 */
export function settleFronts(root: Block): void {
  const said: Said[] = []
  const bold = new Map<number, string>()
  const places: { parent: Block; index: number; line: number }[] = []
  const gather = (parent: Block): void => {
    parent.children.forEach((child, index) => {
      if (FORMS.has(child.kind))
        child.lines.forEach((each, line) => {
          if (each.link?.startsWith('#') === true) return
          said.push({ form: `${child.kind} ${child.level}`, text: each.text })
          const labelled = boldLabel(each)
          if (labelled !== null) bold.set(places.length, labelled)
          places.push({ parent, index, line })
        })
      gather(child)
    })
  }
  gather(root)
  for (const [at, text] of new Map([...bold, ...settledFronts(said)])) {
    const place = places[at]
    const block = place?.parent.children[place.index]
    if (place === undefined || block === undefined) continue
    const lines = block.lines.map((line, index) => (index === place.line ? { ...line, text } : line))
    place.parent.children[place.index] = reworded(block, { lines })
  }
}

const FORMS = new Set<Block['kind']>(['heading', 'item', 'summary', 'paragraph'])

/** A line that begins with a bold label and goes on with a question, with the colon that its author left to the bold; else null. */
function boldLabel({ text, bold, boldLead }: PlainLine): string | null {
  if (bold !== 'start' || boldLead.length > LONGEST_LABEL || !text.startsWith(`${boldLead} `)) return null
  const rest = text.slice(boldLead.length).trim()
  const { label, rest: more } = readLead(`${boldLead}: x`)
  if ((label !== 'question' && label !== 'followUp') || more !== 'x' || speaksOf('', rest)) return null
  const voice = voiceOf(rest)
  return voice === 'asks' || voice === 'demands' ? `${boldLead}: ${rest}` : null
}

const LONGEST_LABEL = 16
