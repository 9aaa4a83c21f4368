/** What JSON leaves as it is: lone surrogates it writes as `\\u…` by itself. No `u`, which takes five times as long. */
const UNSEEN =
  /[\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|\udb40[\udc00-\udc7f]/g

/**
 * JSON that is read as the same value, and in which nothing drives a terminal or turns the reading direction: what JSON
 * itself leaves as it is (C1, reading directions, invisible characters) is written as `\u…`, too.
 */
export function safeJson(value: unknown, indent = 0): string {
  return JSON.stringify(value, null, indent).replace(UNSEEN, (found) =>
    [...Array(found.length).keys()].map((at) => `\\u${found.charCodeAt(at).toString(16).padStart(4, '0')}`).join(''),
  )
}

/** Texts of this many are small enough for V8 to forget cheaply. */
const ROWS_AT_ONCE = 60

/** A list as `safeJson` writes it with an indent of 2, in pieces: of a long one neither all values nor all text are in memory. */
export function* safeJsonList<Row>(
  rows: readonly Row[],
  toValue: (row: Row, index: number) => unknown,
): Generator<string> {
  if (rows.length === 0) {
    yield '[]'
    return
  }
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    const values = rows.slice(from, from + ROWS_AT_ONCE).map((row, index) => toValue(row, from + index))
    const text = safeJson(values, 2)
    const isLast = from + ROWS_AT_ONCE >= rows.length
    // Each piece is a list of its own: only the first keeps its opening bracket, only the last its closing one.
    yield text.slice(from === 0 ? 0 : 2, isLast ? undefined : -2)
    if (!isLast) yield ',\n'
  }
}
