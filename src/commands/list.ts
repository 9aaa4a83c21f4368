import type { Card, Status } from '../cards/card.ts'
import type { Context } from '../context.ts'
import { matches } from '../drill/filter.ts'
import { EXIT } from '../errors.ts'
import type { CardRecord } from '../store/store.ts'
import { safeJson } from '../terminal/safe-json.ts'
import { renderExplanations } from '../terminal/views/explanations.ts'
import { type ListRow, renderList } from '../terminal/views/list.ts'
import { renderTodoList } from '../terminal/views/todo-list.ts'
import { cardJson } from './card-json.ts'
import { type Collection, openCollection } from './collection.ts'
import { compileTemplate } from './list-template.ts'
import { remarkUnknown } from './named-decks.ts'
import { isDue } from './scheduling.ts'
import { tell } from './tell.ts'

export interface ListOptions {
  readonly unanswered?: boolean
  readonly partial?: boolean
  readonly answered?: boolean
  readonly due?: boolean
  readonly new?: boolean
  readonly deck?: readonly string[]
  readonly tag?: readonly string[]
  readonly explain?: boolean
  readonly json?: boolean
  /** `md`: a to-do list in Markdown; else one line for each question, such as `{{path}}:{{line}} {{question}}`. */
  readonly format?: string
}

/** `prep list`: every question with its status, or those that all the options given fit. */
export async function list(context: Context, paths: readonly string[], options: ListOptions): Promise<number> {
  const { terminal, messages, style } = context
  const { format } = options
  const lineOf = format === undefined || format === 'md' ? null : compileTemplate(format)
  const collection = await openCollection(context, paths, { withExplanations: options.explain === true })
  await remarkUnknown(context, collection.cards, options)
  const cards = collection.cards.filter(filterOf(context, collection, options))
  if (options.json) {
    const all = cards.map((card) => cardJson(card, collection.records.get(card.id)))
    terminal.write(`${safeJson(all, 2)}\n`)
  } else if (format === 'md') {
    terminal.write(renderTodoList(cards))
  } else if (options.explain) {
    terminal.write(`${renderExplanations(collection.notes, { width: terminal.columns, style, messages })}\n`)
  } else {
    const isAll = cards.length === collection.cards.length
    const places = isAll ? null : new Map(collection.cards.map(({ id }, index) => [id, index + 1]))
    const lines = cards.map((card, index) => ({
      card,
      place: places === null ? index + 1 : (places.get(card.id) ?? 0),
      record: collection.records.get(card.id),
    }))
    if (lineOf !== null) {
      terminal.write(lines.map((line) => `${lineOf(line)}\n`).join(''))
      return collection.missing.length > 0 ? EXIT.failed : EXIT.done
    }
    const rows = lines.map(({ card, place, record }) => listRow(card, place, record))
    terminal.write(`${renderList(rows, { width: terminal.columns, style, messages, now: context.now() })}\n`)
    if (collection.problems.length > 0) tell(terminal, messages.commands.problems)
  }
  return collection.missing.length > 0 ? EXIT.failed : EXIT.done
}

function listRow(card: Card, number: number, record: CardRecord | undefined): ListRow {
  return {
    number,
    question: card.question,
    status: card.status,
    deck: card.deck,
    followUp: card.parent !== null,
    suspended: record?.suspended ?? false,
    due: record?.schedule?.due ?? null,
  }
}

function filterOf(context: Context, { records }: Collection, options: ListOptions): (card: Card) => boolean {
  const statuses = (['unanswered', 'partial', 'answered'] as const satisfies readonly Status[]).filter(
    (status) => options[status],
  )
  const filter = { decks: options.deck ?? [], tags: options.tag ?? [], statuses }
  return (card) => {
    const record = records.get(card.id)
    const schedule = record?.schedule ?? null
    return (
      matches(card, filter) &&
      (!options.new || schedule === null) &&
      (!options.due || (schedule !== null && !record?.suspended && isDue(schedule, context.now())))
    )
  }
}
