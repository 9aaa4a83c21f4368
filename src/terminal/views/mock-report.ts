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
  const parts = partsOf(report, messages).flatMap(({ title, answers, tone }) => [
    '',
    style[tone](`${title} ${answers.length}`),
    ...answers.flatMap((answer) => {
      const [first = '', ...rest] = wrapText(lineOf(answer, messages), width - 2)
      return [
        `${style.plain ? '-' : '·'} ${first}`,
        ...rest.map((line) => `  ${line}`),
        ...missedOf(answer, messages)
          .flatMap((text) => wrapText(text, width - 2))
          .map((line) => style.dim(`  ${line}`)),
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
      ...missedOf(answer, messages).map((text) => `  - ${literal(text)}`),
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

interface Part {
  readonly title: string
  readonly answers: readonly MockAnswer[]
  readonly tone: 'good' | 'fair' | 'bad' | 'dim'
}

/** The answers by how they went, without the ways in which none did. */
function partsOf(report: MockReport, { answering }: Messages): readonly Part[] {
  const { mock } = answering
  const parts: readonly Part[] = [
    { title: mock.well, answers: report.well, tone: 'good' },
    { title: mock.partly, answers: report.partly, tone: 'fair' },
    { title: mock.badly, answers: report.badly, tone: 'bad' },
    { title: mock.ungraded, answers: report.ungraded, tone: 'dim' },
  ]
  return parts.filter(({ answers }) => answers.length > 0)
}

function headOf({ answers, seconds }: MockReport, { answering, drilling }: Messages): string {
  return answering.mock.summary({
    count: answers.length,
    total: shortDuration(seconds, drilling.time),
    each: shortDuration(answers.length === 0 ? 0 : seconds / answers.length, drilling.time),
  })
}

const lineOf = ({ question, deck, section, isFollowUp, seconds }: MockAnswer, { drilling }: Messages): string => {
  const place = [deck, ...section].join(' › ')
  return sanitiseLine(`${isFollowUp ? '↳ ' : ''}${question} (${place}, ${shortDuration(seconds, drilling.time)})`)
}

/** The sentence that says what was not said; none where nothing was missed. */
const missedOf = ({ missed }: MockAnswer, { answering }: Messages): readonly string[] =>
  missed.length === 0 ? [] : [answering.mock.missed(sanitiseLine(missed.join(', ')))]
