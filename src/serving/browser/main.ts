import { gradeRow, questionArticle, showParts, wishOf } from '../../pocket/browser/ask.ts'
import { button, fill, make } from '../../pocket/browser/draw.ts'
import { type Grade, isGrade } from '../../schedule/grade.ts'
import type { AnswerParts, AskedQuestion, ComparedAnswer, DrillState, DrillStep } from '../desk.ts'
import type { DrillInPage } from '../pages/drill-page.ts'
import { ask, Refused } from './ask-prep.ts'
import { drawDiagrams } from './diagrams.ts'

const inPage: DrillInPage = JSON.parse(document.getElementById('drill')?.textContent ?? '')
const { say } = inPage
const main = document.getElementById('prep') as HTMLElement
let state: DrillState = inPage.state
/** What could not be done, until the next thing is. */
let trouble: string | null = null
let isWaiting = false
/** What stands in the box for the answer, also while something else is drawn. */
let typed = ''
draw()

/** Tells prep something, and takes what it answers; false while another answer is awaited. */
async function tell(what: Parameters<typeof ask>[0]): Promise<boolean> {
  if (isWaiting) return false
  isWaiting = true
  try {
    const answered = await ask(what)
    trouble = answered.trouble
    state = answered.state
  } catch (error) {
    trouble = error instanceof Refused ? error.message : say.away
  } finally {
    isWaiting = false
  }
  return true
}

/** The next question shows once prep has answered, and it answers once what was done is on its disk. */
async function act(what: DrillStep): Promise<void> {
  const before = state
  if (!(await tell({ drill: state.drill, step: state.step, what }))) return
  if (state.question?.id !== before.question?.id || !before.types) typed = ''
  if (what.does !== 'look' || said(state) !== said(before)) draw()
}

/** What a drill shows, but for what time alone changes. */
const said = ({ step, left, question }: DrillState): string =>
  JSON.stringify([step, left, question?.id, question?.prompt, question?.answer])

async function begin(types: boolean): Promise<void> {
  if (await tell({ begin: location.search, types })) draw()
}

function draw(): void {
  const { question } = state
  showParts(main, question === null ? ended() : asking(question))
  drawDiagrams(main, say.diagram)
  main.querySelector('.at')?.scrollIntoView({ block: 'nearest' })
  const box = main.querySelector('textarea')
  if (box !== null && matchMedia('(pointer: fine)').matches) box.focus({ preventScroll: true })
}

function asking(question: AskedQuestion): readonly HTMLElement[] {
  const { above, prompt, revealed, parts, typed: compared } = question
  const whole = revealed ? (question.answer ?? `<p>${say.noAnswer}</p>`) : null
  const answer = parts === null ? whole : ''
  const beside = compared === null ? null : comparison(compared)
  const footer = make('footer')
  if (parts !== null) footer.append(make('div', { className: 'row parts' }, ...partButtons(parts, revealed)))
  if (revealed) {
    const { due } = question
    const row = gradeRow(say, (grade) => due?.[grade] ?? 0, grade)
    if (question.suggested !== null) row.querySelector(`.${question.suggested}`)?.classList.add('suggested')
    footer.append(row)
  } else if (parts !== null) footer.append(button(say.parts.all, reveal, 'quiet all'))
  else if (state.types) footer.append(box(), button(say.compare, reveal, 'main'))
  else {
    footer.append(button(say.reveal, reveal, 'main'))
    if (question.hasParts) footer.append(button(say.parts.next, () => lookAt(1), 'quiet all next'))
  }
  footer.append(make('p', { className: 'section keys', text: say.keys }))
  const article = questionArticle({ above, prompt, answer, beside })
  if (parts !== null)
    article.querySelector('.answer')?.append(...parts.shown.map((html, index) => part(html, index, parts)))
  article.append(make('p', { className: 'section place', text: question.place }))
  return [head(fill(say.left, { n: state.left })), ...remarks(), article, footer]
}

function ended(): readonly HTMLElement[] {
  const [title = '', ...lines] = state.said
  const article = make('article', {}, make('h1', { text: title }), ...lines.map((text) => make('p', { text })))
  const again = button(say.more, () => void begin(state.types), 'main')
  return [head(''), ...remarks(false), article, make('footer', {}, again)]
}

