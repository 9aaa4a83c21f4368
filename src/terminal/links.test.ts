import { expect, it } from 'vitest'
import { addressesIn } from './links.ts'

it('finds what can be opened, in order, each once', () => {
  const note = [
    '[문서](https://a.example/x) 와 ![그림](https://b.example/y.png)',
    '<a href="https://c.example">c</a> https://a.example/x [by name][d]',
    '',
    '[d]: mailto:someone@example.com',
  ].join('\n')
  expect(addressesIn(note)).toEqual([
    'https://a.example/x',
    'https://b.example/y.png',
    'https://c.example',
    'mailto:someone@example.com',
  ])
})

it('leaves out what is not for opening', () => {
  expect(addressesIn('[x](javascript:alert(1)) [y](file:///etc/passwd) ![z](local.png) [w](-rf)')).toEqual([])
})
