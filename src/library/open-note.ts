import { frontMatterLines } from '../notes/front-matter.ts'
import { readFrontMatter } from '../notes/front-matter-yaml.ts'
import type { OpenedNote } from '../notes/note-reading.ts'
import { openNote as open } from '../notes/open-note.ts'

/**
 * Takes in the text of one note, to be read under what a person says of its lines, again and again at little cost: `read()` gives
 * the cards, other ways to read the note, the lines worth asking about, and the corrections after each answer.
 */
export function openNote(text: string, path = 'note.md'): OpenedNote {
  const lines = text.split(/\r\n|[\r\n]/)
  const { frontMatter } = readFrontMatter(lines.slice(0, frontMatterLines(lines)).join('\n'))
  return open({ path, text, frontMatter }, { withReasons: true })
}
