import type { Context } from '../../context.ts'
import { writeWhole } from '../../disk/write-whole.ts'
import { matches } from '../../drill/filter.ts'
import { EXIT, PrepError } from '../../errors.ts'
import { besidesOf, linkedFiles } from '../../exchange/containers/linked-files.ts'
import { EXPORT_FORMATS, type ExportFormat } from '../../exchange/export-formats.ts'
import type { Whole } from '../../exchange/whole.ts'
import type { Change } from '../../store/store.ts'
import type { DeckOptions } from '../collection/card-filter.ts'
import { openCollection } from '../collection/collection.ts'
import { remarkUnknown } from '../collection/named-decks.ts'
import { newFile } from '../frame/new-file.ts'
import { type JsonOption, printJson } from '../frame/print-json.ts'
import { schedulerSettings } from '../frame/scheduling.ts'
import { printLine, tell } from '../frame/tell.ts'
import { SentTexts } from './sent-texts.ts'

export interface ExportOptions extends DeckOptions, JsonOption {
  readonly answered?: boolean
  readonly force?: boolean
}

/** `prep export [format] <file>`: the cards of the notes and their history in another program's format. */
export async function exportFile(context: Context, words: readonly string[], options: ExportOptions): Promise<number> {
  const { terminal, messages } = context
  const { file, format } = chosen(words)
  if (context.options.notes.length === 0 && context.settings.noteFolders.length === 0)
    throw new PrepError('nothingToExport', {})
  const path = newFile(context, file, () => options.force === true)
  const write = await format.load()
  const whole = await wholeOf(context, options, format.remembers ?? false)
  const { bytes, ...counts } = await write(whole)
  writeWhole(path, bytes, 0o644, file)
  if (format.name !== 'markdown') new SentTexts(context).keep(whole.cards, whole.resolved)
  if (options.json) printJson(context, { path: file, format: format.name, ...counts })
  else printLine(terminal, messages.exchange.exported.written({ path: file, ...counts }))
  if ((counts.lost ?? 0) > 0) tell(terminal, messages.exchange.exported.lost({ count: counts.lost ?? 0 }))
  return EXIT.done
}

function chosen(words: readonly string[]): { file: string; format: ExportFormat } {
  const [first = '', second, ...rest] = words
  const known = EXPORT_FORMATS.map(({ name }) => name)
  const named = EXPORT_FORMATS.find(({ name }) => name === first.toLowerCase())
  if (rest.length > 0 || (second !== undefined && named === undefined))
    throw new PrepError('badWords', { given: words.join(' '), expected: `[${known.join('|')}] <file>` })
  if (second !== undefined && named !== undefined) return { file: second, format: named }
  const format = EXPORT_FORMATS.find(({ fits }) => fits(first))
  if (format === undefined) throw new PrepError('unknownFormat', { command: 'export', file: first, known })
  return { file: first, format }
}

async function wholeOf(
  context: Context,
  { deck = [], tag = [], answered = false }: ExportOptions,
  remembers: boolean,
): Promise<Whole> {
  const { cards, records, locators, paths, notes } = await openCollection(context, [])
  const wanted = cards.filter(
    (card) => matches(card, { decks: deck, tags: tag }) && (!answered || card.status === 'answered'),
  )
  await remarkUnknown(context, cards, { deck, tag })
  if (wanted.length === 0 && deck.length + tag.length > 0)
    throw new PrepError('nothingToPlan', { decks: deck, tags: tag })
  const ids = new Set(wanted.map(({ id }) => id))
  const store = await context.store()
  const unknown = remembers ? wanted.filter(({ id }) => (records.get(id)?.locator ?? null) === null) : []
  const minted = unknown.flatMap(({ id: card }): Change[] => {
    const locator = locators.get(card)
    return locator === undefined ? [] : [{ type: 'minted', card, locator }]
  })
  await store.append(minted, context.now())
  const reviews = await store.reviews((review) => (ids.has(review.card) ? review : null))
  const { referencesOf } = await import('../collection/references.ts')
  const references = referencesOf(context, paths)
  return {
    cards: wanted,
    records,
    reviews,
    attempts: await store.attempts(),
    scheduling: schedulerSettings(context),
    now: context.now(),
    resolved: references.resolve,
    named: references.name,
    fileBeside: linkedFiles(context.host.cwd, paths),
    besides: besidesOf(
      context.host.cwd,
      paths,
      notes.map(({ path }) => path),
    ),
  }
}
