import { createHash } from 'node:crypto'
import { sanitise, sanitiseLine } from '../terminal/text/sanitise.ts'

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const escaped = (text: string): string => text.replace(/[&<>"']/g, (mark) => ENTITIES[mark] ?? mark)

/** Text for HTML, in an element or between quotation marks; without what would act on a screen or turn its direction. */
export const escapeHtml = (text: string): string => escaped(sanitiseLine(text))

/** The same for a text of several lines, which it keeps. */
export const escapeLines = (text: string): string => escaped(sanitise(text))

/** A style or script as a policy names it that lets only this one through. */
export const hashOf = (text: string): string => `sha256-${createHash('sha256').update(text).digest('base64')}`
