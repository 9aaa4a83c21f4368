import { likeness } from '../../cards/pairing/likeness.ts'
import type { FormCorrection, LineCorrection, Said } from '../correction.ts'
import type { View } from '../features/view.ts'
import { hasForm } from './forms.ts'
import { noteWordsOf, wordsOf } from './note-words.ts'
import { surroundingsOf } from './surroundings.ts'

const EXAMPLES = 3
/** Words this much alike are taken for the same with something mended, wherever they stand. */
export const ALIKE = 0.8
/** With so many lines like it, a line has no words of its own. */
export const MOST_ALIKE = 24

/** What it takes to find a line again. */
export function correctionOf(views: readonly View[], place: number, is: Said): LineCorrection {
  const view = views[place] as View
  const words = noteWordsOf(views)
  const text = wordsOf(view)
  const key = words.keys[place]
  const form = view.candidate.shape
  const withItsWords = views.filter((other) => words.keys[other.place] === key)
  const same = withItsWords.filter((other) => other.candidate.shape === form)
  const alike = likeIt(views, place)
  return {
    is,
    form,
    text,
    ...(same.length > 1 ? { nth: same.indexOf(view) + 1 } : {}),
    ...(withItsWords.length > 1 || words.ofWordsWithin(text).length > 0 ? { isElsewhere: true } : {}),
    ...(alike.length > 0 ? { alike: alike.join(' ') } : {}),
    ...surroundingsOf(views, words, place),
  }
}

/** The correction of all lines of a form, with some of them to know the form by. */
export function correctionOfForm(views: readonly View[], form: string, is: FormCorrection['is']): FormCorrection {
  const like: string[] = []
  for (const view of views) if (like.length < EXAMPLES && hasForm(view, form)) like.push(wordsOf(view))
  return { is, form, ...(like.length > 0 ? { like } : {}) }
}

/** Prints of lines that could be taken for this one with something mended. */
function likeIt(views: readonly View[], place: number): readonly string[] {
  const { keys, prints } = noteWordsOf(views)
  const key = keys[place] as string
  const found = new Set<string>()
  for (const [other, its] of keys.entries()) {
    if (found.size >= MOST_ALIKE) break
    if (its !== key && couldBeAlike(its, key) && likeness(its, key) >= ALIKE) found.add(prints[other] as string)
  }
  return [...found]
}

/** Texts of which one is less than two thirds of the other are less than this much alike. */
const couldBeAlike = (one: string, other: string): boolean =>
  Math.min(one.length, other.length) * 1.5 >= Math.max(one.length, other.length)
