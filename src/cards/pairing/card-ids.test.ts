import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Card } from '../card.ts'
import { CardIds } from './card-ids.ts'
import { HashTable } from './hash-table.ts'

it('says whether any two cards share an id, and where each stands', () => {
  const ids = fc.array(fc.string({ minLength: 1, maxLength: 2, unit: fc.constantFrom('a', 'b', 'c', 'd') }))
  fc.assert(
    fc.property(ids, (all) => {
      const cards = all.map((id) => ({ id }) as Card)
      const places = new CardIds(cards)
      expect(places.areShared).toBe(new Set(all).size < all.length)
      for (const id of [...all, 'other']) expect(places.placeOf(id)).toBe(all.indexOf(id))
    }),
  )
})

it('finds every place under a hash, in the order in which they came', () => {
  const hashes = fc.array(fc.constantFrom(0, 1, 16, -1, 0x7fffffff, 65536))
  fc.assert(
    fc.property(hashes, (all) => {
      const table = new HashTable(all.length)
      for (const [place, hash] of all.entries()) table.add(hash, place)
      for (const hash of [...all, 5]) {
        const found: number[] = []
        for (let place = table.first(hash); place >= 0; place = table.next()) found.push(place)
        expect(found).toEqual([...all.keys()].filter((place) => all[place] === hash))
      }
    }),
  )
})
