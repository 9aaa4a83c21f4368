const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ'
const LOWERED = '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₙᵢ'
const PLAIN = '0123456789+-=()ni'

/** What stands raised, as `²`; as `^2` where there are no such letters. */
export function raised(text: string): string {
  return small(text, RAISED) ?? `^${grouped(text)}`
}

/** What stands lowered, as `₂`; as `_2` where there are no such letters. */
export function lowered(text: string): string {
  return small(text, LOWERED) ?? `_${grouped(text)}`
}

function small(text: string, letters: string): string | null {
  const found = [...text.replaceAll('−', '-')].map((letter) => letters[PLAIN.indexOf(letter)] ?? null)
  return found.includes(null) ? null : found.join('')
}

function grouped(text: string): string {
  return text.length > 1 ? `(${text})` : text
}
