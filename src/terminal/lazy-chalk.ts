/** Stands for chalk in the built program: it looks at the system when it is imported, so it is taken in with the first colour. */
type ChalkModule = typeof import('chalk')

/** The bundler's: it takes a module in when this is called. */
declare const require: (path: string) => ChalkModule

/** As chalk's class of that name, which is called with `new`. */
export const Chalk = function (this: unknown, options: ConstructorParameters<ChalkModule['Chalk']>[0]) {
  return new (require('../../node_modules/chalk/source/index.js').Chalk)(options)
}
