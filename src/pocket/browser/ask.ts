import { GRADES, type Grade } from '../../schedule/grade.ts'
import { button, fill, make } from './draw.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** A question as it shows. Prompt and answer are HTML that was made safe. */
export interface ShownQuestion {
  /** What it stands under, or the question that it follows; empty for nothing. */
  readonly above: string
  readonly prompt: string
  /** Null while it is hidden. */
  readonly answer: string | null
  /** What stands above the answer, such as what was typed. */
  readonly beside?: HTMLElement | null
}

export interface IntervalWords {
  readonly minutes: string
  readonly hours: string
  readonly days: string
}

/** A stretch of time as short as possible. */
export function interval(ms: number, say: IntervalWords): string {
  if (ms < HOUR_MS) return fill(say.minutes, { n: Math.max(1, Math.round(ms / MINUTE_MS)) })
  if (ms < DAY_MS) return fill(say.hours, { n: Math.round(ms / HOUR_MS) })
  return fill(say.days, { n: Math.round(ms / DAY_MS) })
}

/** A question, and its answer once that shows; a screen reader tells of both. */
export function questionArticle({ above, prompt, answer, beside = null }: ShownQuestion): HTMLElement {
  const article = make(
    'article',
    {},
    above === '' ? null : make('p', { className: 'section', text: above }),
    make('h1', { html: prompt }),
    ...(answer === null ? [] : [make('hr'), beside, make('div', { className: 'answer', html: answer })]),
  )
  article.setAttribute('aria-live', 'polite')
  return article
}

/** The four grades side by side, each with when the question comes again. */
export function gradeRow(
  say: IntervalWords & { readonly grades: Readonly<Record<Grade, string>> },
  dueMs: (grade: Grade) => number,
  press: (grade: Grade) => void,
): HTMLElement {
  const buttons = GRADES.map((grade) =>
    button(say.grades[grade], () => press(grade), grade, interval(dueMs(grade), say)),
  )
  return make('div', { className: 'row' }, ...buttons)
}

/** Shows parts of a page from the top. Focus goes to the question, never to a button: the key that is still down would press it. */
export function showParts(main: HTMLElement, parts: readonly HTMLElement[]): void {
  main.replaceChildren(...parts)
  const article = main.querySelector('article')
  if (article !== null) article.tabIndex = -1
  article?.focus({ preventScroll: true })
  scrollTo(0, 0)
}

/** What a key asks for, by the keys of the terminal; null for one that is not prep's. */
export function wishOf(event: KeyboardEvent): 'go on' | Grade | string | null {
  if (event.ctrlKey || event.metaKey || event.altKey) return null
  const target = event.target as HTMLElement
  if (target.closest('textarea, input, select') !== null) return null
  if (event.key === ' ' || event.key === 'Enter') {
    if (target.closest('a, button, summary') !== null) return null
    // A key that is held down shows no answer unseen.
    event.preventDefault()
    return event.repeat ? null : 'go on'
  }
  const key = plainKey(event)
  return GRADES[Number(key) - 1] ?? key
}

/** While Korean is typed, a key has no letter of its own; then its place on the keyboard says which it is. */
const plainKey = ({ key, code }: KeyboardEvent): string =>
  /^[\x21-\x7e]$/.test(key) ? key.toLowerCase() : (/^(?:Key|Digit)(\w)$/.exec(code)?.[1]?.toLowerCase() ?? key)
