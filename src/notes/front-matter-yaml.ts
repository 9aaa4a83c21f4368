import matter from 'gray-matter'
import { type FrontMatter, NO_FRONT_MATTER } from './front-matter.ts'

const refuse = (): never => {
  throw new Error('code in front matter is not run')
}

/**
 * What a front matter block says, its `---` lines included. Unreadable front matter gives `unreadable` with YAML's own
 * words. This file alone loads gray-matter, which is slow to load: import it only when a note has a block.
 */
export function readFrontMatter(block: string): { frontMatter: FrontMatter; unreadable: string | null } {
  try {
    // Options of any kind keep gray-matter from caching; engines that throw keep it from running code.
    const engines = { js: refuse, javascript: refuse, coffee: refuse, json: refuse } as unknown as NonNullable<
      Parameters<typeof matter>[1]
    >['engines']
    const { data } = matter(`${block}\n`, engines === undefined ? {} : { language: 'yaml', engines })
    return { frontMatter: interpret(data), unreadable: null }
  } catch (error) {
    return {
      frontMatter: NO_FRONT_MATTER,
      unreadable: error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error),
    }
  }
}

function interpret(data: unknown): FrontMatter {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return NO_FRONT_MATTER
  const { deck, tags, tag, prep } = data as Record<string, unknown>
  const options =
    typeof prep === 'object' && prep !== null
      ? (prep as { deck?: unknown; ignore?: unknown; questions?: unknown; only?: unknown })
      : {}
  return {
    deck: scalar(options.deck) ?? scalar(deck),
    tags: [...new Set([...words(tags), ...words(tag)])],
    ignore: prep === 'ignore' || prep === false || options.ignore === true,
    questions: shapes(options.questions),
    only: typeof options.only === 'string' && /^h[1-6]$/i.test(options.only) ? Number(options.only.slice(1)) : null,
  }
}

function shapes(value: unknown): ReadonlySet<string> | null {
  const names = words(value).map((name) => SHAPES.get(name.toLowerCase()) ?? null)
  const known = names.filter((name) => name !== null)
  return known.length === 0 ? null : new Set(known)
}

/** What people call the shapes that questions may have. A name that is none of these says nothing. */
const SHAPES: ReadonlyMap<string, string> = new Map([
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'li', 'bold', 'summary'].map((name) => [name, name] as const),
  ...['bullet', 'bullets', 'number', 'numbers', 'item', 'items', 'list', 'lists'].map((name) => [name, 'li'] as const),
  ...['fold', 'folds', 'details'].map((name) => [name, 'summary'] as const),
])

const scalar = (value: unknown): string | null => {
  const text = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : ''
  return text === '' ? null : text
}

function words(value: unknown): string[] {
  const list = Array.isArray(value) ? value : typeof value === 'string' ? value.split(/[,\s]+/) : []
  return list.map((item) => (scalar(item) ?? '').replace(/^#/, '')).filter((item) => item !== '')
}
