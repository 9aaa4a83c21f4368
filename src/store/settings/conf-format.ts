import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** How values become text: JSON, or one line of JSON with the long text `cards` behind it, as it is. */
export type ConfFormat = 'json' | 'checkpoint'

export type ConfValues = Readonly<Record<string, unknown>>

export function confPath(folder: string, name: string): string {
  return join(folder, `${name}.json`)
}

/** What a file of conf's holds, read without loading conf, which takes as long as a small command. Throws as `parseConf` does. */
export function readConf(folder: string, name: string, format: ConfFormat): ConfValues {
  return parseConf(readFileSync(confPath(folder, name), 'utf8'), format)
}

/** As `readConf` of a checkpoint, its long text as bytes. */
export function readCheckpoint(folder: string, name: string): ConfValues {
  const bytes = readFileSync(confPath(folder, name))
  const end = bytes.indexOf('\n')
  const head = end < 0 ? bytes : bytes.subarray(0, end)
  return { ...parseObject(head.toString()), cards: end < 0 ? Buffer.alloc(0) : bytes.subarray(end + 1) }
}

/** Throws a SyntaxError for what is no object of JSON. */
export function parseConf(text: string, format: ConfFormat): Record<string, unknown> {
  if (format === 'json') return parseObject(text)
  const end = text.indexOf('\n')
  return { ...parseObject(text.slice(0, end < 0 ? text.length : end)), cards: end < 0 ? '' : text.slice(end + 1) }
}

export function writeConf(values: ConfValues, format: ConfFormat): string {
  if (format === 'json') return `${JSON.stringify(values, null, 2)}\n`
  const { cards, ...others } = values
  return `${JSON.stringify(others)}\n${String(cards)}`
}

function parseObject(text: string): Record<string, unknown> {
  const value: unknown = JSON.parse(text)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new SyntaxError('not a JSON object')
  return value as Record<string, unknown>
}
