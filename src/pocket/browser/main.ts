import { buildQueue } from '../../drill/queue.ts'
import { leftOf, type QueueItem, type Session, startSession, step } from '../../drill/session.ts'
import { askedOn } from '../../drill/summary.ts'
import { studyDay } from '../../schedule/day.ts'
import { type Grade, isGrade } from '../../schedule/grade.ts'
import { createScheduler } from '../../schedule/scheduler.ts'
import type { PocketDeck } from '../deck.ts'
import { gradeRow, interval, questionArticle, showParts, wishOf } from './ask.ts'
import { button, fill, make } from './draw.ts'
import { Kept, type Shelf } from './kept.ts'
import { readDeck } from './read-deck.ts'
import { takeHome } from './take-home.ts'

const NAME_LETTERS = 'abcdefghijklmnopqrstuvwxyz234567'

const deck = readDeck(document.getElementById('deck')?.textContent ?? '')
const { say } = deck
const main = document.getElementById('prep') as HTMLElement
const scheduler = createScheduler(deck.scheduling)
const byId = new Map(deck.cards.map((card) => [card.id, card]))
const kept = new Kept(deck, shelfOf(deck), randomName)
let session = begin()
draw()

/** A browser may refuse to keep anything, above all for a page that is a file. */
function shelfOf({ id }: PocketDeck): Shelf {
  const key = `prep ${id}`
  return {
    get: () => {
      try {
        return localStorage.getItem(key)
      } catch {
        return null
      }
    },
    set: (text) => {
      try {
        localStorage.setItem(key, text)
        return localStorage.getItem(key) === text
      } catch {
        return false
      }
    },
  }
}

function randomName(): string {
  return [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => NAME_LETTERS[byte % 32]).join('')
}

function begin(): Session {
  const now = new Date()
  const { zone } = deck.scheduling
  const standings = kept.standings()
  const askedToday = askedOn(studyDay(now, zone), standings.values(), zone)
  const { parameters } = deck.scheduling
  const { perDay, siblingsApart } = deck
  const options = { now, zone, parameters, perDay, siblingsApart, askedToday } as const
  return startSession(buildQueue(deck.cards, standings, options, () => 0).items, now)
}

function act(action: Parameters<typeof step>[1]): void {
  const now = new Date()
  const before = session
  session = step(session, action, now, scheduler)
  if (session === before) return
  const review = session.done.length > before.done.length ? session.done.at(-1) : undefined
  if (review !== undefined) kept.record(review)
  if (action.type === 'undo') kept.takeBack(now)
  draw()
}

function draw(): void {
  const { current, revealed } = session
  showParts(main, current === null ? ended() : asking(current, revealed))
}

function asking({ card, schedule }: QueueItem, isRevealed: boolean): readonly HTMLElement[] {
  const parent = card.parent === null ? undefined : byId.get(card.parent)
  const above = parent === undefined ? card.section.join(' › ') : fill(say.followsUp, { question: parent.question })
  const answer = isRevealed ? (card.answer ?? say.noAnswer) : null
  const now = new Date()
  const dueMs = (grade: Grade) => scheduler.next(schedule, grade, now, card.id).due.getTime() - now.getTime()
  const footer = make('footer')
  if (isRevealed) footer.append(gradeRow(say, dueMs, (grade) => act({ type: 'grade', grade })))
  else footer.append(button(say.reveal, () => act({ type: 'reveal' }), 'main'))
  const article = questionArticle({ above, prompt: card.prompt, answer })
  return [head(fill(say.left, { n: leftOf(session) })), ...forgets(), article, footer]
}

/** Said while there is still time to take home what was answered. */
function forgets(): readonly HTMLElement[] {
  if (kept.isKept) return []
  const warning = make('p', { className: 'warn', text: say.notKept })
  warning.setAttribute('role', 'status')
  return [warning]
}

function head(left: string): HTMLElement {
  const undo = session.past.length > 0 ? button(say.undo, () => act({ type: 'undo' }), 'quiet') : null
  const home =
    kept.reviews.length > 0 && session.current !== null
      ? button(say.takeHome, () => takeHome(kept.journal()), 'quiet home')
      : null
  return make('header', {}, make('span', { text: left }), make('span', {}, undo, home))
}

function ended(): readonly HTMLElement[] {
  const due = [...kept.standings().values()].flatMap(({ schedule }) => (schedule === null ? [] : [schedule.due]))
  const next = due.length === 0 ? null : Math.min(...due.map((each) => each.getTime()))
  const count = kept.reviews.length
  const journal = () => kept.journal()
  const article = make(
    'article',
    {},
    make('h1', { text: session.done.length > 0 ? fill(say.done, { n: session.done.length }) : say.nothing }),
    next === null ? null : make('p', { text: fill(say.nextDue, { when: interval(next - Date.now(), say) }) }),
    count === 0 ? null : make('p', { text: fill(say.notHome, { n: count }) }),
    count === 0 ? null : make('p', { className: 'note', text: say.takeHomeHow }),
    ...forgets(),
  )
  const footer = make('footer')
  if (count > 0) footer.append(button(say.takeHome, () => takeHome(journal()), 'main home'))
  return [head(say.title), article, footer]
}

addEventListener('keydown', (event) => {
  const wish = wishOf(event)
  if (wish === 'go on') act(session.revealed ? { type: 'grade', grade: 'good' } : { type: 'reveal' })
  else if (isGrade(wish)) act({ type: 'grade', grade: wish })
  else if (wish === 'u') act({ type: 'undo' })
})

// What came due, or was answered in another window, while the page lay open.
addEventListener('visibilitychange', () => {
  if (document.visibilityState !== 'visible' || session.current !== null) return
  const again = begin()
  if (again.current === null) return
  session = again
  draw()
})
