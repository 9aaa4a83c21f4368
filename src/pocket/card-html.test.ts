import { expect, it } from 'vitest'
import { cardHtml } from './card-html.ts'

const html = (markdown: string) => cardHtml(markdown, async () => null)

it.each([
  ['$a_1 * b_1$은 곱이에요.', /<msub><mi>a<\/mi><mn>1<\/mn><\/msub>/],
  ['기댓값은 $E[X] = \\sum_i x_i p_i$예요.', /<munder|<msub/],
  ['$$\nT(n) = 2T(n/2) + O(n)\n$$', /<math [^>]*display="block">/],
  ['- $O(n \\log n)$\n- $O(1)$', /<li><span class="katex"><math .*<\/li>\n<li>/],
  ['| 연산 | 비용 |\n|---|---|\n| 찾기 | $O(\\log n)$ |', /<td><span class="katex">/],
  ['**$x^2$** and $\\text{한글}$', /<strong><span class="katex">.*<mtext>한글<\/mtext>/],
])('draws the formula in %j', async (markdown, drawn) => {
  const text = await html(markdown)
  expect(text).toMatch(drawn)
  // Only what it was written as has dollars.
  expect(text.replace(/<annotation.*?<\/annotation>/gs, '')).not.toContain('$')
})

it.each([
  ['It costs $5 and $6.', '<p>It costs $5 and $6.</p>'],
  ['`$a$` and $PATH', '<p><code>$a$</code> and $PATH</p>'],
  ['$\\foo{$ stays', '<p>$\\foo{$ stays</p>'],
])('leaves %j as it is written', async (markdown, shown) => expect(await html(markdown)).toBe(shown))

it.each([
  '$\\href{javascript:alert(1)}{x}$',
  '$\\includegraphics{https://example.com/a.png}$',
  '$\\htmlData{onclick=alert(1)}{x}$',
  '$\\text{</math><script>alert(1)</script>}$',
  '<math><mtext><style><img src=x onerror=alert(1)></style></mtext></math> $x$',
])('lets nothing out of %j that runs or is asked for', async (markdown) => {
  const text = (await html(markdown)).replace(/<annotation.*?<\/annotation>/gs, '')
  expect(text).not.toMatch(/<(?:script|img|style)\b|<[^>]*(?:\son\w+=|src=|href="javascript)/)
})

it('draws many formulas, and those that unfold without end, in no time that anybody waits', async () => {
  expect(await html('$\\def\\a{\\a\\a}\\a$')).toContain('\\def')
  expect((await html('$x$ '.repeat(4_000))).match(/<math/g)?.length).toBe(4_000)
  expect(await html('$\\rule{9999em}{9999em}$')).toMatch(/width="20em"|\\rule/)
})
