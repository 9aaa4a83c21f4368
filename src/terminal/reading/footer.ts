import type { Look } from '../look.ts'
import { filledTo } from '../prompts/picture.ts'
import { flow } from '../text/flow.ts'
import { pad, truncate, widest, width as widthOf } from '../text/width.ts'
import { wrapText } from '../text/wrap.ts'
import { type Correcting, currentOf, wholeForm } from './correcting.ts'
import { CHANGED, CORRECTED, DOUBTFUL, MARKS } from './margin.ts'
import { isAsking, isSayable } from './panel.ts'

/** What can be pressed now, in at most `rows` lines: what matters most first. */
export function footerRows(now: Correcting, rows: number, look: Look): readonly string[] {
  const { width, style, messages } = look
  const { keys } = messages.correcting
  const { space, enter } = messages.drilling.screen.help.names
  const key = (name: string, word: string): string =>
    `${style.accent(name)} ${style.dim(truncate(word, Math.max(1, width - widthOf(name) - 1)))}`
  const form = wholeForm(now)
  const last = [key(enter, keys.keep), key('Esc', keys.leave), key('?', keys.help)]
  const isFollowing = currentOf(now)?.is === 'follow-up'
  const sayable = isSayable(now)
    ? [
        key(space, isAsking(now) ? keys.toNothing : keys.toQuestion),
        ...(form !== null && form.count > 1 ? [key('a', keys.formTo[form.is](form.count))] : []),
      ]
    : []
  const others = [
    ...(now.doubts.length > 0 ? [key('n', keys.doubt)] : []),
    ...(now.before.length > 0 ? [key('z', keys.back)] : []),
    ...(isSayable(now) ? [key('y', keys.confirm), key('f', isFollowing ? keys.toQuestion : keys.follow)] : []),
    key('/', keys.find),
  ]
  // Without room for all, what `?` tells anyway is left out from the end.
  for (let left = sayable.length + others.length; left >= 0; left--) {
    const shown = flow([...[...sayable, ...others].slice(0, left), ...last], width, '  ')
    if (shown.length <= rows) return filledTo(shown, rows)
  }
  return [truncate(`${enter} ${keys.keep}  Esc ${keys.leave}`, width)]
}

/** Every key and mark with what it means, in pages of at most `rows` lines. */
export function helpPages({ width, style, messages }: Look, rows: number): readonly (readonly string[])[] {
  const { help } = messages.correcting
  const { space, enter } = messages.drilling.screen.help.names
  const keys: readonly (readonly [string, string])[] = [
    ['↑ ↓', help.move],
    [space, help.flip],
    ['a', help.form],
    ['f', help.follow],
    ['y', help.confirm],
    ['n Tab', help.doubt],
    ['1 2 3', help.choose],
    ['/', help.find],
    ['z', help.back],
    [enter, help.keep],
    ['Esc', help.leave],
  ]
  const { is } = messages.readings
  const marks = [
    `${MARKS.question} ${is.question}`,
    `${MARKS['follow-up']} ${is['follow-up']}`,
    `${MARKS.answer} ${is.answer}`,
    `${MARKS.section} ${is.section}`,
    `${MARKS.contents} ${is.contents}`,
    `${CORRECTED} ${help.corrected}`,
    `${DOUBTFUL} ${help.doubtful}`,
    `${CHANGED.asks} ${help.asks}`,
    `${CHANGED['asks-no-more']} ${help.asksNoMore}`,
    `${CHANGED.other} ${help.other}`,
  ]
  const columns = widest(keys.map(([name]) => name))
  const told = keys.flatMap(([name, meaning]) =>
    wrapText(meaning, width - columns - 2).map(
      (part, at) => `${pad(at === 0 ? style.accent(name) : '', columns)}  ${part}`,
    ),
  )
  const all = [style.strong(help.title), ...told, '', ...flow(marks, width, '   ')]
  const room = Math.max(1, rows - 1)
  const count = Math.ceil(all.length / room)
  return Array.from({ length: count }, (_, page) => [
    ...all.slice(page * room, (page + 1) * room),
    style.dim(truncate(page < count - 1 ? help.more : help.close, width)),
  ])
}
