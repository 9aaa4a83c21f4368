import Papa from 'papaparse'
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

/**
 * A table with a row for each card, for spreadsheets: RFC 4180, with a byte order mark, without which Excel reads no
 * Korean. What a spreadsheet would take for a formula gets an apostrophe before it, which `prep import` takes off again.
 */
export const writeTable =
  (delimiter: ',' | '\t') =>
  async ({ cards, records, reviews, resolved }: Whole): Promise<Exported> => {
    const byCard = reviewsByCard(reviews)
    const rows = cards.map((card) => [
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
    ])
    const text = Papa.unparse([HEADINGS, ...rows], { delimiter, newline: '\r\n', escapeFormulae: FORMULA })
    return { bytes: `\ufeff${text}\r\n`, cards: cards.length, reviews: reviews.length, media: 0 }
  }
