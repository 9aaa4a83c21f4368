import type { PastAttempt, Progress } from '../../drill/attempts.ts'
import type { Messages } from '../../messages/messages.ts'
import type { Style } from '../style.ts'
import { sanitise, sanitiseLine } from '../text/sanitise.ts'
import { truncate } from '../text/width.ts'
import { firstLines, wrapText } from '../text/wrap.ts'
import { gradePaint } from './status.ts'
import { clock, shortDate, shortDuration } from './time.ts'

interface AttemptsLook {
  readonly messages: Messages
  readonly style: Style
}

/** So many lines of each answer: they stand below the note's, which is what counts. */
const MOST_LINES = 4

/** What was answered before, oldest first, each with what it named more and less than the one before; nothing without any. */
export function attemptLines(
  past: readonly PastAttempt[],
  now: Date,
  look: AttemptsLook,
  width: number,
  mostLines = MOST_LINES,
): string[] {
  const { messages, style } = look
  const { attempts } = messages.answering
  if (past.length === 0) return []
  const title = style.plain ? `${attempts.title}:` : `─── ${attempts.title}`
  return [
    style.dim(truncate(title, width)),
    ...past.flatMap((attempt) => {
      const said = attempt.typed === null ? [style.dim(attempts.spoken)] : shortened(attempt.typed, width, mostLines)
      const recording =
        attempt.recording === null ? [] : wrapText(attempts.recording(sanitiseLine(attempt.recording)), width)
      return [
        ...wrapText(headOf(attempt, now, look), width),
        ...said,
        ...recording.map((line) => style.dim(line)),
        ...progressLines(attempt, look, width),
      ]
    }),
  ]
}

/** The key terms that an answer names more and less than the one before it. */
export function progressLines({ gained, lost }: Progress, { messages, style }: AttemptsLook, width: number): string[] {
  const { attempts } = messages.answering
  const list = (mark: string, word: string, terms: readonly string[], paint: (text: string) => string) =>
    terms.length === 0
      ? []
      : wrapText(`${style.plain ? '' : `${mark} `}${word}: ${terms.map(sanitiseLine).join(', ')}`, width).map(paint)
  return [...list('+', attempts.gained, gained, style.good), ...list('−', attempts.lost, lost, style.fair)]
}

function headOf({ at, grade, seconds }: PastAttempt, now: Date, { messages, style }: AttemptsLook): string {
  const { time, screen } = messages.drilling
  const { attempts } = messages.answering
  const facts = [
    `${shortDate(at, now, time)} ${clock(at)}`,
    grade === null ? attempts.ungraded : gradePaint(grade, style)(screen.grades[grade]),
    ...(seconds === null ? [] : [shortDuration(seconds, time)]),
  ]
  return facts.join(' · ')
}

function shortened(typed: string, width: number, most: number): readonly string[] {
  return firstLines(wrapText(sanitise(typed.trim()), width), most, width)
}
