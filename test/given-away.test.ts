import { describe, expect, it } from 'vitest'
import { buildQueue, type Standing } from '../src/drill/queue.ts'
import { startSession, step } from '../src/drill/session.ts'
import { askedOn } from '../src/drill/summary.ts'
import { drillText } from '../src/drilling/views/text.ts'
import { en } from '../src/messages/en.ts'
import { NO_FRONT_MATTER } from '../src/notes/front-matter.ts'
import { parseNote } from '../src/notes/parse-note.ts'
import { startOfStudyDay, studyDay } from '../src/schedule/day.ts'
import { createScheduler } from '../src/schedule/scheduler.ts'
import { createStyle } from '../src/terminal/style.ts'
import { SEOUL, SETTINGS, seoul } from './support/drill-cards.ts'
import { numbers } from './support/learner.ts'

/** A word that stands in one place of the notes alone, and in one answer. */
const word = (kind: string, index: number, part = '') => `${kind}${String(index).padStart(2, '0')}${part}낱말`
const each = (count: number, write: (index: number) => readonly string[]) =>
  Array.from({ length: count }, (_, index) => write(index).join('\n')).join('\n\n')

/** What imports and people leave: both directions of a pair, clozes, questions with follow-ups, also ones answered by them alone. */
const NOTES = {
  'pairs.md': each(12, (index) => [
    `Q: ${word('앞', index)}`,
    `A: ${word('뒤', index)}`,
    '',
    `Q: ${word('뒤', index)}`,
    `A: ${word('앞', index)}`,
  ]),
  'clozes.md': each(8, (index) => [
    `C: The [${word('가', index)}] owns [${word('나', index)}] and gives [${word('다', index)}] back.`,
  ]),
  'families.md': each(10, (index) => [
    `## 질문 ${word('부모', index)}는 무엇인가요?`,
    '',
    // Every second one says the answer of its first follow-up.
    `${word('답', index)}입니다. ${index % 2 === 0 ? `${word('꼬리', index, 'a')}이기 때문입니다.` : ''}`,
    '',
    `- Q. 왜 ${word('왜', index)}인가요?`,
    `  - A. ${word('꼬리', index, 'a')}이기 때문입니다.`,
    `- Q. 언제 ${word('언제', index)}인가요?`,
    `  - A. ${word('꼬리', index, 'b')}할 때입니다.`,
  ]),
  'below.md': each(8, (index) => [
    `## ${word('협업', index)} 경험을 말해 주세요.`,
    '',
    `- Q. 누가 ${word('조율', index)}했나요?`,
    `  - A. ${word('답변', index, 'a')}입니다.`,
    `- Q. 무엇으로 ${word('도구', index)}했나요?`,
    `  - A. ${word('답변', index, 'b')}입니다.`,
  ]),
}
const cards = Object.entries(NOTES).flatMap(
  ([path, text]) => parseNote({ path, text, frontMatter: NO_FRONT_MATTER }).cards,
)

const look = { messages: en, style: createStyle(0), hyperlinks: false, highlight: null }
const below = (id: string) => cards.filter(({ parent }) => parent === id)
const bare = (text: string) => text.normalize('NFC').replaceAll(/[^\p{L}\p{N}]/gu, '')
const screens = new Map(
  cards.map((card): [string, string] => [
    card.id,
    bare(drillText(card, true, { ...look, followUps: below }, 200, new Date(0)).lines.join('\n')),
  ]),
)

/** Two weeks of two sittings a day; counts the reviews whose answer another question had shown in the same sitting. */
function twoWeeks(siblingsApart: boolean) {
  const chance = numbers(11)
  const scheduler = createScheduler(SETTINGS)
  const standings = new Map<string, Standing & { readonly firstReview: Date | null }>()
  const firstDay = studyDay(seoul('2026-03-02T20:00'), SEOUL)
  let [reviews, givenAway] = [0, 0]
  for (let day = firstDay; day < firstDay + 14; day++) {
    for (const hour of [5, 16]) {
      let at = new Date(startOfStudyDay(day, SEOUL).getTime() + hour * 3_600_000)
      const queue = buildQueue(
        cards,
        standings,
        {
          now: at,
          zone: SEOUL,
          perDay: { new: 20, due: 200 },
          askedToday: askedOn(day, standings.values(), SEOUL),
          siblingsApart,
        },
        chance,
      )
      const shown = new Map<string, string>()
      for (let session = startSession(queue.items, at); session.ended === null && session.current !== null; ) {
        const { card } = session.current
        const answer = bare(card.answer ?? '')
        reviews++
        if (answer !== '' && [...shown].some(([id, text]) => id !== card.id && text.includes(answer))) givenAway++
        shown.set(card.id, screens.get(card.id) ?? '')
        at = new Date(at.getTime() + 9_000)
        session = step(session, { type: 'reveal' }, at, scheduler)
        session = step(session, { type: 'grade', grade: chance() < 0.2 ? 'again' : 'good' }, at, scheduler)
        const review = session.done.at(-1)
        if (review === undefined) throw new Error('a grade that was not counted')
        const firstReview = standings.get(review.card)?.firstReview ?? review.at
        standings.set(review.card, { schedule: review.after, suspended: false, firstReview })
      }
    }
  }
  return { reviews, givenAway, begun: standings.size }
}

describe('two weeks of drills', () => {
  it('have notes of every kind to ask', () => {
    expect(cards.filter(({ source }) => source.path === 'clozes.md')).toHaveLength(24)
    expect(cards.filter(({ parent }) => parent !== null)).toHaveLength(36)
    expect(cards.filter(({ answer, status }) => answer === null && status === 'answered')).toHaveLength(8)
  })

  it('ask nothing whose answer has been on the screen in the same sitting', () => {
    const apart = twoWeeks(true)
    expect(apart.givenAway).toBe(0)
    expect(apart.begun).toBe(cards.length)
    // The same evenings without a rule for siblings.
    const together = twoWeeks(false)
    expect(together.givenAway).toBeGreaterThan(40)
    expect(apart.reviews).toBeGreaterThan(together.reviews * 0.8)
  })
})
