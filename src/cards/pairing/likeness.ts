/** Texts up to this many letters are compared letter by letter as well: one slip changes most of their pairs. */
const SHORT_LETTERS = 40

/** Beyond this many letters slips are not counted. */
const MOST_LETTERS = 300

/** The letters of a normalised text. Hangul counts by jamo: one wrong vowel is a small slip, not another syllable. */
const lettersOf = (text: string): string => text.normalize('NFD')

/**
 * How alike two normalised texts are, 0–1: the share of letter pairs they have in common (Dice), or for short ones the
 * share of letters that need no edit (Damerau–Levenshtein), whichever is more.
 */
export function likeness(left: string, right: string): number {
  if (left === right) return 1
  const [leftLetters, rightLetters] = [lettersOf(left), lettersOf(right)]
  const shared = diceOfPairs(leftLetters, rightLetters)
  const longest = Math.max(leftLetters.length, rightLetters.length)
  return longest > SHORT_LETTERS ? shared : Math.max(shared, 1 - editsBetween(leftLetters, rightLetters) / longest)
}

/**
 * Whether one normalised text can be the other with a slip of the fingers mended: one letter added, left out, changed
 * or swapped with the next; in a longer text two.
 */
export function differBySlips(left: string, right: string): boolean {
  const [leftLetters, rightLetters] = [lettersOf(left), lettersOf(right)]
  const longest = Math.max(leftLetters.length, rightLetters.length)
  const allowed = longest < 3 ? 0 : longest < 12 ? 1 : 2
  if (Math.abs(leftLetters.length - rightLetters.length) > allowed || longest > MOST_LETTERS) return false
  return editsBetween(leftLetters, rightLetters) <= allowed
}

function diceOfPairs(left: string, right: string): number {
  const total = left.length + right.length - 2
  if (left.length < 2 || right.length < 2) return 0
  const pairs = new Map<string, number>()
  for (let index = 0; index < left.length - 1; index += 1) {
    const pair = left.slice(index, index + 2)
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
  }
  let shared = 0
  for (let index = 0; index < right.length - 1; index += 1) {
    const pair = right.slice(index, index + 2)
    const count = pairs.get(pair) ?? 0
    if (count === 0) continue
    shared += 1
    pairs.set(pair, count - 1)
  }
  return (2 * shared) / total
}

/** How many letters to add, take out, change or swap with the next (Damerau–Levenshtein, adjacent swaps only). */
function editsBetween(left: string, right: string): number {
  let twoBack: number[] = []
  let oneBack = Array.from({ length: right.length + 1 }, (_, index) => index)
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row]
    for (let column = 1; column <= right.length; column += 1) {
      const same = left[row - 1] === right[column - 1]
      let edits = Math.min(
        (oneBack[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (oneBack[column - 1] ?? 0) + (same ? 0 : 1),
      )
      const swapped =
        row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1]
      if (swapped) edits = Math.min(edits, (twoBack[column - 2] ?? 0) + 1)
      current.push(edits)
    }
    twoBack = oneBack
    oneBack = current
  }
  return oneBack[right.length] ?? 0
}
