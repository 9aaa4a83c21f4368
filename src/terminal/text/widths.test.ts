import headless from '@xterm/headless'
import fc from 'fast-check'
import stringWidth from 'string-width'
import { describe, expect, it } from 'vitest'
import { fakeScheduler, makeCard, makeSession } from '../../../test/support/cards.ts'
import type { Card } from '../../cards/card.ts'
import { drawDrill } from '../../drilling/views/drill.ts'
import { plainAnswer, plainHelp, plainQuestion } from '../../drilling/views/plain-drill.ts'
import { en } from '../../messages/en.ts'
import { failure } from '../../messages/failure.ts'
import { ko } from '../../messages/ko.ts'
import { highlight } from '../markdown/highlight.ts'
import { renderMarkdown } from '../markdown/markdown.ts'
import { createStyle } from '../style.ts'
import { renderError } from '../views/error.ts'
import { renderList } from '../views/list.ts'
import { renderQueue } from '../views/planning/queue.ts'
import { renderShow } from '../views/show.ts'

/** Text as notes have it, at its worst. */
const piece = fc.constantFrom(
  '트랜잭션',
  '을 ',
  '격리수준에따른차이를띄어쓰기없이아주길게이어쓴말 ',
  '漢字かな交じり文。',
  '「인용」',
  '한글'.normalize('NFD'),
  'e\u0301\u0302',
  'word ',
  'Pneumonoultramicroscopicsilicovolcanoconiosis',
  'https://example.com/a/very/long/path?with=many&parts=of#it',
  '👨‍👩‍👧‍👦',
  '👍🏽',
  '🇰🇷',
  '❤️',
  '①★…—±℃㈜',
  'ﾊﾝｶｸ',
  '\t',
  ' ',
  '\n',
  '\n\n',
)
const markup = fc.constantFrom(
  '# ',
  '- ',
  '    - [ ] ',
  '10. ',
  '> ',
  '```java\n',
  '```\n',
  '`',
  '**',
  '~~',
  '| 가 | 나 |\n|---|:-:|\n| 1 | ',
  '|',
  '[문서](https://example.com/x/y/z) ',
  '![그림](a.png) ',
  '<br>',
  '<details><summary>',
  '<table><tr><td>',
  '</td><td>',
  '</td></tr></table>',
  '<sub>2</sub>',
  '[^1]',
  '\n[^1]: ',
  '$a_1$',
  '> [!NOTE]\n',
  '---\n',
)
const noteText = fc.array(fc.oneof(piece, piece, markup), { maxLength: 40 }).map((parts) => parts.join(''))
const lineText = fc.array(piece, { minLength: 1, maxLength: 8 }).map((parts) => parts.join(''))
const columns = fc.integer({ min: 20, max: 200 })
const looks = [createStyle(0), createStyle(1), createStyle(3), createStyle(0, { plain: true })]
const anyStyle = fc.constantFrom(...looks)
const messagesOfAny = fc.constantFrom(en, ko)
const card: fc.Arbitrary<Card> = fc
  .record({
    question: lineText,
    prompt: noteText,
    answer: fc.option(noteText),
    deck: lineText,
    status: fc.constantFrom('answered' as const, 'partial' as const, 'unanswered' as const),
    tags: fc.array(lineText, { maxLength: 2 }),
    gaps: fc.array(fc.record({ line: fc.nat(999), label: fc.option(lineText) }), { maxLength: 2 }),
  })
  .map((parts) => makeCard({ id: 'x', ...parts }))
const now = new Date('2026-11-22T20:00:00+09:00')

function narrow(text: string, most: number): void {
  for (const line of text.split('\n')) expect(stringWidth(line), line).toBeLessThanOrEqual(most)
}

describe('no line is wider than the terminal', () => {
  it('in Markdown', () => {
    fc.assert(
      fc.property(noteText, columns, anyStyle, fc.boolean(), (markdown, width, style, hyperlinks) => {
        narrow(renderMarkdown(markdown, { width, style, hyperlinks, highlight }), width)
      }),
      { numRuns: 400 },
    )
  })

  it('in a drill, and in one that is read aloud', () => {
    fc.assert(
      fc.property(card, columns, anyStyle, messagesOfAny, fc.boolean(), (each, width, style, messages, revealed) => {
        const session = { ...makeSession([each], now), revealed }
        const look = { scheduler: fakeScheduler, messages, style, hyperlinks: false, highlight, find: () => null }
        const view = { session, scroll: 0, notice: each.question, now, columns: width, rows: 24 }
        for (const help of [false, true]) narrow(drawDrill({ ...view, help }, look).lines.join('\n'), width)
        const plain = { ...look, columns: width }
        narrow(plainQuestion(session, plain) + plainAnswer(session, now, plain) + plainHelp(plain), width)
      }),
      { numRuns: 150 },
    )
  })

  it('in what commands show', () => {
    fc.assert(
      fc.property(card, columns, anyStyle, messagesOfAny, fc.boolean(), (each, width, style, messages, flag) => {
        const look = { width, style, messages, now, hyperlinks: false, highlight }
        const { question, status, deck } = each
        narrow(
          renderShow(
            {
              card: each,
              parent: flag ? question : null,
              followUps: [{ question, status }],
              schedule: null,
              suspended: flag,
              retrievability: null,
              reviews: [],
            },
            look,
          ),
          width,
        )
        const row = { number: 12, question, status, deck, followUp: flag, suspended: !flag, due: flag ? now : null }
        narrow(renderList([row, { ...row, number: 3 }], look), width)
        narrow(
          renderQueue(
            [{ question, followUp: flag, reason: 'due', at: now, recall: 0.9, leechLapses: flag ? 9 : null }],
            {
              learning: 0,
              due: 1,
              new: 0,
              early: 0,
              dueBeyond: 3,
              newBeyond: 4,
              siblingsBeyond: 0,
              unanswered: 0,
              suspended: 0,
              nextDue: null,
            },
            look,
          ),
          width,
        )
        narrow(renderError(failure(question, deck), width), width)
      }),
      { numRuns: 150 },
    )
  })
})

it('a terminal of that width breaks no line, even one that takes emoji apart', async () => {
  const widths = [20, 37, 40, 80, 120]
  for (const width of widths) {
    const terminal = new headless.Terminal({ cols: width, rows: 10, scrollback: 5_000, allowProposedApi: true })
    const texts = fc.sample(noteText, { numRuns: 40, seed: width })
    const lines = texts.flatMap((text) => renderMarkdown(text, { width, style: createStyle(1), highlight }).split('\n'))
    await new Promise<void>((resolve) => terminal.write(lines.join('\r\n'), resolve))
    const { active } = terminal.buffer
    const broken = Array.from({ length: active.length }, (_, index) => active.getLine(index))
      .filter((line) => line?.isWrapped === true)
      .map((line) => line?.translateToString(true))
    expect(broken, `${width} columns`).toEqual([])
    terminal.dispose()
  }
})
