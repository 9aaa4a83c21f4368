/**
 * Stands for es-hangul in the built program: it makes its tables of letters when it is imported, which takes a tenth of a small
 * command; so it is taken in when one of its functions is first called.
 */
type Hangul = typeof import('es-hangul')

/** The bundler's: it takes a module in when this is called. */
declare const require: (path: string) => Hangul

const hangul = (): Hangul => require('../../node_modules/es-hangul/dist/index.mjs')

export const getChoseong: Hangul['getChoseong'] = (text) => hangul().getChoseong(text)
export const disassemble: Hangul['disassemble'] = (text) => hangul().disassemble(text)
export const convertHangulToQwerty: Hangul['convertHangulToQwerty'] = (text) => hangul().convertHangulToQwerty(text)
export const convertQwertyToHangul: Hangul['convertQwertyToHangul'] = (text) => hangul().convertQwertyToHangul(text)
/** With the choice alone, `josa.pick`. Its type says of each particle what comes of it, which no other function can repeat. */
export const josa = Object.assign((...given: Parameters<Hangul['josa']>): string => hangul().josa(...given), {
  pick: (...given: Parameters<Hangul['josa']['pick']>): string => hangul().josa.pick(...given),
})
