import type { Card } from '../../cards/card.ts'
import { lookAlikes } from '../../cards/look-alikes.ts'
import type { Context } from '../../context.ts'
import { EXIT } from '../../errors.ts'
import { likeliestOf } from '../../notes/unsure.ts'
import type { CardRecord } from '../../store/store.ts'
import { safeJsonList } from '../../terminal/text/safe-json.ts'
import { shellWord } from '../../terminal/text/shell-words.ts'
import { renderExplanations } from '../../terminal/views/explanations.ts'
import { type ListRow, renderList } from '../../terminal/views/list.ts'
import { renderTodoList } from '../../terminal/views/todo-list.ts'
import { type ListFilter, listFilter } from '../collection/card-filter.ts'
import { cardJson } from '../collection/card-json.ts'
import { type Collection, openCollection } from '../collection/collection.ts'
import { tellDoubt } from '../collection/doubt.ts'
import { remarkUnknown } from '../collection/named-decks.ts'
import { tellOtherCards } from '../collection/other-cards.ts'
import { weigher } from '../collection/weights.ts'
import type { JsonOption } from '../frame/print-json.ts'
import { printLine, tell } from '../frame/tell.ts'
import { compileTemplate } from './list-template.ts'

export interface ListOptions extends ListFilter, JsonOption {
  readonly explain?: boolean
  readonly sort?: 'weight' | 'due'
  /** `md`: a to-do list in Markdown; else one line for each question, such as `{{path}}:{{line}} {{question}}`. */
  readonly format?: string
}

/** `prep list`: every question with its status, or those that the options given fit: each kind of them, and of due and new either. */
export async function list(context: Context, paths: readonly string[], options: ListOptions): Promise<number> {
  const { terminal, messages, style } = context
  const { format } = options
  const lineOf = format === undefined || format === 'md' ? null : compileTemplate(format)
  const collection = await openCollection(context, paths, { withExplanations: options.explain === true })
  await remarkUnknown(context, collection.cards, options)
  const { records } = collection
  const weightOf = await weigher(context)
  const chosen = collection.cards.filter(listFilter(context, collection, options))
  const cards = sorted(chosen, options, { weightOf, dueOf: ({ id }) => records.get(id)?.schedule?.due ?? null })
  if (options.json) {
    for (const text of safeJsonList(cards, (card) => cardJson(card, records.get(card.id)))) terminal.write(text)
    terminal.write('\n')
  } else if (format === 'md') {
    terminal.write(renderTodoList(cards))
  } else if (options.explain) {
    terminal.write(`${renderExplanations(collection.notes, { width: terminal.columns, style, messages })}\n`)
  } else {
    const isAll = cards.length === collection.cards.length && options.sort === undefined
    const places = isAll ? null : new Map(collection.cards.map(({ id }, index) => [id, index + 1]))
    const placeOf = (card: Card, index: number) => places?.get(card.id) ?? index + 1
    const recordOf = records.size === 0 ? () => undefined : (card: Card) => records.get(card.id)
    if (lineOf !== null) {
      const lines = cards.map((card, index) => ({ card, place: placeOf(card, index), record: recordOf(card) }))
      terminal.write(lines.map((line) => `${lineOf(line)}\n`).join(''))
      return collection.missing.length > 0 ? EXIT.failed : EXIT.done
    }
    if (cards.length === 0 && collection.cards.length > 0) {
      printLine(terminal, messages.drilling.pick.none)
      return collection.missing.length > 0 ? EXIT.failed : EXIT.done
    }
    const namesAt = lookAlikes(cards, isAll ? { showsDecks: true } : { showsDecks: true, among: collection.cards })
    const rows = {
      length: cards.length,
      at: (index: number) => {
        const card = cards[index]
        if (card === undefined) return undefined
        return listRow(card, recordOf(card), {
          number: placeOf(card, index),
          section: namesAt(index),
          extraWeight: weightOf(card) - 1,
          deck: options.sort === undefined ? card.deck : null,
        })
      },
    }
    terminal.write(`${renderList(rows, { width: terminal.columns, style, messages, now: context.now() })}\n`)
    if (collection.cards.length === 0) tellNothing(context, collection)
    else tellDoubt(context, collection.notes)
    tellOtherCards(context, collection)
    if (collection.problems.length > 0) tell(terminal, messages.commands.problems)
  }
  return collection.missing.length > 0 ? EXIT.failed : EXIT.done
}

/** As the notes have them; else the heaviest first, or what is due soonest, with all else in the order of the notes behind. */
function sorted(
  cards: readonly Card[],
  { sort }: ListOptions,
  { weightOf, dueOf }: { readonly weightOf: (card: Card) => number; readonly dueOf: (card: Card) => Date | null },
): readonly Card[] {
  if (sort === undefined) return cards
  const keyOf = (card: Card): number =>
    sort === 'weight' ? -weightOf(card) : (dueOf(card)?.getTime() ?? Number.MAX_SAFE_INTEGER)
  return cards
    .map((card) => ({ card, key: keyOf(card) }))
    .sort((one, other) => one.key - other.key)
    .map(({ card }) => card)
}

/** What was looked for where nothing was found, and what to do next. */
function tellNothing({ terminal, messages }: Context, { notes }: Collection): void {
  const { none, noneNext } = messages.readings
  const first = likeliestOf(notes)
  const next = first === undefined ? '' : ` ${noneNext(shellWord(first.path))}`
  tell(terminal, `${none}${next}`)
}

function listRow(
  card: Card,
  record: CardRecord | undefined,
  { number, section, extraWeight, deck }: Required<Pick<ListRow, 'number' | 'section' | 'extraWeight' | 'deck'>>,
): ListRow {
  return {
    number,
    question: card.question,
    section,
    extraWeight,
    status: card.status,
    deck,
    followUp: card.parent !== null,
    suspended: record?.suspended ?? false,
    due: record?.schedule?.due ?? null,
  }
}
