import { countLetters } from '../../cards/common-letters.ts'
import { shownSection } from '../../cards/section.ts'
import type { Note, Problem } from '../note.ts'

/** A shorter question says too little without what it stands under; a letter of Korean, Chinese or Japanese says as much as two. */
const TELLING_LETTERS = 14
const WEIGHTS = { hangul: 2, han: 2 } as const

/**
 * Questions that stand in another of these notes already, in the order of the notes: each is drilled twice. Follow-ups
 * are left out, since `왜?` belongs to what it follows; a few words, such as `장단점`, ask the same only under the same name; left out is what stands twice in one note, which `checkNote` finds.
 */
export function askedElsewhere(notes: readonly Note[]): Problem[] {
  const first = new Map<string, { readonly path: string; readonly line: number }>()
  return notes.flatMap(({ path, cards }) => {
    const here = new Set<string>()
    return cards.flatMap(({ prompt, parent, question, section, deck, source }): Problem[] => {
      const isTelling = countLetters(question, WEIGHTS) >= TELLING_LETTERS
      const under = isTelling ? [] : [sameWords(shownSection({ section, deck }).at(-1) ?? '')]
      const key = JSON.stringify([sameWords(prompt), ...under])
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
          message: `This question stands in ${before.path}:${before.line} already: ${question}`,
          values: { path: before.path, line: before.line, question },
        },
      ]
    })
  })
}

/** A prompt as far as white space, case and width do not matter; in code, every mark does. */
export const sameWords = (prompt: string): string =>
  prompt.normalize('NFKC').toLowerCase().replaceAll(/\s+/gu, ' ').trim()
