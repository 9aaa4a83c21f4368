import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Card, CardId } from '../../src/cards/card.ts'
import type { Locator } from '../../src/cards/pairing/identity.ts'
import { type Pairing, pairCards } from '../../src/cards/pairing/pair-cards.ts'
import { noteStays } from '../../src/commands/collection/missing-notes.ts'
import { LastReadingFile } from '../../src/store/last-reading-file.ts'

/** A device that reads notes time and again, remembers some of their questions, and what stood in them. */
export class ReadingWorld {
  readonly records = new Map<CardId, { locator: Locator | null }>()
  readonly #folder = mkdtempSync(join(tmpdir(), 'prep-reading-'))

  /** Reads notes, by their cards, as a command does; `missing` are folders that are not there. */
  read(notes: readonly (readonly Card[])[], missing: readonly string[] = []): Pairing {
    const cards = notes.flat()
    const file = new LastReadingFile(this.#folder)
    const last = file.read()
    const read = [...new Set(cards.map(({ source }) => source.path))]
    const exists = noteStays({ read: () => read, missing, last })
    const pairing = pairCards(cards, this.records, { exists, last })
    for (const { card, locator } of pairing.relinked) this.records.set(card, { locator })
    file.write(pairing.reading(), last)
    return pairing
  }

  /** These cards are reviewed where they are now. */
  review(cards: readonly Card[], { locators }: Pairing): void {
    for (const { id } of cards) if (!this.records.has(id)) this.records.set(id, { locator: locators.get(id) ?? null })
  }

  close(): void {
    rmSync(this.#folder, { recursive: true, force: true })
  }
}
