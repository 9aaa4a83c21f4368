import type { Messages } from '../../messages/messages.ts'
import type { Look } from '../look.ts'
import { filledTo } from '../prompts/picture.ts'
import { sanitiseLine } from '../text/sanitise.ts'
import { truncate, width as widthOf } from '../text/width.ts'
import { firstLines, wrapText } from '../text/wrap.ts'
import { formsOf, readingFacts, surenessOf } from '../views/reading.ts'
import { asks, type Correcting, currentOf, type NoteLine } from './correcting.ts'

/** A reading in numbers behind the note's name, as far as there is room. */
export function factsLine(now: Correcting, path: string, { width, style, messages }: Look): string {
  const facts = readingFacts(now.reading, messages)
  const name = sanitiseLine(path)
  const wanted = Math.min(widthOf(name), LEAST_NAME) + 2
  while (facts.length > 1 && widthOf(facts.join(' · ')) + wanted > width) facts.pop()
  const told = facts.join(' · ')
  const room = width - widthOf(told) - 2
  // The end of a path tells more than its beginning.
  const short = widthOf(name) <= room ? name : sanitiseLine(name.split(/[\\/]/).at(-1) ?? name)
  return room < 4 ? style.strong(truncate(told, width)) : `${style.strong(truncate(short, room))}  ${told}`
}

/** Columns that the name of a note has before other facts. */
const LEAST_NAME = 12

/** Why a line was read as it was, in at most so many lines, filled up with empty ones. */
export function whyRows(line: NoteLine | null, rows: number, look: Look): readonly string[] {
  const { width, style } = look
  const wrapped = line === null ? [] : wrapText(sanitiseLine(whyOf(line, look.messages)), width)
  return filledTo(
    firstLines(wrapped, rows, width).map((each) => style.dim(truncate(each, width))),
    rows,
  )
}

export function whyOf({ number, is, read }: NoteLine, { correcting, explaining, readings }: Messages): string {
  const place = correcting.lineNumber(number)
  if (read === null) return `${place} · ${correcting.noWords[is === 'answer' ? 'answer' : 'ignored']}`
  const { shape, probability, reasons } = read
  return [
    place,
    explaining.shape(shape),
    readings.is[is],
    explaining.sure(surenessOf(probability)),
    ...reasons.slice(0, 3).map(explaining.reason),
  ].join(' · ')
}

/** The card that a line belongs to: what it asks, and the beginning of its answer. */
export function cardRows(line: NoteLine | null, { width, style, messages }: Look): readonly string[] {
  const say = messages.correcting
  const card = line?.card ?? null
  if (card === null) return [style.dim(truncate(say.noCard, width)), '']
  const answer = sanitiseLine(card.answer ?? '')
  const length = card.answer === null ? 0 : card.answer.trimEnd().split('\n').length
  const state =
    card.status === 'unanswered' ? say.unanswered : card.status === 'partial' ? say.partial : say.answer(length)
  const mark = card.parent === null ? '?' : '↳'
  const room = width - 2 - (state === '' ? 0 : widthOf(state) + 1)
  const shown = card.status === 'unanswered' ? '' : truncate(answer, Math.max(0, room))
  return [
    `${style.accent(mark)} ${style.strong(truncate(sanitiseLine(card.question), width - 2))}`,
    `  ${shown}${shown === '' ? '' : ' '}${style.dim(truncate(state, width - 2))}`.trimEnd(),
  ]
}

/** The readings to choose from; nothing where there is but one. */
export function offerRows({ offered }: Correcting, look: Look): readonly string[] {
  const { width, style, messages } = look
  const alternatives = offered.alternatives()
  if (alternatives.length < 2) return []
  return alternatives.map((alternative, at) => {
    const chosen = at === offered.chosen ? '✓' : ' '
    const forms = formsOf(alternative, messages)
    const count = messages.correcting.reading(alternative.count)
    const text = truncate(`${chosen} ${forms === '' ? count : `${count}: ${forms}`}`, width - 1)
    return `${style.accent(String(at + 1))}${at === offered.chosen ? text : style.dim(text)}`
  })
}

/** What became of the lines by what was said last, in words. */
export function changeTold({ lines }: Correcting, { correcting }: Messages): string {
  const of = (change: NoteLine['change']): number => lines.filter((line) => line.change === change).length
  return correcting.change(of('asks'), of('asks-no-more'), of('other'))
}

/** Whether keys can say something of the current line. */
export const isSayable = (now: Correcting): boolean => currentOf(now)?.read != null

export const isAsking = (now: Correcting): boolean => asks(currentOf(now))
