/** Texts up to this many letters are compared letter by letter as well: one slip changes most of their pairs. */
const SHORT_LETTERS = 40

/**
 * How alike two normalised texts are, 0–1: the share of letter pairs they have in common (Dice), or for short ones the
 * share of letters that need no edit (Damerau–Levenshtein), whichever is more. Hangul counts by jamo, so that one wrong
 * vowel is a small slip in a syllable and not another syllable.
 */
export function likeness(left: string, right: string): number {
  if (left === right) return 1
  const [leftLetters, rightLetters] = [left.normalize('NFD'), right.normalize('NFD')]
  const shared = diceOfPairs(leftLetters, rightLetters)
  if (Math.max(leftLetters.length, rightLetters.length) > SHORT_LETTERS) return shared
  return Math.max(shared, editRatio(leftLetters, rightLetters))
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

function editRatio(left: string, right: string): number {
  const longest = Math.max(left.length, right.length)
  if (longest === 0) return 1
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
  return 1 - (oneBack[right.length] ?? longest) / longest
}
