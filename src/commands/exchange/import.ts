import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs'
import { basename, resolve, sep } from 'node:path'
import type { Context } from '../../context.ts'
import { EXIT, PrepError } from '../../errors.ts'
import { besidesOf } from '../../exchange/containers/linked-files.ts'
import { IMPORT_FORMATS, type ImportFormat } from '../../exchange/import-formats.ts'
import { NO_NOTES_HERE, type NotesHere } from '../../exchange/importing/cards-here.ts'
import { carryOut, readFolder, realPathOf } from '../../exchange/importing/import-folder.ts'
import { planImport } from '../../exchange/importing/plan-import.ts'
import type { WantedColumns } from '../../exchange/tables/csv-columns.ts'
import { type Collection, openCollection } from '../collection/collection.ts'
import type { JsonOption } from '../frame/print-json.ts'
import { loadScheduler, parametersOf, zoneOf } from '../frame/scheduling.ts'
import { EditsElsewhere } from '../writing/edits-elsewhere.ts'
import { editsIn } from './find-edits.ts'
import { importJournal, isJournal } from './import-journal.ts'
import { previewOf, report } from './report-import.ts'
import { shown } from './shown-path.ts'

export interface ImportOptions extends JsonOption {
  readonly into?: string
  readonly columns?: string
  readonly dryRun?: boolean
}

const HEAD_BYTES = 512

/** `prep import [format] <file>`: another program's cards as notes, with their history. */
export async function importFile(context: Context, words: readonly string[], options: ImportOptions): Promise<number> {
  const { file, format } = chosen(words)
  const path = resolve(context.host.cwd, file)
  if (!existsSync(path)) throw new PrepError('noSuchPath', { path: file })
  const head = format === null ? headOf(path) : null
  if (head !== null && isJournal(head)) return importJournal(context, file, options)
  const { name, load } = format ?? formatOf(path, file, head ?? new Uint8Array())
  const columns = await columnsIn(options, name)
  const read = await load()
  const imported = await read(path, {
    ...(columns === undefined ? {} : { columns }),
    zone: zoneOf(context),
    now: context.now(),
    homeDirectory: context.host.homeDirectory,
  })
  const into = resolve(context.host.cwd, options.into ?? (basename(file).replace(/\.[^.]+$/, '') || 'imported'))
  if (existsSync(into) && !statSync(into).isDirectory())
    throw new PrepError('notAFolder', { path: shown(context, into) })
  const { notesHere, collection } = await notesOutside(context, into)
  const store = await context.store()
  const memory = {
    records: store.records(),
    events: await store.events(),
    scheduler: await loadScheduler(context),
    parameters: parametersOf(context.settings),
    now: context.now(),
  }
  const plan = planImport(imported, basename(file), readFolder(into, imported.source), memory, notesHere)
  const [first] = plan.inTheWay
  if (first !== undefined)
    throw new PrepError('notOurs', { path: shown(context, resolve(into, first)), count: plan.inTheWay.length })
  if (!options.dryRun) await carryOut(into, plan, () => store.add(plan.brought.events))
  const edits = await editsIn(context, imported, collection)
  const waiting = options.dryRun ? edits : new EditsElsewhere(context).propose(edits, basename(file), context.now())
  const preview = options.dryRun ? previewOf(imported) : []
  report(context, { plan, edits: waiting, preview, into: shown(context, into) }, options)
  return EXIT.done
}

interface NotesFound {
  readonly notesHere: NotesHere
  readonly collection: Pick<Collection, 'cards' | 'paths'>
}

const NO_NOTES: NotesFound = { notesHere: NO_NOTES_HERE, collection: { cards: [], paths: [] } }

/** The user's notes, if there are any, but for those in the folder of the import, which it brings up to date. */
async function notesOutside(context: Context, into: string): Promise<NotesFound> {
  if (context.options.notes.length === 0 && context.settings.noteFolders.length === 0) return NO_NOTES
  try {
    const { cards, locators, notes, paths } = await openCollection(context, [], { sayProblems: false })
    const { cwd } = context.host
    const inside = `${realPathOf(into)}${sep}`
    const notePaths = notes.map(({ path }) => path)
    const outside = new Set(notePaths.filter((path) => !realPathOf(resolve(cwd, path)).startsWith(inside)))
    const kept = besidesOf(cwd, paths, notePaths)
    const besides: NotesHere['besides'] = (source) =>
      kept(source).flatMap(({ folder, beside }) => (`${realPathOf(folder)}${sep}` === inside ? [] : [beside]))
    const here = { cards: cards.filter(({ source }) => outside.has(source.path)), locators, besides }
    return { notesHere: here, collection: { cards, paths } }
  } catch (error) {
    // An import needs no notes to be there.
    if (error instanceof PrepError && (error.code === 'noNotes' || error.code === 'noSuchPath')) return NO_NOTES
    throw error
  }
}

function chosen(words: readonly string[]): { file: string; format: ImportFormat | null } {
  const [first, second, ...rest] = words
  const expected = `[${IMPORT_FORMATS.map(({ name }) => name).join('|')}] <file>`
  if (first === undefined || rest.length > 0) throw new PrepError('badWords', { given: words.join(' '), expected })
  if (second === undefined) return { file: first, format: null }
  const format = IMPORT_FORMATS.find(({ name }) => name === first.toLowerCase())
  if (format === undefined) throw new PrepError('badWords', { given: words.join(' '), expected })
  return { file: second, format }
}

function formatOf(path: string, file: string, head: Uint8Array): ImportFormat {
  const format = IMPORT_FORMATS.find(({ fits }) => fits(path, head))
  if (format !== undefined) return format
  throw new PrepError('unknownFormat', { command: 'import', file, known: IMPORT_FORMATS.map(({ name }) => name) })
}

function headOf(path: string): Uint8Array {
  if (!statSync(path).isFile()) return new Uint8Array()
  const file = openSync(path, 'r')
  try {
    const head = Buffer.alloc(HEAD_BYTES)
    return head.subarray(0, readSync(file, head))
  } finally {
    closeSync(file)
  }
}

async function columnsIn({ columns }: ImportOptions, format: string): Promise<WantedColumns | undefined> {
  if (columns === undefined) return undefined
  const { readWanted } = await import('../../exchange/tables/csv-columns.ts')
  const wanted = format === 'csv' ? readWanted(columns) : null
  if (wanted !== null) return wanted
  const wants = format === 'csv' ? 'columns' : 'tableColumns'
  throw new PrepError('badOptionValue', { option: '--columns', given: columns, wants, choices: [] })
}
