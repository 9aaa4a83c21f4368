import { expect, vi } from 'vitest'
import type { OpenPage } from './browser.ts'

/** The texts of all elements that a selector fits. */
export const texts = (page: OpenPage, selector: string): Promise<readonly string[]> =>
  page.evaluate(`[...document.querySelectorAll(${JSON.stringify(selector)})].map((each) => each.textContent)`)

/** Waits until something that a selector fits shows. */
export const shown = (page: OpenPage, selector: string): Promise<void> =>
  vi.waitFor(async () => expect(await texts(page, selector)).not.toEqual([]), { timeout: 20_000, interval: 20 })

/** A click as a program does it, on the first element that a selector fits. */
export async function click(page: OpenPage, selector: string): Promise<void> {
  expect(await texts(page, selector), selector).not.toEqual([])
  await page.evaluate(`document.querySelector(${JSON.stringify(selector)}).click()`)
}

/** Lets a browser in by a link of `prep serve`, which leads on to the drill by itself. */
export async function enter(page: OpenPage, link: string): Promise<void> {
  await page.visit(link)
  await shown(page, '#prep article')
  await vi.waitFor(async () => expect(await page.evaluate('document.readyState')).toBe('complete'), 20_000)
}
