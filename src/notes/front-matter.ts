/** What prep takes from a note's front matter. */
export interface FrontMatter {
  readonly deck: string | null
  readonly tags: readonly string[]
  /** `prep: ignore`. */
  readonly ignore: boolean
  /** `prep: { questions: h2 }` or a list of such names (h1…h6, li, bold, summary); null without. */
  readonly questions: ReadonlySet<string> | null
  /** `prep: { only: h2 }`: headings of that depth, 1–6, are the questions, exactly; see `exact-cards.ts`. Null without. */
  readonly only?: number | null
  /** `prep: { exported: true }`: what prep wrote of other notes, which ask the same. */
  readonly exported?: boolean
}

export const NO_FRONT_MATTER: FrontMatter = { deck: null, tags: [], ignore: false, questions: null, only: null }

/** What people call the shapes that questions may have. A name that is none of these says nothing, and `prep check` says so. */
export const SHAPES: ReadonlyMap<string, string> = new Map([
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'li', 'bold', 'summary'].map((name) => [name, name] as const),
  ...['bullet', 'bullets', 'number', 'numbers', 'item', 'items', 'list', 'lists'].map((name) => [name, 'li'] as const),
  ...['fold', 'folds', 'details'].map((name) => [name, 'summary'] as const),
])

const MOST_LINES = 200
const MOST_CHARACTERS = 64 * 1024

/** How many lines the front matter takes, its fences included; 0 without one. A rule at the top is no front matter. */
export function frontMatterLines(lines: readonly string[]): number {
  if (!/^\ufeff?---\s*$/.test(lines[0] ?? '')) return 0
  const first = lines.findIndex((line, index) => index > 0 && line.trim() !== '' && !line.startsWith('#'))
  if (first < 0 || !/^["']?[\p{L}_][^:\n]{0,80}?["']?\s*:(?:\s|$)/u.test(lines[first] ?? '')) return 0
  let length = 0
  for (let index = 1; index < Math.min(lines.length, MOST_LINES); index++) {
    const line = lines[index] ?? ''
    if (/^(?:---|\.\.\.)\s*$/.test(line)) return index + 1
    length += line.length
    if (length > MOST_CHARACTERS) return 0
  }
  return 0
}
