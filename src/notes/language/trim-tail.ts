import { isCommonLetter } from '../../cards/common-letters.ts'
import { POINTS, speaksOf } from './front-marks.ts'

const MARK =
  /^(?:[\s.。．!！:：;；,，、~…"'”’」』`*_)）\]】]|\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\u200d|\ufe0f)$/u
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
function trimDecoration(line: string): string {
  let end = line.length
  while (end > 0 && !isCommonLetter(line.charCodeAt(end - 1))) {
    const from = end > 1 && /[\udc00-\udfff]/.test(line[end - 1] ?? '') ? end - 2 : end - 1
    if (
      !/^(?:[\s:：、]|\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\u200d|\ufe0f)$/u.test(
        line.slice(from, end),
      )
    )
      break
    end = from
  }
  return line.slice(0, end)
}

/** `(O)`, `(⭐⭐)`, `(★★☆)`, `(?)`: how well it was answered or how often it is asked, in marks. */
const GRADE =
  /(?:(?<=[\s.?!。？！…)])|(?<=[가-힣]))\s*[(（[](?:[OXox0ㅇ○◯△▲×✕✖✓✔☑!！?？~*\-+\s★☆⭐]|\p{Extended_Pictographic}|[\ufe0f\u200d])+[)）\]]$/u
/** The same behind the end of a sentence, without brackets. */
const BARE_GRADE = /(?<=[.?!。？！])\s+(?:[OXox0ㅇ○◯△▲×✕✖✓✔☑]|\^{2}|\^_\^|[ㅋㅎㅠㅜ]{1,5})$/u
/** Where a question was asked: `[Naver]` behind its mark. */
const ASKED_BY = /(?<=[?？])\s*[[【][^[\]【】?？]{1,24}[\]】]$/u
/** The same behind dashes: `?----Naver-2014`. */
const ASKED_AT = /(?<=[?？])\s*[-–—]{2,}\s*[^?？\s]{1,16}$/u
/** An arrow that waits for its answer: `프로세스란? ->`, `특징 →`; behind a word that joins it to another, it is asked about. */
const ARROW =
  /(?<=[?？.。]|[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana})）])\s*(?<!(?:[와과랑]|하고|과의|와의|vs|와|と|和|与|跟)\s+)(?:[-=]+>|[→⇒])$/u
/** Marked as what went wrong, `==X==`, and not what a word means: a mark by itself. */
const MARKED_GRADE = /(?:\s+|(?<=[?？。]))==\s*[OXox○◯△▲×✕✖✓✔?？!！]\s*==$/u
/** A page's sign for a link to its own heading, and one star or stroke too many. */
const SLIP =
  /(?<=[?？])#$|(?<=[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}?？])(?:\*|\s?[/／])$/u
