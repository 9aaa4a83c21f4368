import type { Context } from '../context.ts'
import { EXIT } from '../errors.ts'
import { drawCard } from '../terminal/views/show.ts'
import { cardJson } from './card-json.ts'
import { chooseCard } from './choose-card.ts'
import { openCollection } from './collection.ts'

export interface ShowOptions {
  readonly json?: boolean
}

/** `prep show`: one question whole: prompt, answer, follow-ups, where it stands, when it is due, how it went. */
export async function show(context: Context, words: readonly string[], options: ShowOptions): Promise<number> {
  const { terminal, style, messages } = context
  const { cards, records } = await openCollection(context, [])
  const card = await chooseCard(context, cards, words.join(' '))
  const followUps = cards.filter((each) => each.parent === card.id)
  const reviews = records.has(card.id) ? await reviewsOf(context, card.id) : []
  if (options.json) {
    const whole = { ...cardJson(card, records.get(card.id)), followUps: followUps.map(({ id }) => id), reviews }
    terminal.write(`${JSON.stringify(whole, null, 2)}\n`)
    return EXIT.done
  }
  const parent = cards.find((each) => each.id === card.parent) ?? null
  const view = { card, parent, followUps, record: records.get(card.id) ?? null, reviews }
  terminal.write(
    await drawCard(view, { width: terminal.columns, style, messages, now: context.now(), hyperlinks: terminal.hyperlinks }),
  )
  return EXIT.done
}
