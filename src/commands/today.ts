import { closest, distance } from 'fastest-levenshtein'
import type { Context } from '../context.ts'
import { EXIT, PrepError } from '../errors.ts'
import { relativeDate } from '../terminal/views/time.ts'
import { pad, width } from '../terminal/width.ts'
import { openCollection } from './collection.ts'
import { drillQueue } from './queue-options.ts'

const FARTHEST_SLIP = 2

/** `prep` alone: what there is to do today and what to type. `words`: something that is no command. */
export async function today(context: Context, words: readonly string[], commands: readonly string[]): Promise<number> {
  const [word] = words
  if (word !== undefined) {
    const near = closest(word, [...commands])
    const meant = distance(word, near) <= FARTHEST_SLIP ? near : null
    throw new PrepError('unknownCommand', { word, meant }, { exitCode: EXIT.usage })
  }
  const { terminal, messages, style } = context
  const say = messages.commands.today
  const { counts, following } = await drillQueue(context, await openCollection(context, []), {})
  const due = counts.learning + counts.due + counts.early
  const parts = [
    ...(due > 0 ? [style.strong(say.due(due))] : []),
    ...(counts.new > 0 ? [say.new(counts.new)] : []),
    ...(counts.unanswered > 0 ? [say.unanswered(counts.unanswered)] : []),
  ]
  const next = counts.nextDue === null ? null : relativeDate(counts.nextDue, context.now(), messages.drilling.time)
  terminal.write(`${parts.length === 0 ? say.nothing : parts.join(' · ')}\n`)
  for (const { interview, daysLeft } of following)
    terminal.write(`${style.dim(messages.planning.title(interview.date, daysLeft))}\n`)
  if (due === 0 && next !== null) terminal.write(`${style.dim(say.next(next))}\n`)
  const hints = [
    ...(due + counts.new > 0 ? [['prep drill', say.drill]] : []),
    ...(counts.unanswered > 0 ? [['prep list --unanswered', say.list]] : []),
    ['prep --help', say.help],
  ] as const
  const columns = Math.max(...hints.map(([typed]) => width(typed ?? '')))
  terminal.write(`\n${hints.map(([typed = '', does]) => `  ${style.accent(pad(typed, columns))}  ${does}\n`).join('')}`)
  return EXIT.done
}
