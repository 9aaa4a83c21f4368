import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** All inputs in a folder; none when there is no such folder. */
export function readInputs(folder: string): readonly Uint8Array[] {
  try {
    return readdirSync(folder)
      .sort()
      .filter((name) => !name.endsWith('.txt'))
      .map((name) => readFileSync(join(folder, name)))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}

/** Keeps an input under a name made of its bytes. */
export function keepInput(folder: string, input: Uint8Array): void {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, hash(input)), input)
}

/** Keeps an input that broke something, with what it broke; one for each way to break, the smallest. */
export function keepFinding(folder: string, kind: string, input: Uint8Array, why: string): boolean {
  mkdirSync(folder, { recursive: true })
  const name = `${kind}-${hash(Buffer.from(sameness(why)))}`
  const path = join(folder, name)
  const known = readdirSync(folder).includes(name)
  if (known && readFileSync(path).length <= input.length) return false
  writeFileSync(path, input)
  writeFileSync(`${path}.txt`, `${why}\n`)
  return !known
}

/** An error's text without what differs from one input to the next. */
function sameness(why: string): string {
  const [message = '', ...stack] = why.split('\n')
  const place = stack.find((line) => line.includes('    at '))?.replace(/\(.*\)|:\d+/g, '') ?? ''
  return `${message.replace(/(["'`]).*\1|\d+/g, '#').slice(0, 80)}${place}`
}

const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex').slice(0, 16)
