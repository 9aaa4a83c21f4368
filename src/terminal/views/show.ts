import type { Card, Status } from '../../cards/card.ts'
import type { PastAttempt } from '../../drill/attempts.ts'
import type { Review, Schedule } from '../../schedule/schedule.ts'
import type { Look } from '../look.ts'
import type { Highlighter } from '../markdown/code.ts'
import type { LocalLink } from '../markdown/inline.ts'
import { renderMarkdown } from '../markdown/markdown.ts'
import type { PictureFinder } from '../markdown/pictures-alone.ts'
import type { Style } from '../style.ts'
import { flow } from '../text/flow.ts'
import { sanitiseLine } from '../text/sanitise.ts'
import { sectionLine, spokenSection } from '../text/section.ts'
import { spoken } from '../text/spoken.ts'
import { pad, widest, width as widthOf } from '../text/width.ts'
import { wrapText } from '../text/wrap.ts'
import { attemptLines } from './attempts.ts'
import { gradePaint, statusMark } from './status.ts'
import { clock, relativeDate, shortDate, shortDuration, shortInterval } from './time.ts'

/** One question and everything known about it. */
export interface ShowData {
  readonly card: Card
  /** The question that this one follows, null for a first question or one that is not in the notes. */
  readonly parent: string | null
  readonly followUps: readonly { readonly question: string; readonly status: Status }[]
  readonly schedule: Schedule | null
  readonly suspended: boolean
  /** Expected recall now, 0–1; null for a card never reviewed. */
  readonly retrievability: number | null
  /** Oldest first. */
  readonly reviews: readonly Review[]
  /** How much more it matters than others; 0 for most. */
  readonly extraWeight?: number
  /** The last answers that were kept, oldest first; none when missing. */
  readonly past?: readonly PastAttempt[]
}

export interface ShowLook extends Look {
  readonly hyperlinks: boolean
  readonly localLink?: LocalLink | null
  /** Colours code; see `loadHighlighter`. */
  readonly highlight?: Highlighter | null
  /** The pictures that can be shown; see `picture-lines`. */
  readonly picture?: PictureFinder | null
  readonly now: Date
}

const REVIEWS_SHOWN = 10
const WIDEST_TEXT = 100

/** A question whole: where it stands, its answer, what is missing, its follow-ups, its schedule and how it went. */
export function renderShow(data: ShowData, look: ShowLook): string {
  const width = Math.min(WIDEST_TEXT, look.width)
  // What the note says stays as it says it; the rest is prep's own.
  const own = (lines: readonly string[]) =>
    look.style.plain && lines.length > 0 ? spoken(lines.join('\n')).split('\n') : lines
  const sections = [
    [...sectionAbove(data.card, look, width), renderQuestion(data, look, width), ...own(about(data, look, width))],
    answer(data.card, look, width),
    own(attemptLines(data.past ?? [], look.now, look, width)),
    own(gaps(data.card, look, width)),
    own(followUps(data, look, width)),
    own(schedule(data, look, width)),
    own(history(data, look, width)),
  ]
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')
}

function sectionAbove(card: Card, { style }: ShowLook, width: number): readonly string[] {
  if (style.plain) {
    const names = spokenSection(card)
    return names.length === 0 ? [] : wrapText(`${names.join(', ')}:`, width)
  }
  const section = sectionLine(card, width)
  return section === null ? [] : [style.dim(section)]
}

function renderQuestion({ card }: ShowData, look: ShowLook, width: number): string {
  const { style, hyperlinks, localLink = null, highlight = null, picture = null } = look
  return renderMarkdown(card.prompt, { width, style, hyperlinks, localLink, highlight, picture, tone: style.strong })
}

function about(data: ShowData, look: ShowLook, width: number): string[] {
  const { card, parent } = data
  const { style, messages } = look
  const place = `${sanitiseLine(card.source.path)}:${card.source.line}`
  const status = `${statusMark(card.status, style)} ${messages.drilling.status[card.status]}`
  const often = data.extraWeight ? [messages.drilling.show.weight({ count: data.extraWeight })] : []
  const facts = [status, ...often, sanitiseLine(card.deck), ...card.tags.map((tag) => `#${sanitiseLine(tag)}`), place]
  return [
    ...wrapped(facts, width, style),
    ...(parent === null
      ? []
      : wrapText(`↳ ${messages.drilling.show.followUpOf({ question: sanitiseLine(parent) })}`, width).map(style.dim)),
  ]
}

