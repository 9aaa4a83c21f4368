import type { Context } from '../../context.ts'
import { countTags } from '../../drill/tag-counts.ts'
import { EXIT } from '../../errors.ts'
import { renderTags } from '../../terminal/views/tags.ts'
import { type ListFilter, listFilter } from '../collection/card-filter.ts'
import { openCollection } from '../collection/collection.ts'
import { remarkUnknown } from '../collection/named-decks.ts'
import { type JsonOption, printJson } from '../frame/print-json.ts'
import { printLine } from '../frame/tell.ts'

/** `prep tags`: every tag with how many questions have it: all, and those that `--due`, `--new` and `--unanswered` would leave. */
export async function tags(
  context: Context,
  paths: readonly string[],
  options: ListFilter & JsonOption,
): Promise<number> {
  const { terminal, style, messages } = context
  const collection = await openCollection(context, paths)
  await remarkUnknown(context, collection.cards, options)
  const cards = collection.cards.filter(listFilter(context, collection, options))
  const counts = countTags(cards, {
    due: listFilter(context, collection, { due: true }),
    new: listFilter(context, collection, { new: true }),
    unanswered: listFilter(context, collection, { unanswered: true }),
  })
  if (options.json)
    printJson(context, { tags: counts.tags.map(([tag, tally]) => ({ tag, ...tally })), untagged: counts.untagged })
  else if (cards.length === 0) printLine(terminal, messages.drilling.pick.none)
  else terminal.write(`${renderTags(counts.tags, counts.untagged, { width: terminal.columns, style, messages })}\n`)
  return collection.missing.length > 0 ? EXIT.failed : EXIT.done
}
