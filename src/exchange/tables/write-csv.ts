import Papa from 'papaparse'
import type { Card } from '../../cards/card.ts'
import { inGroups } from '../../cards/pairing/late-card.ts'
import { sectionLine } from '../../cards/section.ts'
import type { Exported } from '../export-formats.ts'
import { reviewsByCard } from '../reviews-by-card.ts'
import type { Whole } from '../whole.ts'
import { writeReviews } from './csv-columns.ts'
import { FORMULA } from './csv-formulas.ts'

const HEADINGS = [
  'id',
  'question',
  'answer',
  'deck',
  'tags',
  'status',
  'parent',
  'due',
  'suspended',
  'reviews',
  'path',
  'line',
  'section',
]

/** Texts of this many are small enough for V8 to forget cheaply. */
const CARDS_AT_ONCE = 60

/**
 * A table with a row for each card, for spreadsheets: RFC 4180, with a byte order mark, without which Excel reads no
 * Korean. What a spreadsheet would take for a formula gets an apostrophe before it, which `prep import` takes off again.
 */
export const writeTable =
  (delimiter: ',' | '\t') =>
  async ({ cards, records, reviews, resolved }: Whole): Promise<Exported> => {
    const byCard = reviewsByCard(reviews)
    const rowOf = (card: Card) => [
      card.id,
      resolved(card.prompt, card.source.path),
      resolved(card.answer ?? '', card.source.path),
      card.deck,
      card.tags.join(' '),
      card.status,
      card.parent ?? '',
      records.get(card.id)?.schedule?.due.toISOString() ?? '',
      String(records.get(card.id)?.suspended ?? false),
      writeReviews(byCard.get(card.id) ?? []),
      card.source.path,
      String(card.source.line),
      sectionLine(card.section),
    ]
    const lines = (rows: readonly (readonly string[])[]) =>
      `${Papa.unparse(rows as string[][], { delimiter, newline: '\r\n', escapeFormulae: FORMULA })}\r\n`
    function* pieces(): Generator<string> {
      yield `\ufeff${lines([HEADINGS])}`
      for (const group of inGroups(cards, CARDS_AT_ONCE)) yield lines(group.map(rowOf))
    }
    return { bytes: pieces(), cards: cards.length, reviews: reviews.length, media: 0 }
  }
