import { placePictures } from '../../terminal/pictures/picture-lines.ts'
import { isTooSmall, type Picture, still, WIDEST_TEXT } from '../../terminal/prompts/picture.ts'
import { truncate, width as widthOf } from '../../terminal/text/width.ts'
import { drawEntry } from './entry.ts'
import { drillFooter } from './footer.ts'
import { drillHeader } from './header.ts'
import { drillHelp } from './help.ts'
import { drillText, type LineRange } from './text.ts'
import { type DrillLook, type DrillView, ROOMY_ROWS } from './view.ts'

const COLUMNS_WITH_MARGIN = 40

/**
 * One screen of a drill: at most `rows - 1` lines, none wider than `columns`. `read` gives the text to be shown; a caller
 * that draws the same text again and again may remember it.
 */
export function drawDrill(view: DrillView, look: DrillLook, read = drillText): Picture {
  const { columns, rows, session } = view
  if (isTooSmall(view)) {
    return still([truncate(look.messages.drilling.screen.tooSmall, columns)])
  }
  if (session.current === null) return still([''])
  const margin = columns >= COLUMNS_WITH_MARGIN ? 1 : 0
  const width = Math.min(WIDEST_TEXT, columns - 2 * margin)
  const place = (lines: readonly string[]) =>
    lines.slice(0, rows - 1).map((line) => (line === '' ? '' : ' '.repeat(margin) + line))
  if (view.help) return still(place(drillHelp(look, width, rows - 1)))

  const gap = rows >= ROOMY_ROWS ? [''] : []
  const top = [...drillHeader(view, look, width), ...gap]
  if (view.entry != null) {
    const room = rows - 1 - top.length
    const { lines, cursorLine } = drawEntry(view.entry, { card: session.current.card, notice: view.notice }, look, {
      width,
      rows: room,
    })
    return { ...still([]), ...placePictures(place([...top, ...lines]), widthOf), cursorLine: top.length + cursorLine }
  }
  const bottom = drillFooter(view, look, width)
  const {
    lines: body,
    answerAt,
    part,
  } = read(session.current.card, session.revealed, look, width, view.now, view.beside)
  const room = Math.max(1, rows - 1 - top.length - bottom.length - gap.length)
  const fits = body.length <= room
  const shown = fits ? room : Math.max(1, room - 1)
  const lastScroll = Math.max(0, body.length - shown)
  const scroll = Math.min(view.scroll, lastScroll)
  const pager = fits ? [] : [position(scroll, shown, body.length, look, width)]
  const placed = placePictures(
    place([...top, ...body.slice(scroll, scroll + shown), ...pager, ...gap, ...bottom]),
    widthOf,
  )
  return {
    ...placed,
    lastScroll,
    page: Math.max(1, shown - 1),
    ...(part === null ? {} : { partScroll: scrollTo(part, scroll, shown, lastScroll) }),
    answerScroll: answerAt === null || answerAt <= shown / 3 ? 0 : Math.min(lastScroll, answerAt),
  }
}

/** Moves as little as it takes for the lines to show; the first of them where not all do. */
function scrollTo({ from, to }: LineRange, scroll: number, shown: number, last: number): number {
  const down = Math.max(scroll, to - shown)
  return Math.max(0, Math.min(last, from, down))
}

function position(scroll: number, shown: number, total: number, look: DrillLook, width: number): string {
  const { screen } = look.messages.drilling
  const lines = screen.position({ from: scroll + 1, to: Math.min(total, scroll + shown), of: total })
  const more = scroll + shown < total ? `  ${screen.help.names.space} ${screen.keys.more}` : ''
  return look.style.dim(truncate(`↕ ${lines}${more}`, width))
}
