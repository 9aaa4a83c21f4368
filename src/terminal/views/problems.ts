import { pathToFileURL } from 'node:url'
import type { Messages } from '../../messages/messages.ts'
import { describeProblem } from '../../notes/describe-problem.ts'
import type { Problem } from '../../notes/note.ts'
import { safeJson } from '../text/safe-json.ts'
import { sanitise, sanitiseLine } from '../text/sanitise.ts'
import type { ProblemFormat } from './problem-formats.ts'

export interface ProblemsLook {
  readonly messages: Messages
  /** Of prep, for SARIF. */
  readonly version: string
}

/** Rules that keep questions or answers from being read; the others are warnings. */
const ERRORS = new Set([
  'unreadable',
  'unreadable-folder',
  'not-a-file',
  'name-not-text',
  'too-large',
  'too-many-folders',
  'binary',
  'front-matter',
  'unclosed-fence',
])

const levelOf = ({ rule }: Problem) => (ERRORS.has(rule) ? 'error' : 'warning')

/** Problems in one of the formats; empty without any, but for JSON and SARIF, which then say so. Ends in a line feed. */
export function renderProblems(problems: readonly Problem[], format: ProblemFormat, look: ProblemsLook): string {
  if (format === 'json')
    return `${safeJson(
      problems.map((problem) => toldIn(problem, look.messages)),
      2,
    )}\n`
  if (format === 'sarif') return `${safeJson(sarif(problems, look), 2)}\n`
  return problems.map((problem) => `${LINES[format](problem, describeProblem(problem, look.messages))}\n`).join('')
}

/** With its sentence, for programs that show it. */
const toldIn = ({ values, ...problem }: Problem, messages: Messages) => ({
  ...problem,
  message: describeProblem({ ...problem, values }, messages),
  values,
})

const LINES: Readonly<Record<'text' | 'unix' | 'github', (problem: Problem, message: string) => string>> = {
  text: ({ path, line, column, rule }, message) => sanitiseLine(`${path}:${line}:${column}: ${message} (${rule})`),
  // As compilers write it, so that most editors know the shape.
  unix: (problem, message) => {
    const { path, line, column, rule } = problem
    return sanitiseLine(`${path}:${line}:${column}: ${levelOf(problem)}: ${message} [${rule}]`)
  },
  github: (problem, message) => {
    const { path, line, column, rule } = problem
    const place = Object.entries({ file: path, line, col: column, title: `prep ${rule}` })
    const properties = place.map(([name, value]) => `${name}=${inProperty(String(value))}`).join(',')
    return `::${levelOf(problem)} ${properties}::${inMessage(message)}`
  },
}

/** GitHub's escapes of workflow commands: a line feed would end the command, and the rest be read as another. */
const inMessage = (text: string): string =>
  // Other line ends become line feeds when they are made safe.
  sanitise(text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')).replaceAll('\n', '%0A')

const inProperty = (text: string): string => inMessage(text).replaceAll(':', '%3A').replaceAll(',', '%2C')

/** SARIF 2.1.0, the format of code scanners. */
function sarif(problems: readonly Problem[], { messages, version }: ProblemsLook) {
  const ids = [...new Set(problems.map(({ rule }) => rule))].sort()
  const about: Readonly<Record<string, string>> = messages.scripts.rules
  const rules = ids.map((id) => ({ id, ...(about[id] === undefined ? {} : { shortDescription: { text: about[id] } }) }))
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'prep', version, rules } },
        columnKind: 'utf16CodeUnits',
        results: problems.map((problem) => ({
          ruleId: problem.rule,
          ruleIndex: ids.indexOf(problem.rule),
          level: levelOf(problem),
          message: { text: describeProblem(problem, messages) },
          locations: [
            {
              physicalLocation: {
                artifactLocation: artifactOf(problem.path),
                region: { startLine: problem.line, startColumn: problem.column },
              },
            },
          ],
        })),
      },
    ],
  }
}

/** A relative path stays relative to the root of what is checked, so that a scanner finds the file in its own copy. */
function artifactOf(path: string) {
  const isAbsolute = /^(?:\/|[A-Za-z]:[\\/])/.test(path)
  if (isAbsolute) return { uri: pathToFileURL(path).href }
  return { uri: path.split(/[\\/]/).map(encodeURIComponent).join('/'), uriBaseId: '%SRCROOT%' }
}
