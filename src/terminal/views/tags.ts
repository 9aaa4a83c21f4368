import type { Tally } from '../../drill/tag-counts.ts'
import type { Look } from '../look.ts'
import { wrapText } from '../text/wrap.ts'
import { type CountedName, renderCountedNames } from './counted-names.ts'

export type TagTally = Tally<'due' | 'new' | 'unanswered'>

/** Each tag with how many questions have it, then how many have none; a sentence where there is no tag at all. */
export function renderTags(tags: readonly (readonly [string, TagTally])[], untagged: TagTally, look: Look): string {
  const { tags: say } = look.messages.readings
  if (tags.length === 0) return wrapText(say.none, look.width).join('\n')
  const rows = [
    ...tags.map(([tag, tally]) => row(tag, tally, look)),
    ...(untagged.questions > 0 ? [row(say.untagged, untagged, look)] : []),
  ]
  const { tag, questions, due, new: fresh, unanswered } = say.table
  return renderCountedNames(rows, { name: tag, heads: [questions, due, fresh, unanswered] }, look).join('\n')
}

function row(name: string, tally: TagTally, { messages }: Look): CountedName {
  const { list } = messages.drilling
  const numbers = [tally.questions, tally.due, tally.new, tally.unanswered]
  return {
    name,
    cells: numbers.map((number) => (number === 0 ? '' : String(number))),
    facts: [
      list.questions({ count: tally.questions }),
      ...(tally.due > 0 ? [list.due({ count: tally.due })] : []),
      ...(tally.new > 0 ? [list.newCount({ count: tally.new })] : []),
      ...(tally.unanswered > 0 ? [messages.readings.unanswered(tally.unanswered)] : []),
    ],
  }
}
