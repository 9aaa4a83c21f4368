import type { MockAnswer, MockReport } from '../../drill/mock-report.ts'
import type { Messages } from '../../messages/messages.ts'
import { sanitiseLine } from '../sanitise.ts'
import type { Style } from '../style.ts'
import { wrapText } from '../wrap.ts'
import { shortDuration } from './time.ts'

interface MockLook {
  readonly width: number
  readonly style: Style
  readonly messages: Messages
}

/** How a mock interview went, on the terminal. */
export function renderMockReport(report: MockReport, { width, style, messages }: MockLook): string {
  const paints = [style.good, style.fair, style.bad, style.dim]
  const parts = partsOf(report, messages).flatMap(({ title, answers }, index) => [
    '',
    (paints[index] ?? style.strong)(`${title} ${answers.length}`),
    ...answers.flatMap((answer) => {
      const [first = '', ...rest] = wrapText(lineOf(answer, messages), width - 2)
      return [
        `${style.plain ? '-' : '·'} ${first}`,
        ...rest.map((line) => `  ${line}`),
        ...missedOf(answer, messages, width - 2).map(style.dim),
      ]
    }),
  ])
  return [...wrapText(headOf(report, messages), width).map(style.strong), ...parts].join('\n')
}

/** The same as Markdown, for a file. */
export function mockReportMarkdown(report: MockReport, at: string, messages: Messages): string {
  const literal = (text: string) => text.replace(/[\\`*_[\]<>|]/g, '\\$&')
  const parts = partsOf(report, messages).flatMap(({ title, answers }) => [
    '',
    `## ${title} (${answers.length})`,
    '',
    ...answers.flatMap((answer) => [
      `- ${literal(lineOf(answer, messages))}`,
      ...missedOf(answer, messages, Number.MAX_SAFE_INTEGER).map((line) => `  - ${literal(line.trim())}`),
    ]),
  ])
  // It may lie among the notes, and its headings are no questions.
  return [
    '---',
    'prep: ignore',
    '---',
    '',
    `# ${messages.answering.mock.title} ${at}`,
    '',
    headOf(report, messages),
    ...parts,
    '',
  ].join('\n')
}

function partsOf(report: MockReport, { answering }: Messages): { title: string; answers: readonly MockAnswer[] }[] {
  const { mock } = answering
  return [
    { title: mock.well, answers: report.well },
    { title: mock.partly, answers: report.partly },
    { title: mock.badly, answers: report.badly },
    { title: mock.ungraded, answers: report.ungraded },
  ].filter(({ title, answers }) => answers.length > 0 && title !== '')
}

function headOf({ answers, seconds }: MockReport, { answering, drilling }: Messages): string {
  return answering.mock.summary({
    count: answers.length,
    total: shortDuration(seconds, drilling.time),
    each: shortDuration(answers.length === 0 ? 0 : seconds / answers.length, drilling.time),
  })
}

const lineOf = ({ question, deck, isFollowUp, seconds }: MockAnswer, { drilling }: Messages): string =>
  sanitiseLine(`${isFollowUp ? '↳ ' : ''}${question} (${deck}, ${shortDuration(seconds, drilling.time)})`)

function missedOf({ missed }: MockAnswer, { answering }: Messages, width: number): string[] {
  if (missed.length === 0) return []
  return wrapText(answering.mock.missed(sanitiseLine(missed.join(', '))), Math.min(width, 10_000)).map(
    (line) => `  ${line}`,
  )
}
