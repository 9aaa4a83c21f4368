/**
 * Spreadsheets take a cell that begins with one of these for a formula, which may fetch addresses or start programs. With
 * an apostrophe before it they take it for text. Texts that already begin so get one more, so that nothing is lost.
 * Source: OWASP, "CSV Injection".
 */
export const FORMULA = /^'*[=+\-@\t\r]/

/** A cell as it was before `FORMULA` cells were given an apostrophe. */
export const withoutApostrophe = (cell: string): string => (/^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell)
