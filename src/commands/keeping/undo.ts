import type { Context } from '../../context.ts'
import { EXIT } from '../../errors.ts'
import { redoable } from '../../store/replaying/history.ts'
import { lastActs } from '../../store/replaying/recent-events.ts'
import { unsetSetting, writeSetting } from '../../store/settings/settings.ts'
import type { Fitted, StoredEvent } from '../../store/store.ts'
import { wordingInPlace } from '../collection/remember.ts'
import { happened } from '../frame/happened.ts'
import { type JsonOption, printJson } from '../frame/print-json.ts'
import { printAside, printLine } from '../frame/tell.ts'
import { historyJson } from './history.ts'

export interface UndoOptions extends JsonOption {
  readonly steps?: number
  readonly redo?: boolean
  readonly dryRun?: boolean
}

/** `prep undo`: takes back the last reviews, suspensions, resets and links, also of earlier drills, and says which. */
export async function undo(context: Context, _: readonly string[], options: UndoOptions): Promise<number> {
  const { terminal, messages } = context
  const say = messages.saving.undo
  const store = await context.store()
  if (options.redo) return redo(context, options)
  const acts = await lastActs(store, context.now(), options.steps ?? 1)
  const dryRun = options.dryRun ?? false
  if (acts.length === 0 && !options.json) {
    return printLine(terminal, say.nothing)
  }
  const lines = acts.map(({ event }) => happened(context, event, (card) => wordingInPlace(card, store.records())))
  if (!dryRun && acts.length > 0) {
    await store.append([{ type: 'undone', events: acts.flatMap((act) => act.events) }], context.now())
    for (const { event } of acts) await useParameters(context, event, 'before')
  }
  if (options.json) {
    const entries = acts.map(({ event }) => historyJson({ event, takenBack: !dryRun }))
    return printJson(context, { action: 'undo', dryRun, events: entries })
  }
  for (const line of lines) printLine(terminal, line)
  printAside(terminal, (dryRun ? say.wouldTakeBack : say.takenBack)({ count: acts.length }))
  return EXIT.done
}

/** With the memories that were worked out by other parameters, those are taken back, or brought back. */
async function useParameters({ stateDir }: Context, event: StoredEvent, which: keyof Fitted): Promise<void> {
  const fitted = event.type === 'undone' ? event.brought?.fitted : undefined
  if (fitted === undefined) return
  const parameters = fitted[which]
  if (parameters === null) await unsetSetting(stateDir, 'weights')
  else await writeSetting(stateDir, 'weights', parameters)
}

async function redo(context: Context, { json }: UndoOptions): Promise<number> {
  const { terminal, messages } = context
  const store = await context.store()
  const events = await store.events()
  const undone = redoable(events)
  if (undone === null) {
    if (json) return printJson(context, { action: 'redo', dryRun: false, events: [] })
    return printLine(terminal, messages.saving.undo.nothingToRedo)
  }
  await store.append([{ type: 'undone', events: [undone.id] }], context.now())
  const back = events.filter(({ id }) => undone.events.includes(id))
  for (const event of back) await useParameters(context, event, 'after')
  const imports = back.filter((event) => event.type === 'undone')
  const named = imports.length > 0 ? imports : back
  if (json) {
    const entries = named.map((event) => historyJson({ event, takenBack: false }))
    return printJson(context, { action: 'redo', dryRun: false, events: entries })
  }
  for (const event of named)
    printLine(
      terminal,
      happened(context, event, (card) => wordingInPlace(card, store.records())),
    )
  printAside(terminal, messages.saving.undo.broughtBack({ count: named.length }))
  return EXIT.done
}
