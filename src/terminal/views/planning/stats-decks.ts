import type { DeckStatus } from '../../../drill/progress.ts'
import type { Look } from '../../look.ts'
import { sanitiseLine } from '../../text/sanitise.ts'
import { partsBar, rowsWithBars } from './stats-charts.ts'

const MOST_DECKS = 10

/** A line for each deck: how much of it is answered, in numbers and as a bar; those past the most that show are one line. */
export function deckLines(all: readonly DeckStatus[], { width, style, messages }: Look): readonly string[] {
  const say = messages.planning.stats
  const [shown, others] =
    all.length > MOST_DECKS ? [all.slice(0, MOST_DECKS - 1), all.slice(MOST_DECKS - 1)] : [all, []]
  const sum = (of: (deck: DeckStatus) => number) => others.reduce((total, deck) => total + of(deck), 0)
  const rest = {
    deck: say.otherDecks(others.length),
    answered: sum((deck) => deck.answered),
    partial: sum((deck) => deck.partial),
    unanswered: sum((deck) => deck.unanswered),
  }
  const listed = [...shown, ...(others.length > 0 ? [rest] : [])]
  /** Counts behind their mark, which then stands in one column. */
  const marked = (mark: string, of: (deck: DeckStatus) => number) => {
    const digits = Math.max(...listed.map((deck) => String(of(deck)).length))
    return (deck: DeckStatus) => `${mark} ${String(of(deck)).padStart(digits)}`
  }
  const marks = [
    marked('✓', (deck) => deck.answered),
    marked('◐', (deck) => deck.partial),
    marked('○', (deck) => deck.unanswered),
  ]
  const rows = listed.map((deck) => ({
    cells: [sanitiseLine(deck.deck), ...marks.map((cell) => cell(deck))],
    bar: (columns: number) => partsBar([deck.answered, deck.partial, deck.unanswered], columns, style),
  }))
  return rowsWithBars(rows, width)
}
