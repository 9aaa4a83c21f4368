/** The lines of a note that are read. */
export interface LinesToRead {
  readonly lines: string[]
  /** The first line that is not read, counted from 1; null when all are. */
  readonly unreadFrom: number | null
}

/**
 * What reading one note may cost, in lines with words. The largest note of questions that is known (475 KB, 500 questions)
 * comes to two fifths of it; four thousand questions with lists and code fit in.
 */
export const MOST_READ = 50_000

// Measured by processor time: an empty line takes a sixteenth of one with words, a cell of a table half, another mark that may
// begin something in Markdown a fifth, and twice that at the beginning of a line, where lists and quotations nest, and plain
// words only by the hundreds of characters.
const EMPTY = 1 / 16
const CELL = 1 / 2
const MARK = 1 / 5
const NESTING = 2 / 5
const CHARACTER = 1 / 500
/** Each piece of a note is parsed with the definitions that it refers to: where there are this many, a reference may cost a line. */
const MANY_DEFINITIONS = 200
const DEFINITION = /^ {0,3}\[[^\]]*\]:/
/** Longer lines are not parsed. */
const LONGEST_PARSED = 20_000
const SPACE = ' '.charCodeAt(0)
const TAB = '\t'.charCodeAt(0)
const BAR = '|'.charCodeAt(0)
const BRACKET = '['.charCodeAt(0)
/** Beyond it nothing is a mark of Markdown. */
const LAST_OF_ASCII = 0x7f
const MARKS = new Set([...'!#&*+-:<=>@[\\]_`~'].map((mark) => mark.charCodeAt(0)))

/** What a character costs at most; one that ends a line costs as much as the words of a line. */
const MOST_A_CHARACTER = 1 + CHARACTER

/** A text's lines, as many as can be read in a time that a person waits for, whatever they hold. */
export function linesToRead(text: string): LinesToRead {
  if ((text.length + 1) * MOST_A_CHARACTER <= MOST_READ)
    return { lines: text.split(text.includes('\r') ? /\r\n|[\r\n]/ : '\n'), unreadFrom: null }
  const lines: string[] = []
  const ends = /\r\n|[\r\n]/g
  let cost = 0
  let start = 0
  let definitions = 0
  for (;;) {
    const end = ends.exec(text)
    const line = text.slice(start, end?.index)
    cost += costOf(line, definitions > MANY_DEFINITIONS)
    if (DEFINITION.test(line)) definitions++
    if (cost > MOST_READ && lines.length > 0) return { lines, unreadFrom: lines.length + 1 }
    lines.push(line)
    if (end === null) return { lines, unreadFrom: null }
    start = ends.lastIndex
  }
}

/** What reading a text costs, in the unit of `MOST_READ`. */
export const readingCost = (text: string): number =>
  text.split(/\r\n|[\r\n]/).reduce((sum, line) => sum + costOf(line), 0)

function costOf(line: string, hasManyDefinitions = false): number {
  if (line.trim() === '') return EMPTY
  let cost = 1 + line.length * CHARACTER
  if (line.length > LONGEST_PARSED) return cost
  let begins = true
  for (let index = 0; index < line.length; index++) {
    const code = line.charCodeAt(index)
    if (code > LAST_OF_ASCII) begins = false
    else if (code === BAR) cost += CELL
    else if (code === BRACKET && hasManyDefinitions) cost += 1
    else if (MARKS.has(code)) cost += begins ? NESTING : MARK
    else if (code !== SPACE && code !== TAB) begins = false
  }
  return cost
}
