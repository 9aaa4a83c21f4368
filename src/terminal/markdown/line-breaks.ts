import type { PhrasingContent } from 'mdast'
import { sanitise } from '../text/sanitise.ts'
import { width as widthOf } from '../text/width.ts'

/** Nobody wraps prose at fewer columns than this. */
const NARROWEST_PROSE = 60
/** A line that ends a sentence this far before the others end was meant to end there. */
const EARLY_COLUMNS = 8

const ITEM =
  /^(?:\d{1,3}[.)]|[-–—*+•·▪◦‣▶★※☞]\s|->|=>|[→⇒⇨↳➡]|[①-⑳㉠-㉻]|\(\d{1,3}\)|[a-zA-Z가나다라마바사아자차카타파하][.)]\s|[QA]\d*[.:)]|[^\s:]{1,16} ?[:：]\s)/u
const SENTENCE_END = /[.!?。！？:;：；…)」』”"]$|[다요음함됨임죠까]$/u

/**
 * Which of a paragraph's soft line ends are mere spaces, counted from 0. A person's lines in a note are mostly meant:
 * only prose that an editor wrapped is joined. There, the first word of the next line would not have fitted any more.
 */
export function spacesAmongLineEnds(nodes: readonly PhrasingContent[]): ReadonlySet<number> {
  const parts = flatten(nodes).split(/([\n\v])/)
  const lines = parts.filter((_, index) => index % 2 === 0).map((line) => line.trim())
  const ends = parts.filter((_, index) => index % 2 === 1)
  const widths = lines.map((line) => widthOf(line))
  const widest = widths.reduce((most, each) => Math.max(most, each), 0)
  const spaces = new Set<number>()
  const allAreSentences = lines.slice(0, -1).every((line) => SENTENCE_END.test(line))
  if (widest < NARROWEST_PROSE || allAreSentences) return spaces
  let softEnds = 0
  ends.forEach((end, index) => {
    if (end !== '\n') return
    const line = lines[index] ?? ''
    const next = lines[index + 1] ?? ''
    const columns = widths[index] ?? 0
    const nextWord = /^\S+/.exec(next)?.[0] ?? ''
    const hadRoom = columns + 1 + widthOf(nextWord) <= widest
    const endsEarly = SENTENCE_END.test(line) && columns < widest - EARLY_COLUMNS
    if (!hadRoom && !endsEarly && !ITEM.test(next)) spaces.add(softEnds)
    softEnds++
  })
  return spaces
}

/** The text of running text, with `\n` for its soft and `\v` for its hard line ends. */
function flatten(nodes: readonly PhrasingContent[]): string {
  return nodes
    .map((node) => {
      if (node.type === 'break') return '\v'
      if (node.type === 'inlineCode') return node.value.replace(/\s+/g, ' ')
      if ('children' in node) return flatten(node.children)
      if (node.type === 'text') return sanitise(node.value)
      return ''
    })
    .join('')
}
