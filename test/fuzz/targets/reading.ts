import fc from 'fast-check'
import { decode } from '../../../src/disk/decode.ts'
import { en } from '../../../src/messages/en.ts'
import { checkNote } from '../../../src/notes/checking/check-note.ts'
import { describeProblem } from '../../../src/notes/describe-problem.ts'
import { frontMatterLines, NO_FRONT_MATTER } from '../../../src/notes/front-matter.ts'
import { readFrontMatter } from '../../../src/notes/front-matter-yaml.ts'
import type { Note } from '../../../src/notes/note.ts'
import { parseNote } from '../../../src/notes/parse-note.ts'
import { fixtureNotes } from '../fixture-notes.ts'
import { bytesOf, NOTE_WORDS, noteText, numberOf } from '../note-pieces.ts'
import { must, type Target } from '../target.ts'

/** A whole note: bytes → cards and problems. */
export const readingTarget: Target = {
  name: 'reading',
  seeds: fixtureNotes,
  fresh: fc
    .oneof(
      noteText,
      noteText.map((text) => `---\ntags: [a]\n---\n${text}`),
    )
    .map(bytesOf),
  words: NOTE_WORDS,
  check(input) {
    const { text, encoding } = decode(input)
    if (encoding === 'binary') return
    const lines = text.split(/\r\n|[\r\n]/)
    const skipped = frontMatterLines(lines)
    const frontMatter =
      skipped === 0 ? NO_FRONT_MATTER : readFrontMatter(lines.slice(0, skipped).join('\n')).frontMatter
    const note = parseNote({ path: 'notes/n.md', text, frontMatter })
    checkCards(note, lines, skipped)
    const files = { exists: () => false, finds: () => false, textOf: () => null }
    for (const problem of checkNote({ path: note.path, text, cards: note.cards }, files)) {
      const { line, column, rule } = problem
      must(line >= 1 && line <= lines.length, `a problem in line ${line} of ${lines.length}`)
      must(column >= 1 && column <= (lines[line - 1] ?? '').length + 1, `a problem in column ${column}`)
      must(describeProblem(problem, en) !== rule, `no sentence for ${rule}`)
    }
    for (const { line } of note.explanations) must(line >= 1 && line <= lines.length, `line ${line} is explained`)
    if (numberOf(input) % 8 === 0)
      must(
        JSON.stringify(parseNote({ path: 'notes/n.md', text, frontMatter })) === JSON.stringify(note),
        'read otherwise once more',
      )
  },
}

function checkCards({ cards }: Note, lines: readonly string[], skipped: number): void {
  const ids = new Set<string>()
  let characters = 0
  for (const { id, question, prompt, answer, status, gaps, parent, tags, source } of cards) {
    must(!ids.has(id), 'an id twice')
    must(parent === null || ids.has(parent), 'a follow-up before its question')
    ids.add(id)
    must(question.trim() !== '' && !/[\n\r]/.test(question), 'a question that is not one line')
    must(prompt.trim() !== '', 'an empty prompt')
    const isAnsweredBelow = status === 'answered' && cards.some((card) => card.parent === id)
    must(status === 'unanswered' || answer !== null || isAnsweredBelow, `${status} without an answer`)
    must(answer === null || answer.trim() !== '', 'an empty answer')
    const { line, endLine } = source
    must(line > skipped && line <= endLine && endLine <= lines.length, `lines ${line} to ${endLine} of ${lines.length}`)
    for (const gap of gaps)
      must(gap.line >= 1 && gap.line <= lines.length, `a gap in line ${gap.line} of ${lines.length}`)
    must(
      tags.every((tag) => tag !== ''),
      'an empty tag',
    )
    characters += question.length + (answer?.length ?? 0)
  }
  // An answer belongs to one card, or to a card and those that it follows up on.
  const whole = lines.reduce((sum, line) => sum + line.length + 1, 0)
  must(characters <= 20 * whole + 1000, `${characters} characters of cards out of ${whole}`)
}
