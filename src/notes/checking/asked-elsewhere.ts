import type { Card } from '../../cards/card.ts'
import { countLetters } from '../../cards/common-letters.ts'
import type { Note, Problem } from '../note.ts'

/** A shorter question says little without the group that it stands in; a letter of Korean, Chinese or Japanese says as much as two. */
const TELLING_LETTERS = 10
const WEIGHTS = { hangul: 2, han: 2 } as const

/** The name without which a question is not whole; empty for one that says itself what it is about. */
function nameAbove({ question, kind, section, deck }: Card): string {
  if (kind === 'topic') return sameWords(section.at(-1) ?? deck)
  // The first name is the note's title.
  return section.length > 1 && countLetters(question, WEIGHTS) < TELLING_LETTERS ? sameWords(section.at(-1) ?? '') : ''
}

/**
 * Questions that stand in another of these notes already, in the order of the notes: each is drilled twice. Follow-ups
 * are left out, since `왜?` belongs to what it follows; a name such as `장단점` asks the same only under the same name. Left out is what stands twice in one note, which `checkNote` finds.
 */
export function askedElsewhere(notes: readonly Note[]): Problem[] {
  const first = new Map<string, { readonly path: string; readonly line: number }>()
  return notes.flatMap(({ path, cards }) => {
    const here = new Set<string>()
    return cards.flatMap((card): Problem[] => {
      const { prompt, parent, question, source } = card
      const key = JSON.stringify([sameWords(prompt), nameAbove(card)])
      if (parent !== null || here.has(key)) return []
      here.add(key)
      const before = first.get(key)
      if (before === undefined) {
        first.set(key, { path, line: source.line })
        return []
      }
      return [
        {
          path,
          line: source.line,
          column: 1,
          rule: 'asked-elsewhere',
          values: { path: before.path, line: before.line, question },
        },
      ]
    })
  })
}

/** A prompt as far as white space, case and width do not matter; in code, every mark does. */
export const sameWords = (prompt: string): string =>
  prompt.normalize('NFKC').toLowerCase().replaceAll(/\s+/gu, ' ').trim()
