import type { Card } from '../../cards/card.ts'
import { remarkLines } from '../../terminal/prompts/remark.ts'
import type { BoxEntry } from '../../terminal/prompts/text-box.ts'
import type { TextEntry } from '../../terminal/prompts/text-entry.ts'
import { flow } from '../../terminal/text/flow.ts'
import { glyphsOf } from '../../terminal/text/glyphs.ts'
import { sanitiseLine } from '../../terminal/text/sanitise.ts'
import { takeColumns, truncate, width as widthOf } from '../../terminal/text/width.ts'
import { answerLines, questionLines } from './text.ts'
import type { DrillLook } from './view.ts'

type EntryLook = Pick<DrillLook, 'messages' | 'style' | 'hyperlinks' | 'whole' | 'highlight'>

/** Shows where the next letter goes when that is not at the end of a line: there the terminal's own cursor stands. */
const INSIDE = '▏'

/** The question and a text being typed below it, in `rows` lines; the cursor's line is among those shown. `done` says what Enter does. */
export function drawEntry(
  { purpose, typed }: BoxEntry,
  { card, notice, done }: { readonly card: Card; readonly notice: string | null; readonly done?: string },
  look: EntryLook,
  { width, rows }: { readonly width: number; readonly rows: number },
): { readonly lines: readonly string[]; readonly cursorLine: number } {
  const { style, messages } = look
  const words = messages.answering.entry
  const key = (name: string, word: string) => `${style.accent(name)} ${style.dim(word)}`
  const [save, ways] = [key('Ctrl-S', words.save), style.dim(words.alsoSaves)]
  // The other ways are left out where they have no room.
  const saving = widthOf(`${save} ${ways}`) <= width ? `${save} ${ways}` : save
  const hints =
    purpose === 'write'
      ? [saving, key('Esc', words.giveUp)]
      : [
          key(messages.drilling.screen.help.names.enter, done ?? words.done),
          key('Ctrl-J', words.newLine),
          key('Esc', words.leave),
        ]
  const remark = remarkLines(notice, style, width, Math.floor(rows / 3))
  const footer = [...remark, ...flow(hints, width, '  ').filter((line) => widthOf(line) <= width)]
  const adds = purpose === 'write' && card.status === 'answered'
  const title = style.dim(truncate(`─── ${words[adds ? 'add' : purpose]}`, width))
  const { lines: text, cursorLine } = entryLines(typed, width)
  const room = Math.max(2, rows - footer.length - 1)
  const said = adds ? [style.dim('───'), ...answerLines(card, look, width)] : []
  const asked = [...questionLines(card, look, width), ...said]
  const forQuestion = Math.min(asked.length, Math.max(1, room - Math.min(text.length, Math.ceil(room / 2))))
  const question = asked.length > forQuestion ? cutShort(asked, forQuestion, adds, style.dim('…')) : asked
  const forText = Math.max(1, room - question.length)
  const first = Math.max(0, cursorLine - forText + 1)
  return {
    lines: [...question, title, ...text.slice(first, first + forText), ...footer],
    cursorLine: question.length + 1 + cursorLine - first,
  }
}

/** The first of the lines; with an answer below the question its end, too, which the text goes on from. */
function cutShort(lines: readonly string[], room: number, hasAnswer: boolean, mark: string): readonly string[] {
  if (!hasAnswer || room < 4) return [...lines.slice(0, Math.max(0, room - 1)), mark]
  const first = Math.min(2, room - 3)
  return [...lines.slice(0, first), mark, ...lines.slice(first + 1 - room)]
}

/** The typed text in lines of at most `width`, cut wherever they end. */
function entryLines({ text, cursor }: TextEntry, width: number): { lines: string[]; cursorLine: number } {
  const lines: string[] = []
  let cursorLine = 0
  let start = 0
  for (const line of text.split('\n')) {
    const end = start + line.length
    const isHere = cursor >= start && cursor <= end
    const before = sanitiseLine(line.slice(0, Math.max(0, cursor - start)))
    const behind = sanitiseLine(line.slice(Math.max(0, cursor - start)))
    if (isHere) cursorLine = lines.length + cut(before, width).length - 1
    lines.push(...cut(isHere ? before + (behind === '' ? '' : INSIDE) + behind : sanitiseLine(line), width))
    start = end + 1
  }
  return { lines, cursorLine }
}

/** A line in pieces of less than `width`, at least one: the cursor needs a column of its own. */
function cut(line: string, width: number): string[] {
  const pieces: string[] = []
  let rest = line
  while (widthOf(rest) >= width) {
    const piece = takeColumns(rest, Math.max(2, width - 1)) || (glyphsOf(rest)[0]?.text ?? rest)
    pieces.push(piece)
    rest = rest.slice(piece.length)
  }
  return [...pieces, rest]
}
