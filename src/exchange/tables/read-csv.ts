import { basename, extname } from 'node:path'
import Papa from 'papaparse'
import { sectionIn } from '../../cards/section.ts'
import { PrepError } from '../../errors.ts'
import type { ReadImport, ReadingImport } from '../import-formats.ts'
import type { ImportedCard, ImportedNote, ImportProblem } from '../imported.ts'
import { keysOnce } from '../keys-once.ts'
import { readText, refuse } from '../read-file.ts'
import { type Column, type Layout, layoutAsSaid, layoutOf, readReviews, UnclearColumns } from './csv-columns.ts'
import { withoutApostrophe } from './csv-formulas.ts'
import { ownOf, parentOf } from './own-card.ts'

/**
 * Reads a table of questions and answers: CSV or TSV, in any encoding and with any delimiter that spreadsheets write. A
 * first row of names says which column is which; without one the columns are question, answer, tags. Throws PrepError
 * `unclearColumns` where neither does.
 */
export const readCsv: ReadImport = async (path, { columns }) => {
  const file = basename(path)
  const { text, delimiter } = withoutHint(readText(path), extname(path).toLowerCase() === '.tsv' ? '\t' : '')
  const { data, errors } = Papa.parse<string[]>(text, {
    delimiter,
    delimitersToGuess: [',', ';', '\t', '|'],
    skipEmptyLines: 'greedy',
  })
  const unclosed = errors.find(({ code }) => code === 'MissingQuotes')
  if (unclosed !== undefined)
    throw refuse(file, 'badContents', `row ${(unclosed.row ?? 0) + 1}: a quote is never closed`)
  const [first] = data
  if (first === undefined) throw refuse(file, 'badContents', 'no rows')
  const layout = layoutIn(file, first, columns)
  const rows = layout.hasNames ? data.slice(1) : data
  if (rows.length === 0) throw refuse(file, 'badContents', 'no rows')
  const problems: ImportProblem[] = layout.unknown.map((name) => ({ kind: 'unknownColumn', place: name, count: 1 }))
  const onlyOnce = keysOnce()
  const decks = new Map<string, ImportedCard[]>()
  const named = basename(path, extname(path)).normalize('NFC')
  rows.forEach((row, index) => {
    const place = `${file}: row ${index + (layout.hasNames ? 2 : 1)}`
    const cell = (column: Column) =>
      (layout.places.get(column) ?? [])
        .map((at) => withoutApostrophe(row[at] ?? ''))
        .filter((text) => text.trim() !== '')
        .join('\n\n')
    const question = [cell('question'), ...moreOf(layout, row, 'question')].join('\n\n')
    const answer = [cell('answer'), ...moreOf(layout, row, 'answer')].filter((text) => text !== '').join('\n\n')
    if (cell('question') === '') {
      problems.push({ kind: 'noQuestion', place, count: 1 })
      return
    }
    const { reviews, bad } = readReviews(cell('reviews'))
    if (bad > 0) problems.push({ kind: 'badReviews', place, count: bad })
    const deck = cell('deck').trim() || named
    const name = cell('id').trim() || JSON.stringify([deck, question])
    const key = onlyOnce(name)
    const cards = decks.get(deck) ?? []
    decks.set(deck, cards)
    cards.push({
      key,
      question,
      answer: answer === '' ? null : answer,
      tags: cell('tags')
        .split(/[,;\s]+/)
        .map((tag) => tag.replace(/^#/, ''))
        .filter((tag) => tag !== ''),
      reviews,
      schedule: null,
      suspended: /^(?:true|yes|1|예)$/i.test(cell('suspended').trim()),
      isPartial: /^(?:partial|일부)$/i.test(cell('status').trim()),
      section: sectionIn(cell('section')),
      ...parentOf(cell('parent').trim()),
      ...ownOf(cell('id').trim()),
    })
  })
  const notes: ImportedNote[] = [...decks].map(([deck, cards]) => ({ path: deck.split('/'), deck, cards }))
  return { source: 'csv', keysAreTexts: !layout.places.has('id'), notes, media: [], problems }
}

function layoutIn(file: string, first: readonly string[], wanted: ReadingImport['columns']): Layout {
  try {
    return wanted === undefined ? layoutOf(first) : layoutAsSaid(first, wanted)
  } catch (cause) {
    if (!(cause instanceof UnclearColumns)) throw cause
    throw new PrepError('unclearColumns', { file, columns: cause.names }, { cause })
  }
}

/** What else the table says to one side, each under the name of its column. */
const moreOf = ({ more }: Layout, row: readonly string[], side: 'question' | 'answer'): readonly string[] => {
  const lines = more.flatMap(({ place, name, side: own }) => {
    const text = withoutApostrophe(row[place] ?? '').trim()
    return own !== side || text === '' ? [] : [`- ${name}: ${text.replaceAll(/\s*\n\s*/g, ' ')}`]
  })
  return lines.length === 0 ? [] : [lines.join('\n')]
}

/** Excel writes the delimiter of its own tables in a line before them: `sep=;`. */
function withoutHint(text: string, usual: string): { text: string; delimiter: string } {
  const hint = /^"?sep=(.)"?\r?\n/i.exec(text)
  return hint === null ? { text, delimiter: usual } : { text: text.slice(hint[0].length), delimiter: hint[1] ?? '' }
}
