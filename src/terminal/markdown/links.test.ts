import { expect, it } from 'vitest'
import { makeCard, makeSession } from '../../../test/support/cards.ts'
import { imagesIn, linkToOpen, openableOf, referencesIn } from './links.ts'

it('finds what can be opened, in order, each once', () => {
  const note = [
    '[문서](https://a.example/x) 와 ![그림](https://b.example/y.png)',
    '<a href="https://c.example">c</a> https://a.example/x [by name][d]',
    '',
    '[d]: mailto:someone@example.com',
  ].join('\n')
  expect(openableOf(referencesIn(note))).toEqual([
    'https://a.example/x',
    'https://b.example/y.png',
    'https://c.example',
    'mailto:someone@example.com',
  ])
})

it('leaves out what is not for opening', () => {
  expect(openableOf(referencesIn('[x](javascript:alert(1)) [y](file:///etc/passwd) ![z](local.png) [w](-rf)'))).toEqual(
    [],
  )
})

it('finds images, however they are written', () => {
  const note = '![a](a.png) ![b][b] <img src="c.gif"> ![a](a.png)\n\n[b]: https://e.com/b.png'
  expect(imagesIn(note)).toEqual(['a.png', 'https://e.com/b.png', 'c.gif'])
})

it('opens links first, then the pictures beside the note, then over again', () => {
  const card = makeCard({
    id: 'x',
    question: 'x',
    answer: '![a](img/a.png) [y](https://y.example) ![z](/etc/z.png) ![w](notes.pdf) ![v](file:///v.png)',
  })
  const session = makeSession([card], new Date(0))
  const revealed = { ...session, revealed: true }
  expect([0, 1, 2].map((opened) => linkToOpen(revealed, opened)?.target)).toEqual([
    'https://y.example',
    'img/a.png',
    'https://y.example',
  ])
  expect(linkToOpen(session, 0)).toBe(null)
})

it('opens files beside the note that are found, last', () => {
  const card = makeCard({
    id: 'x',
    question: 'x',
    answer: '[a](../os/a.md) <a href="b.pdf">b</a> [y](https://y.example) [p](img/p.png) [z](z.sh) [c][c]\n\n[c]: c.md',
  })
  const session = { ...makeSession([card], new Date(0)), revealed: true }
  const isFile = (address: string) => address !== 'z.sh'
  const opened = [0, 1, 2, 3, 4, 5].map((count) => linkToOpen(session, count, isFile)?.target)
  expect(opened).toEqual(['https://y.example', '../os/a.md', 'b.pdf', 'img/p.png', 'c.md', 'https://y.example'])
  expect(linkToOpen(session, 0)?.of).toBe(1)
})
