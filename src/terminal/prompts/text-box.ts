import type { Screen } from '../terminal.ts'
import type { Key } from './key.ts'
import { entryOf, type TextEntry, typeKey } from './text-entry.ts'
import { TextKeeper } from './text-keeper.ts'

/** `write`: into the note, for good. `try`: from memory, to be compared with the note's answer. */
export interface BoxEntry {
  readonly purpose: 'write' | 'try'
  readonly typed: TextEntry
}

/** A text that is asked for. */
export interface AskedText {
  readonly purpose: BoxEntry['purpose']
  /** What stands there at the beginning; nothing without it. */
  readonly text?: string
  /** Keeps the text as it stands, at once, while it may still be lost. */
  keep?(text: string): void
}

/** How a text ended: `finished` by the key for it, the box still open; or `left` by Esc, the box closed. */
export interface EndedText {
  readonly is: 'finished' | 'left'
  readonly purpose: BoxEntry['purpose']
  readonly text: string
}

/** A box for typing a text, open or not. */
export class TextBox {
  readonly #screen: Pick<Screen, 'typing'>
  #asked: AskedText | null = null
  #typed: TextEntry = entryOf('')
  #pasting = false
  #keeper: TextKeeper | null = null

  constructor(screen: Pick<Screen, 'typing'>) {
    this.#screen = screen
  }

  /** What is asked for, null when the box is closed. */
  get asked(): AskedText | null {
    return this.#asked
  }

  /** What to draw, null when the box is closed. */
  get entry(): BoxEntry | null {
    return this.#asked === null ? null : { purpose: this.#asked.purpose, typed: this.#typed }
  }

  open(asked: AskedText): void {
    this.#asked = asked
    this.#typed = entryOf(asked.text ?? '')
    this.#pasting = false
    this.#keeper = new TextKeeper(this.#typed.text, (text) => asked.keep?.(text))
    this.#screen.typing?.(true)
  }

  close(): void {
    this.#asked = null
    this.#screen.typing?.(false)
  }

  /** Keeps what stands in the box, when it is open. */
  keep(text = this.#typed.text): void {
    this.#asked?.keep?.(text)
  }

  /** To be called about once a second. */
  tick(): void {
    if (this.#asked !== null) this.#keeper?.look(this.#typed.text)
  }

  /** Takes a key. What it ends is for whoever opened the box; null when the text goes on. */
  press(key: Key): EndedText | null {
    const asked = this.#asked
    if (asked === null) return null
    const { purpose } = asked
    if (key.name === 'paste-start' || key.name === 'paste-end') this.#pasting = key.name === 'paste-start'
    else if (this.#pasting) this.#typed = typeKey(this.#typed, key)
    else if (key.name === 'escape') {
      this.close()
      return { is: 'left', purpose, text: this.#typed.text }
    } else {
      const text = purpose === 'write' ? written(this.#typed, key) : tried(this.#typed, key)
      if (text !== null) return { is: 'finished', purpose, text }
      this.#typed = typeKey(this.#typed, key)
    }
    return null
  }
}

const tried = ({ text }: TextEntry, key: Key): string | null => (isReturn(key) ? text : null)

/** The text for a note when a key ends it: Ctrl-S, Ctrl-D (see `screen-prompt`), or Enter behind a last line of nothing but a full stop. */
function written({ text, cursor }: TextEntry, key: Key): string | null {
  if (key.ctrl && (key.name === 's' || key.name === 'd')) return text
  const [, before = null] = /^((?:.*\n)*?)\.$/.exec(text) ?? []
  return isReturn(key) && cursor === text.length ? before : null
}

const isReturn = (key: Key): boolean => key.name === 'return' && !key.meta
