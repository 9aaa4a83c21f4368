import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createStyle } from '../style.ts'
import { width as widthOf } from '../text/width.ts'
import { renderMarkdown } from './markdown.ts'

const plain = createStyle(0)
const render = (markdown: string, width = 40) => renderMarkdown(markdown, { width, style: plain }).split('\n')

describe('blocks', () => {
  it('nests lists, keeps numbers and tasks', () => {
    expect(render('- 하나\n  - 둘\n    - 셋\n- 넷\n\n9. nine\n10. ten\n\n- [x] done\n- [ ] open')).toEqual([
      '• 하나',
      '  ◦ 둘',
      '    ▪ 셋',
      '• 넷',
      '',
      ' 9. nine',
      '10. ten',
      '',
      '☑ done',
      '☐ open',
    ])
  })

  it('keeps lists together unless their items are long', () => {
    expect(render('- 하나\n\n- 둘\n  - 셋\n\n- 넷')).toEqual(['• 하나', '• 둘', '  ◦ 셋', '• 넷'])
    expect(render('- 하나\n\n  더\n\n- 둘')).toEqual(['• 하나', '', '  더', '', '• 둘'])
  })

  it('hangs wrapped lines under the text of an item', () => {
    expect(render('- 메일 발송처럼 오래 걸리는 작업', 20)).toEqual(['• 메일 발송처럼 오래', '  걸리는 작업'])
  })

  it('quotes, and quotes within quotes', () => {
    expect(render('> 바깥\n>\n> > 안쪽')).toEqual(['│ 바깥', '│', '│ │ 안쪽'])
  })

  it('shows code as it is, wrapped when it must', () => {
    expect(render('```js\nif (a)\n\tb()\n```')).toEqual(['  if (a)', '      b()'])
    expect(render('```\nSELECT name FROM users\n```', 21)).toEqual(['  SELECT name FROM', '  ↳ users'])
  })

  it('takes a dashed line under a text for a rule, since most who write it mean one', () => {
    expect(render('답이에요\n---\n다음')).toEqual(['답이에요', '', '─'.repeat(32), '', '다음'])
  })

  it('leaves out rules that only part the answer from the next question', () => {
    expect(render('---\n답이에요\n\n---')).toEqual(['답이에요'])
  })

  it('marks headings when there is no colour to do so', () => {
    expect(render('### 정규화\n\n본문')).toEqual(['### 정규화', '', '본문'])
  })
})

describe('line ends', () => {
  it('stay where the lines are short', () => {
    expect(render('atomicity\nconsistency\nisolation')).toEqual(['atomicity', 'consistency', 'isolation'])
  })

  it('are spaces where an editor wrapped the text', () => {
    const prose = [
      'A process owns an address space, open files and other resources, while a',
      'thread is a path of execution inside it, so threads share memory and must',
      'take care of each other.',
    ]
    expect(render(prose.join('\n'), 200)).toEqual([prose.join(' ')])
    const chinese = ['进'.repeat(40), '程'.repeat(40), '。']
    expect(render(chinese.join('\n'), 200)).toEqual([chinese.join('')])
  })

  it('stay before what begins like an item', () => {
    const long = 'so long that an editor might well have wrapped it about here, or a little later'
    const lines = [`1\\. ${long}`, `2\\. ${long}`, `-> ${long}`, `→ ${long}`, `① ${long}`]
    expect(render(lines.join('\n'), 200)).toEqual(lines.map((line) => line.replace('\\', '')))
  })

  it('stay where each line is a sentence', () => {
    const lines = [
      '혼자 일 년쯤 해 보니 문법은 늘어도 남이 쓰는 서비스를 끝까지 만들어 본 적이 없었다.',
      '배포하고 실제 사용자를 받아 보는 과정이 있는 곳을 찾았고, 하나씩 들어가 봤다.',
      '세 군데 가운데 살아 있는 것이 가장 많은 곳을 골랐다.',
    ]
    expect(render(lines.join('\n'), 200)).toEqual(lines)
  })

  it('stay where the next word would still have fitted', () => {
    const lines = ['a line of this paragraph that goes on for well over sixty columns', 'a short one', 'and a last']
    expect(render(lines.join('\n'), 200)).toEqual([`${lines[0]} ${lines[1]}`, 'and a last'])
  })

  it('stay when they are hard', () => {
    expect(render('one\\\ntwo<br>three')).toEqual(['one', 'two', 'three'])
  })
})

