import { fileURLToPath } from 'node:url'

/** A file that the build makes beside the program. The same from `src/` and from the built `dist/`. */
const built = (name: string): string => fileURLToPath(new URL(`../dist/${name}`, import.meta.url))

/** The file of a program that runs in a page. */
export const pageScript = (name: string): string => built(`${name}.txt`)

/** The one that draws diagrams, as gzip. */
export const DIAGRAM_SCRIPT: string = built('diagram.txt.gz')

/** The one in a page that `prep pack` writes. */
export const POCKET_SCRIPT: string = pageScript('pocket')

/** SQLite as WebAssembly, as gzip. */
export const SQLITE: string = built('sqlite.wasm.gz')
