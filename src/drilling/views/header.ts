import type { Session } from '../../drill/session.ts'
import type { Style } from '../../terminal/style.ts'
import { sanitiseLine } from '../../terminal/text/sanitise.ts'
import { BETWEEN, sectionLine } from '../../terminal/text/section.ts'
import { truncate, width as widthOf } from '../../terminal/text/width.ts'
import { type DrillLook, type DrillView, ROOMY_ROWS } from './view.ts'

const NARROWEST_DECK = 8
/** Where it does not fit beside the deck. On fewer rows what a question stands under takes the place of its deck. */
const ROWS_FOR_SECTION = 9

/** Where the person is: deck, place in the session, what comes back; what the question stands under; for a follow-up the question that it follows. */
export function drillHeader(view: DrillView, look: DrillLook, width: number): string[] {
  const { session } = view
  const { style } = look
  const item = session.current
  if (item === null) return []
  const marks = placeMarks(session, look).join(' · ')
  const room = Math.max(NARROWEST_DECK, width - widthOf(marks) - 2)
  const deck = sanitiseLine(item.card.deck)
  const whole = sectionLine(item.card, Number.MAX_SAFE_INTEGER)
  const isBeside = whole !== null && widthOf(deck) + BETWEEN.length + widthOf(whole) <= room
  const hasRow = view.rows >= ROWS_FOR_SECTION
  const section = isBeside || whole === null ? null : sectionLine(item.card, hasRow ? width : room)
  const name = truncate(hasRow || section === null ? deck : section, room)
  const fits = widthOf(`${name}  ${marks}`) <= width
  const followUp = followUpOf(session, look)
  return [
    fits
      ? `${style.strong(name)}${style.dim(`${isBeside ? BETWEEN + whole : ''}  ${marks}`)}`
      : style.dim(truncate(marks, width)),
    ...(view.rows >= ROOMY_ROWS ? [progressLine(session, width, style)] : []),
    ...(section === null || !hasRow ? [] : [style.dim(section)]),
    ...(followUp === null ? [] : [style.dim(truncate(`↳ ${followUp}`, width))]),
  ]
}

/** `3/10` and what is special about the question. */
function placeMarks(session: Session, look: Pick<DrillLook, 'messages'>): string[] {
  const { screen } = look.messages.drilling
  const item = session.current
  if (item === null) return []
  const { index, total, left } = placeInSession(session)
  const status = item.card.status === 'answered' ? [] : [screen[item.card.status]]
  // Of one that comes back the place says nothing: how much is left does.
  if (isBack(session)) return [screen.again, ...status, screen.left({ count: left })]
  const back = left - 1 - (total - index)
  return [
    `${index}/${total}`,
    ...(item.reason === 'learning' ? [screen.again] : []),
    ...(item.card.weight > 1 ? [`★${item.card.weight - 1}`] : []),
    ...status,
    ...(back > 0 ? [screen.inLearning({ count: back })] : []),
  ]
}

/** Whether the current question was answered in this drill before. */
const isBack = ({ current, done, practised }: Session): boolean =>
  [...done, ...practised].some(({ card }) => card === current?.card.id)

/** The words for a follow-up, null for any other question. */
export function followUpOf(session: Session, look: Pick<DrillLook, 'messages' | 'find'>): string | null {
  const { screen } = look.messages.drilling
  const parentId = session.current?.card.parent ?? null
  if (parentId === null) return null
  const parent = look.find(parentId)
  return parent === null ? screen.followUp : screen.followUpOf({ question: sanitiseLine(parent.question) })
}

/**
 * Which question of the session this is, from 1; one that comes back while being learned counts once. `left`: the different
 * questions still to be asked, this one among them; those that were skipped are not.
 */
export function placeInSession(session: Session): { index: number; total: number; left: number } {
  const { seen, open, current } = questionsOf(session)
  const fresh = session.waiting.filter((item) => !seen.has(item.card.id) && item.card.id !== current).length
  const left = open.size
  if (current === undefined || seen.has(current)) return { index: seen.size, total: seen.size + fresh, left }
  return { index: seen.size + 1, total: seen.size + 1 + fresh, left }
}

/** The different questions that were asked or left out, and those that are to be asked, the current one among them. */
function questionsOf({ current, waiting, learning, done, practised, skipped, suspended }: Session) {
  const answered = [...done, ...practised].map(({ card }) => card)
  const open = [...waiting, ...learning, ...(current === null ? [] : [current])].map(({ card }) => card.id)
  return {
    seen: new Set([...answered, ...skipped, ...suspended]),
    open: new Set(open),
    current: current?.card.id,
  }
}

/** How much of the drill is behind: of all its questions those that will not be asked again. */
function progressLine(session: Session, width: number, style: Style): string {
  const { seen, open } = questionsOf(session)
  const all = new Set([...seen, ...open]).size
  const done = Math.floor((width * Math.max(0, all - open.size)) / Math.max(1, all))
  return style.good('━'.repeat(done)) + style.dim('─'.repeat(width - done))
}
