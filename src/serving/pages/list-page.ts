import { shownSection } from '../../cards/section.ts'
import { escapeHtml } from '../../page/escape.ts'
import { relativeDate } from '../../terminal/views/time.ts'
import type { ListedQuestion, ListQuery, QuestionList } from '../desk.ts'
import { framed, type Page } from '../frame.ts'
import type { PageWords } from '../words.ts'

/** All questions, or those that were looked for, a page at a time. */
export function listPage(list: QuestionList, query: ListQuery, now: Date, words: PageWords): Page {
  const { serving } = words.messages
  const { total, from, questions, decks } = list
  const [chosen = ''] = query.decks
  const option = (value: string, name: string) =>
    `<option value="${escapeHtml(value)}"${value === chosen ? ' selected' : ''}>${escapeHtml(name)}</option>`
  const options = decks.map(({ name, questions: count }) => option(name, `${name} (${count})`))
  const until = from + questions.length
  const page = (start: number, name: string) =>
    `<a href="${escapeHtml(addressOf({ ...query, from: start }))}">${escapeHtml(name)}</a>`
  const earlier = from > 0 ? page(Math.max(0, from - questions.length), serving.earlier) : '<span></span>'
  const later = until < total ? page(until, serving.later) : '<span></span>'
  const drill =
    chosen === ''
      ? ''
      : `<p><a href="/?deck=${encodeURIComponent(chosen)}">${escapeHtml(serving.drillDeck({ deck: chosen }))}</a></p>`
  const body = `<main>
<form class="find" action="/list" role="search">
<input type="search" name="q" value="${escapeHtml(query.words)}" aria-label="${escapeHtml(serving.words)}" placeholder="${escapeHtml(serving.words)}">
<select name="deck" aria-label="${escapeHtml(serving.deck)}">${option('', serving.allDecks)}${options.join('')}</select>
<label class="check"><input type="checkbox" name="unanswered" value="1"${query.unanswered ? ' checked' : ''}> ${escapeHtml(serving.unanswered)}</label>
<button>${escapeHtml(serving.find)}</button>
</form>
<p class="note" role="status">${escapeHtml(serving.found({ total }))}${total > questions.length ? ` (${from + 1}–${until})` : ''}</p>
${drill}<ul class="questions">
${questions.map((each) => row(each, now, words)).join('\n')}
</ul>
<div class="pages">${earlier}${later}</div>
</main>`
  return framed({ title: serving.places.list, place: 'list', body }, words)
}

/** Where a list is found again. */
function addressOf({ words, decks, unanswered, from }: ListQuery): string {
  const query = new URLSearchParams()
  if (words !== '') query.set('q', words)
  for (const deck of decks) query.append('deck', deck)
  if (unanswered) query.set('unanswered', '1')
  if (from > 0) query.set('from', String(from))
  return `/list?${query}`
}

function row({ card, suspended, due }: ListedQuestion, now: Date, { messages }: PageWords): string {
  const { list, show, status, time } = messages.drilling
  const facts = [
    status[card.status],
    ...(card.status === 'unanswered'
      ? []
      : [due === null ? list.new : show.due({ when: relativeDate(due, now, time) })]),
    ...(suspended ? [list.suspended] : []),
    [card.deck, ...shownSection(card)].join(' › '),
  ]
  const kind = card.parent === null ? '' : ' class="followup"'
  return `<li${kind}><a href="/show?id=${encodeURIComponent(card.id)}">${escapeHtml(card.question)}<small>${escapeHtml(facts.join(' · '))}</small></a></li>`
}
