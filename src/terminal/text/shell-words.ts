/** A command line as far as it is typed. */
export interface TypedLine {
  /** The words before the one being typed, without their quotes. */
  readonly before: readonly string[]
  /** The word being typed, without its quotes; empty after a blank. */
  readonly typed: string
  /** The quotation mark that is open at the end. */
  readonly quote: '' | "'" | '"'
}

/**
 * Takes a line apart as bash, zsh and fish do, without running or expanding anything in it: `$(…)`, backticks, `~` and `*`
 * stay what they are. Whatever is unfinished (an open quote, a backslash at the end) is taken as it stands.
 */
export function readTypedLine(line: string): TypedLine {
  const before: string[] = []
  let typed: string | null = null
  let quote: TypedLine['quote'] = ''
  for (let at = 0; at < line.length; at++) {
    const char = line[at] ?? ''
    const next = line[at + 1] ?? ''
    if (quote === "'") {
      if (char === "'") quote = ''
      else typed += char
    } else if (char === '\\' && (quote === '' || '"\\$`'.includes(next))) {
      typed = (typed ?? '') + next
      at++
    } else if (char === quote) quote = ''
    else if (quote === '' && (char === "'" || char === '"')) {
      quote = char
      typed ??= ''
    } else if (quote === '' && /[ \t\n]/.test(char)) {
      if (typed !== null) before.push(typed)
      typed = null
    } else typed = (typed ?? '') + char
  }
  return { before, typed: typed ?? '', quote }
}

/**
 * Text as bash takes it literally behind an open quotation mark (which is not repeated), or without one. History expansion
 * (`!`) is kept out, too.
 */
export function quoteForBash(text: string, quote: TypedLine['quote']): string {
  if (quote === "'") return text.replaceAll("'", "'\\''")
  if (quote === '"') return text.replace(/["\\$`]/g, '\\$&').replaceAll('!', '"\\!"')
  return text.replace(/[^\w\-./,%@+\u0080-\u{10ffff}]/gu, '\\$&')
}

/** A path as a person may type it behind a command: in quotes where a shell would take it apart. */
export const shellWord = (path: string): string =>
  /^[\p{L}\p{M}\p{N}\p{P}]+$/u.test(path) && !/["'`\\$!&*?;()[\]{}#~]/.test(path)
    ? path
    : `'${path.replaceAll("'", "'\\''")}'`
