import { fileURLToPath } from 'node:url'

/** The program in a page that `prep pack` writes, as the build bundled it. The same from `src/` and from the built `dist/`. */
export const POCKET_SCRIPT: string = fileURLToPath(new URL('../dist/pocket.txt', import.meta.url))

/** The same for the page of a drill that `prep serve` shows. */
export const SERVING_SCRIPT: string = fileURLToPath(new URL('../dist/serving.txt', import.meta.url))
