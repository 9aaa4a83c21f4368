import type { Context } from '../../context.ts'
import type { OwnEdit } from '../../exchange/importing/own-edits.ts'
import { hunksOf } from '../../notes/answering/line-edits.ts'
import { sanitiseLine } from '../../terminal/text/sanitise.ts'
import { wrapText } from '../../terminal/text/wrap.ts'

/** What an edit changes, line by line: `-` before what goes, `+` before what comes. */
export function editLines({ prompt, answer, tags }: OwnEdit, { terminal, style }: Context): readonly string[] {
  const shown = (mark: '-' | '+', line: string): readonly string[] => {
    const [first = '', ...rest] = wrapText(sanitiseLine(line), Math.max(1, terminal.columns - 4))
    const paint = mark === '+' ? style.good : style.bad
    return [`  ${paint(`${mark} ${first}`)}`, ...rest.map((each) => `    ${paint(each)}`)]
  }
  const texts = [prompt, answer].flatMap((change) => {
    if (change === null) return []
    const [was, now] = [change.was, change.now].map((text) => text.split('\n').filter((line) => line.trim() !== ''))
    return hunksOf(was ?? [], now ?? []).flatMap(({ from, to, nowFrom, nowTo }) => [
      ...(was ?? []).slice(from, to).flatMap((line) => shown('-', line)),
      ...(now ?? []).slice(nowFrom, nowTo).flatMap((line) => shown('+', line)),
    ])
  })
  return [
    ...texts,
    ...(tags?.removed ?? []).flatMap((tag) => shown('-', `#${tag}`)),
    ...(tags?.added ?? []).flatMap((tag) => shown('+', `#${tag}`)),
  ]
}
