import { Packs } from './packs.ts'

/** The packs beside this file, for programs that import prep: nothing compiled is kept for them. */
export const packs = new Packs(__dirname, require, null)
