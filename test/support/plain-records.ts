import { plainLocator } from '../../src/cards/pairing/identity.ts'
import type { CardRecord } from '../../src/store/store.ts'

/** Records as plain data, all of their locators taken in. */
export function plainRecords(records: Iterable<readonly [string, CardRecord]>): Map<string, CardRecord> {
  return new Map(
    Array.from(records, ([card, record]) => {
      const { locator } = record
      return [card, { ...record, locator: locator === null ? null : plainLocator(locator, locator.parent) }]
    }),
  )
}
