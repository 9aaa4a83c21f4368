import type { MockAnswer, MockReport } from '../../drill/mock-report.ts'
import type { Messages } from '../../messages/messages.ts'
import type { Look } from '../look.ts'
import { sanitise, sanitiseLine } from '../text/sanitise.ts'
import { firstLines, wrapText } from '../text/wrap.ts'
import { shortDate, shortDuration } from './time.ts'

/** So many lines of what was typed are shown on the terminal. */
const MOST_LINES = 3

/** How a mock interview went, on the terminal: what was said in each answer, and where its note is. */
export function renderMockReport(report: MockReport, { width, style, messages }: Look): string {
  const parts = partsOf(report, messages).flatMap(({ title, answers, tone }) => [
    '',
    style[tone](`${title} ${answers.length}`),
    ...answers.flatMap((answer) => {
      const [first = '', ...rest] = wrapText(lineOf(answer, messages), width - 2)
      const said = saidIn(answer, messages)
      const lines = said === null ? [] : wrapText(sanitise(said), width - 4)
      return [
        `${style.plain ? '-' : '·'} ${first}`,
        ...rest.map((line) => `  ${line}`),
        ...firstLines(lines, MOST_LINES, width - 4).map((line) => `    ${line}`),
        ...(answer.recording === null
          ? []
          : wrapText(sanitiseLine(messages.answering.attempts.recording(answer.recording)), width - 2).map((line) =>
              style.dim(`  ${line}`),
            )),
        ...progressOf(answer, messages)
          .flatMap((text) => wrapText(text, width - 2))
          .map((line) => style.dim(`  ${line}`)),
      ]
    }),
  ])
  return [...wrapText(headOf(report, messages), width).map(style.strong), ...parts].join('\n')
}

/** The whole of it as Markdown, for a file; `linkTo` gives the address of an answer's note, as the file is to link to it. */
export function mockReportMarkdown(
  report: MockReport,
  {
    at,
    now,
    messages,
    linkTo,
  }: { readonly at: string; readonly now: Date; readonly messages: Messages; linkTo(answer: MockAnswer): string },
): string {
  const { mock, attempts, compare, entry } = messages.answering
  const literal = (text: string) => sanitiseLine(text).replace(/[\\`*_[\]<>|#]/g, '\\$&')
  const quoted = (text: string) =>
    sanitise(text)
      .split('\n')
      .map((line) => `> ${line}`.trimEnd())
  const titled = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : ['', `**${literal(title)}**`, '', ...lines]
  const parts = partsOf(report, messages).flatMap(({ title, answers }) => [
    '',
    `## ${title} (${answers.length})`,
    ...answers.flatMap((answer) => [
      '',
      `### ${answer.isFollowUp ? '↳ ' : ''}${literal(answer.question)}`,
      '',
      `[${literal(placeOf(answer))}](<${linkTo(answer)}>) · ${shortDuration(answer.seconds, messages.drilling.time)}`,
      ...titled(entry.try, quoted(saidIn(answer, messages) ?? attempts.spoken)),
      ...(answer.recording === null ? [] : ['', literal(attempts.recording(answer.recording))]),
      ...progressOf(answer, messages).flatMap((text) => ['', `- ${literal(text)}`]),
      ...titled(compare.note, quoted(answer.answer ?? mock.noNote)),
      ...titled(
        attempts.title,
        answer.past.map(
          ({ at: then, typed }) =>
            `- ${shortDate(then, now, messages.drilling.time)}: ${literal((typed ?? attempts.spoken).replaceAll('\n', ' '))}`,
        ),
      ),
    ]),
  ])
  // It may lie among the notes, and its headings are no questions.
  return ['---', 'prep: ignore', '---', '', `# ${mock.title} ${at}`, '', headOf(report, messages), ...parts, ''].join(
    '\n',
  )
}

interface Part {
  readonly title: string
  readonly answers: readonly MockAnswer[]
  readonly tone: 'good' | 'fair' | 'bad' | 'dim'
}

/** The answers by how they went, the weak ones first, without the ways in which none did. */
export function partsOf(report: MockReport, { answering }: Messages): readonly Part[] {
  const { mock } = answering
  const parts: readonly Part[] = [
    { title: mock.badly, answers: report.badly, tone: 'bad' },
    { title: mock.partly, answers: report.partly, tone: 'fair' },
    { title: mock.ungraded, answers: report.ungraded, tone: 'dim' },
    { title: mock.well, answers: report.well, tone: 'good' },
  ]
  return parts.filter(({ answers }) => answers.length > 0)
}

/** How many questions, in how long. */
export function headOf({ answers, seconds }: MockReport, { answering, drilling }: Messages): string {
  return answering.mock.summary({
    count: answers.length,
    total: shortDuration(seconds, drilling.time),
    each: shortDuration(answers.length === 0 ? 0 : seconds / answers.length, drilling.time),
  })
}

/** Where a question stands, and in which line of which note. */
export const placeOf = ({ deck, section, source }: MockAnswer): string =>
  sanitiseLine(`${[deck, ...section].join(' › ')} · ${source.path}:${source.line}`)

const lineOf = ({ question, deck, section, isFollowUp, seconds }: MockAnswer, { drilling }: Messages): string => {
  const place = [deck, ...section].join(' › ')
  return sanitiseLine(`${isFollowUp ? '↳ ' : ''}${question} (${place}, ${shortDuration(seconds, drilling.time)})`)
}

/** What was typed, or that it was passed; null for what was said aloud. */
export const saidIn = ({ passed, typed }: MockAnswer, { answering }: Messages): string | null =>
  passed ? answering.mock.passed : typed

/** What was not said, and what more and less than the last time; none where there is nothing to tell. */
export function progressOf({ missed, since }: MockAnswer, { answering }: Messages): readonly string[] {
  const { mock, attempts } = answering
  const list = (word: string, terms: readonly string[] = []) =>
    terms.length === 0 ? [] : [`${word}: ${terms.join(', ')}`]
  return [
    ...(missed.length === 0 ? [] : [mock.missed(missed.join(', '))]),
    ...list(attempts.gained, since?.gained),
    ...list(attempts.lost, since?.lost),
  ].map(sanitiseLine)
}
