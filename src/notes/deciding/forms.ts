import type { View } from '../features/view.ts'
import { shortName } from './certain.ts'

/** Whether a line is of a form, as lines are told to have it or as front matter names it. */
export const hasForm = ({ candidate }: View, form: string): boolean =>
  candidate.shape === form ||
  (candidate.nth === 0 && candidate.source.kind !== 'code' && shortName(candidate.block) === form)

/** How front matter names the form of lines; null where it has no name for it. */
export function shortForm(shape: string): string | null {
  const [, level] = /^heading (\d)$/.exec(shape) ?? []
  if (level !== undefined) return `h${level}`
  if (/^(?:number|bullet) \d+/.test(shape)) return 'li'
  if (shape.startsWith('bold')) return 'bold'
  return shape === 'summary' ? shape : null
}

/** Forms that an author changes for one another. */
export function familyOf(form: string): string {
  if (/^(?:h\d|heading)/.test(form)) return 'heading'
  if (/^(?:li$|number|bullet)/.test(form)) return 'item'
  if (/^(?:paragraph$|bold|numbered line)/.test(form)) return 'paragraph'
  return form
}
