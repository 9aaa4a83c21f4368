import type { Card } from '../../cards/card.ts'
import { otherForm } from '../blocks/other-programs.ts'
import { insertLines, type Place } from './answer-places.ts'
import type { NoteLines } from './note-lines.ts'

const BULLET = /^([\t ]*)-(?:[\t ]|$)/

/** Whether a note is one of Logseq's, in which only a block below the question is its answer. */
export const isOfBlocks = ({ lines }: NoteLines): boolean => otherForm(lines)?.program === 'logseq'

/** An answer as blocks below its question, behind all that is there already: lines of its own and other blocks. */
export function* blockPlaces(card: Card, answer: string, source: NoteLines): Generator<Place> {
  const { lines } = source
  const indent = BULLET.exec(lines[card.source.line - 1] ?? '')?.[1]
  if (indent === undefined) return
  let after = card.source.line
  const isBelow = (line: string): boolean => {
    const own = BULLET.exec(line)?.[1]
    return line.trim() !== '' && (own === undefined || own.length > indent.length)
  }
  while (after < lines.length && isBelow(lines[after] ?? '')) after += 1
  const isList = answer.split('\n').every((line) => /^(?:[\t ]*[-*+][\t ]|[\t ]|$)/.test(line))
  const deeper = `${indent}\t`
  const added = answer
    .split('\n')
    .map((line, index) =>
      isList
        ? deeper + line.replace(/^([\t ]*)[*+](?=[\t ])/, '$1-')
        : index === 0
          ? `${deeper}- ${line}`
          : `${deeper}  ${line}`,
    )
  yield [insertLines(source, after, added, { before: false, behind: false })]
}

/** Whether a card says what it said before, then what was added, whatever blocks that is in. */
export function isInBlocks(before: Card, after: Card, answer: string): boolean {
  const said = (text: string): string =>
    text
      .split('\n')
      .map((line) => line.replace(/^[\t ]*(?:[-*+](?:[\t ]+|$))?/, '').trimEnd())
      .filter((line) => line !== '')
      .join('\n')
  return (
    after.prompt === before.prompt &&
    after.status === 'answered' &&
    said(after.answer ?? '') === said(`${before.answer ?? ''}\n${answer}`)
  )
}
