import type { Context } from '../../context.ts'
import type { Imported, ImportedCard, ImportedNote } from '../../exchange/imported.ts'
import type { ImportPlan } from '../../exchange/importing/import-plan.ts'
import type { OwnEdit } from '../../exchange/importing/own-edits.ts'
import type { StoredEvent } from '../../store/store.ts'
import { sanitiseLine } from '../../terminal/text/sanitise.ts'
import { truncate } from '../../terminal/text/width.ts'
import { wrapText } from '../../terminal/text/wrap.ts'
import { type JsonOption, printJson } from '../frame/print-json.ts'
import { printLine, tell } from '../frame/tell.ts'
import { editLines } from '../writing/show-edit.ts'
import { shown } from './shown-path.ts'

/** How many cards `--dry-run` shows. */
const PREVIEWED = 3

/** What the first cards of a file say. */
export const previewOf = ({ notes }: Imported): readonly Previewed[] =>
  notes
    .flatMap(({ deck, cards }) => cards.slice(0, PREVIEWED).map((card) => ({ deck, ...card })))
    .slice(0, PREVIEWED)
    .map(({ question, answer, deck, tags }) => ({ question, answer, deck, tags }))

/** What is to be told. `into`: the folder as shown; `preview`: the first cards, where nothing is carried out. */
export interface ImportReport {
  readonly plan: ImportPlan
  readonly edits: readonly OwnEdit[]
  readonly preview: readonly Previewed[]
  readonly into: string
}

type Previewed = Pick<ImportedCard, 'question' | 'answer' | 'tags'> & Pick<ImportedNote, 'deck'>

/** Says what an import did, or would do. */
export function report(
  context: Context,
  { plan, edits, preview, into }: ImportReport,
  options: JsonOption & { readonly dryRun?: boolean },
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
      edited: edits,
      problems,
    }
    const shown = options.dryRun ? { preview } : {}
    printJson(context, { ...told, ...shown, dryRun: options.dryRun === true })
    return
  }
  const isNothing = brought.events.length === 0 && notes.size === 0 && edits.length === 0
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
  for (const line of previewLines(context, preview)) terminal.write(`${line}\n`)
  for (const line of editedLines(context, edits, options.dryRun === true)) terminal.write(`${line}\n`)
  for (const { kind, place, count } of problems) tell(terminal, messages.exchange.problems[kind]({ place, count }))
  if (brought.inFuture > 0) tell(terminal, messages.exchange.problems.future({ place: '', count: brought.inFuture }))
  if (plan.elsewhere !== null)
    tell(terminal, say.elsewhere({ count: plan.elsewhere.count, folder: shown(context, plan.elsewhere.folder) }))
  if (options.dryRun) tell(terminal, say.dryRun)
  // Where only answers came to the notes that are there already, the folder holds nothing to drill.
  else if (plan.beside.cards.size > 0 && (brought.events.length > 0 || notes.size > 0))
    tell(terminal, say.next({ into, undo: brought.events.some(isHistory) }))
}

/** More than where a card is, and that all of it came at once. */
const isHistory = ({ type }: StoredEvent): boolean => type !== 'minted' && type !== 'undone'

/** How many edits `--dry-run` shows. */
const MOST_EDITS = 20

/** What was edited in the other program: what it changes with `--dry-run`, else where it waits. */
function editedLines(context: Context, edits: readonly OwnEdit[], dryRun: boolean): readonly string[] {
  const say = context.messages.exchange.imported
  if (edits.length === 0) return []
  if (!dryRun) return wrapText(say.edited({ count: edits.length }), context.terminal.columns)
  const left = edits.length - MOST_EDITS
  return [
    ...wrapText(say.wouldWait({ count: edits.length }), context.terminal.columns),
    ...edits
      .slice(0, MOST_EDITS)
      .flatMap((edit) => [
        `  ${truncate(sanitiseLine(edit.question), context.terminal.columns - 2)}`,
        ...editLines(edit, context).map((line) => `  ${line}`),
      ]),
    ...(left > 0 ? [`  ${say.moreEdits({ count: left })}`] : []),
  ]
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
