import { escapeHtml } from '../../page/escape.ts'
import { asks, type Correcting, currentOf, type NoteLine, wholeForm } from '../../terminal/reading/correcting.ts'
import { CHANGED, CORRECTED, DOUBTFUL } from '../../terminal/reading/margin.ts'
import { whyOf } from '../../terminal/reading/panel.ts'
import { formsOf, readingFacts } from '../../terminal/views/reading.ts'
import type { ShownReading } from '../desk.ts'
import { framed, type Page } from '../frame.ts'
import type { PageWords } from '../words.ts'

/** So many lines of a note are on one page. */
const LINES = 200

/** Where a note's reading is looked at; `line` from 1. */
export const readingAddress = (path: string, line: number | null = null): string =>
  `/read?note=${encodeURIComponent(path)}${line === null ? '' : `&line=${line}#l${line}`}`

/** How a note is read, line by line, with what can be said of the line that is looked at. */
export function readingPage(shown: ShownReading, words: PageWords): Page {
  const { messages } = words
  const { correcting, serving } = messages
  const { path, now, told } = shown
  const { lines, cursor, doubts } = now
  const first = Math.floor(cursor / LINES) * LINES
  const window = lines.slice(first, first + LINES).filter(({ text }) => text.trim() !== '')
  const doubt = doubts[(doubts.indexOf(cursor) + 1) % Math.max(1, doubts.length)]
  const isOther = doubt !== undefined && !(shown.hasLine && doubt === cursor)
  const to = (at: number, name: string) =>
    `<a href="${escapeHtml(readingAddress(path, at + 1))}">${escapeHtml(name)}</a>`
  const earlier = first > 0 ? to(first - 1, serving.earlier) : '<span></span>'
  const later = first + LINES < lines.length ? to(first + LINES, serving.later) : '<span></span>'
  const body = `<main>
<p><a href="/notes">${escapeHtml(serving.backToNotes)}</a></p>
<article>
<h1>${escapeHtml(path)}</h1>
<p class="note">${escapeHtml(readingFacts(now.reading, messages).join(' · '))}</p>
${told === null || shown.hasLine ? '' : remark(told)}${readings(shown, words)}<div class="ways">${isOther ? to(doubt, correcting.keys.doubt) : ''}${shown.canTakeBack ? form(shown, [button('back', correcting.keys.back)]) : ''}</div>
<ol class="lines">
${window.map((line) => row(line, shown, words)).join('\n')}
</ol>
<div class="pages">${earlier}${later}</div>
</article>
</main>`
  return framed({ title: path, place: 'notes', body }, words)
}

/** The readings to choose from, where there is more than one. */
function readings(shown: ShownReading, { messages }: PageWords): string {
  const { alternatives, chosen } = shown.now.offered
  const all = alternatives()
  if (all.length < 2) return ''
  const buttons = all.map((alternative, at) => {
    const forms = formsOf(alternative, messages)
    const count = messages.correcting.reading(alternative.count)
    const name = forms === '' ? count : `${count}: ${forms}`
    return at === chosen
      ? `<button disabled aria-pressed="true">✓ ${escapeHtml(name)}</button>`
      : button(`choose ${at}`, name)
  })
  return `<section aria-label="${escapeHtml(messages.correcting.readings)}"><p class="section">${escapeHtml(messages.correcting.readings)}</p>${form(shown, buttons)}</section>\n`
}

function row(line: NoteLine, shown: ShownReading, words: PageWords): string {
  const { path, now, hasLine } = shown
  const { messages } = words
  const isHere = hasLine && currentOf(now)?.number === line.number
  const flag = flagOf(line, messages)
  const mark =
    flag === null
      ? ''
      : `<span class="flag" role="img" aria-label="${escapeHtml(flag.name)}">${escapeHtml(flag.sign)}</span>`
  const kind = line.is === 'answer' || line.is === 'ignored' ? '' : messages.readings.is[line.is]
  const text = `${mark}<span class="text">${escapeHtml(line.text)}</span>${kind === '' ? '' : `<small>${escapeHtml(kind)}</small>`}`
  const shownLine =
    line.read === null
      ? `<div>${text}</div>`
      : `<a href="${escapeHtml(readingAddress(path, line.number))}"${isHere ? ' aria-current="true"' : ''}>${text}</a>`
  return `<li id="l${line.number}" class="${line.is}${isHere ? ' at' : ''}">${shownLine}${isHere ? panel(line, shown, words) : ''}</li>`
}

/** Why the line is read so, the card that it belongs to, and what can be said of it. */
function panel(line: NoteLine, shown: ShownReading, { messages }: PageWords): string {
  const { correcting } = messages
  const { keys } = correcting
  const { card } = line
  const state = { unanswered: correcting.unanswered, partial: correcting.partial, answered: '' }
  const told =
    card === null ? correcting.noCard : [card.question, state[card.status]].filter((each) => each !== '').join(' · ')
  const whole = wholeForm(shown.now)
  const isFollowing = line.is === 'follow-up'
  const buttons =
    line.read === null
      ? []
      : [
          button('flip', asks(line) ? keys.toNothing : keys.toQuestion),
          ...(whole !== null && whole.count > 1 ? [button('form', keys.formTo[whole.is](whole.count))] : []),
          ...(isFollowing || hasQuestionAbove(shown.now)
            ? [button('follow', isFollowing ? keys.toQuestion : keys.follow)]
            : []),
          button('confirm', keys.confirm),
        ]
  return `<div class="panel">${shown.told === null ? '' : remark(shown.told)}<p class="section">${escapeHtml(whyOf(line, messages))}</p><p class="section">${escapeHtml(told)}</p>${form(shown, buttons)}</div>`
}

const remark = (told: string): string => `<p class="remark" role="status">${escapeHtml(told)}</p>\n`

const hasQuestionAbove = ({ lines, cursor }: Correcting): boolean => lines.slice(0, cursor).some(asks)

const button = (does: string, name: string): string =>
  `<button name="do" value="${escapeHtml(does)}">${escapeHtml(name)}</button>`

function form({ path, now, seen }: ShownReading, buttons: readonly string[]): string {
  const line = currentOf(now)?.number ?? 1
  const fields = { note: path, line: String(line), seen }
  const hidden = Object.entries(fields).map(
    ([name, value]) => `<input type="hidden" name="${name}" value="${escapeHtml(value)}">`,
  )
  return buttons.length === 0
    ? ''
    : `<form class="act" method="post" action="/read#l${line}">${hidden.join('')}${buttons.join('')}</form>`
}

/** What is special about a line, as a sign and in words; the first that holds. */
function flagOf(
  { change, read, isDoubtful }: NoteLine,
  { correcting: { help } }: PageWords['messages'],
): { readonly sign: string; readonly name: string } | null {
  if (change !== null) {
    const names = { asks: help.asks, 'asks-no-more': help.asksNoMore, other: help.other }
    return { sign: CHANGED[change], name: names[change] }
  }
  if (read?.isCorrected) return { sign: CORRECTED, name: help.corrected }
  return isDoubtful ? { sign: DOUBTFUL, name: help.doubtful } : null
}
