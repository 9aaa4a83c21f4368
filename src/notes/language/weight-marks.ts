/** More marks than these say no more. */
const MOST_MARKS = 5
/** Nobody marks a question that is longer, and looking at its ends would take more than its share of time. */
const LONGEST_LINE = 1000
/** What a word such as `빈출` counts for: as much as two stars. */
const OFTEN = 2

/** The marks of a block, of what stands before and behind the words of a question. */
const FRONT = /^[\t >]*(?:(?:#{1,6}|[-+•]|\*(?=\s)|\d{1,3}[.)]|<summary>|\[[ xX]\]|Q\d*[.:)]|\||\*\*|__)\s*)*/u
const BACK = /(?:\s|\*\*|__|<\/\w+>|\||#(?=#*$))+$/u

const STARS = /(?:[⭐★🌟🔥✪✯]\ufe0f?|[☆])+/gu
const FILLED = /[⭐★🌟🔥✪✯]/gu

const OFTEN_WORD =
  '(?:최?빈출|초?단골|필수|중요|자주\\s?(?:나옴|나오는|나와요?|물어봄|묻는|물어보는)(?:\\s?질문)?|기출|frequent(?:ly)?(?:\\s(?:asked|used))?|very common|common|must[- ]know|important|hot)'
/** In brackets or a label of its own, at either end: within the words it is what the question is about. */
const OFTEN_APART = new RegExp(
  `^(?:[[(（【<]\\s*${OFTEN_WORD}!*\\s*[\\])）】>]|${OFTEN_WORD}\\s?[:：])|(?:[[(（【]\\s*${OFTEN_WORD}!*\\s*[\\])）】]|\\s#${OFTEN_WORD}|\`${OFTEN_WORD}\`)$`,
  'iu',
)
const TIMES =
  /[(（[]\s*(?:총\s?)?(\d{1,2})\s?(?:번|회)\s?(?:나옴|나왔음|나왔어요?|출제(?:됨)?|등장|기출|물어봄|질문(?:받음|됨)?)?\s*[)）\]]$|\s(\d{1,2})\s?(?:번|회)\s?(?:나옴|출제(?:됨)?|등장|기출|물어봄)$|[(（[]\s*(?:asked\s)?(\d{1,2})\s?(?:times|x|×)(?:\sasked)?\s*[)）\]]$|\s[x×](\d{1,2})$/iu

/**
 * How often a question is asked by the marks on its line, from 1, without any: one more for each star or flame (`⭐⭐⭐`, `🔥`, `★★☆`)
 * and each asterisk that emphasises nothing, as many more as the times it came (`2번 나옴`, `x3`), two more where it is said to come
 * often (`(빈출)`, `[중요]`, `(frequently asked)`).
 */
export function weightIn(line: string): number {
  if (line.length > LONGEST_LINE) return 1
  const front = FRONT.exec(line)?.[0] ?? ''
  const bare = line.slice(front.length).replace(BACK, '').trim()
  const stars = Math.max(0, ...(bare.match(STARS) ?? []).map((run) => run.match(FILLED)?.length ?? 0))
  const words = bare
    .replaceAll(STARS, ' ')
    .replaceAll(/[(（]\s*[)）]/g, '')
    .trim()
  const times = TIMES.exec(words)
  const counted = Number(times?.slice(1).find((each) => each !== undefined) ?? 0)
  const marks = Math.max(stars, counted, OFTEN_APART.test(words) ? OFTEN : 0, asterisks(line))
  return 1 + Math.min(MOST_MARKS, marks)
}

/** Asterisks at either end that open or close no emphasis. */
function asterisks(line: string): number {
  const words = line.replace(/^[\t >]*(?:(?:#{1,6}|[-+*•]|\d{1,3}[.)])\s+)?/u, '').trim()
  const runs = words.match(/(?:\\\*|\*)+/g) ?? []
  const [only, ...others] = runs
  if (only === undefined || others.length > 0) return 0
  const stands = words.startsWith(only) || (words.endsWith(only) && /[\s?？.)]$/u.test(words.slice(0, -only.length)))
  return stands ? only.replaceAll('\\', '').length : 0
}
