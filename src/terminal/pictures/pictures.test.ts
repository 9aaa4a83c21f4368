import fc from 'fast-check'
import { encode as encodePng } from 'fast-png'
import jpeg from 'jpeg-js'
import { describe, expect, it } from 'vitest'
import { graphicsOf } from '../abilities.ts'
import { renderMarkdown } from '../markdown/markdown.ts'
import { createStyle } from '../style.ts'
import { width } from '../text/width.ts'
import { CELL, cellsOf, type PictureFile } from './picture.ts'
import { clearPictures, pictureCode } from './picture-codes.ts'
import { placePictures } from './picture-lines.ts'

const size = { width: 160, height: 64 }
const pixels = new Uint8Array(size.width * size.height * 4).fill(200)
const png: PictureFile = { ...size, type: 'png', bytes: encodePng({ ...size, data: pixels, channels: 4 }) }
const photo: PictureFile = { ...size, type: 'jpeg', bytes: jpeg.encode({ ...size, data: pixels }, 80).data }
const broken: PictureFile = { ...size, type: 'png', bytes: new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]) }

const picture = (address: string, columns: number) =>
  address.startsWith('img/') ? { id: 7, cells: cellsOf(size, { columns, rows: 10 }) } : null
const render = (markdown: string, columns = 40) =>
  placePictures(renderMarkdown(markdown, { width: columns, style: createStyle(0), picture }).split('\n'), width)

describe('where pictures go', () => {
  it('on lines of their own, kept empty', () => {
    const { lines, pictures } = render('앞\n![그림](img/a.png)\n뒤\n\n> ![그림](img/b.png)')
    expect(lines).toEqual(['앞', '', '', '', '', '', '', '뒤', '', '│', '│', '│', '│'])
    expect(pictures).toEqual([
      { id: 7, line: 2, column: 0, columns: 20, rows: 4 },
      { id: 7, line: 9, column: 2, columns: 20, rows: 4 },
    ])
  })

  it('in HTML and by reference, too', () => {
    expect(render('<p align="center"><img src="img/a.png" alt="x"></p>').pictures).toHaveLength(1)
    expect(render('![x][a]\n\n[a]: img/a.png').pictures).toHaveLength(1)
  })

  it('not among words, nor where they cannot be read', () => {
    expect(render('앞 ![그림](img/a.png) 뒤')).toEqual({ lines: ['앞 [image: 그림] 뒤'], pictures: [] })
    expect(render('![그림](../a.png)')).toEqual({ lines: ['[image: 그림]'], pictures: [] })
  })

  it('are named where they are cut', () => {
    const lines = renderMarkdown('![그림](img/a.png)', { width: 40, style: createStyle(0), picture }).split('\n')
    expect(placePictures(lines.slice(1), width)).toEqual({ lines: ['[image: 그림]', '', ''], pictures: [] })
    expect(placePictures(lines.slice(0, 2), width)).toEqual({ lines: ['[image: 그림]', ''], pictures: [] })
  })

  it('cannot be made up by a note', () => {
    const { lines, pictures } = render('\x1c7\x1c0\x1c1\x1c9\x1cx\x1c')
    expect(pictures).toEqual([])
    expect(lines.join('')).not.toContain('\x1c')
  })
})

it('are never larger than their room, and keep their shape', () => {
  const side = fc.integer({ min: 1, max: 20_000 })
  fc.assert(
    fc.property(
      side,
      side,
      fc.integer({ min: 1, max: 200 }),
      fc.integer({ min: 1, max: 60 }),
      (w, h, columns, rows) => {
        const cells = cellsOf({ width: w, height: h }, { columns, rows })
        expect(cells.columns).toBeGreaterThan(0)
        expect(cells.columns).toBeLessThanOrEqual(columns)
        expect(cells.rows).toBeGreaterThan(0)
        expect(cells.rows).toBeLessThanOrEqual(rows)
        expect(cells.columns * CELL.width).toBeLessThan(w + CELL.width)
      },
    ),
  )
})

describe('what a terminal is sent', () => {
  const cells = { columns: 10, rows: 4 }

  it('kitty: PNG as it is in pieces, JPEG as pixels', async () => {
    const code = (await pictureCode(png, cells, 'kitty')) ?? ''
    expect(code).toMatch(/^\x1b_Ga=T,f=100,c=10,r=4,C=1,q=2,m=[01];/)
    const data = [...code.matchAll(/\x1b_G[^;]*;([^\x1b]*)\x1b\\/g)].map((match) => match[1])
    expect(Buffer.from(data.join(''), 'base64')).toEqual(Buffer.from(png.bytes))
    for (const piece of data) expect(piece?.length).toBeLessThanOrEqual(4096)
    expect(await pictureCode(photo, cells, 'kitty')).toMatch(/^\x1b_Ga=T,f=32,o=z,s=80,v=32,/)
    expect(clearPictures('kitty')).toMatch(/a=d/)
  })

  it('iTerm2: the file', async () => {
    const code = (await pictureCode(photo, cells, 'iterm2')) ?? ''
    expect(code).toMatch(/^\x1b\]1337;File=inline=1;size=\d+;width=10;height=4;[^:]*:[\w+/=]+\x07$/)
    expect(clearPictures('iterm2')).toBe('')
  })

  it.each([
    ['PNG', png],
    ['JPEG', photo],
  ])('sixel: the pixels that fit (%s)', async (_name, file) => {
    expect(await pictureCode(file, cells, 'sixel')).toMatch(/^\x1bP[\d;]*q"1;1;80;32[\s\S]*\x1b\\$/)
  })

  it('nothing for a file that only looks like a picture', async () => {
    expect(await pictureCode(broken, cells, 'sixel')).toBe(null)
    expect(await pictureCode({ ...broken, type: 'jpeg' }, cells, 'kitty')).toBe(null)
  })
})

it.each([
  [{ TERM: 'xterm-kitty' }, 'kitty'],
  [{ TERM: 'xterm-256color', TERM_PROGRAM: 'ghostty' }, 'kitty'],
  [{ TERM: 'xterm-256color', TERM_PROGRAM: 'iTerm.app' }, 'iterm2'],
  [{ TERM: 'xterm-256color', TERM_PROGRAM: 'WezTerm' }, 'iterm2'],
  [{ TERM: 'xterm-256color', KONSOLE_VERSION: '220801' }, 'kitty'],
  [{ TERM: 'foot' }, 'sixel'],
  [{ TERM: 'xterm-256color' }, null],
  [{ TERM: 'xterm-kitty', TMUX: '/tmp/x' }, null],
  [{ TERM: 'xterm-kitty', PREP_GRAPHICS: 'none' }, null],
  [{ TERM: 'xterm-256color', PREP_GRAPHICS: 'sixel' }, 'sixel'],
  [{ TERM: 'dumb', PREP_GRAPHICS: 'sixel' }, null],
] as const)('%o shows pictures by %s', (env, expected) => {
  expect(graphicsOf(env, true)).toBe(expected)
  expect(graphicsOf(env, false)).toBe(null)
})
