import { isCommonLetter } from '../../cards/common-letters.ts'

const MARK =
  /^(?:[\s.。．!！:：;；,，、~…"'”’」』`*_)）\]】]|\p{Extended_Pictographic}|\p{Regional_Indicator}|\u200d|\ufe0f)$/u
const SHORTCODE = /:[a-z_\d+-]{1,40}:$/
const OPENERS: Readonly<Record<string, string>> = { ')': '(', '）': '（', ']': '[', '】': '【' }

/** A line without what trails behind its last word: closing marks, emoji, a remark in brackets. */
export function trimTail(line: string): string {
  if (isCommonLetter(line.charCodeAt(line.length - 1))) return line
  let rest = line
  for (let round = 0; round < 4; round++) {
    const bare = withoutMarks(withoutAside(rest))
    if (bare === rest || bare === '') break
    rest = bare
  }
  return rest
}

/** A line without emoji, colons and spaces at its end. */
export function trimDecoration(line: string): string {
  let end = line.length
  while (end > 0 && !isCommonLetter(line.charCodeAt(end - 1))) {
    const from = end > 1 && /[\udc00-\udfff]/.test(line[end - 1] ?? '') ? end - 2 : end - 1
    if (!/^(?:[\s:：]|\p{Extended_Pictographic}|\p{Regional_Indicator}|\u200d|\ufe0f)$/u.test(line.slice(from, end)))
      break
    end = from
  }
  return line.slice(0, end)
}

function withoutMarks(line: string): string {
  let end = line.length
  for (;;) {
    const from = end > 1 && /[\udc00-\udfff]/.test(line[end - 1] ?? '') ? end - 2 : end - 1
    if (end > 0 && !isCommonLetter(line.charCodeAt(end - 1)) && MARK.test(line.slice(from, end))) {
      const code = line[end - 1] === ':' ? SHORTCODE.exec(line.slice(Math.max(0, end - 42), end)) : null
      end = code === null ? from : end - code[0].length
    } else break
  }
  return line.slice(0, end)
}

function withoutAside(line: string): string {
  const opener = OPENERS[line.at(-1) ?? '']
  if (opener === undefined) return line
  const from = line.lastIndexOf(opener)
  return from > 0 ? line.slice(0, from) : line
}
