import type { Context } from '../../context.ts'
import type { CardRecord } from '../../store/store.ts'
import { cardJson } from '../collection/card-json.ts'
import { chooseCard } from '../collection/choose-card.ts'
import { openCollection } from '../collection/collection.ts'
import { named } from '../collection/named.ts'
import { changesTo } from '../collection/remember.ts'
import { type JsonOption, printJson } from '../frame/print-json.ts'
import { printLine } from '../frame/tell.ts'

type Kind = 'suspended' | 'resumed' | 'reset'

/** `prep suspend`: the question is not asked any more until it is resumed. */
export const suspend = (context: Context, words: readonly string[], options: JsonOption): Promise<number> =>
  change(context, words, options, 'suspended', (record) => (record?.suspended ? 'alreadySuspended' : null))

/** `prep resume`: the question is asked again, as it was due. */
export const resume = (context: Context, words: readonly string[], options: JsonOption): Promise<number> =>
  change(context, words, options, 'resumed', (record) => (record?.suspended ? null : 'notSuspended'))

/** `prep reset`: the question is new again; its history stays in the journal. */
export const reset = (context: Context, words: readonly string[], options: JsonOption): Promise<number> =>
  change(context, words, options, 'reset', (record) => ((record?.schedule ?? null) === null ? 'nothing' : null))

/** `why` names what to say when there is nothing to change. */
async function change(
  context: Context,
  words: readonly string[],
  { json }: JsonOption,
  type: Kind,
  why: (record: CardRecord | undefined) => 'alreadySuspended' | 'notSuspended' | 'nothing' | null,
): Promise<number> {
  const {
    terminal,
    messages: { saving },
  } = context
  const { cards, records, locators } = await openCollection(context, [])
  const card = await chooseCard(context, cards, words.join(' '))
  const question = named(card, cards)
  const reason = why(records.get(card.id))
  if (reason !== null && json) return printJson(context, { changed: false, card: cardJson(card, records.get(card.id)) })
  if (reason !== null)
    return printLine(
      terminal,
      reason === 'nothing' ? saving.history.none({ question }) : saving.changed[reason]({ question }),
    )
  const store = await context.store()
  await store.append(changesTo(card.id, { type, card: card.id }, records, locators), context.now())
  if (json) return printJson(context, { changed: true, card: cardJson(card, store.records().get(card.id)) })
  return printLine(terminal, saving.changed[type]({ question }))
}
