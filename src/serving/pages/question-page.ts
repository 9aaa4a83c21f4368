import { shownSection } from '../../cards/section.ts'
import { escapeHtml, escapeLines } from '../../page/escape.ts'
import { clock, relativeDate, shortDate, shortDuration, shortInterval } from '../../terminal/views/time.ts'
import type { ShownQuestion } from '../desk.ts'
import { framed, type Page } from '../frame.ts'
import type { PageWords } from '../words.ts'
import { readingAddress } from './reading-page.ts'

/** So many of the last reviews are listed. */
const REVIEWS = 10

/** One question and everything known about it; `script` draws its diagrams. */
export function questionPage(shown: ShownQuestion, now: Date, script: string, words: PageWords): Page {
  const { serving, drilling } = words.messages
  const { data, prompt, answer, parentId, followUps, told } = shown
  const { card, parent, suspended } = data
  const above = parent === null ? shownSection(card).join(' › ') : drilling.show.followUpOf({ question: parent })
  const named = escapeHtml(above)
  const section = parentId === null ? named : `<a href="${address(parentId)}">${named}</a>`
  const facts = [
    drilling.status[card.status],
    card.deck,
    ...card.tags.map((tag) => `#${tag}`),
    `${card.source.path}:${card.source.line}`,
  ]
  const items = followUps.map(({ id, question }) => `<li><a href="${address(id)}">${escapeHtml(question)}</a></li>`)
  const body = `<main>
<p><a href="/list">${escapeHtml(serving.back)}</a></p>
<article data-diagram="${escapeHtml(serving.diagram)}">
${above === '' ? '' : `<p class="section">${section}</p>`}
<h1>${prompt}</h1>
<p class="section">${escapeHtml(facts.join(' · '))}</p>
<hr>
<div class="answer">${answer ?? ''}</div>
${told === null ? '' : `<p class="remark" role="status">${escapeHtml(told)}</p>`}${writing(shown, words)}
${items.length === 0 ? '' : `<h2>${escapeHtml(drilling.show.followUps)}</h2><ul>${items.join('')}</ul>`}
<h2>${escapeHtml(drilling.show.schedule)}</h2>
<p>${escapeHtml(standing(shown, now, words).join(' · '))}</p>
${suspended ? `<p class="remark">${escapeHtml(serving.isSuspended)}</p>` : ''}${history(shown, now, words)}
</article>
<form class="act" method="post" action="/suspend">
<input type="hidden" name="id" value="${escapeHtml(card.id)}"><input type="hidden" name="to" value="${suspended ? 'resume' : 'suspend'}">
<button>${escapeHtml(suspended ? serving.resume : serving.suspend)}</button>
</form>
<form class="act" method="post" action="/misread">
<input type="hidden" name="id" value="${escapeHtml(card.id)}">
<button class="quiet">${escapeHtml(serving.misread)}</button>
</form>
<p><a href="${escapeHtml(readingAddress(card.source.path, card.source.line))}">${escapeHtml(serving.howRead)}</a></p>
</main>`
  const hasDiagrams = /language-mermaid/.test(prompt + answer)
  return framed({ title: card.question, place: 'list', body, ...(hasDiagrams ? { script } : {}) }, words)
}

/** What can be written below the answer, or in its place; the button says into which note. */
function writing({ data: { card }, writing }: ShownQuestion, { messages }: PageWords): string {
  const { serving } = messages
  const { seen, why, draft, canTakeOut } = writing
  const { path } = card.source
  const id = `<input type="hidden" name="id" value="${escapeHtml(card.id)}">`
  const form = (fields: string) => `<form class="write" method="post" action="/answer">${id}${fields}</form>`
  const button = (does: string, name: string, className: string) =>
    `<button name="do" value="${does}" class="${className}">${escapeHtml(name)}</button>`
  const out = canTakeOut ? form(button('take out', serving.takeOut({ note: path }), 'quiet')) : ''
  const title = card.status === 'answered' ? serving.addToAnswer : serving.writeAnswer
  const fields =
    seen === null
      ? `<p class="note">${escapeHtml(why ?? '')}</p>`
      : form(`<input type="hidden" name="seen" value="${escapeHtml(seen)}">
<textarea name="text" aria-label="${escapeHtml(title)}">
${escapeLines(draft)}</textarea>
<div class="row">${button('keep', serving.keepDraft, '')}${button('write', serving.writeInto({ note: path }), 'main')}</div>`)
  const isOpen = draft !== '' || card.status === 'unanswered'
  return `${out}<details${isOpen ? ' open' : ''}><summary>${escapeHtml(title)}</summary>${fields}</details>`
}

const address = (id: string): string => `/show?id=${encodeURIComponent(id)}`

function standing({ data }: ShownQuestion, now: Date, { messages }: PageWords): readonly string[] {
  const { show, time } = messages.drilling
  const { schedule, retrievability, reviews } = data
  if (schedule === null) return [show.never]
  const when = relativeDate(schedule.due, now, time)
  return [
    schedule.due > now ? show.due({ when }) : show.dueSince({ when }),
    show.interval({ interval: shortInterval(schedule, schedule.lastReview, time) }),
    ...(retrievability === null ? [] : [show.recall({ percent: Math.round(retrievability * 100) })]),
    show.reps({ count: reviews.length }),
    ...(schedule.lapses === 0 ? [] : [show.lapses({ count: schedule.lapses })]),
  ]
}

function history({ data: { reviews } }: ShownQuestion, now: Date, { messages }: PageWords): string {
  if (reviews.length === 0) return ''
  const { show, screen, time } = messages.drilling
  const rows = reviews.slice(-REVIEWS).map(({ at, grade, seconds }) => {
    const cells = [
      `${shortDate(at, now, time)} ${clock(at)}`,
      screen.grades[grade],
      seconds === null ? '' : shortDuration(seconds, time),
    ]
    return `<tr>${cells.map((cell) => `<td>${escapeHtml(cell)}</td>`).join('')}</tr>`
  })
  const more = reviews.length - rows.length
  const earlier = more > 0 ? `<p class="note">${escapeHtml(show.earlier({ count: more }))}</p>` : ''
  return `<h2>${escapeHtml(show.history)}</h2>${earlier}<table>${rows.join('')}</table>`
}
