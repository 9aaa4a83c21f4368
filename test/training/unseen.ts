import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { decode } from '../../src/disk/decode.ts'
import { unpackModel } from '../../src/notes/model/model.ts'
import { LineReader } from '../../src/notes/model/probabilities.ts'
import type { NoteFile } from '../../src/notes/open-note.ts'
import { frontMatterOf } from '../../src/notes/read-file.ts'

const here = process.env['PREP_TRAINING'] ?? 'test/training'
/** Where strangers' notes with labels are, or would be. */
export const CORPUS = process.env['PREP_READING'] ?? '../shared/reading'

export const isCorpusThere = (): boolean => existsSync(join(CORPUS, 'gold'))

/** The labels of a note. */
export interface Gold {
  readonly file: string
  readonly repo?: string
  readonly lines?: readonly [number, number]
  readonly questions: readonly { readonly line: number; readonly ambiguous?: boolean }[]
}

const readers = [0, 1, 2, 3, 4].map(
  (fold) => new LineReader(unpackModel(JSON.parse(readFileSync(join(here, `models/fold-${fold}.json`), 'utf8')))),
)

/** One of five, the same for all that is of one repository: the number of the model that has not learnt from it. */
export const foldOf = (repository: string): number =>
  (createHash('sha1').update(repository).digest()[0] ?? 0) % readers.length

export const readerOfFold = (fold: number): LineReader => readers[fold] as LineReader

/** A labelled note and the reader that has not learnt from its author's. */
export interface UnseenNote {
  readonly gold: Gold
  readonly file: NoteFile
  readonly fold: number
  readonly reader: LineReader
}

/** All labelled notes, sorted by name. */
export async function unseenNotes(): Promise<UnseenNote[]> {
  const notes: UnseenNote[] = []
  for (const name of readdirSync(join(CORPUS, 'gold')).sort()) {
    const gold: Gold = JSON.parse(readFileSync(join(CORPUS, 'gold', name), 'utf8'))
    const { text } = decode(readFileSync(join(CORPUS, 'files', gold.file)))
    const { frontMatter } = await frontMatterOf(text)
    const fold = foldOf(gold.repo || gold.file)
    notes.push({ gold, file: { path: gold.file, text, frontMatter }, fold, reader: readerOfFold(fold) })
  }
  return notes
}
