import { isTyped, type Key, pressesOf } from '../prompts/key.ts'

/** What a person does with a question that was found. */
export type FinderAct = 'show' | 'write' | 'suspend' | 'try' | 'edit'

/** What a key asks for in the finder. */
export type FinderWish =
  | { readonly type: 'move'; readonly by: 'line' | 'page' | 'all'; readonly direction: -1 | 1 }
  | { readonly type: 'act'; readonly act: FinderAct }
  | { readonly type: 'type'; readonly text: string }
  | { readonly type: 'erase' | 'clear' | 'to-list' | 'to-query' | 'take' | 'leave' | 'unknown' }

const ACTS: Readonly<Record<string, FinderAct>> = { w: 'write', x: 'suspend', t: 'try', e: 'edit' }

const MOVES: Readonly<Record<string, FinderWish>> = {
  up: { type: 'move', by: 'line', direction: -1 },
  down: { type: 'move', by: 'line', direction: 1 },
  pageup: { type: 'move', by: 'page', direction: -1 },
  pagedown: { type: 'move', by: 'page', direction: 1 },
  home: { type: 'move', by: 'all', direction: -1 },
  end: { type: 'move', by: 'all', direction: 1 },
  return: { type: 'take' },
  enter: { type: 'take' },
}

/** What a key asks for while a query is typed: letters are part of it, with Alt they act. */
export function wishWhileTyping(key: Key): FinderWish {
  const name = key.name ?? ''
  const act = key.meta ? ACTS[name] : undefined
  if (act !== undefined) return { type: 'act', act }
  if (MOVES[name] !== undefined) return MOVES[name]
  if (name === 'tab') return { type: 'to-list' }
  if (name === 'escape') return { type: 'leave' }
  if (name === 'backspace') return { type: 'erase' }
  if (key.ctrl && name === 'u') return { type: 'clear' }
  const { sequence } = key
  return sequence !== undefined && isTyped(key)
    ? { type: 'type', text: sequence.normalize('NFC') }
    : { type: 'unknown' }
}

/** What a key asks for while the list has the keys: letters act, also those of a Korean keyboard. */
export function wishesInList(key: Key): readonly FinderWish[] {
  const name = key.name ?? ''
  if (MOVES[name] !== undefined) return [MOVES[name]]
  if (name === 'tab' || name === 'backspace' || name === 'escape') return [{ type: 'to-query' }]
  return pressesOf(key).map((press): FinderWish => {
    const act = ACTS[press.toLowerCase()]
    if (act !== undefined) return { type: 'act', act }
    if (press === 'j') return { type: 'move', by: 'line', direction: 1 }
    if (press === 'k') return { type: 'move', by: 'line', direction: -1 }
    if (press === '/') return { type: 'to-query' }
    return press === 'q' ? { type: 'leave' } : { type: 'unknown' }
  })
}