/** Facts side by side, dim; one that is wider than a line wraps. */
function wrapped(facts: readonly string[], width: number, style: Style): string[] {
  return flow(facts, width, ' · ').flatMap((line) =>
    widthOf(line) <= width ? [style.dim(line)] : wrapText(line, width),
  )
}

function answer(card: Card, look: ShowLook, width: number): string[] {
  const { style, hyperlinks, localLink = null, highlight = null, picture = null, messages } = look
  const { show } = messages.drilling
  if (card.answer === null)
    return card.status === 'answered'
      ? wrapText(show.answeredBelow, width).map((line) => style.dim(line))
      : wrapText(show.noAnswer, width).map((line) => style.fair(line))
  return [renderMarkdown(card.answer, { width, style, hyperlinks, localLink, highlight, picture })]
}

function gaps(card: Card, look: ShowLook, width: number): string[] {
  const { style, messages } = look
  const { show } = messages.drilling
  if (card.gaps.length === 0) return []
  const lines = card.gaps.map((gap) => {
    const place = `${sanitiseLine(card.source.path)}:${gap.line}`
    return gap.label === null ? show.gap({ place }) : show.gapWithLabel({ label: sanitiseLine(gap.label), place })
  })
  return [style.strong(show.gaps), ...lines.flatMap((line) => bulleted('○', line, width))]
}

function followUps(data: ShowData, look: ShowLook, width: number): string[] {
  const { style, messages } = look
  if (data.followUps.length === 0) return []
  return [
    style.strong(messages.drilling.show.followUps),
    ...data.followUps.flatMap((each) => {
      const status = style.plain ? ` (${messages.drilling.status[each.status]})` : ''
      return bulleted(statusMark(each.status, style), sanitiseLine(each.question) + status, width)
    }),
  ]
}

function bulleted(mark: string, text: string, width: number): string[] {
  return wrapText(text, width - 4).map((line, index) => `${index === 0 ? `  ${mark} ` : '    '}${line}`)
}

function schedule(data: ShowData, look: ShowLook, width: number): string[] {
  const { style, messages, now } = look
  const { show, time } = messages.drilling
  const { schedule: current } = data
  const facts =
    current === null
      ? [show.never]
      : [
          ...(data.suspended
            ? []
            : [
                current.due <= now
                  ? show.dueSince({ when: relativeDate(current.due, now, time) })
                  : show.due({ when: relativeDate(current.due, now, time) }),
              ]),
          show.interval({ interval: shortInterval(current, current.lastReview, time) }),
          ...(data.retrievability === null ? [] : [show.recall({ percent: Math.round(data.retrievability * 100) })]),
          show.reps({ count: current.reps }),
          ...(current.lapses > 0 ? [show.lapses({ count: current.lapses })] : []),
        ]
  return [
    style.strong(show.schedule),
    ...(data.suspended ? wrapText(show.suspended, width).map(style.fair) : []),
    ...flow(facts, width - 2, ' · ').flatMap((line) => wrapText(line, width - 2).map((part) => `  ${part}`)),
  ]
}

function history(data: ShowData, look: ShowLook, width: number): string[] {
  const { style, messages, now } = look
  const { show, time, screen } = messages.drilling
  if (data.reviews.length === 0) return []
  const shown = data.reviews.slice(-REVIEWS_SHOWN)
  const hidden = data.reviews.length - shown.length
  const days = shown.map((review) => `${shortDate(review.at, now, time)} ${clock(review.at)}`)
  const dayColumns = widest(days)
  const gradeColumns = widest(Object.values(screen.grades))
  const lines = shown.map((review, index) => {
    const paint = gradePaint(review.grade, style)
    const then = `→ ${shortInterval(review.after, review.at, time)}`
    const seconds = review.seconds === null ? '' : `  ${shortDuration(review.seconds, time)}`
    const grade = paint(pad(screen.grades[review.grade], gradeColumns))
    const line = `  ${pad(days[index] ?? '', dayColumns)}  ${grade}  ${style.dim(then + seconds)}`
    return widthOf(line) <= width ? line : `  ${shortDate(review.at, now, time)} ${paint(screen.grades[review.grade])}`
  })
  return [
    style.strong(show.history),
    ...(hidden > 0 ? [style.dim(`  ${show.earlier({ count: hidden })}`)] : []),
    ...lines,
  ]
}
