import type { Session } from '../../drill/session.ts'
import { sanitiseLine } from '../sanitise.ts'
import { BETWEEN, sectionLine } from '../section.ts'
import type { Style } from '../style.ts'
import { truncate, width as widthOf } from '../width.ts'
import { type DrillLook, type DrillView, ROOMY_ROWS } from './drill-view.ts'

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
export function placeMarks(session: Session, look: Pick<DrillLook, 'messages'>): string[] {
  const { screen } = look.messages.drilling
  const item = session.current
  if (item === null) return []
  const { index, total } = placeInSession(session)
  return [
    `${index}/${total}`,
    ...(item.reason === 'learning' ? [screen.again] : []),
    ...(item.card.weight > 1 ? [`★${item.card.weight - 1}`] : []),
    ...(item.card.status === 'answered' ? [] : [screen[item.card.status]]),
    ...(session.learning.length > 0 ? [screen.inLearning({ count: session.learning.length })] : []),
  ]
}

/** The words for a follow-up, null for any other question. */
export function followUpOf(session: Session, look: Pick<DrillLook, 'messages' | 'find'>): string | null {
  const { screen } = look.messages.drilling
  const parentId = session.current?.card.parent ?? null
  if (parentId === null) return null
  const parent = look.find(parentId)
  return parent === null ? screen.followUp : screen.followUpOf({ question: sanitiseLine(parent.question) })
}

/** Which question of the session this is, from 1; one that comes back while being learned counts once. */
export function placeInSession(session: Session): { index: number; total: number } {
  const answered = [...session.done, ...session.practised].map(({ card }) => card)
  const seen = new Set([...answered, ...session.skipped, ...session.suspended])
  const current = session.current?.card.id
  const fresh = session.waiting.filter((item) => !seen.has(item.card.id) && item.card.id !== current).length
  if (current === undefined || seen.has(current)) return { index: seen.size, total: seen.size + fresh }
  return { index: seen.size + 1, total: seen.size + 1 + fresh }
}

function progressLine(session: Session, width: number, style: Style): string {
  const { index, total } = placeInSession(session)
  const done = Math.floor((width * Math.max(0, index - 1)) / Math.max(1, total))
  return style.good('━'.repeat(done)) + style.dim('─'.repeat(width - done))
}
