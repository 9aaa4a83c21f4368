import { fileURLToPath } from 'node:url'

/** The notes that ship with prep. The same from `src/` and from the built `dist/`. */
export const SEEDS_FOLDER: string = fileURLToPath(new URL('../seeds', import.meta.url))
