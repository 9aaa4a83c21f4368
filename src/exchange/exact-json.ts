/** Stands before the digits of a number that JavaScript's numbers would round. */
const MARK = '\u{e010}'

/** JSON whose whole numbers of more than 15 digits (ids of 64 bits) become texts that `writeExactJson` makes numbers again. */
export const parseExactJson = (text: string): unknown =>
  JSON.parse(
    text.replaceAll(/"(?:[^"\\]|\\.)*"|-?\d{16,}(?![\d.eE])/g, (found) =>
      found.startsWith('"') ? found : JSON.stringify(exactNumber(found)),
    ),
  )

/** JSON of a value in which there may be such texts. */
export const writeExactJson = (value: unknown): string =>
  JSON.stringify(value).replaceAll(new RegExp(`"${MARK}(-?\\d+)"`, 'gu'), '$1')

/** A whole number from its digits: a number where that is exact, else such a text. */
export const exactNumber = (digits: string): number | string =>
  Number.isSafeInteger(Number(digits)) ? Number(digits) : `${MARK}${digits}`
