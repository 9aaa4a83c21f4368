import { escapeHtml } from '../../page/escape.ts'
import { type PlanData, planWords } from '../../terminal/views/planning/plan.ts'
import { dateOf } from '../../terminal/views/time.ts'
import { framed, type Page } from '../frame.ts'
import type { PageWords } from '../words.ts'

/** The interviews to come: what each day asks for, and how ready that makes. */
export function planPage(data: PlanData, words: PageWords): Page {
  const { planning, serving } = words.messages
  const paragraphs = (lines: readonly string[]) => lines.map((line) => `<p>${escapeHtml(line)}</p>`).join('\n')
  const { heads, tails, small } = planWords(data, words.messages)
  const titles = heads.map(
    ([title = '', ...facts]) => `<h1>${escapeHtml(title)}</h1>\n<p>${escapeHtml(facts.join(' · '))}</p>`,
  )
  const body =
    data.interviews.length === 0
      ? `<main><article><p>${escapeHtml(planning.none)}</p></article></main>`
      : `<main><article class="plan">
${titles.join('\n')}
${days(data, words)}
${paragraphs(tails)}
${small.map((line) => `<p class="note">${escapeHtml(line)}</p>`).join('\n')}
</article></main>`
  return framed({ title: serving.places.plan, place: 'plan', body }, words)
}

function days(data: PlanData, { messages }: PageWords): string {
  const { planning, drilling } = messages
  const { columns } = planning
  const { time } = drilling
  const nameOf = (day: number, count: number): string => {
    if (count > 1) return [day, day + count - 1].map((each) => dateOf(each, time, 'short')).join('–')
    return day === data.today ? planning.today : dateOf(day, time, 'whole')
  }
  const cell = (share: number | null) => {
    if (share === null) return '<td></td>'
    const percent = Math.round(share * 100)
    return `<td><meter min="0" max="100" value="${percent}" aria-hidden="true"></meter> ${percent}%</td>`
  }
  const rows = data.days.map(
    ({ day, days: count, minutes, unseen, seen, ready }) =>
      `<tr><th scope="row">${escapeHtml(nameOf(day, count))}</th>${[minutes, unseen, seen]
        .map((value) => `<td>${Math.round(value)}</td>`)
        .join('')}${ready.map(cell).join('')}</tr>`,
  )
  const heads = [columns.day, columns.minutes, columns.new, columns.old, ...data.interviews.map(() => columns.ready)]
  return `<table><thead><tr>${heads.map((name) => `<th scope="col">${escapeHtml(name)}</th>`).join('')}</tr></thead>
<tbody>
${rows.join('\n')}
</tbody></table>`
}
