/** A link between notes as wikis have it: `[[note]]`, `[[note#heading|text]]`, `![[picture.png|300]]`. */
export interface WikiLink {
  /** Where it begins in its text, and how long it is. */
  readonly at: number
  readonly length: number
  /** Whether what it names is to stand in its place. */
  readonly embeds: boolean
  /** The file's name; empty for the note itself. */
  readonly name: string
  /** The heading, or `^block`, within it; empty for all of it. */
  readonly part: string
  /** What is to be read in its place; null where the author gave nothing. */
  readonly text: string | null
  /** Columns of a picture, in pixels. */
  readonly width: number | null
}

// In a table the bar is escaped. A name begins and ends with no space: `[[ -f x ]]` is a test of a shell.
const WIKI =
  /(?<!\\)(!?)\[\[(?!\s)([^[\]|#\n]{0,300}?)(?:#([^[\]|\n]{1,300}?))?((?:\\?\|[^[\]|\n]{0,300}){0,3})(?<!\s)\]\]/g

/** The links of this kind in a text, in its order. */
export function wikiLinks(text: string): readonly WikiLink[] {
  return [...text.matchAll(WIKI)].flatMap((found) => {
    const [whole, mark = '', written = '', part = '', bars = ''] = found
    const name = written.replace(/\\$/, '').trim()
    if (name === '' && part === '') return []
    const said = bars
      .split('|')
      .slice(1)
      .map((each) => each.replace(/\\$/, '').trim())
    const size = /^(\d{1,5})(?:x\d{1,5})?$/.exec(said.at(-1) ?? '')?.[1]
    const words = (mark !== '' && size !== undefined ? said.slice(0, -1) : said).filter((each) => each !== '')
    return [
      {
        at: found.index,
        length: whole.length,
        embeds: mark !== '',
        name,
        part: part.replace(/\\$/, '').trim(),
        text: words.length === 0 ? null : words.join(' '),
        width: mark !== '' && size !== undefined ? Number(size) : null,
      },
    ]
  })
}

/** How such a link reads where its author gave no text: `note > heading`, as Obsidian shows it. */
export const wikiText = ({ name, part, text }: WikiLink): string =>
  text ??
  [
    name
      .split('/')
      .at(-1)
      ?.replace(/\.(?:md|markdown|mdx)$/i, '') ?? '',
    ...part.split('#').filter((each) => !each.startsWith('^')),
  ]
    .filter((each) => each !== '')
    .join(' > ')
