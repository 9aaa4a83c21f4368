import type { Page } from './frame.ts'

/** What is sent back. */
export interface Answer {
  readonly status: number
  /** Its media type. */
  readonly type: string
  readonly body: string | Uint8Array
  readonly headers?: Readonly<Record<string, string>>
}

export const htmlAnswer = (status: number, { html, policy }: Page): Answer => ({
  status,
  type: 'text/html; charset=utf-8',
  body: html,
  headers: { 'Content-Security-Policy': policy },
})

export const jsonAnswer = (status: number, value: unknown): Answer => ({
  status,
  type: 'application/json; charset=utf-8',
  body: JSON.stringify(value),
})

/** To another page, after a form. */
export const seeOther = (path: string): Answer => ({
  status: 303,
  type: 'text/plain; charset=utf-8',
  body: '',
  headers: { Location: path },
})
