import { fileURLToPath } from 'node:url'

/** The file of a program that runs in a page, as the build bundled it. The same from `src/` and from the built `dist/`. */
export const pageScript = (name: string): string => fileURLToPath(new URL(`../dist/${name}.txt`, import.meta.url))

/** The one that draws diagrams, as gzip. */
export const DIAGRAM_SCRIPT: string = `${pageScript('diagram')}.gz`

/** The one in a page that `prep pack` writes. */
export const POCKET_SCRIPT: string = pageScript('pocket')