describe('tables', () => {
  const table = '| 수준 | Dirty read |\n|---|:-:|\n| READ COMMITTED | 없음 |'

  it('fit as they are', () => {
    expect(render(table)).toEqual([
      '수준           │ Dirty read',
      '───────────────┼───────────',
      'READ COMMITTED │    없음',
    ])
  })

  it('wrap their cells, then become lines', () => {
    expect(render(`${table}\n| x | 없음 (대부분은 막아요) |\n| y | 있음 (대부분은 막아요) |`, 33)).toEqual([
      '수준           │    Dirty read',
      '───────────────┼─────────────────',
      'READ COMMITTED │       없음',
      '───────────────┼─────────────────',
      'x              │ 없음 (대부분은',
      '               │ 막아요)',
      '───────────────┼─────────────────',
      'y              │ 있음 (대부분은',
      '               │ 막아요)',
    ])
    expect(render(table, 14)).toEqual(['수준: READ', 'COMMITTED', 'Dirty read:', '없음'])
    expect(
      render('| 이름 | 아주 긴 이름의 열 | 셋 | 넷 |\n|---|---|---|---|\n| 가 | 나 다 라 마 | | 라 |', 20),
    ).toEqual(['이름: 가', '아주 긴 이름의 열:', '  나 다 라 마', '넷: 라'])
  })
})

describe('HTML', () => {
  it('has tables', () => {
    const rows = '<tr><td>가</td><td>1<br>2</td></tr>\n<tr><td>나</td><td><b>22</b></td></tr>'
    expect(render(`앞\n<table>\n<tr><th>이름</th><th>값</th></tr>\n${rows}\n</table>`)).toEqual([
      '앞',
      '',
      '이름 │ 값',
      '─────┼───',
      '가   │ 1',
      '     │ 2',
      '나   │ 22',
    ])
    expect(render('<table><tr><td>a<td>b</table>')).toEqual(['a │ b'])
  })

  it('has letters that stand higher or lower', () => {
    expect(render('H<sub>2</sub>O, x<sup>n+1</sup>, x<sup>ab</sup>, y<sub>k</sub>')).toEqual(['H₂O, xⁿ⁺¹, x^(ab), y_k'])
  })

  it('has links', () => {
    expect(render('<a href="https://e.com/x">문서</a>를 봐요')).toEqual(['문서를 (e.com/x) 봐요'])
    expect(render('<p align="center"><a href="javascript:x">문서</a></p>')).toEqual(['문서'])
  })

  it('keeps comments to itself', () => {
    expect(render('앞 <!-- 숨은\n말 --> 뒤\n\n<!-- 더 -->').join()).not.toMatch(/숨은|더/)
  })
})

describe('remarks and formulas', () => {
  it('names a remark by its title', () => {
    expect(render('> [!NOTE]\n> 알림이에요.')).toEqual(['│ Note', '│ 알림이에요.'])
    expect(render('> [!tip]- 제목\n> 알림이에요.')).toEqual(['│ 제목', '│ 알림이에요.'])
    expect(render('> [!NOTE]').join('')).toBe('│ Note')
  })

  it('leaves formulas as they are written', () => {
    expect(render('$a_1 * b_1 * c_1$ 그리고 $\\{x\\}$')).toEqual(['$a_1 * b_1 * c_1$ 그리고 $\\{x\\}$'])
    expect(render('$$\n- x_i \\\\\n+ y_i\n$$')).toEqual(['$$', '- x_i \\\\', '+ y_i', '$$'])
  })

  it('takes neither code nor prices for formulas', () => {
    expect(render('`$a_b$`와 $5 *또는* $6\n\n    $a_b$')).toEqual(['`$a_b$`와 $5 또는 $6', '', '  $a_b$'])
  })
})

