import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs'
import { basename, relative, resolve } from 'node:path'
import type { Context } from '../context.ts'
import { EXIT, PrepError } from '../errors.ts'
import { carryOut, readFolder } from '../exchange/import-folder.ts'
import { IMPORT_FORMATS, type ImportFormat } from '../exchange/import-formats.ts'
import type { ImportPlan } from '../exchange/import-plan.ts'
import { planImport } from '../exchange/plan-import.ts'
import { safeJson } from '../terminal/safe-json.ts'
import { sanitiseLine } from '../terminal/sanitise.ts'
import { loadScheduler, parametersOf, zoneOf } from './scheduling.ts'
import { tell } from './tell.ts'

export interface ImportOptions {
  readonly into?: string
  readonly dryRun?: boolean
  readonly json?: boolean
}

const HEAD_BYTES = 512

/** `prep import [format] <file>`: another program's cards as notes, with their history. */
export async function importFile(context: Context, words: readonly string[], options: ImportOptions): Promise<number> {
  const { file, format } = chosen(words)
  const path = resolve(context.host.cwd, file)
  if (!existsSync(path)) throw new PrepError('noSuchPath', { path: file })
  const read = await (format ?? formatOf(path, file)).load()
  const imported = await read(path, {
    zone: zoneOf(context),
    now: context.now(),
    homeDirectory: context.host.homeDirectory,
  })
  const into = resolve(context.host.cwd, options.into ?? (basename(file).replace(/\.[^.]+$/, '') || 'imported'))
  if (existsSync(into) && !statSync(into).isDirectory())
    throw new PrepError('notAFolder', { path: shown(context, into) })
  const store = await context.store()
  const memory = {
    records: store.records(),
    events: await store.events(),
    scheduler: await loadScheduler(context),
    parameters: parametersOf(context.settings),
    now: context.now(),
  }
  const plan = planImport(imported, basename(file), readFolder(into, imported.source), memory)
  const [first] = plan.inTheWay
  if (first !== undefined)
    throw new PrepError('notOurs', { path: shown(context, resolve(into, first)), count: plan.inTheWay.length })
  if (!options.dryRun) await carryOut(into, plan, () => store.add(plan.brought.events))
  report(context, plan, shown(context, into), options)
  return EXIT.done
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

function formatOf(path: string, file: string): ImportFormat {
  const head = headOf(path)
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

function report(context: Context, plan: ImportPlan, into: string, options: ImportOptions): void {
  const { terminal, messages } = context
  const say = messages.exchange.imported
  const { counts, brought, problems, notes } = plan
  if (options.json) {
    const told = { into, ...counts, notes: [...notes.keys()], reviews: brought.reviews, problems }
    terminal.write(`${safeJson({ ...told, dryRun: options.dryRun === true }, 2)}\n`)
    return
  }
  const lines = [
    say.cards({ cards: counts.cards, fresh: counts.newCards, into }),
    ...[...notes.keys()].map((path) => `  ${path}`),
    ...(brought.reviews > 0 ? [say.reviews({ count: brought.reviews })] : []),
    ...(plan.ownAnswered > 0 ? [say.own({ count: plan.ownAnswered })] : []),
    ...(counts.media > 0 ? [say.media({ count: counts.media })] : []),
    ...(['updated', 'kept', 'gone'] as const).flatMap((kind) =>
      counts[kind] > 0 ? [say[kind]({ count: counts[kind] })] : [],
    ),
    ...(brought.events.length === 0 && notes.size === 0 ? [say.nothingNew] : []),
  ]
  for (const line of lines) terminal.write(`${sanitiseLine(line)}\n`)
  for (const { kind, place, count } of problems) tell(terminal, messages.exchange.problems[kind]({ place, count }))
  if (brought.inFuture > 0) tell(terminal, messages.exchange.problems.future({ place: '', count: brought.inFuture }))
  if (plan.elsewhere !== null)
    tell(terminal, say.elsewhere({ count: plan.elsewhere.count, folder: shown(context, plan.elsewhere.folder) }))
  if (options.dryRun) tell(terminal, say.dryRun)
  // Where only answers came to the notes that are there already, the folder holds nothing to drill.
  else if (plan.beside.cards.size > 0 && (brought.events.length > 0 || notes.size > 0))
    tell(terminal, say.next({ into, undo: brought.events.length > 0 }))
}

const shown = ({ host }: Context, path: string): string => {
  const short = relative(host.cwd, path)
  return short === '' ? '.' : short.startsWith('..') ? path : short
}
