import { checkNote } from '../notes/checking/check-note.ts'
import { ALL_THERE } from '../notes/checking/looked-over.ts'
import type { Correction } from '../notes/correction.ts'
import { frontMatterLines } from '../notes/front-matter.ts'
import { readFrontMatter } from '../notes/front-matter-yaml.ts'
import { isProblem, type Note } from '../notes/note.ts'
import { parseNote } from '../notes/parse-note.ts'

/**
 * Reads the text of one note into cards, as prep reads a file: its front matter, questions, answers and follow-ups. Takes
 * any text and never throws; what is wrong with the note comes back in `problems`. `path` names the deck where the front
 * matter does not, and stands in the cards; no file is read.
 * `corrections` are what a person says of its lines: see `openNote`.
 */
export function readNote(text: string, path = 'note.md', corrections: readonly Correction[] = []): Note {
  const lines = text.split(/\r\n|[\r\n]/)
  const count = frontMatterLines(lines)
  const { frontMatter, unreadable, line } = readFrontMatter(lines.slice(0, count).join('\n'))
  const note = parseNote({ path, text, frontMatter }, { withReasons: true, corrections })
  const found = checkNote({ path, text, cards: note.cards }, ALL_THERE)
  const values = { reason: unreadable ?? '' }
  const first = { path, line, column: 1, rule: 'front-matter', values }
  const own = note.problems.filter(isProblem)
  return { ...note, problems: [...(unreadable === null ? [] : [first]), ...own, ...found] }
}
