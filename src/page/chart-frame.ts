import * as Plot from '@observablehq/plot'
import { parseHTML } from 'linkedom'
import type { Messages } from '../messages/messages.ts'
import { truncate } from '../terminal/text/width.ts'
import { dateOf } from './dates.ts'

export interface ChartLook {
  readonly messages: Messages
  /** In CSS pixels: a chart is drawn once for wide windows and once for narrow ones. */
  readonly width: number
}

const LETTER_PX = 6.2
export const CHART = { style: { fontSize: '12px' } } as const

/** The room of a chart and the margins around it. */
export const frame = (width: number) => ({
  ...CHART,
  width,
  height: 216,
  marginTop: 28,
  marginLeft: 46,
  marginBottom: 34,
  marginRight: 16,
})

/** Days side by side, with as many dates below as there is room for. */
export function dayScale(days: readonly number[], locale: string, width: number) {
  const step = Math.max(1, Math.ceil(days.length / Math.floor(width / 90)))
  return {
    type: 'band' as const,
    domain: [...days],
    label: null,
    ticks: days.filter((_, index) => index % step === 0),
    tickFormat: (day: number) => dateOf(day, locale, 'short'),
  }
}

/** A scale from 0, also where all is 0. */
export const upwards = (values: readonly number[]) => ({
  domain: [0, Math.max(1, ...values)],
  grid: true,
  nice: true,
  ticks: Math.min(5, Math.max(1, Math.ceil(Math.max(...values)))),
})

/** A name as far as so many pixels have room for it. */
export const fitted = (pixels: number) => (text: string) => truncate(text, Math.floor((pixels - 12) / LETTER_PX))

export const percent = (share: number) => Math.round(share * 100)

/** Draws and writes down; the style sheet that Plot puts into each drawing is the page's. */
export function draw(options: Plot.PlotOptions, ariaLabel: string): string {
  const { document } = parseHTML('<html></html>')
  const drawn = Plot.plot({ ...options, ariaLabel, document: document as unknown as Document })
  drawn.querySelector('style')?.remove()
  drawn.setAttribute('role', 'img')
  drawn.removeAttribute('style')
  return drawn.outerHTML
}
