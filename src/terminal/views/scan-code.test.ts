import { encode } from 'uqr'
import { expect, it } from 'vitest'
import { createStyle } from '../style.ts'
import { renderScanCode } from './scan-code.ts'

const LINK = 'http://192.168.100.123:65535/?key=abcdefghijklmnopqrstuvwx'
const dark = encode(LINK, { border: 0 }).data
const plain = createStyle(0)

/** The modules that a camera sees in lines of half blocks. */
const seen = (text: string, ink: boolean) =>
  text.split('\n').flatMap((line) => {
    const cells = [...line]
    return [cells.map((each) => '█▀'.includes(each) === ink), cells.map((each) => '█▄'.includes(each) === ink)]
  })

it('draws each module, with a margin, light on a dark ground', () => {
  const text = renderScanCode(dark, { width: 80, style: plain }) ?? ''
  const rows = seen(text, false)
  expect(rows.slice(2, 2 + dark.length).map((row) => row.slice(2, -2))).toEqual(dark)
  expect(rows.slice(0, 2).flat()).not.toContain(true)
})

it('draws dark on light where there are colours', () => {
  const text = renderScanCode(dark, { width: 80, style: createStyle(1) }) ?? ''
  expect(text.split('\n')[0]).toMatch(/^\x1b\[30m\x1b\[107m +\x1b\[49m\x1b\[39m$/)
  const rows = seen(text.replace(/\x1b\[\d+m/g, ''), true)
  expect(rows.slice(2, 2 + dark.length).map((row) => row.slice(2, -2))).toEqual(dark)
})

it('fits into forty columns with the longest link, and is left out where it does not, or where the screen is read aloud', () => {
  expect(renderScanCode(dark, { width: 40, style: plain })).not.toBeNull()
  expect(renderScanCode(dark, { width: 30, style: plain })).toBeNull()
  expect(renderScanCode(dark, { width: 80, style: createStyle(1, { plain: true }) })).toBeNull()
})
