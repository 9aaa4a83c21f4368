import { undoable } from '../../drill/session.ts'
import { GRADES } from '../../schedule/grade.ts'
import { remarkLines } from '../../terminal/prompts/remark.ts'
import { flow } from '../../terminal/text/flow.ts'
import { pad, truncate, widest, width as widthOf } from '../../terminal/text/width.ts'
import { gradePaint } from '../../terminal/views/status.ts'
import { shortInterval } from '../../terminal/views/time.ts'
import { type DrillLook, type DrillView, ROOMY_ROWS } from './view.ts'

const LOWEST_WITH_HELP = 8

/** What can be pressed now: the choice first, then as much of the rest as fits into one line. */
export function drillFooter(view: DrillView, look: DrillLook, width: number): string[] {
  const { style, messages } = look
  const { screen } = messages.drilling
  const key = (name: string, word: string) =>
    widthOf(`${name} ${word}`) <= width ? `${style.accent(name)} ${style.dim(word)}` : style.accent(name)
  const truncatedKey = (name: string, word: string) => key(name, truncate(word, Math.max(1, width - widthOf(name) - 1)))
  const help = [key('?', screen.keys.help), key('q', screen.keys.quit)]
  const isOpen = view.session.current !== null && view.session.current.card.status !== 'answered'
  const all = [
    ...(isOpen ? [key('w', screen.keys.write)] : []),
    ...(undoable(view.session) === null ? [] : [key('u', screen.keys.undo)]),
    key('s', screen.keys.skip),
    key('x', screen.keys.suspend),
    key('E', screen.keys.edit),
    ...help,
  ]
  const choices = view.session.revealed
    ? gradeChoices(view, look, width)
    : flow([...countdown(view, look), ...revealing(view, look, key)], width, '  ')
  const suggested =
    view.suggested == null || !view.session.revealed
      ? []
      : [truncatedKey(screen.help.names.enter, messages.answering.compare.suggested(screen.grades[view.suggested]))]
  const whole = flow(all, width, '  ')
  const rest = whole.length === 1 ? whole : flow(help, width, '  ').slice(0, 1)
  const notice = remarkLines(view.notice, style, width, Math.floor(view.rows / 5))
  return [...notice, ...suggested, ...choices, ...(view.rows >= LOWEST_WITH_HELP ? rest : [])]
}

/** How the answer is looked at: whole, or part by part where it has parts. */
function revealing(
  { beside, canResume = false, parts: count = 1 }: DrillView,
  { messages }: DrillLook,
  key: (name: string, word: string) => string,
): string[] {
  const { screen } = messages.drilling
  const { parts } = messages.answering
  const { space } = screen.help.names
  if (beside?.points != null) return [key('→', parts.more), key('t', parts.said), key(space, parts.all)]
  return [
    key(space, screen.reveal),
    ...(count < 2 ? [] : [key('→', parts.next)]),
    ...(canResume ? [key('Esc', messages.answering.entry.resume)] : []),
  ]
}

/** What is left for saying the answer aloud; what goes over it. */
function countdown({ secondsLeft, isRecording }: DrillView, { style, messages }: DrillLook): string[] {
  if (secondsLeft == null) return []
  const left = messages.answering.secondsLeft({
    minutes: Math.floor(secondsLeft / 60),
    seconds: String(secondsLeft % 60).padStart(2, '0'),
  })
  const recording = isRecording ? [style.bad(messages.answering.recording)] : []
  return [secondsLeft <= 10 ? style.fair(left) : style.strong(left), ...recording]
}

/** The four grades with their intervals; by number and interval alone where the words would take many lines. */
export function gradeChoices(
  view: Pick<DrillView, 'session' | 'now' | 'rows'>,
  look: Omit<DrillLook, 'find'>,
  width: number,
): string[] {
  const { style, messages, scheduler } = look
  const item = view.session.current
  if (item === null) return []
  const choices = GRADES.map((grade, index) => {
    const number = style.accent(String(index + 1))
    const name = gradePaint(grade, style)(messages.drilling.screen.grades[grade])
    // What is crammed keeps its schedule, whatever the grade.
    if (item.reason === 'cram') return { long: `${number} ${name}`, short: number }
    const after = scheduler.next(item.schedule, grade, view.now, item.card.id)
    const when = style.dim(shortInterval(after, view.now, messages.drilling.time))
    return { long: `${number} ${name} ${when}`, short: `${number} ${when}` }
  })
  const long = choices.map((choice) => choice.long)
  // Side by side they would be read aloud as one sentence.
  if (style.plain) return long
  const short = choices.map((choice) => choice.short)
  const [one, two] = [flow(long, width), inPairs(long)]
  if (one.length === 1) return one
  return view.rows >= ROOMY_ROWS && widest(two) <= width ? two : flow(short, width, '  ')
}

/** Four pieces as two lines of two, one below the other. */
function inPairs(pieces: readonly string[]): string[] {
  const [first = '', second = '', third = '', fourth = ''] = pieces
  const columns = widest([first, third])
  return [`${pad(first, columns)}   ${second}`, `${pad(third, columns)}   ${fourth}`]
}
