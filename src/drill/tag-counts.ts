import type { Card } from '../cards/card.ts'

/** How many questions there are, and how many of them are of each kind. */
export type Tally<Kind extends string> = Readonly<Record<Kind | 'questions', number>>

export interface TagCounts<Kind extends string> {
  /** By name, what lies below a tag right after it; a tag as the first card spells it, without `#`. */
  readonly tags: readonly (readonly [tag: string, tally: Tally<Kind>])[]
  readonly untagged: Tally<Kind>
}

/**
 * Counts cards by tag as `matches` finds them: `os` counts those of `os/process`, too, and upper and lower case, composed and
 * decomposed Hangul are the same. `kinds` says what else is counted of each.
 */
export function countTags<Kind extends string>(
  cards: readonly Card[],
  kinds: Readonly<Record<Kind, (card: Card) => boolean>>,
): TagCounts<Kind> {
  const counted = { questions: () => true, ...kinds } as Record<Kind | 'questions', (card: Card) => boolean>
  const names = Object.keys(counted) as (keyof typeof counted)[]
  const start = () => Object.fromEntries(names.map((name) => [name, 0])) as Record<keyof typeof counted, number>
  const tallies = new Map<string, { readonly tag: string; readonly tally: ReturnType<typeof start> }>()
  const untagged = start()
  for (const card of cards) {
    const own = new Map(card.tags.flatMap(withThoseAbove).map((tag) => [plain(tag), tag]))
    for (const [key, tag] of own) if (!tallies.has(key)) tallies.set(key, { tag, tally: start() })
    const adding = own.size === 0 ? [untagged] : [...own.keys()].map((key) => tallies.get(key)?.tally ?? untagged)
    for (const name of names) if (counted[name](card)) for (const tally of adding) tally[name] += 1
  }
  const sorted = [...tallies].sort(([one], [other]) => (sortKey(one) < sortKey(other) ? -1 : 1))
  return { tags: sorted.map(([, { tag, tally }]) => [tag, tally]), untagged }
}

/** `a/b/c` is `a`, `a/b` and itself. */
function withThoseAbove(tag: string): readonly string[] {
  const parts = tag.replace(/^#/, '').split('/')
  const names = parts.map((_, index) => parts.slice(0, index + 1).join('/'))
  return names.filter((name) => name !== '' && !name.endsWith('/'))
}

const plain = (tag: string): string => tag.normalize('NFC').toLowerCase()

/** `os/process` goes before `os-2`. */
const sortKey = (tag: string): string => tag.replaceAll('/', '\0')