describe('for the ear', () => {
  const spoken = (markdown: string) =>
    renderMarkdown(markdown, { width: 40, style: createStyle(0, { plain: true }) }).split('\n')

  it('nothing is drawn', () => {
    const note = [
      '# 제목\n\n- 하나\n  - [x] 둘\n\n> 인용\n\n---\n\n`코드`',
      '| 가 | 나 |\n|---|---|\n| 1 | 2 |',
      '```\na\n```',
    ]
    expect(spoken(note.join('\n\n'))).toEqual([
      '제목',
      '',
      '- 하나',
      '  [x] 둘',
      '',
      '> 인용',
      '',
      '코드',
      '',
      '가: 1',
      '나: 2',
      '',
      '  a',
    ])
  })
})

describe('inline', () => {
  it('gives the address after the text, shortened, unless it is the text', () => {
    expect(render('[문서](https://www.example.com/a/) 참고')).toEqual(['문서 (example.com/a) 참고'])
    expect(render('[문서](https://e.com/a)를 참고')).toEqual(['문서를 (e.com/a) 참고'])
    expect(render('https://example.com')).toEqual(['https://example.com'])
  })

  it('drops addresses that are not for opening', () => {
    expect(render('[click](javascript:alert(1)) [file](file:///etc/passwd)')).toEqual(['click file'])
  })

  it('links where the terminal can, and nothing in the address can end the link', () => {
    const linked = renderMarkdown('[x](<https://e.com/\u0007\u001b]8;;evil>)', {
      width: 40,
      style: plain,
      hyperlinks: true,
    })
    expect(linked).toMatch(/^\x1b\]8;;https:\/\/e\.com\/[!-~]*\x1b\\x\x1b\]8;;\x1b\\$/)
  })

  it('names images and links them', () => {
    expect(render('![구조](https://e.com/a.png)')).toEqual(['[image: 구조] (e.com/a.png)'])
    expect(render('<img src="https://e.com/b.png" alt="그림">')).toEqual(['[image: 그림] (e.com/b.png)'])
    expect(render('![](local.png)')).toEqual(['[image: local.png]'])
    expect(render('![](local)')).toEqual(['[image]'])
  })

  it('keeps a range written with tildes', () => {
    expect(render('1~2일, 3~4일')).toEqual(['1~2일, 3~4일'])
  })

  it('shows what HTML says, without the tags', () => {
    expect(render('<details>\n<summary>답</summary>\n\n**본문** <b>굵게</b>\n\n</details>')).toEqual([
      '▾ 답',
      '',
      '본문 굵게',
    ])
    expect(render('<ul><li>하나</li><li>둘 &amp; 셋</li></ul>')).toEqual(['• 하나', '• 둘 & 셋'])
    expect(render('List<String> <span>x</span>')).toEqual(['List<String> x'])
    expect(render('a <script>alert(1)</script> b')[0]).not.toContain('script')
  })
})

