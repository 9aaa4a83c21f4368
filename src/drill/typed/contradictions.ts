import { isSameWord } from './match.ts'
import { plainOf, type Word, wordsOf } from './words.ts'

/** A clause of an answer that says the opposite of the reference. */
export interface Contradiction {
  readonly said: string
  readonly reference: string
}

/** Words that exclude each other. */
const OPPOSITES: readonly (readonly [RegExp, RegExp])[] = (
  [
    ['빠르|빨라|빠름', '느리|느려|느림'],
    ['많', '적[은어다고]|적음'],
    ['높', '낮'],
    ['크다|큰|커[서요]|더 크', '작'],
    ['같다|같은|동일', '다르|다른'],
    ['드물', '잦'],
    ['먼저', '나중'],
    ['가능', '불가능'],
    ['필요하', '불필요|필요 ?없'],
    ['증가', '감소'],
    ['\\bfast(?:er)?\\b|\\bquick', '\\bslow'],
    ['\\bmore\\b', '\\b(?:less|fewer)\\b'],
    ['\\bhigh', '\\blow(?:er|est)?\\b'],
    ['\\balways\\b', '\\bnever\\b'],
    ['\\bmutable\\b', '\\bimmutable\\b'],
    ['\\bbefore\\b', '\\bafter\\b'],
    ['\\bincreas', '\\bdecreas'],
  ] as const
).map(([one, other]) => [new RegExp(one, 'iu'), new RegExp(other, 'iu')])

/** What denies the word before it, in Korean, and the word after it. */
const DENIES_BEFORE = /않|못|없|아니/gu
const DENIES_AFTER =
  /(?<!\p{L})안(?=\s)|(?<![\p{L}])(?:not|no|never|without|cannot|none|nothing)(?![\p{L}])|n['’]t(?![\p{L}])/giu

const CLAUSE = /[.,;:!?\n]|(?<=\S(?:고|며|지만|는데|거나))\s|\s(?:and|but|while|whereas|or|because)\s/iu

interface Clause {
  readonly text: string
  readonly words: readonly Word[]
  /** The stems of those that are denied. */
  readonly denied: ReadonlySet<string>
}

/** Clauses of a typed answer that deny, turn round or mix up what the reference says, by words that both of them have. */
export function contradictions(reference: string, typed: string): readonly Contradiction[] {
  const known = clausesOf(reference)
  return clausesOf(typed).flatMap((clause) => {
    const about = known
      .map((other) => ({ other, shared: shared(clause, other) }))
      .filter(({ other, shared }) => shared >= Math.max(1, 0.5 * Math.min(clause.words.length, other.words.length)))
      .sort((a, b) => b.shared - a.shared || beginsAlike(clause, b.other) - beginsAlike(clause, a.other))[0]
    if (about !== undefined && opposes(clause, about.other, known))
      return [{ said: clause.text, reference: about.other.text }]
    const mixed = mixedUp(clause, known)
    return mixed === null ? [] : [{ said: clause.text, reference: mixed.text }]
  })
}

const clausesOf = (text: string): readonly Clause[] =>
  plainOf(text)
    .split(CLAUSE)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => ({ text: part, words: wordsOf(part), denied: deniedIn(part) }))
    .filter(({ words }) => words.length > 0)

function deniedIn(text: string): ReadonlySet<string> {
  const denied = new Set<string>()
  const turn = (word: Word | undefined): void => {
    if (word === undefined) return
    if (!denied.delete(word.stem)) denied.add(word.stem)
  }
  for (const { index } of text.matchAll(DENIES_BEFORE)) turn(wordsOf(text.slice(0, index)).at(-1))
  for (const { index, 0: found } of text.matchAll(DENIES_AFTER)) turn(wordsOf(text.slice(index + found.length))[0])
  return denied
}

const shared = (one: Clause, other: Clause): number =>
  one.words.filter((word) => other.words.some((each) => isSameWord(word, each))).length

function beginsAlike(one: Clause, other: Clause): number {
  const [first] = one.words
  const [second] = other.words
  return first !== undefined && second !== undefined && isSameWord(first, second) ? 1 : 0
}

function opposes(said: Clause, other: Clause, known: readonly Clause[]): boolean {
  const turned = OPPOSITES.some(
    ([one, opposite]) =>
      (one.test(other.text) && !opposite.test(other.text) && opposite.test(said.text) && !one.test(said.text)) ||
      (opposite.test(other.text) && !one.test(other.text) && one.test(said.text) && !opposite.test(said.text)),
  )
  // "Not slower" is as good as "faster".
  if (turned) return said.denied.size === other.denied.size
  return said.words.some((word) => {
    const theirs = other.words.find((each) => isSameWord(word, each))
    if (theirs === undefined) return false
    const isDenied = said.denied.has(word.stem)
    if (isDenied === other.denied.has(theirs.stem)) return false
    // Where the reference says it both ways, of different things, either may be meant.
    return !known.some((clause) =>
      clause.words.some((each) => isSameWord(word, each) && clause.denied.has(each.stem) === isDenied),
    )
  })
}

/** Of two things told apart by the reference, one is given what belongs to the other. */
function mixedUp(said: Clause, known: readonly Clause[]): Clause | null {
  const subjects = known.map(({ words }) => words[0])
  const own = known.findIndex((_, index) => {
    const subject = subjects[index]
    return subject !== undefined && said.words[0] !== undefined && isSubject(said.words, subject, subjects)
  })
  const reference = known[own]
  if (reference === undefined) return null
  const rest = (clause: Clause): readonly Word[] => clause.words.slice(1)
  const fits = (clause: Clause): number =>
    rest(said).filter((word) => rest(clause).some((each) => isSameWord(word, each))).length
  const subject = subjects[own]
  const ofOwn = known.filter((_, index) => index === own || belongs(known, subjects, index, subject))
  const best = Math.max(...ofOwn.map(fits))
  const other = known.find((clause) => !ofOwn.includes(clause) && fits(clause) >= 2 && fits(clause) > 2 * best)
  return other ?? null
}

/** Whether a clause begins with a subject, in Korean often written together with what follows it. */
function isSubject(words: readonly Word[], subject: Word, subjects: readonly (Word | undefined)[]): boolean {
  const [first] = words
  const isUnique = subjects.filter((each) => each !== undefined && isSameWord(each, subject)).length < subjects.length
  return first !== undefined && isUnique && isSameWord(first, subject)
}

/** A clause without a subject of its own goes on about the one before. */
function belongs(
  known: readonly Clause[],
  subjects: readonly (Word | undefined)[],
  index: number,
  subject: Word | undefined,
): boolean {
  for (let at = index; at >= 0; at--) {
    const first = subjects[at]
    if (first === undefined || subject === undefined) return false
    if (isSameWord(first, subject)) return true
    if (/[은는]$/u.test(known[at]?.text.split(/\s/)[1] ?? known[at]?.text.split(/\s/)[0] ?? '')) return false
  }
  return false
}
