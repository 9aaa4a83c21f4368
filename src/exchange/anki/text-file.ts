import Papa from 'papaparse'
import { columnsOf } from '../tables/csv-columns.ts'

/** One of Anki's text files ("Notes in Plain Text", "Cards in Plain Text", or written by hand), its first lines followed. */
export interface AnkiText {
  readonly rows: readonly AnkiRow[]
  /** Whether fields are HTML; null where the file does not say. */
  readonly isHtml: boolean | null
  /** The number of the row, from 1, at which a quote is opened and never closed. */
  readonly unclosed: number | null
}

export interface AnkiRow {
  /** Empty where the file has none. */
  readonly guid: string
  readonly noteType: string
  /** `A::B`; empty where the file has none. */
  readonly deck: string
  readonly tags: readonly string[]
  readonly fields: readonly string[]
}

const SEPARATORS: Readonly<Record<string, string>> = {
  tab: '\t',
  comma: ',',
  semicolon: ';',
  pipe: '|',
  colon: ':',
  space: ' ',
}

/**
 * Reads such a file: lines with `#` at its beginning say how the rest is to be read.
 * Source: docs.ankiweb.net, "Text Files", and Anki's rslib/src/import_export/text/csv/metadata.rs.
 */
export function readAnkiText(text: string): AnkiText {
  const lines = text.replace(/^\ufeff/, '').split(/(?<=\n)/)
  const end = lines.findIndex((line) => !line.startsWith('#'))
  const heads = end < 0 ? lines : lines.slice(0, end)
  const said = new Map(
    heads.flatMap((line): [string, string][] => {
      const [, key = '', value = ''] = /^#([^:]*):(.*?)[\r\n]*$/s.exec(line) ?? []
      return key === '' ? [] : [[key.trim().toLowerCase(), value]]
    }),
  )
  const wanted = said.get('separator') ?? ''
  const delimiter = SEPARATORS[wanted.trim().toLowerCase()] ?? (wanted.length === 1 || wanted === '\t' ? wanted : '\t')
  const rest = lines.slice(heads.length).join('')
  const { data, errors } = Papa.parse<string[]>(rest, { delimiter, comments: '#', skipEmptyLines: 'greedy' })
  const unclosed = errors.find(({ code }) => code === 'MissingQuotes')
  const column = (name: string): number => {
    const number = Number.parseInt(said.get(`${name} column`) ?? '', 10)
    return number > 0 ? number - 1 : -1
  }
  const at = { guid: column('guid'), noteType: column('notetype'), deck: column('deck'), tags: column('tags') }
  const taken = new Set(Object.values(at))
  const labels = said.get('columns')?.split(delimiter) ?? []
  const named = columnsOf(labels)
  const tags = at.tags >= 0 ? at.tags : (named?.get('tags') ?? -1)
  const first = [named?.get('question'), named?.get('answer')].flatMap((place) => place ?? [])
  const html = said.get('html')?.trim().toLowerCase()
  return {
    isHtml: html === 'true' ? true : html === 'false' ? false : null,
    unclosed: unclosed === undefined ? null : heads.length + (unclosed.row ?? 0) + 1,
    rows: data.map((row) => {
      const cell = (place: number): string => row[place] ?? ''
      const others = row.flatMap((_, place) =>
        taken.has(place) || place === tags || first.includes(place) ? [] : [place],
      )
      return {
        guid: cell(at.guid),
        noteType: at.noteType >= 0 ? cell(at.noteType) : (said.get('notetype') ?? '').trim(),
        deck: (at.deck >= 0 ? cell(at.deck) : (said.get('deck') ?? '')).trim(),
        tags: `${said.get('tags') ?? ''} ${cell(tags)}`.split(/\s+/u).filter((tag) => tag !== ''),
        fields: [...first, ...others].map(cell),
      }
    }),
  }
}

/** Rows as such a file, which Anki takes by their guids. All have one number of fields; where all are of one note type, it is named once. */
export function writeAnkiText(rows: readonly AnkiRow[]): string {
  const count = Math.max(1, ...rows.map(({ fields }) => fields.length))
  const types = new Set(rows.map(({ noteType }) => noteType))
  const [only = ''] = types
  const isOne = types.size <= 1
  const heads = [
    '#separator:tab',
    '#html:true',
    '#guid column:1',
    isOne ? `#notetype:${only}` : '#notetype column:2',
    `#deck column:${isOne ? 2 : 3}`,
    `#tags column:${(isOne ? 3 : 4) + count}`,
  ]
  const records = rows.map(({ guid, noteType, deck, tags, fields }) => [
    guid,
    ...(isOne ? [] : [noteType]),
    deck,
    ...Array.from({ length: count }, (_, index) => fields[index] ?? ''),
    tags.join(' '),
  ])
  // What begins with a number sign would be a comment.
  const quotes = (value: unknown): boolean => /^#|["\t\r\n]/.test(String(value))
  const body = Papa.unparse(records, { delimiter: '\t', newline: '\n', quotes })
  return `${heads.join('\n')}\n${body}${body === '' ? '' : '\n'}`
}
