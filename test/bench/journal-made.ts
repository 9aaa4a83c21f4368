import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { eventId, JOURNAL_HEADER, writeEvents } from '../../src/store/journal/stored.ts'
import type { StoredEvent } from '../../src/store/store.ts'

const MOST_HELD = 8_000_000

/** A journal of another device in a state folder, written as events are added to it, however many. */
export function makeJournal(stateDir: string) {
  mkdirSync(join(stateDir, 'journal'), { recursive: true })
  const file = openSync(join(stateDir, 'journal', 'big.jsonl'), 'w')
  let text = `${JOURNAL_HEADER}\n`
  let sequence = 0
  return {
    add(at: Date, change: object): void {
      const event = { ...change, id: eventId('big', 'w', sequence++), at, device: 'big' } as StoredEvent
      text += `\n${writeEvents([event])}\n`
      if (text.length < MOST_HELD) return
      writeSync(file, text)
      text = ''
    },
    close(): void {
      writeSync(file, text)
      closeSync(file)
    },
  }
}