describe('colour', () => {
  it('is closed on every line', () => {
    const lines = renderMarkdown('**아주 긴 굵은 글이 여러 줄로 나뉘어요**', {
      width: 12,
      style: createStyle(1),
    }).split('\n')
    for (const line of lines) expect(line).toMatch(/^\x1b\[1m[^\x1b]+\x1b\[22m$/)
    expect(lines.length).toBeGreaterThan(2)
  })
})

describe('for every note', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '# ',
      '- ',
      '  - ',
      '1. ',
      '> ',
      '```',
      '```js\n',
      '| a | b |\n|---|---|\n| c ',
      '|',
      '\n',
      '\n\n',
      '---\n',
    ),
    fc.constantFrom(
      '**',
      '*',
      '`',
      '[',
      '](https://e.com/',
      ')',
      '![',
      '<br>',
      '<details>',
      '<b>',
      '&#27;[31m',
      '&#x202e;',
    ),
    fc.constantFrom(
      '질문',
      '아주긴한글단어가띄어쓰기없이이어져요',
      '漢字',
      '👨‍👩‍👧',
      'e\u0301',
      '\t',
      '    ',
      'word ',
      '\x1b[2J',
      '[^1]',
    ),
    fc.string({ unit: 'binary', maxLength: 5 }),
  )
  const note = fc.array(piece, { maxLength: 40 }).map((parts) => parts.join(''))

  it('no line is wider than the width, at any width', () => {
    fc.assert(
      fc.property(note, fc.integer({ min: 4, max: 60 }), fc.boolean(), (markdown, width, hyperlinks) => {
        const text = renderMarkdown(markdown, { width, style: createStyle(1), hyperlinks })
        for (const line of text.split('\n')) expect(widthOf(line)).toBeLessThanOrEqual(width)
      }),
      { numRuns: 1_500 },
    )
  })

  it('nothing reaches the terminal that could drive it', () => {
    fc.assert(
      fc.property(note, (markdown) => {
        const text = renderMarkdown(markdown, { width: 40, style: plain })
        expect(text).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]/)
      }),
      { numRuns: 1_500 },
    )
  })

  // Nothing here is timed; but where the time grows with the square of the text, these run into the test's own limit.
  it.each([
    ['spaces', `a${' '.repeat(99_000)}x`],
    ['one word', '가'.repeat(99_000)],
    ['short words', '질문 '.repeat(33_000)],
    ['tabs', '\t'.repeat(99_000)],
    ['marks on one letter', `e${'\u0301'.repeat(99_000)}`],
    ['joined emoji', '👩\u200d'.repeat(33_000)],
    ['escapes', '\x1b]'.repeat(49_000)],
    ['tags', '<img '.repeat(19_000)],
    ['a tag full of spaces', `<img alt${' '.repeat(99_000)}>`],
    ['comments', `<div>\n${'<!--'.repeat(24_000)}`],
    ['scripts', `<div>\n${'<script>'.repeat(12_000)}`],
    ['lines', 'a\n'.repeat(49_000)],
    ['wrapped prose', `${'word '.repeat(15)}\n`.repeat(1_300)],
    ['code', `\`\`\`js\n${'a("b"+'.repeat(16_000)}\n\`\`\``],
  ])('is shown however many %s it has', (_name, markdown) => {
    expect(render(markdown, 80).length).toBeGreaterThan(0)
  })

  it('a text that would keep the parser busy is shown as it is written', () => {
    const deep = Array.from({ length: 600 }, (_, index) => `${'  '.repeat(index)}- x`).join('\n')
    expect(render(deep)).toContain('- x')
    expect(render('> '.repeat(500))[0]).toMatch(/^> >/)
    expect(render('*a '.repeat(16_000))[0]).toMatch(/^\*a \*a/)
    expect(render('[a]('.repeat(10_000))[0]).toMatch(/^\[a\]\(/)
  })
})

describe('links to files beside the note', () => {
  const localLink = (address: string) => (address === 'a%20b.md#c' ? 'file://host/notes/a%20b.md' : null)
  const show = (markdown: string, hyperlinks: boolean) =>
    renderMarkdown(markdown, { width: 60, style: plain, hyperlinks, localLink })

  it('are links of the terminal, or are named behind the text', () => {
    const linked = '\x1b]8;;file://host/notes/a%20b.md\x1b\\note\x1b]8;;\x1b\\'
    expect(show('[note](a%20b.md#c)', true)).toBe(linked)
    expect(show('<a href="a%20b.md#c">note</a>', true)).toBe(linked)
    expect(show('[note](a%20b.md#c)', false)).toBe('note (a b.md)')
    expect(show('[a b.md](a%20b.md#c)', false)).toBe('a b.md')
  })

  it('are text where they lead to nothing that may be opened', () => {
    expect(show('[x](../../etc/passwd) [y](file:///notes/a%20b.md) ![z](a.sh)', true)).not.toContain('\x1b')
  })
})
