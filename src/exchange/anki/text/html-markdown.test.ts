import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { htmlToMarkdown } from './html-markdown.ts'
import { markdownToHtml } from './markdown-html.ts'

const markdown = (html: string) => htmlToMarkdown(html, (name) => `media/${encodeURIComponent(name)}`)
const html = (text: string) => markdownToHtml(text, (link) => link.replace(/^media\//, ''))

describe('htmlToMarkdown', () => {
  it.each([
    ['one<div>two</div><div>three</div>', 'one\\\ntwo\\\nthree'],
    ['one<br><br>two', 'one\n\ntwo'],
    ['<div>one</div><div><br></div><div>two</div>', 'one\n\ntwo'],
    [
      'a <b>bold</b>, <i>slanted</i> &amp; <u>under</u> <font color="red">red</font>',
      'a **bold**, *slanted* & under red',
    ],
    ['<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>', '- a\n- b\n  - c'],
    ['<ol><li>a</li><li>b</li></ol>', '1. a\n2. b'],
    ['<pre><code class="language-py">if a &lt; b:\n    pass</code></pre>', '```py\nif a < b:\n    pass\n```'],
    [
      '<table><tr><th>a</th><th>b</th></tr><tr><td>1<br>2</td><td>3</td></tr></table>',
      '| a | b |\n| - | - |\n| 1<br>2 | 3 |',
    ],
    ['<img src="a b.png" alt="x">', '![x](media/a%20b.png)'],
    ['say [sound:a.mp3]', 'say [a.mp3](media/a.mp3)'],
    ['\\(x_1*y_2\\) and \\[a<sub>1</sub>\\]', '$x_1*y_2$ and $$a1$$'],
    ['<a href="https://example.com">there</a>', '[there](https://example.com)'],
    ['1 * 2 * 3 # 4', '1 \\* 2 \\* 3 # 4'],
    ['<style>b{}</style><script>alert(1)</script>x<span style="display:none">secret</span>', 'x'],
    ['&nbsp; ', ''],
    ['event <b>A </b>occurs', 'event **A** occurs'],
    ['<b>Rules<br></b>What is P?', '**Rules**\\\nWhat is P?'],
    ['a<i> <b> b</b></i>c', 'a ***b***c'],
    ['큐는 <b>FIFO(선입선출)</b>로, <b>"락"</b>은', '큐는 **FIFO(선입선출)**로, **"락"**은'],
    ['<b> </b>x', 'x'],
    ['<ruby>漢字<rp>(</rp><rt>かんじ</rt><rp>)</rp></ruby>は?', '漢字(かんじ)は?'],
  ])('%s', (from, to) => expect(markdown(from)).toBe(to))

  it('takes any text, and never brings a script along', () => {
    const piece = fc.oneof(
      fc.string(),
      fc.constantFrom(
        '<div>',
        '</div>',
        '<b>',
        '</i>',
        '<table>',
        '<td>',
        '<li>',
        '<br>',
        '<script>x</script>',
        '<pre>',
        '[sound:',
        ']',
        '\\(',
        '\\)',
        '<img src=',
        '{{c1::',
        '}}',
      ),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (parts) => {
        expect(markdown(parts.join(''))).not.toMatch(/<script/i)
      }),
      { numRuns: 200 },
    )
  })

  it('is done soon with what was made to take long', () => {
    for (const hostile of [
      '<div>'.repeat(20_000),
      '<b><i>'.repeat(3000),
      '['.repeat(50_000),
      '\\('.repeat(20_000),
      '*'.repeat(20_000),
    ])
      expect(typeof markdown(hostile)).toBe('string')
  })
})

describe('markdownToHtml', () => {
  it.each([
    ['**bold** `code`', '<strong>bold</strong> <code>code</code>'],
    ['$x_1*y$ costs $5 and `$z$`', '\\(x_1*y\\) costs $5 and <code>$z$</code>'],
    ['![x](media/a.png)', '<img src="a.png" alt="x">'],
    ['[a.mp3](media/a.mp3)', '[sound:a.mp3]'],
    ['[other](other.md)', 'other'],
    ['<script>alert(1)</script><img src="a.png" onerror="x()">', '<img src="a.png">'],
    ['[x](javascript:alert(1))', 'x'],
    ['', ''],
  ])('%s', (from, to) => expect(html(from)).toBe(to))
})
