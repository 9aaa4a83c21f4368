import type { Card } from '../cards/card.ts'
import { findCards } from '../cards/search.ts'
import type { Context } from '../context.ts'
import { EXIT, PrepError } from '../errors.ts'
import { sanitiseLine } from '../terminal/sanitise.ts'

const MOST_CANDIDATES = 20

/**
 * The one card that a person means by words. When several fit: a picker on a terminal; without one the candidates on
 * standard error. Throws PrepError `noMatch`, `severalMatches`, or `cancelled` when the picker was left.
 */
export async function chooseCard(context: Context, cards: readonly Card[], query: string): Promise<Card> {
  const { terminal, messages, style } = context
  const found = findCards(cards, query)
  const [only] = found
  if (only === undefined) throw new PrepError('noMatch', { query })
  if (found.length === 1) return only
  if (terminal.screen !== null) {
    const { pick } = await import('../terminal/pick.ts')
    const choices = found.map((card) => ({
      value: card,
      label: card.question,
      about: `${card.source.path}:${card.source.line}`,
    }))
    const matches = (typed: string, label: string) =>
      found.some((card) => card.question === label && findCards([card], typed).length > 0)
    const picked = await pick(choices, { screen: terminal.screen, messages, style, matches })
    if (picked === null) throw new PrepError('cancelled', { saved: null }, { exitCode: EXIT.cancelled })
    return picked
  }
  const candidates = found
    .slice(0, MOST_CANDIDATES)
    .map(({ id, question, source: { path, line } }) => ({ id, question, path, line }))
  if (!context.options.json)
    for (const { id, question, path, line } of candidates)
      terminal.writeError(`${sanitiseLine(`${id}  ${question}  (${path}:${line})`)}\n`)
  throw new PrepError('severalMatches', { query, count: found.length, candidates })
}
