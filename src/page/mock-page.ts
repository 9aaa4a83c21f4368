import type { MockAnswer, MockReport } from '../drill/mock-report.ts'
import type { Language, Messages } from '../messages/messages.ts'
import { headOf, partsOf, placeOf, progressOf, saidIn } from '../terminal/views/mock-report.ts'
import { shortDate, shortDuration } from '../terminal/views/time.ts'
import { escapeHtml, escapeLines, hashOf } from './escape.ts'

const STYLE = `
:root{color-scheme:light dark;--line:#8884;--dim:#777}
body{margin:0 auto;max-width:46rem;padding:2rem 1.2rem;font:16px/1.6 system-ui,-apple-system,"Apple SD Gothic Neo","Noto Sans KR",sans-serif;word-break:keep-all;overflow-wrap:anywhere}
h1{font-size:1.6rem;margin:0}
h2{font-size:1.2rem;margin:2rem 0 .5rem}
article{border:1px solid var(--line);border-radius:12px;padding:1rem 1.2rem;margin:.8rem 0}
h3{font-size:1.05rem;margin:0}
h4{font-size:.85rem;color:var(--dim);margin:.8rem 0 .2rem}
p{margin:.2rem 0}
pre{margin:0;font:inherit;white-space:pre-wrap}
.place,time{color:var(--dim);font-size:.85rem}
`

/** A mock interview as one page that needs nothing else. Whatever comes from notes or was typed is text. */
export function renderMockPage(
  report: MockReport,
  {
    at,
    now,
    messages,
    language,
    linkTo,
  }: {
    readonly at: string
    readonly now: Date
    readonly messages: Messages
    readonly language: Language
    /** The address of an answer's note, as the page is to link to it. */
    linkTo(answer: MockAnswer): string
  },
): string {
  const { mock, attempts, compare, entry } = messages.answering
  const text = (title: string, body: string | null) =>
    body === null || body.trim() === '' ? '' : `<h4>${escapeHtml(title)}</h4>\n<pre>${escapeLines(body)}</pre>\n`
  const article = (answer: MockAnswer) => `<article>
<h3>${escapeHtml(`${answer.isFollowUp ? '↳ ' : ''}${answer.question}`)}</h3>
<p class="place"><a href="${escapeHtml(linkTo(answer))}">${escapeHtml(placeOf(answer))}</a></p>
${text(entry.try, saidIn(answer, messages) ?? attempts.spoken)}${
  answer.recording === null ? '' : `<p>${escapeHtml(attempts.recording(answer.recording))}</p>\n`
}${progressOf(answer, messages)
  .map((line) => `<p>${escapeHtml(line)}</p>\n`)
  .join('')}${text(compare.note, answer.answer ?? mock.noNote)}${text(
  attempts.title,
  answer.past
    .map(({ at: then, typed }) => `${shortDate(then, now, messages.drilling.time)}  ${typed ?? attempts.spoken}`)
    .join('\n'),
)}<p class="place">${escapeHtml(shortDuration(answer.seconds, messages.drilling.time))}</p>
</article>`
  const parts = partsOf(report, messages).map(
    ({ title, answers }) =>
      `<section>\n<h2>${escapeHtml(`${title} (${answers.length})`)}</h2>\n${answers.map(article).join('\n')}\n</section>`,
  )
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '${hashOf(STYLE)}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(`${mock.title} ${at}`)} · prep</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${escapeHtml(mock.title)}</h1>
<time>${escapeHtml(at)}</time>
<p>${escapeHtml(headOf(report, messages))}</p>
${parts.join('\n')}
</body>
</html>
`
}
