import { emitKeypressEvents, type Interface } from 'node:readline'

/**
 * How long an Esc is held back, for it may begin the sequence of another key. Readline's own 500 ms made a slow key of it and
 * took the next key for one pressed with Alt. The bytes of a sequence come in one piece, over a slow line within a few
 * milliseconds of each other; nobody presses two keys one after the other in less than this.
 */
const ESCAPE_MS = 50

/**
 * Has Esc heard as a key of its own soon after it was pressed, for whoever reads keys of this input from now on. To be called
 * before a prompt's library reads any: an input keeps what it was told first.
 */
export function hearEscapeSoon(input: NodeJS.ReadableStream): void {
  // Readline asks for a whole interface, of which it reads this alone.
  emitKeypressEvents(input, { escapeCodeTimeout: ESCAPE_MS } as unknown as Interface)
}
