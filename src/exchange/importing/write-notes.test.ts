import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sectionLine } from '../../cards/section.ts'
import { withoutControls } from '../../disk/without-controls.ts'
import { parseMarkdown } from '../../markdown/markdown.ts'
import { exactCards } from '../../notes/making/exact-cards.ts'
import { composeNote, writeCard } from './write-notes.ts'

const write = (question: string, answer: string | null = null, tags: readonly string[] = []) =>
  writeCard({ question, answer, tags })

function read(text: string) {
  const lines = text.split('\n')
  return exactCards(parseMarkdown(lines), 2, { path: 'n.md', deck: 'd', tags: [], lines })
}

describe('writeCard', () => {
  it('makes a heading of the question and leaves the answer as it is', () => {
    const written = write('What is a process?', 'A running program.\n\n- memory\n- threads', ['os', 'exam 1'])
    expect(written?.text).toBe(
      '<!-- prep: tags os exam-1 -->\n## What is a process?\n\nA running program.\n\n- memory\n- threads',
    )
    expect(written?.card).toMatchObject({
      question: 'What is a process?',
      answer: 'A running program.\n\n- memory\n- threads',
      tags: ['os', 'exam-1'],
    })
  })

  it('says above the heading what a card stands under, whatever that is called', () => {
    const under = (section: readonly string[]) => writeCard({ question: 'Why?', answer: 'So.', tags: ['a'], section })
    expect(under(['OS', 'Memory'])?.text).toBe(
      '<!-- prep: section OS › Memory -->\n<!-- prep: tags a -->\n## Why?\n\nSo.',
    )
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 12 }), { maxLength: 3 }), (section) => {
        const said = sectionLine(section.map(withoutControls))
        // Letters in parts are read whole.
        expect(sectionLine(under(section)?.card.section ?? []).normalize('NFC')).toBe(said.normalize('NFC'))
        expect(under(section)?.card.tags).toEqual(['a'])
      }),
      { examples: [[['-->', 'a --> b']], [['<!--', '# x', '-', '›']], [['', ' ', '커널 ⭐']]] },
    )
  })

  it('parts a question of several blocks from its answer by a mark', () => {
    const written = write('What does this print?\n\n```js\nlog(1 + "1")\n```', '`11`')
    expect(written?.text).toBe('## What does this print?\n\n```js\nlog(1 + "1")\n```\n\n<!-- prep: answer -->\n\n`11`')
    expect(written?.card.prompt).toBe('What does this print?\n\n```js\nlog(1 + "1")\n```')
    expect(written?.card.answer).toBe('`11`')
  })

  it('keeps headings, questions and open fences of an answer inside of it', () => {
    for (const answer of [
      '# Big\n\nWhy?\n\n## Small\n\nText',
      'Title\n=====\n\nmore',
      '```\nnever closed',
      '<!-- open',
      '<pre>\nopen',
    ]) {
      const note = composeNote('d', [write('One?', answer)?.text ?? '', write('Two?', 'two')?.text ?? ''])
      expect(read(note.slice(note.indexOf('\n---\n') + 5)).map(({ question }) => question)).toEqual(['One?', 'Two?'])
    }
  })

  it('takes a picture, a code block and marks for questions', () => {
    expect(write('![A bridge](media/bridge.png)', 'x')?.card.question).toBe('A bridge')
    expect(write('![](media/bridge.png)', 'x')?.card.question).toBe('bridge.png')
    expect(write('```c\nint x;\n```', 'x')?.card.question).toMatch(/int x/)
    expect(write('C #', 'x')?.card.question).toBe('C #')
    expect(write('→', 'x')?.card.answer).toBe('x')
  })

  it.each([
    ['a heading of its own', '# Performance', 'Performance', 'Performance'],
    ['a heading, and more', '### Which?\n\n- a\n- b', 'Which?', 'Which?\n\n- a\n- b'],
    [
      'code before what is asked',
      '```py\nf(1)\n```\n\nWhat comes out?',
      'What comes out?',
      'What comes out?\n\n```py\nf(1)\n```',
    ],
    ['code alone', '```py\nf(1)\n```', 'f(1)', 'f(1)\n\n```py\nf(1)\n```'],
    ['a table', '| A | B |\n| - | - |\n| 1 | 2 |', 'A · B 1 · 2', 'A · B 1 · 2\n\n| A | B |\n| - | - |\n| 1 | 2 |'],
    [
      'definitions before it',
      '$\\newcommand{\\E}{x}$ What is $\\E$?',
      'What is $\\E$?',
      'What is $\\E$?\n\n$\\newcommand{\\E}{x}$',
    ],
  ])('has a title that tells the card: %s', (_, question, title, prompt) => {
    const card = write(question, 'x')?.card
    expect(card?.question).toBe(title)
    expect(card?.prompt.replaceAll(/\\(?=[()])/g, '')).toBe(prompt)
    expect(card?.answer).toBe('x')
  })

  it('gives nothing for a card that asks nothing', () => {
    expect(write(' \n', 'answer')).toBeNull()
  })

  it('is read as one card whatever the texts are, and the next card after it as well', () => {
    const piece = fc.oneof(
      fc.string(),
      fc.constantFrom(
        '```',
        '~~~',
        '# a',
        '## b',
        '<!--',
        '-->',
        '<div>',
        '---',
        '===',
        '> q',
        '- i',
        '    code',
        '|a|\n|-|',
        '[x]: y',
        '<script>',
        '$$',
        '<!-- prep: answer -->',
      ),
    )
    const text = fc.array(piece, { maxLength: 6 }).map((parts) => parts.join('\n'))
    fc.assert(
      fc.property(text, text, (question, answer) => {
        const written = write(question, answer)
        if (written === null) return
        const after = write('The next?', 'and its answer')?.text ?? ''
        const cards = read(`${written.text}\n\n${after}\n`)
        expect(cards).toHaveLength(2)
        expect(cards[0]).toMatchObject({ prompt: written.card.prompt, answer: written.card.answer })
        expect(cards[1]).toMatchObject({ question: 'The next?', answer: 'and its answer' })
      }),
      { numRuns: 300 },
    )
  })
})
