const MOST_CHARACTERS = 200_000
const DEEPEST = 100
const MOST_CONTAINERS = 10_000
const MOST_MARKS_IN_A_BLOCK = 2_000
const MOST_LINES_IN_A_BLOCK = 5_000

const CONTAINER_MARKS = /^(?:[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t]|$)))*[ \t]*/

/**
 * Whether a text would keep the Markdown parser busy for more than a moment. Its time grows faster than the text with
 * the depth of lists and quotations and with the number of unmatched marks in one block, so those are bounded.
 */
export function isTooIntricate(markdown: string): boolean {
  if (markdown.length > MOST_CHARACTERS) return true
  let marks = 0
  let total = 0
  let lines = 0
  for (const line of markdown.split('\n')) {
    const containers = CONTAINER_MARKS.exec(line)?.[0] ?? ''
    const depth = containers.replace(/[^>*+\-.)]/g, '').length
    total += depth
    if (depth > DEEPEST || total > MOST_CONTAINERS) return true
    if (containers.replace(/\t/g, '    ').length / 2 > DEEPEST && containers.length < line.length) return true
    marks = line.trim() === '' ? 0 : marks + (line.match(/[*_[\]!<`~]/g)?.length ?? 0)
    lines = line.trim() === '' ? 0 : lines + 1
    if (marks > MOST_MARKS_IN_A_BLOCK || lines > MOST_LINES_IN_A_BLOCK) return true
  }
  return false
}
