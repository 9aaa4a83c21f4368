import type { Card } from '../../cards/card.ts'
import { sanitiseLine } from '../text/sanitise.ts'

/**
 * Questions as a to-do list in Markdown, a heading for each deck: ticked when answered, each with its place in the notes.
 * Empty for no questions.
 */
export function renderTodoList(cards: readonly Card[]): string {
  const lines = cards.flatMap((card, index) => {
    const isNewDeck = card.deck !== cards[index - 1]?.deck
    const heading = isNewDeck ? [...(index === 0 ? [] : ['']), `## ${literal(card.deck)}`, ''] : []
    const indent = card.parent !== null && !isNewDeck ? '  ' : ''
    const box = card.status === 'answered' ? '[x]' : '[ ]'
    const { path, line } = card.source
    return [...heading, `${indent}- ${box} ${literal(card.question)} (${place(`${path}:${line}`)})`]
  })
  return lines.map((line) => `${line}\n`).join('')
}

/** A place as code: a path may hold any character. */
function place(text: string): string {
  const safe = sanitiseLine(text)
  const fence = '`'.repeat(1 + Math.max(0, ...(safe.match(/`+/g) ?? []).map((run) => run.length)))
  return fence.length === 1 ? `\`${safe}\`` : `${fence} ${safe} ${fence}`
}

/** Text of which nothing reads as markup. */
const literal = (text: string): string => sanitiseLine(text).replace(/[\\`*_[\]<>|~]/g, '\\$&')
