import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs'
import { basename, relative, resolve, sep } from 'node:path'
import type { Context } from '../../context.ts'
import { EXIT, PrepError } from '../../errors.ts'
import { besidesOf } from '../../exchange/containers/linked-files.ts'
import { IMPORT_FORMATS, type ImportFormat } from '../../exchange/import-formats.ts'
import type { Imported, ImportedCard, ImportedNote } from '../../exchange/imported.ts'
import { NO_NOTES_HERE, type NotesHere } from '../../exchange/importing/cards-here.ts'
import { carryOut, readFolder, realPathOf } from '../../exchange/importing/import-folder.ts'
import type { ImportPlan } from '../../exchange/importing/import-plan.ts'
import { planImport } from '../../exchange/importing/plan-import.ts'
import type { WantedColumns } from '../../exchange/tables/csv-columns.ts'
import { safeJson } from '../../terminal/text/safe-json.ts'
import { sanitiseLine } from '../../terminal/text/sanitise.ts'
import { truncate } from '../../terminal/text/width.ts'
import { openCollection } from '../collection/collection.ts'
import { loadScheduler, parametersOf, zoneOf } from '../frame/scheduling.ts'
import { printLine, tell } from '../frame/tell.ts'
import { importJournal, isJournal } from './import-journal.ts'

export interface ImportOptions {
  readonly into?: string
  readonly columns?: string
  readonly dryRun?: boolean
  readonly json?: boolean
}

const HEAD_BYTES = 512
/** How many cards `--dry-run` shows. */
const PREVIEWED = 3

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
  const notesHere = await notesOutside(context, into)
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
  report(context, plan, options.dryRun ? previewOf(imported) : [], shown(context, into), options)
  return EXIT.done
}

/** The user's notes, if there are any, but for those in the folder of the import, which it brings up to date. */
async function notesOutside(context: Context, into: string): Promise<NotesHere> {
  if (context.options.notes.length === 0 && context.settings.noteFolders.length === 0) return NO_NOTES_HERE
  try {
    const { cards, locators, notes, paths } = await openCollection(context, [], { sayProblems: false })
    const { cwd } = context.host
    const inside = `${realPathOf(into)}${sep}`
    const notePaths = notes.map(({ path }) => path)
    const outside = new Set(notePaths.filter((path) => !realPathOf(resolve(cwd, path)).startsWith(inside)))
    const kept = besidesOf(cwd, paths, notePaths)
    const besides: NotesHere['besides'] = (source) =>
      kept(source).flatMap(({ folder, beside }) => (`${realPathOf(folder)}${sep}` === inside ? [] : [beside]))
    return { cards: cards.filter(({ source }) => outside.has(source.path)), locators, besides }
  } catch (error) {
    // An import needs no notes to be there.
    if (error instanceof PrepError && (error.code === 'noNotes' || error.code === 'noSuchPath')) return NO_NOTES_HERE
    throw error
  }
}

function chosen(words: readonly string[]): { file: string; format: ImportFormat | null } {
  const [first, second, ...rest] = words
  const expected = `[${IMPORT_FORMATS.map(({ name }) => name).join('|')}] <file>`
  if (first === undefined || rest.length > 0)
    throw new PrepError('badWords', { given: words.join(' '), expected }, { exitCode: EXIT.usage })
  if (second === undefined) return { file: first, format: null }
  const format = IMPORT_FORMATS.find(({ name }) => name === first.toLowerCase())
  if (format === undefined)
    throw new PrepError('badWords', { given: words.join(' '), expected }, { exitCode: EXIT.usage })
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
  throw new PrepError(
    'badOptionValue',
    { option: '--columns', given: columns, wants, choices: [] },
    { exitCode: EXIT.usage },
  )
}

/** What the first cards of a file say. */
const previewOf = ({ notes }: Imported): readonly Previewed[] =>
  notes
    .flatMap(({ deck, cards }) => cards.slice(0, PREVIEWED).map((card) => ({ deck, ...card })))
    .slice(0, PREVIEWED)
    .map(({ question, answer, deck, tags }) => ({ question, answer, deck, tags }))

type Previewed = Pick<ImportedCard, 'question' | 'answer' | 'tags'> & Pick<ImportedNote, 'deck'>

function report(
  context: Context,
  plan: ImportPlan,
  preview: readonly Previewed[],
  into: string,
  options: ImportOptions,
): void {
  const { terminal, messages } = context
  const say = messages.exchange.imported
  const { counts, brought, problems, notes } = plan
  if (options.json) {
    const told = {
      into,
      ...counts,
      notes: [...notes.keys()],
      reviews: brought.reviews,
      attempts: brought.attempts,
      problems,
    }
    const shown = options.dryRun ? { preview } : {}
    terminal.write(`${safeJson({ ...told, ...shown, dryRun: options.dryRun === true }, 2)}\n`)
    return
  }
  const isNothing = brought.events.length === 0 && notes.size === 0
  const lines = [
    say.cards({ cards: counts.cards, fresh: counts.newCards, into }),
    ...[...notes.keys()].map((path) => `  ${path}`),
    ...(brought.reviews > 0 ? [say.reviews({ count: brought.reviews })] : []),
    ...(brought.attempts > 0 ? [say.attempts({ count: brought.attempts })] : []),
    ...(counts.own > 0 && !isNothing ? [say.own({ count: counts.own, answered: plan.ownAnswered })] : []),
    ...(brought.standing > 0 ? [say.standing({ count: brought.standing })] : []),
    ...(counts.media > 0 ? [say.media({ count: counts.media })] : []),
    ...(['updated', 'kept', 'gone'] as const).flatMap((kind) =>
      counts[kind] > 0 ? [say[kind]({ count: counts[kind] })] : [],
    ),
    ...(isNothing ? [counts.cards === 0 ? say.nothingFound : say.nothingNew] : []),
  ]
  for (const line of lines) printLine(terminal, line)
  for (const line of previewLines(context, preview)) printLine(terminal, line)
  for (const { kind, place, count } of problems) tell(terminal, messages.exchange.problems[kind]({ place, count }))
  if (brought.inFuture > 0) tell(terminal, messages.exchange.problems.future({ place: '', count: brought.inFuture }))
  if (plan.elsewhere !== null)
    tell(terminal, say.elsewhere({ count: plan.elsewhere.count, folder: shown(context, plan.elsewhere.folder) }))
  if (options.dryRun) tell(terminal, say.dryRun)
  // Where only answers came to the notes that are there already, the folder holds nothing to drill.
  else if (plan.beside.cards.size > 0 && (brought.events.length > 0 || notes.size > 0))
    tell(terminal, say.next({ into, undo: brought.events.length > 0 }))
}

/** Each card as a question and, below it, the beginning of its answer. */
function previewLines({ messages, terminal }: Context, preview: readonly Previewed[]): readonly string[] {
  if (preview.length === 0) return []
  const say = messages.exchange.imported
  const line = (text: string, indent: string) =>
    indent + truncate(sanitiseLine(text.trim().split('\n', 1)[0] ?? ''), terminal.columns - indent.length)
  return [
    say.preview({ count: preview.length }),
    ...preview.flatMap(({ question, answer, deck, tags }) => [
      line(`? ${question}`, '  '),
      line(answer ?? say.noAnswer, '    '),
      line([deck, ...tags.map((tag) => `#${tag}`)].join(' '), '    '),
    ]),
  ]
}

const shown = ({ host }: Context, path: string): string => {
  const short = relative(host.cwd, path)
  return short === '' ? '.' : short.startsWith('..') ? path : short
}
