import { rmSync } from 'node:fs'
import type { Context } from '../../context.ts'
import { isInside } from '../../disk/inside.ts'
import { EXIT } from '../../errors.ts'
import { chooseCard } from '../collection/choose-card.ts'
import { openCollection } from '../collection/collection.ts'
import { recordingsFolder } from '../drilling/recorder.ts'
import { printLine, tell } from '../frame/tell.ts'

/** `prep history [question] --delete-answers`: deletes what was typed and recorded, for a question or (none named) for all. */
export async function deleteAnswers(context: Context, words: readonly string[]): Promise<number> {
  const { terminal, messages, stateDir } = context
  const say = messages.saving.history
  const card = words.length === 0 ? null : await chosen(context, words.join(' '))
  const store = await context.store()
  const deleted = await store.forgetSaid(card ?? undefined)
  const folder = recordingsFolder(stateDir)
  // Only what prep itself had recorded: a journal that came from elsewhere may name any file.
  for (const { recording } of deleted)
    if (recording !== null && isInside(recording, folder)) rmSync(recording, { force: true })
  printLine(terminal, say.deleted({ count: deleted.length }))
  if (deleted.length > 0) tell(terminal, say.inBackups)
  return EXIT.done
}

async function chosen(context: Context, words: string): Promise<string> {
  const { cards } = await openCollection(context, [])
  return (await chooseCard(context, cards, words)).id
}
