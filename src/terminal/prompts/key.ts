import { convertHangulToQwerty } from 'es-hangul'

/** A key as Node's readline reports it. */
export interface Key {
  readonly name?: string | undefined
  readonly sequence?: string | undefined
  readonly ctrl?: boolean
  readonly meta?: boolean
  readonly shift?: boolean
}

/** Keys that go by their name; all others go by the letters they type. */
const SPECIAL: ReadonlySet<string> = new Set([
  ...['return', 'enter', 'space', 'escape'],
  ...['up', 'down', 'right', 'left', 'pageup', 'pagedown', 'home', 'end'],
])

/**
 * The presses that a key event stands for: the name of a special key, or the letters typed. A Hangul syllable stands
 * for the keys it was typed with, so a person need not switch the input method off: ㅎ is g, and 호 is g and then h.
 */
export function pressesOf(key: Key): readonly string[] {
  if (key.name !== undefined && SPECIAL.has(key.name)) return [key.name]
  if (key.ctrl || key.meta) return []
  const typed = key.sequence ?? key.name ?? ''
  return Array.from(convertHangulToQwerty(typed.normalize('NFC')).normalize('NFKC'))
}

/** Whether what a key typed is text, not a control character. */
export const isTyped = ({ ctrl, meta, sequence }: Key): boolean =>
  !ctrl && !meta && sequence !== undefined && /^[^\x00-\x1f\x7f]+$/.test(sequence)
