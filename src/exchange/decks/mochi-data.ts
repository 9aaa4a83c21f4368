import { parseEDNString } from 'edn-data'

/**
 * Mochi's data as plain objects with bare names, whichever way it is written: EDN with keywords (`:deck-id`), or JSON in
 * which keywords begin with `~:` or not at all. Sets and lists become arrays, instants Dates.
 */
export function readMochiData(text: string, kind: 'edn' | 'json'): unknown {
  return kind === 'edn'
    ? plain(parseEDNString(text, { mapAs: 'object', keywordAs: 'string', listAs: 'array', setAs: 'array' }))
    : plain(JSON.parse(text))
}

const DEEPEST = 200

function plain(value: unknown, depth = 0): unknown {
  if (depth > DEEPEST) throw new RangeError('nested too deep')
  if (typeof value === 'string') return plainText(value)
  if (typeof value !== 'object' || value === null || value instanceof Date) return value
  if (Array.isArray(value)) return plainList(value, depth)
  const entries = Object.entries(value)
  const [only] = entries
  // Instants and sets of Transit, and what edn-data makes of tagged values.
  if (entries.length === 1 && only !== undefined) {
    const [tag, inner] = only
    if (tag === '~#dt' || tag === '~#inst' || tag === '~#m') return new Date(Number(inner))
    if (tag === '~#set' || tag === '~#list') return plain(inner, depth + 1)
  }
  const { tag, val } = value as { readonly tag?: unknown; readonly val?: unknown }
  if (entries.length === 2 && typeof tag === 'string' && val !== undefined)
    return tag === 'inst' ? new Date(String(val)) : plain(val, depth + 1)
  return Object.fromEntries(entries.map(([name, inner]) => [bare(name), plain(inner, depth + 1)]))
}

function plainList(list: readonly unknown[], depth: number): unknown {
  // Transit writes a map as ["^ ", key, value, …].
  if (list[0] === '^ ') {
    const pairs: [string, unknown][] = []
    for (let index = 1; index + 1 < list.length; index += 2)
      pairs.push([bare(String(list[index])), plain(list[index + 1], depth + 1)])
    return Object.fromEntries(pairs)
  }
  return list.map((each) => plain(each, depth + 1))
}

const bare = (name: string): string => name.replace(/^~?:/, '').replace(/^__proto__$/, '')

function plainText(text: string): unknown {
  const instant = /^~m(-?\d+)$/.exec(text)?.[1]
  if (instant !== undefined) return new Date(Number(instant))
  return text.startsWith('~:') ? text.slice(2) : text
}
