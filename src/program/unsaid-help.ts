import type { Help } from './definition.ts'

/** Has nothing to say under any name; an empty text for a list of examples as well. */
const NOTHING = new Proxy({}, { get: () => '' })
const KNOWN: Readonly<Record<string | symbol, object>> = {
  commands: new Proxy({}, { get: () => NOTHING }),
  shared: NOTHING,
  groups: NOTHING,
  titles: NOTHING,
  words: NOTHING,
}

/** Stands for the texts of the help where nobody asked for help: taking them in is a part of a small command that one notices. */
export const unsaidHelp = new Proxy(KNOWN, { get: (known, key) => known[key] ?? '' }) as unknown as Help
