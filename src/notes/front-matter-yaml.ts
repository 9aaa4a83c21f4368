import matter from 'gray-matter'
import * as v from 'valibot'
import { type FrontMatter, NO_FRONT_MATTER, SHAPES } from './front-matter.ts'
import { quotedTags, quotedValues } from './plain-yaml.ts'

/** What was read of a block; `unreadable` is YAML's own reason when that could not be, `line` where, in the note. */
export interface ReadFrontMatter {
  readonly frontMatter: FrontMatter
  readonly unreadable: string | null
  readonly line: number
}

const MOST_ALIASES = 50
const ALIAS = /(?:^|[\s[{,:-])\*[^\s,\]}*]/g
/** The very first line cannot stand inside of anything: all of its quoted words are words. */
const QUOTED = /^\w+: "(?:[^"\\]|\\.)*"$/

/**
 * What a front matter block says, its `---` lines included. This file alone loads gray-matter, which is slow to load:
 * import it only when a note has a block.
 */
export function readFrontMatter(block: string): ReadFrontMatter {
  const lines = block.split('\n').slice(1, -1)
  // Each alias may hold as many others: ten lines would be enough for a thousand million values.
  const counted = QUOTED.test(lines[0] ?? '') ? lines.slice(1) : lines
  if ((counted.join('\n').match(ALIAS)?.length ?? 0) > MOST_ALIASES)
    return { frontMatter: NO_FRONT_MATTER, unreadable: `more than ${MOST_ALIASES} aliases`, line: 1 }
  const plain = quotedTags(lines)
  try {
    return { frontMatter: interpret(parseYaml(plain)), unreadable: null, line: 1 }
  } catch {
    try {
      return { frontMatter: interpret(parseYaml(quotedValues(plain))), unreadable: null, line: 1 }
    } catch (error) {
      return { frontMatter: NO_FRONT_MATTER, ...reasonOf(error, lines.length) }
    }
  }
}

const refuse = (): never => {
  throw new Error('code in front matter is not run')
}
const ENGINES = { js: refuse, javascript: refuse, coffee: refuse, json: refuse, toml: refuse, cson: refuse }

/** Gray-matter is given YAML between fences of ours, so that no language can be named behind them. */
function parseYaml(lines: readonly string[]): unknown {
  // Options of any kind keep gray-matter from caching; engines that throw keep it from running code.
  const options = { language: 'yaml', engines: ENGINES } as unknown as NonNullable<Parameters<typeof matter>[1]>
  return matter(['---', ...lines, '---', ''].join('\n'), options).data
}

/** js-yaml's reason without the piece of the text that it shows, and the line, which it counts from 0 after the fence. */
function reasonOf(error: unknown, lines: number): { unreadable: string; line: number } {
  const { reason, mark, message } = error as { reason?: string; mark?: { line?: number }; message?: string }
  const [sentence = ''] = (reason ?? message ?? String(error)).split('\n')
  return { unreadable: sentence, line: Math.min(2 + (mark?.line ?? -1), lines + 1) }
}

const LONGEST_WORD = 200
const MOST_WORDS = 200

const Word = v.pipe(
  v.union([v.string(), v.number()]),
  v.transform((value) => String(value).trim()),
  v.maxLength(LONGEST_WORD),
)
const Name = v.fallback(v.nullable(v.pipe(Word, v.nonEmpty())), null)
const Words = v.fallback(
  v.pipe(
    v.union([
      v.pipe(
        v.string(),
        v.transform((text): unknown[] => text.split(/[,\s]+/)),
      ),
      v.pipe(
        v.number(),
        v.transform((number): unknown[] => [number]),
      ),
      v.array(v.unknown()),
    ]),
    v.transform((list) => list.slice(0, MOST_WORDS)),
    v.array(v.fallback(Word, '')),
    v.transform((list) => list.map((word) => word.replace(/^#/, '')).filter((word) => word !== '')),
  ),
  [],
)
const NO_OPTIONS = { deck: null, ignore: false, questions: [], only: null, exported: false }
const Options = v.object({
  deck: v.optional(Name, null),
  ignore: v.fallback(v.optional(v.boolean(), false), false),
  questions: v.optional(Words, []),
  exported: v.fallback(v.optional(v.boolean(), false), false),
  only: v.fallback(v.optional(v.nullable(v.pipe(v.string(), v.regex(/^h[1-6]$/i))), null), null),
})
const Data = v.object({
  deck: v.optional(Name, null),
  tags: v.optional(Words, []),
  tag: v.optional(Words, []),
  prep: v.fallback(
    v.optional(
      v.union([
        v.pipe(
          v.union([v.literal('ignore'), v.literal(false)]),
          v.transform(() => ({ ...NO_OPTIONS, ignore: true })),
        ),
        Options,
      ]),
      NO_OPTIONS,
    ),
    NO_OPTIONS,
  ),
})

/** What is not of the shape that it should be counts as not there. */
function interpret(data: unknown): FrontMatter {
  const parsed = v.safeParse(Data, data)
  if (!parsed.success) return NO_FRONT_MATTER
  const { deck, tags, tag, prep } = parsed.output
  return {
    deck: prep.deck ?? deck,
    tags: [...new Set([...tags, ...tag])],
    ignore: prep.ignore,
    questions: shapes(prep.questions),
    only: prep.only === null ? null : Number(prep.only.slice(1)),
    ...(prep.exported ? { exported: true } : {}),
  }
}

function shapes(names: readonly string[]): ReadonlySet<string> | null {
  const known = names.map((name) => SHAPES.get(name.toLowerCase())).filter((shape) => shape !== undefined)
  return known.length === 0 ? null : new Set(known)
}
