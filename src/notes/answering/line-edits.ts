import type { Edit } from './edit-bytes.ts'
import type { NoteLines } from './note-lines.ts'

/** Lines that were replaced, in both texts: from, up to before to. */
export interface Hunk {
  readonly from: number
  readonly to: number
  readonly nowFrom: number
  readonly nowTo: number
}

/** More lines than this between the first change and the last are taken to be replaced as a whole. */
const MOST_COMPARED = 400

/** Where two texts differ, in the order of their lines. */
export function hunksOf(was: readonly string[], now: readonly string[]): readonly Hunk[] {
  let start = 0
  while (start < was.length && start < now.length && was[start] === now[start]) start += 1
  let [end, nowEnd] = [was.length, now.length]
  while (end > start && nowEnd > start && was[end - 1] === now[nowEnd - 1]) [end, nowEnd] = [end - 1, nowEnd - 1]
  if (end - start > MOST_COMPARED || nowEnd - start > MOST_COMPARED)
    return [{ from: start, to: end, nowFrom: start, nowTo: nowEnd }]
  const width = nowEnd - start + 1
  // How many lines the rest of both has in common, in their order.
  const common = new Uint16Array((end - start + 1) * width)
  const at = (line: number, nowLine: number) => (line - start) * width + (nowLine - start)
  for (let line = end - 1; line >= start; line -= 1)
    for (let nowLine = nowEnd - 1; nowLine >= start; nowLine -= 1)
      common[at(line, nowLine)] =
        was[line] === now[nowLine]
          ? (common[at(line + 1, nowLine + 1)] ?? 0) + 1
          : Math.max(common[at(line + 1, nowLine)] ?? 0, common[at(line, nowLine + 1)] ?? 0)
  const hunks: Hunk[] = []
  let [line, nowLine] = [start, start]
  while (line < end || nowLine < nowEnd) {
    if (line < end && nowLine < nowEnd && was[line] === now[nowLine]) {
      line += 1
      nowLine += 1
      continue
    }
    const [from, nowFrom] = [line, nowLine]
    while ((line < end || nowLine < nowEnd) && !(line < end && nowLine < nowEnd && was[line] === now[nowLine])) {
      if (
        nowLine >= nowEnd ||
        (line < end && (common[at(line + 1, nowLine)] ?? 0) >= (common[at(line, nowLine + 1)] ?? 0))
      )
        line += 1
      else nowLine += 1
    }
    hunks.push({ from, to: line, nowFrom, nowTo: nowLine })
  }
  return hunks
}

/**
 * The edits of a note's text that make one part of it, which stands in lines `first` up to before `end`, say something else:
 * only what differs is touched, and new lines stand as deep as their neighbours. Null where its lines are not found there.
 */
export function lineEdits(
  source: NoteLines,
  { first, end }: { readonly first: number; readonly end: number },
  was: string,
  now: string,
): readonly Edit[] | null {
  const [old, fresh] = [was.split('\n'), now.split('\n')]
  const places = placesOf(source.lines.slice(0, end), first, old)
  if (places === null) return null
  const edits: Edit[] = []
  for (const { from, to, nowFrom, nowTo } of hunksOf(old, fresh)) {
    let [line, nowLine] = [from, nowFrom]
    for (; line < to && nowLine < nowTo; line += 1, nowLine += 1) {
      const edit = within(source, places[line] ?? 0, old[line] ?? '', fresh[nowLine] ?? '')
      if (edit === null) return null
      edits.push(edit)
    }
    for (; line < to; line += 1) {
      const place = places[line] ?? 0
      if ((source.lines[place] ?? '').trim() !== (old[line] ?? '').trim()) return null
      edits.push({ from: source.starts[place] ?? 0, to: source.starts[place + 1] ?? 0, insert: '' })
    }
    if (nowLine < nowTo) {
      const edit = added(source, places, old, { at: line, lines: fresh.slice(nowLine, nowTo) })
      if (edit === null) return null
      edits.push(edit)
    }
  }
  return edits
}

/** The lines of the note in which those of a text stand, one after the other. */
function placesOf(lines: readonly string[], first: number, old: readonly string[]): readonly number[] | null {
  const places: number[] = []
  let at = first
  for (const line of old) {
    const words = line.trim()
    const place =
      words === ''
        ? lines.findIndex((each, index) => index >= at && /^[\s>]*$/.test(each))
        : lines.findIndex((each, index) => index >= at && each.includes(words))
    if (place < 0) return null
    places.push(place)
    at = place + 1
  }
  return places
}

/** Changes what differs in one line. */
function within({ lines, starts }: NoteLines, place: number, was: string, now: string): Edit | null {
  const indents = [was, now].map((line) => /^[\t ]*/.exec(line)?.[0])
  const words = was.trim()
  if (indents[0] !== indents[1] || words === '' || now.trim() === '') return null
  const [old, fresh] = [words, now.trim()]
  let start = 0
  while (start < old.length && start < fresh.length && old[start] === fresh[start]) start += 1
  let end = 0
  while (end < old.length - start && end < fresh.length - start && old.at(-1 - end) === fresh.at(-1 - end)) end += 1
  const from = (starts[place] ?? 0) + (lines[place] ?? '').indexOf(words)
  return { from: from + start, to: from + old.length - end, insert: fresh.slice(start, fresh.length - end) }
}

/** New lines behind the line before them, or before the first. */
function added(
  { lines, starts, lineEnd }: NoteLines,
  places: readonly number[],
  old: readonly string[],
  { at, lines: fresh }: { readonly at: number; readonly lines: readonly string[] },
): Edit | null {
  const anchor = at > 0 ? at - 1 : 0
  const place = places[anchor] ?? 0
  const deep = old.findLastIndex((line, index) => index <= anchor && line.trim() !== '')
  const beside = deep < 0 ? anchor : deep
  const whole = /^[\t >]*/.exec(lines[places[beside] ?? 0] ?? '')?.[0] ?? ''
  const own = /^[\t ]*/.exec(old[beside] ?? '')?.[0].length ?? 0
  const indent = whole.slice(0, whole.length - own)
  const shown = fresh.map((line) => (line.trim() === '' ? indent.trimEnd() : indent + line))
  const line = lines[place] ?? ''
  if (at > 0) {
    const from = (starts[place] ?? 0) + line.length
    return { from, to: from, insert: shown.map((each) => lineEnd + each).join('') }
  }
  // Before words that stand behind a label, or a question, there is no line.
  if (line.trim() !== (old[0] ?? '').trim()) return null
  const from = starts[place] ?? 0
  return { from, to: from, insert: shown.map((each) => each + lineEnd).join('') }
}
