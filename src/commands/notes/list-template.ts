import type { Card } from '../../cards/card.ts'
import { PrepError } from '../../errors.ts'
import type { CardRecord } from '../../store/store.ts'
import { sanitiseLine } from '../../terminal/text/sanitise.ts'

/** What may stand between braces in `prep list --format`. Each is one line of text; what there is not is empty. */
const FIELDS = {
  path: ({ card }) => card.source.path,
  line: ({ card }) => String(card.source.line),
  endLine: ({ card }) => String(card.source.endLine),
  id: ({ card }) => card.id,
  number: ({ place }) => String(place),
  question: ({ card }) => card.question,
  answer: ({ card }) => card.answer ?? '',
  status: ({ card }) => card.status,
  kind: ({ card }) => card.kind,
  deck: ({ card }) => card.deck,
  section: ({ card }) => card.section.join(' › '),
  tags: ({ card }) => card.tags.join(' '),
  parent: ({ card }) => card.parent ?? '',
  due: ({ record }) => record?.schedule?.due.toISOString() ?? '',
  suspended: ({ record }) => String(record?.suspended ?? false),
} as const satisfies Readonly<Record<string, (line: TemplateLine) => string>>

/** What one line is filled from; `place` is the question's number in `prep list`. */
export interface TemplateLine {
  readonly card: Card
  readonly place: number
  readonly record: CardRecord | undefined
}

type Field = keyof typeof FIELDS

const ESCAPES: Readonly<Record<string, string>> = { '\\t': '\t', '\\n': '\n', '\\\\': '\\' }

/**
 * Makes a line for each question of a template such as `{{path}}:{{line}} {{question}}`. A tab and a line feed may be written
 * `\t` and `\n`. Throws PrepError `badTemplate` for a field that there is not, or when none is named.
 */
export function compileTemplate(template: string): (line: TemplateLine) => string {
  const parts = template.split(/(\{\{[^{}]*\}\})/)
  if (parts.length === 1) throw badTemplate(template)
  const makers = parts.map((part) => {
    const name = /^\{\{\s*([^{}]*?)\s*\}\}$/.exec(part)?.[1]
    if (name === undefined) {
      const text = part.replace(/\\[tn\\]/g, (written) => ESCAPES[written] ?? written)
      return () => text
    }
    if (!Object.hasOwn(FIELDS, name)) throw badTemplate(part)
    return (line: TemplateLine) => sanitiseLine(FIELDS[name as Field](line))
  })
  return (line) => makers.map((make) => make(line)).join('')
}

const badTemplate = (given: string) => new PrepError('badTemplate', { given, fields: Object.keys(FIELDS) })