function head(left: string): HTMLElement {
  const buttons: HTMLButtonElement[] = []
  if (state.canUndo) buttons.push(button(say.undo, () => void act({ does: 'undo' }), 'quiet undo'))
  if (state.question !== null) {
    buttons.push(button(say.skip, () => void act({ does: 'skip' }), 'quiet skip'))
    buttons.push(button(say.suspend, () => void act({ does: 'suspend' }), 'quiet suspend'))
  }
  const types = button(state.types ? say.typesNot : say.types, () => void begin(!state.types), 'quiet types')
  return make('header', {}, make('span', { text: left }), make('span', {}, ...buttons, types))
}

/** What was done or could not be, read out at once. */
function remarks(isAsking = true): readonly HTMLElement[] {
  const lines = [...(isAsking ? state.said : []), ...(trouble === null ? [] : [trouble])]
  if (lines.length === 0) return []
  const remark = make('p', { className: 'remark', text: lines.join(' ') })
  remark.setAttribute('role', 'status')
  return [remark]
}

function box(): HTMLTextAreaElement {
  const area = make('textarea', { label: say.typeHere })
  area.value = typed
  area.placeholder = say.typeHere
  area.addEventListener('input', () => {
    typed = area.value
  })
  area.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    reveal()
  })
  return area
}

function comparison({ text, covered, missed, against }: ComparedAnswer): HTMLElement {
  const list = (className: string, mark: string, name: string, terms: readonly string[]) =>
    terms.length === 0 ? null : make('p', { className, text: `${mark} ${name}: ${terms.join(', ')}` })
  return make(
    'section',
    {},
    make('p', { className: 'section', text: say.typed }),
    make('p', { className: 'compared', text: text.trim() === '' ? say.nothingTyped : text }),
    list('covered', '✓', say.covered, covered),
    list('missed', '✗', say.missed, missed),
    ...against.map((each) => make('p', { className: 'against', text: `≠ ${each}` })),
    make('p', { className: 'section', text: say.note }),
  )
}

/** One part of an answer; a screen reader says whether it was said. */
function part(html: string, index: number, { at, ticked }: AnswerParts): HTMLElement {
  const isSaid = ticked.includes(index)
  const shown = make('div', { className: `part${index === at ? ' at' : ''}${isSaid ? ' said' : ''}`, html })
  if (index === at) shown.setAttribute('aria-current', 'true')
  if (isSaid) shown.prepend(make('span', { className: 'tick', text: '✓', label: say.parts.said }))
  return shown
}

function partButtons({ at, total }: AnswerParts, isRevealed: boolean): readonly HTMLElement[] {
  const said = button(say.parts.said, () => void act({ does: 'tick' }), 'said')
  if (!isRevealed) return [said, button(say.parts.more, () => lookAt(1), 'more main')]
  const move = (sign: string, direction: -1 | 1, name: string, isThere: boolean) => {
    const made = button(sign, () => lookAt(direction))
    made.setAttribute('aria-label', name)
    made.disabled = !isThere
    return made
  }
  return [move('↑', -1, say.parts.before, at > 0), said, move('↓', 1, say.parts.more, at < total - 1)]
}

function lookAt(direction: -1 | 1): void {
  void act({ does: 'part', direction })
}

function reveal(): void {
  void act({ does: 'reveal', typed: state.types ? typed : null })
}

function grade(given: Grade): void {
  void act({ does: 'grade', grade: given })
}

addEventListener('keydown', (event) => {
  if (state.question === null) return
  const wish = wishOf(event)
  const { revealed, suggested } = state.question
  if (wish === 'go on') revealed ? grade(event.key === 'Enter' ? (suggested ?? 'good') : 'good') : reveal()
  else if (isGrade(wish)) revealed && grade(wish)
  else if (wish === 'u') void act({ does: 'undo' })
  else if (wish === 'n' || wish === 'ArrowRight') lookAt(1)
  else if (wish === 'p' || wish === 'ArrowLeft') lookAt(-1)
  else if (wish === 't') void act({ does: 'tick' })
  else if (wish === 's') void act({ does: 'skip' })
  else if (wish === 'x') void act({ does: 'suspend' })
})

// What was answered in another window, or changed in a note, while the page lay open.
addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible' && state.question !== null) void act({ does: 'look' })
})