/** An address that was pasted right behind the words, or behind a space. */
const ADDRESS = /(?<=[^\s:：=("'“‘「《<[（])\s*https?:\/\/\S*$/u
const POINTS_BEHIND = new RegExp(String.raw`\s*${POINTS}$`, 'iu')
/** Obsidian's name of a block, its tags, its comments. */
const BLOCK_ID = /\s\^[\w-]+$/
const TAG =
  '#(?!(?:include|define|undef|ifn?def|if|else|elif|endif|pragma|error|import|region)(?![\\w/]))(?=[\\p{L}\\p{N}_/-]*\\p{L})[\\p{L}\\p{N}_/-]+'
const TAGS = new RegExp(`(?:\\s${TAG})+$`, 'u')
const FRONT_TAGS = new RegExp(`^(?:${TAG}\\s+)+(?=\\S)`, 'u')
const ALL_TAGS = new RegExp(`^${TAG}(?:\\s+${TAG})*$`, 'u')
/** What stands behind the name of something that is written so: `#id selectors`, `#nullable enable`. */
const SELECTS = /^(?:선택자|셀렉터|selectors?|enable|disable|セレクタ|选择器|#)/iu
const COMMENT = /\s*%%(?:(?!%%).)*(?:%%|$)/gu
/** `==words==` is marked where it closes; `==` by itself is an operator. */
const HIGHLIGHT = /(?<![=!<>\p{L}\p{N})\]])==(?![=\s"'“”‘’`])([^=]*[^=\s"'“”‘’`])==(?!=)/gu
const STRUCK = /^~~\s*|\s*~~$/g
/** `{==words==}`, as CriticMarkup marks them. */
const CRITIC = /\{==([^=]+)==\}/gu
/** A bracket that nothing opened. */
const UNOPENED = /^([^[\]]*[^[\]\s])\]$/u
/** What a line may end with to have one of them there, and the pattern: looking for an end from every beginning takes its time. */
const BY_LAST: readonly (readonly [last: string, pattern: RegExp])[] = [
  [')）]】', GRADE],
  [']】', ASKED_BY],
  [')）]】', POINTS_BEHIND],
  ['>→⇒', ARROW],
  ['#*/／', SLIP],
  ['★☆', /(?<=\S)\s*[★☆]+$/u],
  ['*', /(?<=[^\s*])\s*\*{2,}$/u],
]
/** Something of the kinds above may stand there. */
const MAY_BE_LEFT = /[)）\]】^#~%=★☆ㅋㅎㅠㅜ、→⇒>]|[*/／]$|\s\S$|https?:\/\//u
/** Nobody writes a question so long; patterns that look for an end from many beginnings would take their time over it. */
const LONGEST_QUESTION = 1000

/** A whole title in a frame: `[ TCP와 UDP 차이 ]`, `【 索引 】`. A space within tells it from a link, a list of values and a label. */
const FRAMED =
  /^(?:\[\s+([^[\]]*\p{L}[^[\]]*?)\s+\]|【\s*([^【】]*\p{L}[^【】]*?)\s*】|〔\s*([^〔〕]*\p{L}[^〔〕]*?)\s*〕)$/u
/** Asterisks that emphasise nothing: more than two, or before a space or a frame; `**kwargs` is a name. */
const STRAY = /^(?:\*{4,}\s*|\*{2,3}(?:\s+|(?=[[【〔])))(?=\S)/u

/** A title without stray asterisks before it and the frame around it. */
export function withoutFrame(title: string): string {
  const bare = title.startsWith('**') ? title.replace(STRAY, '') : title
  if (!'[【〔'.includes(bare.charAt(0))) return bare
  const [, ...inner] = FRAMED.exec(bare) ?? []
  return inner.find((each) => each !== undefined) ?? bare
}

/** The tags that a line consists of, without their `#`; none where it says anything else. */
export function tagsAlone(line: string): readonly string[] {
  const words = line.trim()
  if (!words.startsWith('#') || words.length > LONGEST_QUESTION || !ALL_TAGS.test(words)) return []
  return words.split(/[\s#]+/).filter((tag) => tag !== '')
}

/**
 * A question without what its author put beside its words: grades, tags, block names, comments, highlighting, decoration. The
 * tags, without their `#`, go into `tags`.
 */
export function withoutLeftovers(line: string, isRemark: (aside: string) => boolean, tags: string[] = []): string {
  const mayBeLeft =
    MAY_BE_LEFT.test(line) || (line.includes('-') && /[?？]/u.test(line.slice(0, line.lastIndexOf('-'))))
  if (!mayBeLeft || line.length > LONGEST_QUESTION) return trimDecoration(line)
  const take = (found: string): string => {
    tags.push(...found.split(/[\s#]+/).filter((tag) => tag !== ''))
    return ''
  }
  let rest = line.includes('%%') ? line.replace(COMMENT, '') : line
  if (rest.includes('==')) rest = rest.replace(MARKED_GRADE, '').replace(CRITIC, '$1').replace(HIGHLIGHT, '$1')
  rest = rest.replace(STRUCK, '')
  const [front = ''] = rest.startsWith('#') ? (FRONT_TAGS.exec(rest) ?? []) : []
  const behind = rest.slice(front.length)
  if (front !== '' && !speaksOf('#', behind) && !speaksOf('#', ` ${behind}`) && !SELECTS.test(behind)) {
    take(front)
    rest = behind
  }
  for (let round = 0; round < 6; round++) {
    let next = trimDecoration(rest)
    next = next.replace(BLOCK_ID, '')
    if (next.includes('#')) next = next.replace(TAGS, take)
    for (const [last, pattern] of BY_LAST) if (last.includes(next.at(-1) ?? ' ')) next = next.replace(pattern, '')
    next = next.replace(BARE_GRADE, '').replace(ASKED_AT, '')
    if (next.includes('://')) next = next.replace(ADDRESS, '')
    const bare = withoutAside(next)
    if (bare !== next && isRemark(next.slice(bare.length + 1, -1).trim())) next = bare.trimEnd()
    next = next.replace(UNOPENED, '$1')
    if (next === rest) return rest
    if (!/[\p{L}\p{N}]/u.test(next)) return rest
    rest = next
  }
  return rest
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
