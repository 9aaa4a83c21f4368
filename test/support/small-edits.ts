/** A note after a small edit. */
export interface SmallEdit {
  readonly name: string
  readonly text: string
  /** Where a line (from 1) stands now; null where the edit touched it. */
  readonly where: (line: number) => number | null
}

const HEADING = /^(#{1,6})\s+\S/u
const ENTRY = /^(\s*(?:[-*+]|\d+[.)])\s+)\S/u
const FENCE = /^\s*(?:```|~~~)/u
/** A section that holds more of a note is no small part of it. */
const LARGEST_SHARE = 0.2

/** Up to twenty edits of the kinds that people make in passing, spread over a note; `isAsked` are the lines of its questions. */
export function smallEdits(text: string, isAsked: ReadonlySet<number>): SmallEdit[] {
  const lines = text.split(/\r\n|[\r\n]/u)
  const isPlain = outsideCode(lines)
  const places = lines.flatMap((line, at) => (isPlain[at] === true ? [{ line, at }] : []))
  const headings = places.flatMap(({ line, at }) => {
    const marks = HEADING.exec(line)?.[1]
    return marks === undefined ? [] : [{ at, level: marks.length }]
  })
  const entries = places.filter(({ line }) => ENTRY.test(line))
  const blanks = places.filter(({ line, at }) => line.trim() === '' && at > 0 && at + 1 < lines.length)
  const sections = headings
    .map(({ at, level }) => ({
      from: at,
      to: headings.find((other) => other.at > at && other.level <= level)?.at ?? lines.length,
    }))
    .filter(({ from, to }) => from > 0 && to - from <= lines.length * LARGEST_SHARE)
  const insert = (name: string, at: number, added: readonly string[]): SmallEdit => ({
    name,
    text: [...lines.slice(0, at), ...added, ...lines.slice(at)].join('\n'),
    where: (line) => (line <= at ? line : line + added.length),
  })
  return [
    ...spread(sections, 5).map(({ from, to }) => ({
      name: 'section removed',
      text: [...lines.slice(0, from), ...lines.slice(to)].join('\n'),
      where: (line: number) => (line <= from ? line : line <= to ? null : line - (to - from)),
    })),
    ...spread(sections, 3).map(({ from, to }) => insert('section added', to, lines.slice(from, to))),
    ...spread(entries, 4).map(({ line, at }) => insert('bullet added', at + 1, [`${ENTRY.exec(line)?.[1]}Kafka`])),
    ...spread(
      headings.filter(({ at }) => !isAsked.has(at + 1)),
      3,
    ).map(({ at }) => ({
      name: 'heading renamed',
      text: lines.map((line, other) => (other === at ? `${line} 2` : line)).join('\n'),
      where: (line: number) => (line === at + 1 ? null : line),
    })),
    ...spread(blanks, 3).map(({ at }) => insert('link added', at + 1, ['https://example.com/1', ''])),
    ...spread(blanks, 2).map(({ at }) => insert('blank line added', at + 1, [''])),
  ]
}

/** How many questions on untouched lines are none after an edit, or the other way round, and of how many. */
export function changedBy(
  { where }: SmallEdit,
  before: ReadonlySet<number>,
  after: ReadonlySet<number>,
  lines: number,
): { readonly changed: number; readonly questions: number } {
  let [changed, questions] = [0, 0]
  for (let line = 1; line <= lines; line++) {
    const now = where(line)
    if (now === null) continue
    if (before.has(line)) questions++
    if (before.has(line) !== after.has(now)) changed++
  }
  return { changed, questions }
}

function outsideCode(lines: readonly string[]): boolean[] {
  let isOpen = false
  return lines.map((line) => {
    const isFence = FENCE.test(line)
    if (isFence) isOpen = !isOpen
    return !isFence && !isOpen
  })
}

function spread<T>(all: readonly T[], many: number): T[] {
  if (all.length <= many) return [...all]
  return Array.from({ length: many }, (_, part) => all[Math.floor(((part + 0.5) * all.length) / many)] as T)
}
