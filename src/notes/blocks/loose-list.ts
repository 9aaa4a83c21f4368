import type { PlainLine } from '../../markdown/plain-text.ts'
import { voiceOf } from '../language/asking.ts'
import { readLead } from '../language/lead.ts'

const LONGEST = 60

/**
 * Whether the lines of a paragraph are a list whose author left the bullets out: three or more short lines that name
 * or ask and tell nothing, some of them like a question.
 */
export function isLooseList(lines: readonly PlainLine[]): boolean {
  if (lines.length < 3 || lines.some((line) => line.text.length > LONGEST || line.text === '' || line.bold !== 'none'))
    return false
  if (lines.some((line) => line.links > 0 || /[,，、;:：]$/u.test(line.text) || readLead(line.text).label !== null))
    return false
  const voices = lines.map((line) => voiceOf(readLead(line.text).rest))
  const leaning = voices.filter((voice) => voice === 'asks' || voice === 'demands' || voice === 'topic').length
  return voices.every((voice) => voice !== 'tells') && leaning >= Math.max(1, lines.length * 0.2)
}
