/**
 * Stands for string-width in the built program. Importing string-width loads ICU's tables of characters and emoji (25 ms),
 * which commands that meet only common characters never need: so it is taken in when it is first called.
 */
type StringWidth = (text: string, options?: { readonly countAnsiEscapeCodes?: boolean }) => number

/** The bundler's: it takes a module in when this is called. */
declare const require: (path: string) => { readonly default: StringWidth }

let real: StringWidth | null = null

const stringWidth: StringWidth = (text, options) => {
  real ??= require('../../../node_modules/string-width/index.js').default
  return real(text, options)
}

export { stringWidth as default }
