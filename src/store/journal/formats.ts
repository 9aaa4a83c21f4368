/**
 * Brings a value one version on: given what version `from` wrote, what version `from + 1` would have written.
 * Pure, and for ever: somebody's journal of that version may turn up any day.
 */
interface Migration<Value> {
  readonly from: number
  readonly change: (value: Value) => Value
}

/** The version in which something is written now, and the way there from every version before it. */
export interface Format<Value> {
  readonly version: number
  readonly migrations: readonly Migration<Value>[]
}

type Fields = Readonly<Record<string, unknown>>

export interface Formats {
  /** One event of a line, as JSON holds it. */
  readonly journal: Format<unknown>
  /** What conf stores, `cards` included. */
  readonly checkpoint: Format<Fields>
  readonly settings: Format<Fields>
}

/**
 * The formats of today. A new one is one file, `migrations/journal-1.ts` say, that exports the migration from version 1;
 * here the version is raised and the migration put into the list. The rest follows: what is older is brought on as it
 * is read, files of events are never rewritten, and before anything is written in the new format a backup is made.
 */
export const FORMATS: Formats = {
  journal: { version: 1, migrations: [] },
  checkpoint: { version: 1, migrations: [] },
  settings: { version: 1, migrations: [] },
}

/** The version of what names none. */
export const FIRST_VERSION = 1

/** A value of an older version in the format of today; one of today's as it is. */
export function migrated<Value>(value: Value, version: number, { migrations }: Format<Value>): Value {
  return migrations
    .filter(({ from }) => from >= version)
    .sort((left, right) => left.from - right.from)
    .reduce((before, { change }) => change(before), value)
}
