import { statSync } from 'node:fs'
import { resolve as resolvePath } from 'node:path'
import type { Card, Markdown } from '../../cards/card.ts'
import { plainCard } from '../../cards/pairing/late-card.ts'
import type { Context } from '../../context.ts'
import { decode } from '../../disk/decode.ts'
import { insideOf } from '../../disk/inside.ts'
import { readBytes } from '../../disk/read-bytes.ts'
import { splitText } from '../../markdown/split-text.ts'
import { fileFinders } from '../../notes/references/find-file.ts'
import { resolveNames, resolveReferences, type Surroundings } from '../../notes/references/resolve.ts'
import { picturePlace } from './picture-file.ts'

/** What texts of notes refer to, looked up when it is asked for. */
export interface References {
  /** See `resolveReferences`; `note` is the path that its cards have. */
  resolve(markdown: Markdown, note: string): Markdown
  /** See `resolveNames`. */
  name(markdown: Markdown, note: string): Markdown
  /** The card with its texts resolved; the same one where they refer to nothing. */
  whole(card: Card): Card
}

interface ReadNote {
  readonly version: string
  readonly text: string
  readonly definitions: ReadonlyMap<string, string>
}

const NOTHING: ReadonlyMap<string, string> = new Map()

/** References of notes among the files and folders that are read. Nothing outside of those is read. */
export function referencesOf(context: Pick<Context, 'host'>, paths: readonly string[]): References {
  const finderOf = fileFinders(paths.map((path) => resolvePath(context.host.cwd, path)))
  const notes = new Map<string, ReadNote>()
  const read = (note: string, folders: readonly string[]): ReadNote | null => {
    const real = insideOf(note, folders)
    const found = real === null ? undefined : statSync(real, { throwIfNoEntry: false })
    if (real === null || found === undefined) return null
    const version = `${found.mtimeMs} ${found.size}`
    const known = notes.get(real)
    if (known?.version === version) return known
    const bytes = readBytes(real)
    const { text, encoding } = bytes instanceof Uint8Array ? decode(bytes) : { text: '', encoding: 'binary' }
    if (encoding === 'binary') return null
    const { definitions } = splitText(text.split(/\r\n|[\r\n]/), 1, () => false)
    const now = { version, text, definitions }
    notes.set(real, now)
    return now
  }
  const surroundings = (path: string): Surroundings => {
    const { note, folders } = picturePlace(context, paths, path)
    return {
      note,
      find: finderOf(note),
      read: (other) => read(other, folders)?.text ?? null,
      definitions: (other) => read(other, folders)?.definitions ?? NOTHING,
    }
  }
  const resolve = (markdown: Markdown, note: string) => resolveReferences(markdown, surroundings(note))
  const wholes = new WeakMap<Card, Card>()
  return {
    resolve,
    name: (markdown, note) => resolveNames(markdown, surroundings(note)),
    whole: (card) => {
      const known = wholes.get(card)
      if (known !== undefined) return known
      const { prompt, answer, source } = card
      const said = { prompt: resolve(prompt, source.path), answer: answer && resolve(answer, source.path) }
      const isSame = said.prompt === prompt && said.answer === answer
      const whole = isSame ? card : { ...plainCard(card), ...said }
      wholes.set(card, whole)
      return whole
    },
  }
}
