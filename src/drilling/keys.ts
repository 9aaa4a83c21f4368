import type { Grade } from '../schedule/grade.ts'

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

/** What a press asks for: `e` is a grade once the answer shows and opens the editor before; `E` always opens it. */
export function wishOf(press: string, revealed: boolean): Wish {
  if (press === 'E') return { type: 'edit' }
  if (press === 'e') return revealed ? { type: 'grade', grade: 'easy' } : { type: 'edit' }
  return NAMED[press] ?? LETTERS[press.toLowerCase()] ?? { type: 'unknown' }
}
