import type { Style } from '../style.ts'

/** Boxes, blocks and dots that pictures are made of, and the marks that stand for a word given beside them. */
const DRAWN = /[\u2500-\u25ff\u2800-\u28ff✓↳↕·]/g
const FEWEST_IN_A_PICTURE = 5
const LONGEST_LABEL = 3

/**
 * A text that a view has laid out, for somebody who has it read aloud: without the lines of pictures, a comma where
 * marks or wide gaps part two things.
 */
export function spoken(text: string): string {
  return text
    .split('\n')
    .filter((line) => !isPicture(line))
    .map((line) => {
      const indent = /^ */.exec(line)?.[0] ?? ''
      const words = line
        .replace(DRAWN, '  ')
        .trim()
        .replace(/ +(?=[,:;.])|(?<=[,:;.]) +(?= )/g, '')
        .replace(/ {2,}/g, ', ')
      return words === '' ? '' : indent + words
    })
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
}

/** A text as it is drawn, or, where it is to be read aloud, as `spoken` has it. */
export const seenOrSpoken = (text: string, { plain }: Pick<Style, 'plain'>): string => (plain ? spoken(text) : text)

/** A line of drawing, with a weekday or a number beside it at most. */
function isPicture(line: string): boolean {
  const drawn = line.match(DRAWN)?.length ?? 0
  const said = line.replace(DRAWN, '').replaceAll(' ', '').length
  return drawn > 0 && (said === 0 || (drawn >= FEWEST_IN_A_PICTURE && said <= LONGEST_LABEL))
}
