import { join } from 'node:path'

/** The notes that ship with prep. The same from `src/` and from the built `dist/`. */
export const seedsFolder = (): string => join(import.meta.dirname, '../seeds')
