import { pad, truncate, widest } from '../../terminal/text/width.ts'
import { wrapText } from '../../terminal/text/wrap.ts'
import type { DrillLook } from './view.ts'

/** Every key of the drill and what it does, in lines of at most `width`; in a low window without the last of them. */
export function drillHelp(look: Pick<DrillLook, 'messages' | 'style'>, width: number, rows: number): string[] {
  const { style, messages } = look
  const { help } = messages.drilling.screen
  const { space, enter } = help.names
  const meanings: readonly (readonly [string, string])[] = [
    [`${space} ${enter}`, help.reveal],
    ['1 a', help.again],
    ['2 h', help.hard],
    ['3 g', help.good],
    ['4 e', help.easy],
    ['→ n ← p', help.parts],
    ['t', help.tick],
    ['u', help.undo],
    ['s', help.skip],
    ['x', help.suspend],
    ['w', help.write],
    ['E e', help.edit],
    ['o', help.open],
    // What is written line after line is not scrolled.
    ...(style.plain ? [] : ([['↑ ↓', help.scroll]] as const)),
    ['q', help.quit],
  ]
  const keyColumns = Math.min(widest(meanings.map(([keys]) => keys)), Math.floor(width / 3))
  const lines = meanings.flatMap(([keys, meaning]) => {
    const names = wrapText(keys, keyColumns)
    const said = wrapText(meaning, width - keyColumns - 2)
    return Array.from({ length: Math.max(names.length, said.length) }, (_, line) =>
      `${pad(style.accent(names[line] ?? ''), keyColumns)}  ${said[line] ?? ''}`.trimEnd(),
    )
  })
  return [...[style.strong(help.title), ...lines].slice(0, rows - 1), style.dim(truncate(help.close, width))]
}
