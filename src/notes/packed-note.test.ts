import { expect, it } from 'vitest'
import { plainCard } from '../cards/pairing/late-card.ts'
import { packNote, unpackWhole } from './packed-note.ts'
import { parseNote } from './parse-note.ts'

const text = '## What is a mutex?\n\nA lock.\n\n## Q. Why a lock?\n\nTODO\n\n- How is it taken?\n'
const unpacked = (note: ReturnType<typeof parseNote>) => unpackWhole(note.path, packNote(note))

it('gives back every field of every card', () => {
  const note = parseNote({ path: 'lock.md', text })
  expect(note.cards.length).toBeGreaterThan(1)
  expect(unpacked(note).cards.map(plainCard)).toEqual(note.cards)
})

it('keeps every confidence to the hundredth, whatever the status and the deck', () => {
  const note = parseNote({ path: 'lock.md', text })
  const [card] = note.cards
  if (card === undefined) throw new Error('no card')
  const cards = Array.from({ length: 101 }, (_, percent) => ({
    ...plainCard(card),
    id: `card${percent}`,
    confidence: percent / 100,
    tags: [`tag${percent}`],
    status: percent % 2 === 0 ? ('answered' as const) : ('unanswered' as const),
  }))
  expect(unpacked({ ...note, cards }).cards.map(plainCard)).toEqual(cards)
})

it('is sure of what is labelled, and less of what only looks like a question', () => {
  const { cards } = parseNote({ path: 'lock.md', text })
  const [plain, labelled] = cards.map(({ confidence }) => confidence)
  expect(labelled).toBe(1)
  expect(plain).toBeGreaterThan(0.5)
  expect(plain).toBeLessThan(1)
})
