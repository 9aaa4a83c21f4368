import type { Context } from '../../context.ts'
import { EXIT } from '../../errors.ts'
import { sanitise, sanitiseLine } from '../../terminal/text/sanitise.ts'
import { wrapText } from '../../terminal/text/wrap.ts'
import { type JsonOption, printJson } from '../frame/print-json.ts'
import { printLine } from '../frame/tell.ts'
import { type EditElsewhere, EditsElsewhere } from './edits-elsewhere.ts'
import { Proposals } from './proposals.ts'
import { editLines } from './show-edit.ts'

/** Prints what waits: drafts of agents, and behind them edits of other programs, each with what to do next. */
export function listDrafts(context: Context, { json }: JsonOption): number {
  const { terminal, messages, style } = context
  const waiting = new Proposals(context).all()
  const edited = new EditsElsewhere(context).all()
  if (json) return printJson(context, [...waiting, ...edited.map(editJson)])
  const say = messages.answering.drafts
  if (waiting.length + edited.length === 0) printLine(terminal, say.none)
  const indented = (shown: string) =>
    sanitise(shown)
      .split('\n')
      .flatMap((line) => wrapText(line, Math.max(1, terminal.columns - 2)))
      .map((line) => `  ${line}`)
  const show = (question: string, about: string, lines: readonly string[]): void => {
    const head = wrapText(sanitiseLine(question), terminal.columns).map((line) => style.strong(line))
    terminal.write([...head, style.dim(sanitiseLine(about)), ...lines, '', ''].join('\n'))
  }
  for (const { question, followUp, text, by } of waiting) {
    const below = followUp === null ? [] : indented(`↳ ${sanitiseLine(followUp)}`).map((line) => style.strong(line))
    const about = followUp === null ? say.by({ by }) : say.followUpBy({ by })
    show(question, about, [...below, ...(text.trim() === '' ? [] : indented(text))])
  }
  for (const edit of edited) show(edit.question, say.editedIn({ by: edit.by }), editLines(edit, context))
  if (waiting.length + edited.length > 0) printLine(terminal, say.next)
  return EXIT.done
}

/** A public format, so names stay as they are. */
const editJson = ({ card, question, by, at, prompt, answer, tags }: EditElsewhere) => ({
  card,
  question,
  followUp: null,
  text: answer?.now ?? '',
  by,
  at,
  edit: { prompt, answer, tags },
})
