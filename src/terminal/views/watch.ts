import type { Messages } from '../../messages/messages.ts'
import type { Style } from '../style.ts'
import { flow } from '../text/flow.ts'
import { sanitiseLine } from '../text/sanitise.ts'
import { width as widthOf } from '../text/width.ts'
import { wrapText } from '../text/wrap.ts'

/** What `prep watch` counts. */
export interface WatchCounts {
  readonly cards: number
  readonly answered: number
  readonly partial: number
  readonly unanswered: number
  readonly problems: number
}

export interface WatchLine {
  readonly at: Date
  /** The files that changed; none in the first line. */
  readonly changes: readonly { readonly path: string; readonly change: 'added' | 'changed' | 'removed' }[]
  readonly counts: WatchCounts
  readonly before: WatchCounts
}

export const NO_COUNTS: WatchCounts = { cards: 0, answered: 0, partial: 0, unanswered: 0, problems: 0 }

const MOST_FILES_NAMED = 2
const INDENT = '  '

/**
 * When, which files, and the counts with what they gained or lost: one line, in a window of `width` columns as many as it
 * takes, the later ones further in.
 */
export function renderWatchLine(
  { at, changes, counts, before }: WatchLine,
  {
    style,
    messages,
    timeZone,
    width = null,
  }: {
    readonly style: Style
    readonly messages: Messages
    readonly timeZone: string
    readonly width?: number | null
  },
): string {
  const say = messages.scripts.watch
  const time = new Intl.DateTimeFormat('sv-SE', { timeZone, timeStyle: 'medium' }).format(at)
  const files =
    changes.length > MOST_FILES_NAMED
      ? say.changes.many(changes.length)
      : changes.map(({ path, change }) => say.changes[change]({ file: sanitiseLine(path) })).join(', ')
  const shown = (['cards', 'unanswered', 'partial', 'problems'] as const).flatMap((name) => {
    const difference = counts[name] - before[name]
    if (counts[name] === 0 && difference === 0 && name !== 'cards') return []
    const text = say.counts[name](counts[name])
    return difference === 0 ? [text] : [style.strong(`${text} (${difference > 0 ? '+' : '−'}${Math.abs(difference)})`)]
  })
  const line = [style.dim(time), ...(files === '' ? [] : [files]), shown.join(' · ')].join('  ')
  if (width === null || widthOf(line) <= width) return line
  const room = Math.max(1, width - INDENT.length)
  const below = [...(files === '' ? [] : wrapText(files, room)), ...flow(shown, room, ' · ')]
  return [style.dim(time), ...below.map((each) => INDENT + each)].join('\n')
}
