import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parseNote } from '../parse-note.ts'
import { hunksOf } from './line-edits.ts'
import { type CardEdit, placeEdit } from './place-edit.ts'

const read = (text: string) => parseNote({ path: 'n.md', text })

/** The note after an edit of the card that asks so; the reason where there is no place for it. */
function edited(text: string, question: string, edit: CardEdit): string {
  const card = read(text).cards.find((each) => each.question.includes(question))
  if (card === undefined) return 'no card'
  const placed = placeEdit(new TextEncoder().encode(text), card, edit, read)
  return 'refused' in placed ? placed.refused : new TextDecoder().decode(placed.bytes)
}

const answer = (now: string): CardEdit => ({ part: 'answer', now })

it.each([
  [
    'a word',
    '## What is a lock?\n\nA thing.\n',
    'lock',
    answer('A good thing.'),
    '## What is a lock?\n\nA good thing.\n',
  ],
  [
    'a line of a list, with a line behind it',
    '## 락이란?\n\n* 하나\n* 둘\n\n## DNS란?\n\n이름\n',
    '락',
    answer('* 하나\n* 셋\n* 넷'),
    '## 락이란?\n\n* 하나\n* 셋\n* 넷\n\n## DNS란?\n\n이름\n',
  ],
  [
    'a line that goes',
    '## 락이란?\r\n\r\n- 하나\r\n- 둘\r\n- 셋\r\n',
    '락',
    answer('- 하나\n- 셋'),
    '## 락이란?\r\n\r\n- 하나\r\n- 셋\r\n',
  ],
  [
    'what stands behind a label',
    'Q: Lock?\nA: A thing.\n',
    'Lock',
    answer('A good thing.'),
    'Q: Lock?\nA: A good thing.\n',
  ],
  [
    'what stands in a list, as deep as it stood',
    '- Q: Lock?\n  - one thread\n  - waits\n- Q: DNS?\n  - names\n',
    'Lock',
    answer('- one thread\n- waits\n- wakes'),
    '- Q: Lock?\n  - one thread\n  - waits\n  - wakes\n- Q: DNS?\n  - names\n',
  ],
  [
    'a question',
    '## Why **locks**?\n\nSo.\n',
    'Why',
    { part: 'prompt', now: 'Why **good locks**?' },
    '## Why **good locks**?\n\nSo.\n',
  ],
  [
    'an answer to a question without one',
    '## Lock?\n\n## DNS?\n\nNames.\n',
    'Lock',
    answer('A thing.'),
    '## Lock?\n\nA thing.\n\n## DNS?\n\nNames.\n',
  ],
  [
    'a tag behind the question',
    '## Lock? #os\n\nSo.\n',
    'Lock',
    { part: 'tags', added: ['hard'], removed: ['os'] },
    '## Lock? #hard\n\nSo.\n',
  ],
] as const)('writes %s and nothing else', (_, text, question, edit, expected) =>
  expect(edited(text, question, edit)).toBe(expected),
)

it.each([
  ['an answer that would be another question', '## Lock?\n\nSo.\n', 'Lock', answer('So.\n\n## Why?\n\nx')],
  ['an answer that was emptied', '## Lock?\n\nSo.\n', 'Lock', answer(' ')],
  [
    'a tag of the whole note',
    '---\ntags: [os]\n---\n## Lock?\n\nSo.\n',
    'Lock',
    { part: 'tags', added: [], removed: ['os'] },
  ],
] as const)('refuses %s', (_, text, question, edit) =>
  expect(['noPlace', 'empty']).toContain(edited(text, question, edit)),
)

it('makes any answer of plain lines of any other, or says that there is no place', () => {
  const line = fc.constantFrom('a word', 'b', '- an item', 'three words here', '**bold**')
  const text = fc.array(line, { minLength: 1, maxLength: 6 }).map((lines) => lines.join('\n'))
  fc.assert(
    fc.property(text, text, (was, now) => {
      const note = `## One?\n\n${was}\n\n## Two?\n\nend\n`
      const result = edited(note, 'One', answer(now))
      if (result === 'noPlace') return
      const [one, two] = read(result).cards
      expect([one?.answer, two?.question, two?.answer]).toEqual([now, 'Two?', 'end'])
    }),
  )
})

it('finds where two texts differ, whatever they are', () => {
  const texts = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 12 })
  fc.assert(
    fc.property(texts, texts, (was, now) => {
      const made = [...was]
      for (const { from, to, nowFrom, nowTo } of hunksOf(was, now).toReversed())
        made.splice(from, to - from, ...now.slice(nowFrom, nowTo))
      expect(made).toEqual(now)
    }),
  )
})
