/** `##title`, and a heading whose space is none to Markdown: `## title` with one that does not break, or a wide one. */
const UNSPACED_HEADING = /^( {0,3}#{2,6})(?=[\p{L}\p{N}"'“‘「『(（[*`¿¡<])/u
const ODD_SPACE = /^( {0,3}#{1,6})[ \t]*[\u00a0\u3000\u2003\u200b]+[ \t]*/u
/** A line of HTML that says nothing: breaks, anchors. */
const EMPTY_HTML = /^ {0,3}(?:<\/?br\s*\/?>|<hr\s*\/?>|<(a|p|span|b|center)\b[^<>]*>\s*<\/\1>|&nbsp;|\s)+$/i
const HEADING = /^ {0,3}#{1,6}(?:\s|$|[^\s#])/
/** A tag that a line is about: a particle or the word for a tag stands behind it, and it is never closed. */
const SPOKEN_TAG =
  /^([\s>]*(?:(?:[-*+]|\d{1,9}[.)])\s+)*(?:#{1,6}\s+)?)<(?=\/?([a-z][\w.-]*)(?:\s[^<>]*)?\/?>(?:과|와|이?랑\s|하고\s|이?란|[은는이가을를의](?![가-힣])|と|とは|は|和|与|是|\s*[,，、/]\s*<|\s+(?:태그|요소|엘리먼트|컴포넌트|tags?|elements?|components?|vs\.?|and|or|和|与|标签|元素|タグ|要素|тег)(?![a-z])))/iu
const FENCE = /^[\s>]*(?:(?:[-*+]|\d{1,9}[.)])\s+)*(`{3,}|~{3,})(.*)$/

/**
 * The lines of a note as their author meant them where Markdown is stricter: headings without a space, lines of empty HTML
 * that would swallow the heading below, tags that are spoken of. As many lines as before, and code as it is.
 */
export function meantLines(lines: readonly string[]): readonly string[] {
  let changed: string[] | null = null
  let fence: string | null = null
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] as string
    if (!MAY_BE_MEANT.test(line)) continue
    const opened = FENCE.exec(line)
    const mark = opened?.[1]
    if (fence !== null) {
      if (mark?.[0] === fence[0] && mark !== undefined && mark.length >= fence.length && opened?.[2]?.trim() === '')
        fence = null
      continue
    }
    if (mark !== undefined && !(mark[0] === '`' && opened?.[2]?.includes('`'))) {
      fence = mark
      continue
    }
    const meant = meantLine(line, lines[at + 1])
    if (meant === line) continue
    changed ??= [...lines]
    changed[at] = meant
  }
  return changed ?? lines
}

/** Nearly all lines begin with none of these. */
const MAY_BE_MEANT = /^[\s>]*(?:(?:[-*+]|\d{1,9}[.)])\s+)*(?:[#<`~]|&nbsp;)/

function meantLine(line: string, next: string | undefined): string {
  if (next !== undefined && EMPTY_HTML.test(line) && HEADING.test(next)) return ''
  const spaced = line.replace(ODD_SPACE, '$1 ').replace(UNSPACED_HEADING, '$1 ')
  const [, before = '', name = ''] = SPOKEN_TAG.exec(spaced) ?? []
  if (name === '' || spaced.toLowerCase().includes(`</${name.toLowerCase()}`, before.length + 2)) return spaced
  return `${before}\\${spaced.slice(before.length)}`
}
