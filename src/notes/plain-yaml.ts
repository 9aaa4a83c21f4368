const PAIR = /^([\p{L}_][^:\n]{0,80}?\s*:\s+)(\S.*)$/u
const ITEM = /^(\s*-\s+)(\S.*)$/
const TAGS = /^(["']?tags?["']?\s*:\s+)(#\S.*)$/i
const ITEM_OF_TAGS = /^(\s*-\s+)(#\S.*)$/

/** Lines of YAML in which tags may begin with `#`, as Obsidian's users write them; to YAML that is a remark. */
export const quotedTags = (lines: readonly string[]): string[] =>
  lines.map((line) => {
    const [, key, value] = TAGS.exec(line) ?? ITEM_OF_TAGS.exec(line) ?? []
    return key === undefined || value === undefined ? line : key + quoted(value)
  })

/**
 * Lines that are no YAML, as people write front matter who think of it as lines of names and values: each value taken
 * for plain text (`title: OS: 프로세스`, `author: @me`), unless it is quoted, a list or goes on in the next line.
 */
export const quotedValues = (lines: readonly string[]): string[] =>
  lines.map((line) => {
    const [, key, value = ''] = PAIR.exec(line) ?? ITEM.exec(line) ?? []
    if (key === undefined || isWhole(value.trimEnd())) return line
    return key + quoted(value)
  })

/** `"text"`, `[list]`, `{map}`, lists and maps that are not closed, and what begins a text of several lines. */
const isWhole = (value: string): boolean =>
  /^(?:"[^"]*"|'(?:[^']|'')*'|\[[^[\]]*\]|\{[^{}]*\}|[[{][^\]}]*|[|>][+-]?\d?)$/.test(value)

const quoted = (value: string): string => `'${value.trimEnd().replaceAll("'", "''")}'`
