import { afterEach, beforeEach, expect, it } from 'vitest'
import { readHashDeck } from '../../src/exchange/decks/hashcards-deck.ts'
import { readObsidianNote, USUAL_OBSIDIAN } from '../../src/exchange/decks/obsidian-cards.ts'
import { readRepeaterDeck } from '../../src/exchange/decks/repeater-deck.ts'
import { readCsv } from '../../src/exchange/tables/read-csv.ts'
import { makeWorld, type World } from '../support/host.ts'

const LONG = 30_000
const times = (text: string) => text.repeat(LONG / text.length)

let world: World
beforeEach(() => {
  world = makeWorld()
})
afterEach(() => world.remove())

// What takes more than linear time here would take longer than a test may.
it.each([' ', '\n', '[', '[a]', '![', '==', '<!--SR:', '#flashcards ', '::', '?\n', 'C: ', 'Q: a\n', '"', ',', "'="])(
  'reads thirty thousand characters of %j',
  async (text) => {
    const whole = `#flashcards\nC: ${times(text)}\n`
    readObsidianNote(whole, USUAL_OBSIDIAN)
    readHashDeck(whole)
    readRepeaterDeck(whole)
    const reading = { zone: { timeZone: 'UTC', rolloverHour: 4 }, now: new Date(0) }
    await readCsv(world.write('a.csv', whole), reading).catch((error: unknown) =>
      expect(error).toMatchObject({ code: 'cannotImport' }),
    )
  },
)
