import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Card, CardId } from '../../cards/card.ts'
import { inGroups } from '../../cards/pairing/late-card.ts'
import type { Context } from '../../context.ts'
import { writeWhole } from '../../disk/write-whole.ts'
import type { SentText } from '../../exchange/importing/own-edits.ts'
import type { Whole } from '../../exchange/whole.ts'

/** Of each card, the texts of so many exports that differ are known. */
const MOST_KEPT = 3
const CARDS_AT_ONCE = 60

/** What is known of cards, each taken out of the file's text when it is asked for. */
interface Kept {
  readonly ids: Iterable<CardId>
  get(card: CardId): readonly SentText[]
  /** As it stands in the file. */
  text(card: CardId): string
}

const NOTHING: Kept = { ids: [], get: () => [], text: () => '[]' }

/** JSON with a line for each card, so that a large file is neither read nor written in one piece. */
const FIRST_LINE = '{"version":1,"cards":{'
const LAST_LINE = '}}'

/**
 * What cards said when they went out last, in a file of the state folder: so that an import can tell what was edited in the
 * other program from what was edited in the notes meanwhile.
 */
export class SentTexts {
  readonly #path: string
  #kept: Kept | null = null

  constructor({ stateDir }: Pick<Context, 'stateDir'>) {
    this.#path = join(stateDir, 'sent.json')
  }

  /** The oldest first; none where nothing is known. */
  of(card: CardId): readonly SentText[] {
    return this.#read().get(card)
  }

  /** Keeps what cards say now. Where that cannot be saved, every difference will count as an edit. */
  keep(cards: readonly Card[], resolved: Whole['resolved']): void {
    const before = this.#read()
    this.#kept = null
    try {
      writeWhole(this.#path, pieces(before, cards, resolved), 0o600)
    } catch {}
  }

  #read(): Kept {
    this.#kept ??= readKept(this.#path)
    return this.#kept
  }
}

function* pieces(before: Kept, cards: readonly Card[], resolved: Whole['resolved']): Generator<string> {
  const sent = new Set<CardId>()
  let between = '\n'
  const line = (id: CardId, value: string): string => {
    const text = `${between}${JSON.stringify(id)}:${value}`
    between = ',\n'
    return text
  }
  yield FIRST_LINE
  for (const group of inGroups(cards, CARDS_AT_ONCE)) {
    let piece = ''
    for (const { id, prompt, answer, tags, source } of group) {
      sent.add(id)
      const text = { prompt: resolved(prompt, source.path), answer: answer && resolved(answer, source.path), tags }
      const known = before.get(id)
      const isKnown = known.some((each) => JSON.stringify(each) === JSON.stringify(text))
      piece += line(id, JSON.stringify(isKnown ? known : [...known, text].slice(-MOST_KEPT)))
    }
    yield piece
  }
  for (const id of before.ids) if (!sent.has(id)) yield line(id, before.text(id))
  yield `\n${LAST_LINE}\n`
}

function readKept(path: string): Kept {
  try {
    const bytes = readFileSync(path)
    return keptInLines(bytes) ?? keptAtOnce(bytes.toString())
  } catch {
    return NOTHING
  }
}

/** Null where the file was not written line by line. */
function keptInLines(bytes: Buffer): Kept | null {
  const lines = new Map<CardId, readonly [start: number, end: number]>()
  let end = bytes.indexOf('\n')
  if (bytes.toString('utf8', 0, end) !== FIRST_LINE) return null
  for (let start = end + 1; ; start = end + 1) {
    end = bytes.indexOf('\n', start)
    if (end < 0) return null
    if (bytes.toString('latin1', start, end) === LAST_LINE) break
    const colon = endOfName(bytes, start)
    if (colon > end) return null
    const comma = bytes[end - 1] === COMMA ? 1 : 0
    lines.set(JSON.parse(bytes.toString('utf8', start, colon)), [colon + 1, end - comma])
  }
  const text = (card: CardId): string => {
    const [start, stop] = lines.get(card) ?? [0, 0]
    return start === 0 ? '[]' : bytes.toString('utf8', start, stop)
  }
  return { ids: lines.keys(), text, get: (card) => textsIn(JSON.parse(text(card))) }
}

const COMMA = 0x2c
const QUOTE = 0x22
const BACKSLASH = 0x5c

/** Where the text in quotation marks ends that begins at a place. */
function endOfName(bytes: Buffer, start: number): number {
  let at = start + 1
  while (at < bytes.length && bytes[at] !== QUOTE) at += bytes[at] === BACKSLASH ? 2 : 1
  return at + 1
}

function keptAtOnce(text: string): Kept {
  const { cards } = JSON.parse(text) as { readonly cards?: unknown }
  if (typeof cards !== 'object' || cards === null) return NOTHING
  const known = new Map(Object.entries(cards).map(([id, texts]) => [id, textsIn(texts)]))
  const get = (card: CardId) => known.get(card) ?? []
  return { ids: known.keys(), get, text: (card) => JSON.stringify(get(card)) }
}

const textsIn = (value: unknown): readonly SentText[] => (Array.isArray(value) ? value.filter(isText) : [])

function isText(value: unknown): value is SentText {
  const { prompt, answer, tags } = (value ?? {}) as Record<string, unknown>
  return typeof prompt === 'string' && (answer === null || typeof answer === 'string') && Array.isArray(tags)
}
