import type { Card } from '../../cards/card.ts'
import { lookAlikes } from '../../cards/look-alikes.ts'
import { findCards } from '../../cards/search.ts'
import type { Context } from '../../context.ts'
import { PrepError } from '../../errors.ts'
import { sanitiseLine } from '../../terminal/text/sanitise.ts'
import { fitNames } from '../../terminal/text/section.ts'

const MOST_CANDIDATES = 20

/**
 * The one card that a person means by words. When several fit: a picker on a terminal; without one the candidates on
 * standard error. Throws PrepError `noMatch`, `severalMatches`, or `cancelled` when the picker was left.
 */
export async function chooseCard(context: Context, cards: readonly Card[], query: string): Promise<Card> {
  const { terminal, messages, style } = context
  const found = findCards(cards, query)
  const [only] = found
  if (only === undefined) {
    const { queryMeant } = await import('../../cards/spelling.ts')
    throw new PrepError('noMatch', { query, meant: queryMeant(cards, query) })
  }
  if (found.length === 1) return only
  const namesAt = lookAlikes(found, { showsDecks: false, among: cards })
  const labels = found.map(({ question }, place) => {
    const names = namesAt(place)
    // The names come first: what does not fit is cut off at the end.
    return names.length === 0 ? question : `${fitNames(names, Math.floor(terminal.columns / 2))} › ${question}`
  })
  if (terminal.screen !== null) {
    const { pick } = await import('../../terminal/prompts/pick.ts')
    const choices = found.map((card, place) => ({
      value: card,
      label: labels[place] ?? card.question,
      about: `${card.source.path}:${card.source.line}`,
    }))
    const matches = (typed: string, label: string) =>
      found.some((card, place) => labels[place] === label && findCards([card], typed).length > 0)
    const picked = await pick(choices, { screen: terminal.screen, messages, style, matches })
    if (picked === null) throw new PrepError('cancelled', { saved: null })
    return picked
  }
  const candidates = found
    .slice(0, MOST_CANDIDATES)
    .map(({ id, question, section, source: { path, line } }) => ({ id, question, section, path, line }))
  if (!context.options.json)
    for (const [place, { id, path, line }] of candidates.entries())
      terminal.writeError(`${sanitiseLine(`${id}  ${labels[place]}  (${path}:${line})`)}\n`)
  throw new PrepError('severalMatches', { query, count: found.length, candidates })
}
