import type { Root } from 'mdast'
import { visit } from 'unist-util-visit'

/** A formula on a line neither begins nor ends with a space, and no digit follows it: `$5 and $6` are prices. */
const FORMULA = /(?<!\\)\$\$(?=\S|\n)[^$]{1,2000}\$\$|(?<![\\$\w])\$(?![\s$])[^$\n`]{1,300}?(?<![\s\\])\$(?![\d$\w])/g
const MARKS = /[!"#%&'()*+,\-./:;<=>?@[\\\]^_`{|}~]/g

/** Where formulas are in a text, in order. */
export const formulasIn = (text: string): readonly { readonly formula: string; readonly at: number }[] =>
  [...text.matchAll(FORMULA)].map((found) => ({ formula: found[0], at: found.index }))

/**
 * The same text with its formulas (`$…$`, `$$…$$`) such that Markdown leaves them as they are: in `$a_1 * b_1$` nothing
 * is emphasis, and `\{` keeps its stroke. `root` is the text as Markdown takes it otherwise; code in it stays.
 */
export function keepFormulas(markdown: string, root: Root): string {
  const code: (readonly [from: number, to: number])[] = []
  visit(root, (node) => {
    if (node.type !== 'code' && node.type !== 'inlineCode' && node.type !== 'html') return
    code.push([node.position?.start.offset ?? 0, node.position?.end.offset ?? 0])
  })
  return markdown.replace(FORMULA, (formula, at: number) => {
    const isCode = code.some(([from, to]) => from < at + formula.length && at < to)
    return isCode ? formula : formula.replace(MARKS, '\\$&')
  })
}
