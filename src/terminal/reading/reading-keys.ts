import { type Key, pressesOf } from '../prompts/key.ts'

/** What a key asks for while a note's reading is looked at. */
export type ReadingWish =
  | { readonly type: 'move'; readonly by: 'line' | 'page' | 'all'; readonly direction: -1 | 1 }
  | { readonly type: 'choose'; readonly at: number }
  | {
      readonly type:
        | 'flip'
        | 'form'
        | 'follow'
        | 'confirm'
        | 'doubt'
        | 'find'
        | 'back'
        | 'keep'
        | 'leave'
        | 'help'
        | 'unknown'
    }

const WISHES: Readonly<Record<string, ReadingWish>> = {
  up: { type: 'move', by: 'line', direction: -1 },
  k: { type: 'move', by: 'line', direction: -1 },
  down: { type: 'move', by: 'line', direction: 1 },
  j: { type: 'move', by: 'line', direction: 1 },
  pageup: { type: 'move', by: 'page', direction: -1 },
  b: { type: 'move', by: 'page', direction: -1 },
  pagedown: { type: 'move', by: 'page', direction: 1 },
  home: { type: 'move', by: 'all', direction: -1 },
  end: { type: 'move', by: 'all', direction: 1 },
  '1': { type: 'choose', at: 0 },
  '2': { type: 'choose', at: 1 },
  '3': { type: 'choose', at: 2 },
  space: { type: 'flip' },
  ' ': { type: 'flip' },
  a: { type: 'form' },
  f: { type: 'follow' },
  y: { type: 'confirm' },
  n: { type: 'doubt' },
  '\t': { type: 'doubt' },
  '/': { type: 'find' },
  z: { type: 'back' },
  u: { type: 'back' },
  return: { type: 'keep' },
  enter: { type: 'keep' },
  escape: { type: 'leave' },
  '?': { type: 'help' },
}

/** What a key event asks for, one thing after the other: a Hangul syllable stands for the keys that it was typed with. */
export const readingWishes = (key: Key): readonly ReadingWish[] =>
  pressesOf(key).map((press) => WISHES[press] ?? WISHES[press.toLowerCase()] ?? { type: 'unknown' })
