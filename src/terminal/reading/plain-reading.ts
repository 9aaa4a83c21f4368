import { createInterface } from 'node:readline'
import { pressesOf } from '../prompts/key.ts'
import { sanitiseLine } from '../text/sanitise.ts'
import { wrapText } from '../text/wrap.ts'
import { formsOf, surenessOf } from '../views/reading.ts'
import {
  asks,
  type Correcting,
  choose,
  confirm,
  currentOf,
  flip,
  goTo,
  isChanged,
  type NoteLine,
  sayForm,
  takeBack,
  wholeForm,
} from './correcting.ts'
import { changeTold } from './panel.ts'
import type { Ended, ReadingPorts } from './reading-screen.ts'

/**
 * The same as a dialogue, for a terminal that cannot redraw and for people who have their screen read to them: which of the
 * readings is right, then one line in doubt after the other, the one whose answer tells most first. Ctrl-C leaves all as it was.
 */
export async function correctLineByLine(start: Correcting, ports: ReadingPorts): Promise<Ended> {
  const { screen, messages, path } = ports
  const say = messages.correcting
  const input = createInterface({ input: screen.input, terminal: false })
  const columns = (): number => Math.max(20, screen.columns() - 1)
  const write = (text: string): void => {
    screen.output.write(`${wrapText(text, columns()).join('\n')}\n`)
  }
  const prompt = (text: string): void => {
    screen.output.write(`${wrapText(text, columns()).join('\n')} `)
  }
  let isCancelled = false
  const stopListening = screen.onInterrupt(() => {
    isCancelled = true
    input.close()
  })
  const answers = input[Symbol.asyncIterator]()
  /** What is typed next, in Latin letters; null at the end of the input. */
  const hear = async (): Promise<string | null> => {
    const { value, done } = await answers.next()
    return done ? null : pressesOf({ sequence: value.trim() }).join('').toLowerCase()
  }
  let now = start
  const skipped = new Set<number>()
  let isExplained = false
  const take = (next: Correcting | null): void => {
    if (next === null) return
    now = next
    write(`${messages.readings.questions(now.reading.note.cards.length)}. ${changeTold(now, messages)}`)
  }
  try {
    write(sanitiseLine(path))
    write(factsOf(now, ports).join(', '))
    const alternatives = now.offered.alternatives()
    if (alternatives.length > 1) {
      write(say.plain.readings)
      alternatives.forEach((alternative, at) => {
        const forms = formsOf(alternative, messages)
        const told = [say.reading(alternative.count), ...(forms === '' ? [] : [forms])].join(': ')
        write(`${at + 1} ${told}${at === 0 ? ` (${say.plain.asNow})` : ''}`)
      })
      prompt(say.plain.whichReading(alternatives.length).trimEnd())
      const chosen = Number(await hear())
      if (chosen > 1) take(choose(now, chosen - 1))
    }
    while (!isCancelled) {
      const at = now.doubts.find((doubt) => !skipped.has(doubt))
      if (at === undefined) {
        write(say.plain.noMore)
        break
      }
      now = goTo(now, at)
      const line = currentOf(now) as NoteLine
      write('')
      for (const row of around(now, at, ports)) write(row)
      if (!isExplained) write(say.plain.explained(wholeForm(now)?.count ?? 1))
      isExplained = true
      prompt(say.plain.ask.trimEnd())
      const answer = await hear()
      if (answer === null || answer === 'q') break
      if (answer === 'y') take(asks(line) ? confirm(now) : flip(now))
      else if (answer === 'n') take(asks(line) ? flip(now) : confirm(now))
      else if (answer === 'a') take(sayForm(now, 'question'))
      else if (answer === 'd') take(sayForm(now, 'nothing'))
      else if (answer === 's') skipped.add(at)
      else if (answer === 'z') {
        const before = takeBack(now)
        write(before === null ? say.nothingToTakeBack : say.takenBack)
        now = before ?? now
      } else isExplained = false
    }
  } finally {
    stopListening()
    input.close()
  }
  if (isCancelled) {
    screen.output.write('\n')
    return { how: 'cancelled', isChanged: isChanged(now) }
  }
  if (isChanged(now)) await ports.keep(now.reading.corrections)
  return { how: 'kept', isChanged: isChanged(now) }
}

function factsOf({ reading }: Correcting, { messages }: ReadingPorts): readonly string[] {
  const say = messages.readings
  return [say.questions(reading.note.cards.length), say.sure(Math.round(reading.note.confidence * 100))]
}

/** A line with the one of words before and behind it, and what it is read as. */
function around({ lines }: Correcting, at: number, { messages }: ReadingPorts): readonly string[] {
  const { correcting, explaining, readings } = messages
  const told = ({ number, text }: NoteLine): string => `${correcting.lineNumber(number)}: ${sanitiseLine(text)}`
  const hasWords = ({ text }: NoteLine): boolean => text.trim() !== ''
  const before = lines.slice(0, at).filter(hasWords).at(-1)
  const after = lines.slice(at + 1).find(hasWords)
  const line = lines[at] as NoteLine
  const reading = correcting.plain.isRead(readings.is[line.is], surenessOf(line.read?.probability ?? 1))
  return [
    ...(before === undefined ? [] : [told(before)]),
    told(line),
    ...(after === undefined ? [] : [told(after)]),
    `${correcting.lineNumber(line.number)}, ${explaining.shape(line.read?.shape ?? '')}, ${reading}`,
  ]
}
