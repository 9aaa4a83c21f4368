import { expect, it } from 'vitest'
import { makeCard } from '../../../test/support/cards.ts'
import { renderTodoList } from './todo-list.ts'

const at = (line: number) => ({ path: 'notes/os.md', line, endLine: line })

it('ticks what is answered, indents follow-ups, and names the place', () => {
  const cards = [
    makeCard({ id: 'a', question: '프로세스란?', deck: 'os', status: 'answered', source: at(3) }),
    makeCard({
      id: 'b',
      question: '스레드와 *어떻게* 다른지?',
      deck: 'os',
      status: 'unanswered',
      parent: 'a',
      source: at(5),
    }),
    makeCard({ id: 'c', question: 'TCP?', deck: 'net', status: 'partial', source: { ...at(9), path: 'a`b.md' } }),
  ]
  expect(renderTodoList(cards)).toBe(
    [
      '## os',
      '',
      '- [x] 프로세스란? (`notes/os.md:3`)',
      '  - [ ] 스레드와 \\*어떻게\\* 다른지? (`notes/os.md:5`)',
      '',
      '## net',
      '',
      '- [ ] TCP? (`` a`b.md:9 ``)',
      '',
    ].join('\n'),
  )
})

it('is empty without questions', () => expect(renderTodoList([])).toBe(''))
