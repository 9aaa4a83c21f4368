import { convertHangulToQwerty } from 'es-hangul'
import type { Grade } from '../../schedule/grade.ts'

/** A key as Node's readline reports it. */
export interface Key {
  readonly name?: string | undefined
  readonly sequence?: string | undefined
  readonly ctrl?: boolean
  readonly meta?: boolean
  readonly shift?: boolean
}

/** What a key press asks for, whatever the screen can make of it. */
export type Wish =
  /** `accepts`: and take what is suggested. */
  | { readonly type: 'go-on'; readonly accepts?: boolean }
  | { readonly type: 'grade'; readonly grade: Grade }
  /** Back to a text that was left. */
  | { readonly type: 'resume' }
  | { readonly type: 'undo' | 'skip' | 'suspend' | 'edit' | 'write' | 'open' | 'help' | 'quit' | 'unknown' }
  /** The next part of the answer, or the one before; and whether it was said. */
  | { readonly type: 'part'; readonly direction: -1 | 1 }
  | { readonly type: 'tick' }
  | { readonly type: 'scroll'; readonly by: 'line' | 'page' | 'all'; readonly direction: -1 | 1 }

const NAMED: Readonly<Record<string, Wish>> = {
  return: { type: 'go-on', accepts: true },
  enter: { type: 'go-on', accepts: true },
  space: { type: 'go-on' },
  escape: { type: 'resume' },
  up: { type: 'scroll', by: 'line', direction: -1 },
  down: { type: 'scroll', by: 'line', direction: 1 },
  right: { type: 'part', direction: 1 },
  left: { type: 'part', direction: -1 },
  pageup: { type: 'scroll', by: 'page', direction: -1 },
  pagedown: { type: 'scroll', by: 'page', direction: 1 },
  home: { type: 'scroll', by: 'all', direction: -1 },
  end: { type: 'scroll', by: 'all', direction: 1 },
}

const LETTERS: Readonly<Record<string, Wish>> = {
  ' ': { type: 'go-on' },
  '1': { type: 'grade', grade: 'again' },
  '2': { type: 'grade', grade: 'hard' },
  '3': { type: 'grade', grade: 'good' },
  '4': { type: 'grade', grade: 'easy' },
  a: { type: 'grade', grade: 'again' },
  h: { type: 'grade', grade: 'hard' },
  g: { type: 'grade', grade: 'good' },
  u: { type: 'undo' },
  s: { type: 'skip' },
  w: { type: 'write' },
  x: { type: 'suspend' },
  o: { type: 'open' },
  q: { type: 'quit' },
  n: { type: 'part', direction: 1 },
  p: { type: 'part', direction: -1 },
  t: { type: 'tick' },
  k: { type: 'scroll', by: 'line', direction: -1 },
  j: { type: 'scroll', by: 'line', direction: 1 },
  b: { type: 'scroll', by: 'page', direction: -1 },
  '?': { type: 'help' },
}

/**
 * The presses that a key event stands for: the name of a special key, or the letters typed. A Hangul syllable stands
 * for the keys it was typed with, so a person need not switch the input method off: ㅎ is g, and 호 is g and then h.
 */
export function pressesOf(key: Key): readonly string[] {
  if (key.name !== undefined && Object.hasOwn(NAMED, key.name)) return [key.name]
  if (key.ctrl || key.meta) return []
  const typed = key.sequence ?? key.name ?? ''
  return Array.from(convertHangulToQwerty(typed.normalize('NFC')).normalize('NFKC'))
}

/** What a press asks for: `e` is a grade once the answer shows and opens the editor before; `E` always opens it. */
export function wishOf(press: string, revealed: boolean): Wish {
  if (press === 'E') return { type: 'edit' }
  if (press === 'e') return revealed ? { type: 'grade', grade: 'easy' } : { type: 'edit' }
  return NAMED[press] ?? LETTERS[press.toLowerCase()] ?? { type: 'unknown' }
}
