import type { Card, CardId } from '../../cards/card.ts'
import { leftOf, type Session } from '../../drill/session.ts'
import { summarise } from '../../drill/summary.ts'
import type { CardRecord } from '../../store/store.ts'
import type { SummaryData } from '../../terminal/views/summary.ts'

/** Suspended cards that are surer than this were hardly put away for being no questions. */
const SURELY_READ = 0.95

/** What a drill came to, in the terminal or in a browser: `cards` are all of the notes', `unanswered` those that still lack an answer. */
export function drillSummary(
  session: Session,
  records: ReadonlyMap<CardId, CardRecord>,
  {
    cards,
    unanswered,
    written = 0,
    find,
  }: {
    readonly cards: readonly Card[]
    readonly unanswered: number
    /** Answers that were written meanwhile. */
    readonly written?: number
    readonly find: (id: CardId) => Card | null
  },
): SummaryData {
  const schedules = cards.map(({ id }) => {
    const record = records.get(id)
    return record?.suspended ? null : (record?.schedule ?? null)
  })
  return {
    ...summarise(session, schedules),
    misread: misreadOf(session.suspended.flatMap((id) => find(id) ?? [])),
    written,
    left: leftOf(session),
    unanswered,
  }
}

/** The note of the card that is least likely to be a question. */
function misreadOf(suspended: readonly Card[]): string | null {
  const [first] = suspended
    .filter(({ confidence }) => confidence < SURELY_READ)
    .sort((one, other) => one.confidence - other.confidence)
  return first?.source.path ?? null
}
