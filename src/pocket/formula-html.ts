import katex from 'katex'

/** Larger than any answer needs, in em: a formula must not cover the page. */
const LARGEST_EM = 20

/**
 * A formula in TeX as MathML, which browsers draw by themselves, without a style or a font; null for what is none. Commands
 * that name addresses or classes, or make HTML, are not carried out.
 */
export function formulaHtml(formula: string): string | null {
  const displayMode = formula.startsWith('$$')
  const source = displayMode ? formula.slice(2, -2) : formula.slice(1, -1)
  const options = { output: 'mathml', displayMode, trust: false, strict: false, maxSize: LARGEST_EM } as const
  try {
    return katex.renderToString(source, { ...options, throwOnError: true })
  } catch {
    return null
  }
}
