import type { Failure } from '../../messages/failure.ts'
import { sanitise } from '../sanitise.ts'
import type { Style } from '../style.ts'

/** An expected failure as two lines at most: what is wrong, and what to do next. */
export function renderError(failure: Failure, style: Style): string {
  const text = `${style.bad('prep:')} ${oneLine(failure.text)}`
  return failure.hint === null ? text : `${text}\n${style.dim(`      ${oneLine(failure.hint)}`)}`
}

function oneLine(text: string): string {
  return sanitise(text).replace(/\s*\n\s*/g, ' ')
}
