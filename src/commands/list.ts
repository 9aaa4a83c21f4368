import type { Card } from '../cards/card.ts'
import { lookAlikes } from '../cards/look-alikes.ts'
import type { Context } from '../context.ts'
import { matches } from '../drill/filter.ts'
import { EXIT } from '../errors.ts'
import { likeliestOf } from '../notes/unsure.ts'
import type { CardRecord } from '../store/store.ts'
import { safeJsonList } from '../terminal/safe-json.ts'
import { shellWord } from '../terminal/shell-words.ts'
import { renderExplanations } from '../terminal/views/explanations.ts'
import { type ListRow, renderList } from '../terminal/views/list.ts'
import { renderTodoList } from '../terminal/views/todo-list.ts'
import { cardFilter } from './card-filter.ts'
import { cardJson } from './card-json.ts'
import { type Collection, openCollection } from './collection.ts'
import { tellDoubt } from './doubt.ts'
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
  const { records } = collection
  if (options.json) {
    for (const text of safeJsonList(cards, (card) => cardJson(card, records.get(card.id)))) terminal.write(text)
    terminal.write('\n')
  } else if (format === 'md') {
    terminal.write(renderTodoList(cards))
  } else if (options.explain) {
    terminal.write(`${renderExplanations(collection.notes, { width: terminal.columns, style, messages })}\n`)
  } else {
    const isAll = cards.length === collection.cards.length
    const places = isAll ? null : new Map(collection.cards.map(({ id }, index) => [id, index + 1]))
    const placeOf = (card: Card, index: number) => places?.get(card.id) ?? index + 1
    const recordOf = records.size === 0 ? () => undefined : (card: Card) => records.get(card.id)
    if (lineOf !== null) {
      const lines = cards.map((card, index) => ({ card, place: placeOf(card, index), record: recordOf(card) }))
      terminal.write(lines.map((line) => `${lineOf(line)}\n`).join(''))
      return collection.missing.length > 0 ? EXIT.failed : EXIT.done
    }
    const namesAt = lookAlikes(cards, { showsDecks: true })
    const rows = {
      length: cards.length,
      at: (index: number) => {
        const card = cards[index]
        return card && listRow(card, placeOf(card, index), recordOf(card), namesAt(index))
      },
    }
    terminal.write(`${renderList(rows, { width: terminal.columns, style, messages, now: context.now() })}\n`)
    if (collection.cards.length === 0) tellNothing(context, collection)
    else tellDoubt(context, collection.notes)
    if (collection.problems.length > 0) tell(terminal, messages.commands.problems)
  }
  return collection.missing.length > 0 ? EXIT.failed : EXIT.done
}

/** What was looked for where nothing was found, and what to do next. */
function tellNothing({ terminal, messages }: Context, { notes }: Collection): void {
  const { none, noneNext } = messages.readings
  const first = likeliestOf(notes)
  const next = first === undefined ? '' : ` ${noneNext(shellWord(first.path))}`
  tell(terminal, `${none}${next}`)
}

function listRow(card: Card, number: number, record: CardRecord | undefined, section: readonly string[]): ListRow {
  return {
    number,
    question: card.question,
    section,
    status: card.status,
    deck: card.deck,
    followUp: card.parent !== null,
    suspended: record?.suspended ?? false,
    due: record?.schedule?.due ?? null,
  }
}

function filterOf(context: Context, { records }: Collection, options: ListOptions): (card: Card) => boolean {
  const filter = cardFilter(options)
  const fits = Object.values(filter).some((wanted) => wanted.length > 0) ? (card: Card) => matches(card, filter) : null
  if (!options.new && !options.due) return fits ?? (() => true)
  const now = context.now()
  return (card) => {
    const record = records.get(card.id)
    const schedule = record?.schedule ?? null
    return (
      (fits === null || fits(card)) &&
      (!options.new || schedule === null) &&
      (!options.due || (schedule !== null && !record?.suspended && isDue(schedule, now)))
    )
  }
}
