import type { Language, Messages } from '../messages/messages.ts'
import type { StatsData } from '../terminal/views/planning/stats.ts'
import { shortDuration } from '../terminal/views/time.ts'
import { CHARTS } from './charts.ts'
import { dateOf } from './dates.ts'
import { escapeHtml, hashOf } from './escape.ts'
import { SCRIPT, STYLE } from './look.ts'
import { type Cell, tablesOf } from './tables.ts'
import { isByWeek } from './time-spent.ts'

/** What a page begins with: by it prep knows a page of its own. */
export const GENERATOR = '<meta name="generator" content="prep'

/** What a page of statistics may do: its own style and script, and nothing of the network. */
export const STATS_POLICY = [
  "default-src 'none'",
  `style-src '${hashOf(STYLE)}'`,
  `script-src '${hashOf(SCRIPT)}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')

/** Of a chart in a wide window, by whether it has a row of its own there, and in a narrow one. */
const WIDTHS = { row: 1080, half: 500, narrow: 310 }
const ROWS: readonly string[] = ['heatmap', 'decks']

/**
 * How it goes as one HTML page that needs nothing else: no network, no fonts, no files. Charts are SVG, each with its table;
 * colours follow the system or the button. Whatever comes from notes is text. `countdown`: lines about the interviews to come; `wayBack`: the name of a link
 * to where the page was asked for, on a page that prep serves.
 */
export function renderStatsPage(
  data: StatsData,
  messages: Messages,
  language: Language,
  version: string,
  countdown: readonly string[] = [],
  wayBack = '',
): string {
  const say = messages.page
  const { locale } = messages.drilling.time
  const tables = tablesOf(data, messages)
  const drawn = Object.keys(CHARTS) as (keyof typeof CHARTS)[]
  const hasAnswers = data.calibration.answers > 0
  const shown = drawn.filter((name) => hasAnswers || !['retention', 'calibration'].includes(name))
  const sections = shown.map(
    (name) => `<section id="${name}">
<h2>${escapeHtml(say.charts[name])}</h2>
<p>${escapeHtml(name === 'time' && isByWeek(data.days) ? say.timeByWeek : say.about[name])}</p>
${name === 'decks' ? legend(messages) : ''}<figure>
<div class="wide">${CHARTS[name](data, { messages, width: ROWS.includes(name) ? WIDTHS.row : WIDTHS.half })}</div>
<div class="narrow">${CHARTS[name](data, { messages, width: WIDTHS.narrow })}</div>
</figure>
<details><summary>${escapeHtml(say.asTable)}</summary>${table(tables[name])}</details>
</section>`,
  )
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
${GENERATOR} ${escapeHtml(version)}">
<meta http-equiv="Content-Security-Policy" content="${STATS_POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(say.title)} · prep</title>
<style>${STYLE}</style>
</head>
<body>
<header>
<div>${wayBack === '' ? '' : `<p><a href="/">${escapeHtml(wayBack)}</a></p>`}<h1>${escapeHtml(say.title)}</h1>
<p>${escapeHtml(say.range(dateOf(data.days[0]?.day ?? data.today, locale, 'full'), dateOf(data.today, locale, 'full')))}</p>${countdown.map((line) => `\n<p><strong>${escapeHtml(line)}</strong></p>`).join('')}</div>
<button id="theme" type="button" aria-pressed="false" hidden>${escapeHtml(say.theme)}</button>
</header>
<main>
<dl class="tiles">
${tiles(data, messages)
  .map(
    ([name, value, aside]) =>
      `<div><dt>${escapeHtml(name)}</dt><dd>${escapeHtml(value)}<small>${escapeHtml(aside)}</small></dd></div>`,
  )
  .join('\n')}
</dl>
${sections.join('\n')}
<section id="hardest">
<h2>${escapeHtml(messages.planning.stats.hardest)}</h2>
${data.hardest.length === 0 ? `<p>${escapeHtml(say.noneHard)}</p>` : table(tables.hardest)}
</section>
</main>
<footer><p>${escapeHtml(say.made(version))}</p></footer>
<script>${SCRIPT}</script>
</body>
</html>
`
}

type Tile = readonly [name: string, value: string, aside: string]

function tiles({ days, streak, retention, desiredRetention, decks }: StatsData, messages: Messages): readonly Tile[] {
  const say = messages.page.tiles
  const words = messages.planning.stats
  const sum = (of: (day: StatsData['days'][number]) => number) => days.reduce((total, day) => total + of(day), 0)
  const studied = days.filter(({ reviews }) => reviews > 0).length
  const seconds = sum((day) => day.seconds)
  const duration = (each: number) => shortDuration(each, messages.drilling.time)
  const count = (of: (deck: StatsData['decks'][number]) => number) => decks.reduce((total, deck) => total + of(deck), 0)
  const questions = count(({ answered, partial, unanswered }) => answered + partial + unanswered)
  const { share } = retention.all
  return [
    [say.reviews, String(sum((day) => day.reviews)), words.newQuestions(sum((day) => day.newQuestions))],
    [say.streak, say.days(streak.current), say.longest(streak.longest)],
    [say.time, duration(seconds), studied === 0 ? '' : words.timeADay(duration(seconds / studied))],
    [
      say.retention,
      share === null ? '–' : `${Math.round(share * 100)}%`,
      say.wanted(Math.round(desiredRetention * 100)),
    ],
    [
      say.written,
      `${count(({ answered }) => answered)} / ${questions}`,
      say.unanswered(count((deck) => deck.unanswered)),
    ],
  ]
}

function legend({ drilling: { status } }: Messages): string {
  const kinds = (['answered', 'partial', 'unanswered'] as const).map(
    (kind) => `<li class="${kind}">${escapeHtml(status[kind])}</li>`,
  )
  return `<ul class="legend">${kinds.join('')}</ul>\n`
}

function table({
  head,
  rows,
}: {
  readonly head: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
}): string {
  const cells = (row: readonly Cell[]) =>
    row
      .map((cell, index) =>
        index === 0 ? `<th scope="row">${escapeHtml(String(cell))}</th>` : `<td>${escapeHtml(String(cell))}</td>`,
      )
      .join('')
  return `<div class="scroll" tabindex="0"><table>
<thead><tr>${head.map((name) => `<th scope="col">${escapeHtml(name)}</th>`).join('')}</tr></thead>
<tbody>
${rows.map((row) => `<tr>${cells(row)}</tr>`).join('\n')}
</tbody></table></div>`
}
