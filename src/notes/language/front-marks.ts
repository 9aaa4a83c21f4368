/** Korean particles right behind a sign: `==와`, `①과`, `<div>란`. */
const PARTICLE = /^(?:과|와|이?랑(?![가-힣])|하고(?![가-힣])|이?란(?![가-힣])|[은는이가을를의도](?![가-힣]))/u
/** What joins two signs: `* and &`, `# 와 $`, `*と&`. */
const JOINED =
  /^\s*(?:과|와|랑|하고|및|と|や|和|与|與|跟|及|vs\.?|and|or|et|y|и|und|oder|[,，、/])\s*(?:[-+*/=<>!&|%^~?:#$@]|[①-⑳])/iu
/** A sign of two or more that no list begins with is an operator already: `== 과 equals()`. */
const OPERATOR = /^(?:={2,}|\+\+|&&|\|\||<<|>{2,}|\?\?|::)=?$/
const AND = /^\s+(?:과|와|랑|하고|및|と|和|与|與|跟|及|vs\.?|and|or|et|y|и|und|oder)\s/iu
/** The word for a sign or a tag. */
const NAMED =
  /^\s+(?:연산자?|기호|부호|키워드|태그|요소|operators?|symbols?|signs?|tags?|elements?|运算符|操作符|符号|标签|元素|演算子|記号|タグ|要素|оператор|тег|opérateur|operador)/iu

/** Whether the words behind a sign make it their own: `==와 ===`, `-> 연산자는`, `①과 ②`. */
export const speaksOf = (sign: string, behind: string): boolean =>
  (PARTICLE.test(behind) && !(sign === '-' && /^[이가의도]\s/u.test(behind))) ||
  JOINED.test(behind) ||
  NAMED.test(behind) ||
  (OPERATOR.test(sign) && AND.test(behind))

/** Signs that decorate wherever they stand: bullets, stars, ticks, emoji. */
const ORNAMENT =
  /^(?:[•●○◆◇■□▪▫◦‣⁃∙·▶►▷➤➔➜※★☆✅☑✔✓❓❔❗]|(?![©®™#*\d])\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\u200b|\u200d|\ufe0f|\ufeff|:[a-z][a-z_\d+-]*:(?!:))+/u
/** Signs that may be operators: they decorate only before a space. */
const SIGN = /^(?:\\?[>#*+=→⇒-])+|^~~(?=\s*\d)|^[:?](?=\s)/u
/** A dash or an arrow right before a word of a script in which no option or name begins with one. */
const BEFORE_A_WORD = /^(?:#{2,6}|[-–—]|-+>|=+>|→|⇒|>)$/u
const PLAIN_WORD =
  /^[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Cyrillic}¿¡(（"“「]/u
/** `-What is …`, and not `-Xmx`. */
const SENTENCE = /^[A-Z][a-z']*\s(?!(?:and|or|vs)\s)[a-z]+(?:\s|$)/

/** `○○ 프로젝트`: a name that is left out. */
const PLACEHOLDER = /^(?:○○|◯◯|●●|◇◇|□□)/u

/** A line without the decoration at its beginning. What is an operator, or what the words behind speak of, is none. */
export function withoutOrnament(line: string): string {
  let rest = line.trimStart()
  for (;;) {
    const [mark = ''] = ORNAMENT.exec(rest) ?? SIGN.exec(rest) ?? []
    if (mark === '' || PLACEHOLDER.test(rest)) return rest
    const behind = rest.slice(mark.length)
    if (behind.trim() === '') return ''
    if (speaksOf(mark.trim(), behind)) return rest
    const isOrnament = ORNAMENT.test(mark)
    const decorates =
      isOrnament ||
      /^\s/.test(behind) ||
      mark === '~~' ||
      (BEFORE_A_WORD.test(mark) && (PLAIN_WORD.test(behind) || (mark === '-' && SENTENCE.test(behind))))
    if (!decorates) return rest
    rest = behind.trimStart()
  }
}

/** How much an answer is worth, in brackets: `(10점)`, `[3đ]`; as a part of a pattern. */
export const POINTS = String.raw`[[(（【]\s*\d{1,3}(?:[.,]\d{1,2})?\s*(?:점|分|点|đ|điểm|pts?\.?|points?|marks?|puntos?|pontos?|punkte?|балл(?:а|ов)?)\s*[\])）】]`

/** A date is no number: `2024.11.03`. */
const DATE = /^(?:19|20)\d\d[.-] ?\d{1,2}(?!\d)/
/** Parts of one number stand together: `1.2.1.`; ratios, times and versions are none: `1:N`, `10:30`, `2.x`. */
const NUMBER =
  /^#?[([（【]?(\d{1,4}(?:[-.]\d{1,3})*[a-z]?)\\?(?:\.+(?!\d|x\b|js\b)[)）]?|[)）\]】、．]+[.:：]?|：|:(?=\s|$)|\s+[.):：](?=\s)|\s*[-–—](?=\s+\D)|\s*번(?:[.):]|\s*[-–—:](?=\s)))\s*/u
const COUNTED = /^#(\d{1,4})(?:\s+|$)/
/** `No. 7)`, `№ 3.`: the word for a number. */
const WORDED = /^(?:no|nr|n[º°]|№)\s*\.?\s*(\d{1,4})\s*[.)）:：]\s*(?=\S)/iu
const CIRCLED = /^([①-⑳㉑-㉟❶-❿⓵-⓾]|\d\ufe0f?\u20e3|🔟)\s*/u
const CHINESE =
  /^[（(【[]?(?:第\s*([\d一二三四五六七八九十百]{1,4})\s*[题題问問道]目?\s*[)）】\]]?(?:\s*[:：、.．]|\s+)|([一二三四五六七八九十]{1,3})(?:[、．)）】\]]+|\.(?!\d)|\s+、))\s*/u

/** The number with which a line begins, and how long it is with its mark; null where what stands there belongs to the words. */
export function numberAt(line: string): { readonly number: string; readonly length: number } | null {
  if (DATE.test(line)) return null
  const found = NUMBER.exec(line) ?? COUNTED.exec(line) ?? WORDED.exec(line) ?? CIRCLED.exec(line) ?? CHINESE.exec(line)
  if (found === null) return null
  const [{ length }, first, second] = found
  if (speaksOf('', line.slice(length)) && !/[.)）、:：]\s*$/u.test(found[0])) return null
  const number = (first ?? second ?? '').replace(/\ufe0f?\u20e3$/u, '')
  return { number, length }
}
