import { type Mock, mockSecondsLeft } from '../../drill/mock.ts'
import { isTooSmall, type Picture, still, WIDEST_TEXT } from '../../terminal/prompts/picture.ts'
import type { BoxEntry } from '../../terminal/prompts/text-box.ts'
import { flow } from '../../terminal/text/flow.ts'
import { sanitiseLine } from '../../terminal/text/sanitise.ts'
import { BETWEEN, sectionLine } from '../../terminal/text/section.ts'
import { truncate, width as widthOf } from '../../terminal/text/width.ts'
import { wrapText } from '../../terminal/text/wrap.ts'
import { drawEntry } from './entry.ts'
import { questionLines } from './text.ts'
import type { DrillLook } from './view.ts'

export interface MockView {
  readonly mock: Mock
  /** A text being typed; null when answers are spoken. */
  readonly entry: BoxEntry | null
  /** Whether Esc leads back to a text that was being typed. */
  readonly canResume?: boolean
  /** Whether the answer is being recorded. */
  readonly isRecording?: boolean
  readonly now: Date
  readonly columns: number
  readonly rows: number
}

/** One screen of a mock interview: the question, the time, and no word about the answer. */
export function drawMock(view: MockView, look: DrillLook): Picture {
  const { mock, entry, isRecording = false, canResume = false, now, columns, rows } = view
  const { style, messages } = look
  const words = messages.answering.mock
  const card = mock.current
  if (card === null || isTooSmall(view)) return still([truncate(card === null ? '' : words.title, columns)])
  const width = Math.min(WIDEST_TEXT, columns - 2)
  const place = (lines: readonly string[]) => lines.slice(0, rows - 1).map((line) => (line === '' ? '' : ` ${line}`))
  const left = mockSecondsLeft(mock, now)
  const spent = Math.max(0, Math.floor((now.getTime() - mock.shownAt.getTime()) / 1000))
  const marks = [
    style.strong(words.question({ index: mock.said.length + 1 })),
    left === 0 ? style.fair(words.last) : style.dim(words.left(clock(left))),
    style.dim(words.spent(clock(spent))),
    ...(isRecording ? [style.bad(messages.answering.recording)] : []),
    ...(card.parent === null ? [] : [style.dim(messages.drilling.screen.followUp)]),
  ]
  const open = card.status === 'unanswered' ? wrapText(words.openEnded, width).map((line) => style.fair(line)) : []
  const deck = sanitiseLine(card.deck)
  const above = sectionLine(card, Number.MAX_SAFE_INTEGER)
  const whole = above === null ? deck : deck + BETWEEN + above
  const section = widthOf(whole) <= width ? null : sectionLine(card, width)
  const places = section === null ? [truncate(whole, width)] : [truncate(deck, width), section]
  const head = [...flow(marks, width, ' · '), ...places.map(style.dim), ...open, '']
  if (entry !== null) {
    const drawn = drawEntry(
      entry,
      { card, notice: null, done: entry.typed.text.trim() === '' ? words.pass : words.next },
      look,
      {
        width,
        rows: rows - 1 - head.length,
      },
    )
    return { ...still(place([...head, ...drawn.lines])), cursorLine: head.length + drawn.cursorLine }
  }
  const key = (name: string, word: string) => `${style.accent(name)} ${style.dim(word)}`
  const keys = flow(
    [
      key(messages.drilling.screen.help.names.enter, words.next),
      ...(canResume ? [key('Esc', messages.answering.entry.resume)] : []),
      key('p', words.pass),
      key('q', words.end),
    ],
    width,
    '  ',
  ).filter((line) => widthOf(line) <= width)
  const room = Math.max(1, rows - 1 - head.length - keys.length - 1)
  return still(place([...head, ...questionLines(card, look, width).slice(0, room), '', ...keys]))
}

const clock = (seconds: number): string => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
