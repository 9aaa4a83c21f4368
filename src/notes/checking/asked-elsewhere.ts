import type { Note, Problem } from '../note.ts'

/**
 * Questions that stand in another of these notes already, in the order of the notes: each is drilled twice. Follow-ups
 * are left out, since `왜?` belongs to what it follows; so is what stands twice in one note, which `checkNote` finds.
 */
export function askedElsewhere(notes: readonly Note[]): Problem[] {
  const first = new Map<string, { readonly path: string; readonly line: number }>()
  return notes.flatMap(({ path, cards }) => {
    const here = new Set<string>()
    return cards.flatMap(({ prompt, parent, question, source }): Problem[] => {
      const key = sameWords(prompt)
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
