import { pad, widest } from '../width.ts'
import { wrapText } from '../wrap.ts'
import type { DrillLook } from './drill-view.ts'

/** Every key of the drill and what it does, in lines of at most `width`. */
export function drillHelp(look: Pick<DrillLook, 'messages' | 'style'>, width: number): string[] {
  const { style, messages } = look
  const { help } = messages.drilling.screen
  const { space, enter } = help.names
  const rows: readonly (readonly [string, string])[] = [
    [`${space} ${enter}`, help.reveal],
    ['1 a', help.again],
    ['2 h', help.hard],
    ['3 g', help.good],
    ['4 e', help.easy],
    ['u', help.undo],
    ['s', help.skip],
    ['x', help.suspend],
    ['E e', help.edit],
    ['↑ ↓ PgUp PgDn', help.scroll],
    ['?', help.help],
    ['q', help.quit],
  ]
  const keyColumns = Math.min(widest(rows.map(([keys]) => keys)), Math.floor(width / 3))
  const lines = rows.flatMap(([keys, meaning]) => {
    const names = wrapText(keys, keyColumns)
    const meanings = wrapText(meaning, width - keyColumns - 2)
    return Array.from({ length: Math.max(names.length, meanings.length) }, (_, line) =>
      `${style.accent(pad(names[line] ?? '', keyColumns))}  ${meanings[line] ?? ''}`.trimEnd(),
    )
  })
  return [style.strong(help.title), ...lines, style.dim(help.close)]
}
