import { expect, it } from 'vitest'
import { type ColorLevel, createStyle, type Style } from './style.ts'

const CODES = /\x1b\[([\d;]+)m/g
/** Red, green, blue, magenta, cyan; bold, dim, italic, underlined, struck; and the ends of each. */
const ON_EVERY_GROUND = new Set(['31', '32', '34', '35', '36', '39', '1', '2', '3', '4', '9', '22', '23', '24', '29'])

const rolesOf = (style: Style) =>
  [...Object.entries(style), ...Object.entries(style.syntax)].flatMap(([role, paint]) =>
    typeof paint === 'function' ? [{ role, painted: (paint as (text: string) => string)('x') }] : [],
  )

it.each([1, 2, 3] satisfies ColorLevel[])(
  'uses no colour that vanishes on a light or a dark ground (level %i)',
  (level) => {
    // What a camera reads brings its own ground.
    const roles = rolesOf(createStyle(level)).filter(({ role }) => role !== 'scanned')
    expect(roles.length).toBeGreaterThan(15)
    for (const { role, painted } of roles)
      for (const [, code = ''] of painted.matchAll(CODES)) expect(ON_EVERY_GROUND, role).toContain(code)
  },
)

it('leaves what is only read in the colour of the terminal', () => {
  const { strong, heading, emphasis, quote, syntax } = createStyle(3)
  for (const paint of [strong, heading, emphasis, quote, syntax.text]) expect(paint('x')).not.toMatch(/\x1b\[3[0-7]m/)
})

it('tells the grades apart', () => {
  const { good, fair, bad, easy } = createStyle(1)
  expect(new Set([good, fair, bad, easy].map((paint) => paint('x'))).size).toBe(4)
})

it('paints nothing without colours, nor for the ear', () => {
  for (const style of [createStyle(0), createStyle(3, { plain: true })])
    for (const { role, painted } of rolesOf(style)) expect(painted, role).toBe('x')
  expect(createStyle(3, { plain: true }).level).toBe(0)
})
