import type { Card } from '../../cards/card.ts'
import { shownSection } from '../../cards/section.ts'
import { glyphsOf } from './glyphs.ts'
import { sanitiseLine } from './sanitise.ts'
import { takeColumns, width as widthOf } from './width.ts'

/** Parts the names of what a question stands under. */
export const BETWEEN = ' › '
/** A name in fewer columns says nothing; outer ones are left out then. */
const FEWEST_COLUMNS = 6

/** Where a question stands, in one line: `Databases › Redis`; null where its deck says as much. */
export function sectionLine(card: Pick<Card, 'section' | 'deck'>, columns: number): string | null {
  const names = shownSection(card)
  return names.length === 0 ? null : fitNames(names, columns)
}

/** The same for somebody who has it read aloud: each name whole. */
export const spokenSection = (card: Pick<Card, 'section' | 'deck'>): readonly string[] =>
  shownSection(card).map(sanitiseLine)

/** Names from the outermost on in at most so many columns: the longest are cut in their middle, since both ends may tell. */
export function fitNames(names: readonly string[], columns: number): string {
  return fitted(names.map(sanitiseLine), columns)
}

function fitted(names: readonly string[], columns: number): string {
  const whole = names.join(BETWEEN)
  if (widthOf(whole) <= columns) return whole
  const room = columns - (names.length - 1) * BETWEEN.length
  if (names.length > 1 && room < names.length * FEWEST_COLUMNS) {
    const [first, ...rest] = names
    return fitted(['…', ...(first === '…' ? rest.slice(1) : rest)], columns)
  }
  const widths = names.map(widthOf)
  let most = Math.max(1, ...widths)
  while (most > 1 && widths.reduce((sum, each) => sum + Math.min(each, most), 0) > room) most -= 1
  return names.map((name) => cutInside(name, most)).join(BETWEEN)
}

function cutInside(name: string, columns: number): string {
  if (widthOf(name) <= columns) return name
  if (columns <= 1) return '…'.slice(0, columns)
  const atEnd = Math.floor((columns - 1) / 3)
  const glyphs = glyphsOf(name)
  let end = ''
  for (let index = glyphs.length - 1; index >= 0; index -= 1) {
    const longer = `${glyphs[index]?.text ?? ''}${end}`
    if (widthOf(longer) > atEnd) break
    end = longer
  }
  return `${takeColumns(name, columns - 1 - widthOf(end)).trimEnd()}…${end.trimStart()}`
}
