import { createInterface, type Interface } from 'node:readline'
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
  const dialogue = new Dialogue(start, ports)
  try {
    await dialogue.chooseReading()
    while (await dialogue.askOfLine());
  } finally {
    dialogue.close()
  }
  const { now, isCancelled } = dialogue
  if (isCancelled) {
    ports.screen.output.write('\n')
    return { how: 'cancelled', isChanged: isChanged(now) }
  }
  if (isChanged(now)) await ports.keep(now.reading.corrections)
  return { how: 'kept', isChanged: isChanged(now) }
}

class Dialogue {
  readonly #ports: ReadingPorts
  readonly #input: Interface
  readonly #answers: AsyncIterator<string>
  readonly #stopListening: () => void
  readonly #skipped = new Set<number>()
  #isExplained = false
  now: Correcting
  isCancelled = false

  constructor(start: Correcting, ports: ReadingPorts) {
    this.now = start
    this.#ports = ports
    this.#input = createInterface({ input: ports.screen.input, terminal: false })
    this.#stopListening = ports.screen.onInterrupt(() => {
      this.isCancelled = true
      this.#input.close()
    })
    this.#answers = this.#input[Symbol.asyncIterator]()
  }

  close(): void {
    this.#stopListening()
    this.#input.close()
  }

  /** Which of the readings is right, where there are several. */
  async chooseReading(): Promise<void> {
    const { messages, path } = this.#ports
    const say = messages.correcting
    this.#write(sanitiseLine(path))
    this.#write(factsOf(this.now, this.#ports).join(', '))
    const alternatives = this.now.offered.alternatives()
    if (alternatives.length < 2) return
    this.#write(say.plain.readings)
    alternatives.forEach((alternative, at) => {
      const forms = formsOf(alternative, messages)
      const told = [say.reading(alternative.count), ...(forms === '' ? [] : [forms])].join(': ')
      this.#write(`${at + 1} ${told}${at === 0 ? ` (${say.plain.asNow})` : ''}`)
    })
    this.#prompt(say.plain.whichReading(alternatives.length))
    const chosen = Number(await this.#hear())
    if (chosen > 1) this.#take(choose(this.now, chosen - 1))
  }

  /** What the next line in doubt is; whether there may be more to ask. */
  async askOfLine(): Promise<boolean> {
    if (this.isCancelled) return false
    const say = this.#ports.messages.correcting
    const at = this.now.doubts.find((doubt) => !this.#skipped.has(doubt))
    if (at === undefined) {
      this.#write(say.plain.noMore)
      return false
    }
    this.now = goTo(this.now, at)
    this.#write('')
    for (const row of around(this.now, at, this.#ports)) this.#write(row)
    if (!this.#isExplained) this.#write(say.plain.explained(wholeForm(this.now)?.count ?? 1))
    this.#prompt(say.plain.ask)
    const answer = await this.#hear()
    if (answer === null || answer === 'q') return false
    this.#isExplained = this.#answered(answer, at)
    return true
  }

  /** Does what an answer says of the line at a place; whether it says anything. */
  #answered(answer: string, at: number): boolean {
    const say = this.#ports.messages.correcting
    const { now } = this
    const isAsking = asks(currentOf(now))
    if (answer === 'y') this.#take(isAsking ? confirm(now) : flip(now))
    else if (answer === 'n') this.#take(isAsking ? flip(now) : confirm(now))
    else if (answer === 'a') this.#take(sayForm(now, 'question'))
    else if (answer === 'd') this.#take(sayForm(now, 'nothing'))
    else if (answer === 's') this.#skipped.add(at)
    else if (answer === 'z') {
      const before = takeBack(now)
      this.#write(before === null ? say.nothingToTakeBack : say.takenBack)
      this.now = before ?? now
    } else return false
    return true
  }

  #take(next: Correcting | null): void {
    if (next === null) return
    this.now = next
    const { messages } = this.#ports
    this.#write(`${messages.readings.questions(next.reading.note.cards.length)}. ${changeTold(next, messages)}`)
  }

  /** What is typed next, in Latin letters; null at the end of the input. */
  async #hear(): Promise<string | null> {
    const { value, done } = await this.#answers.next()
    return done ? null : pressesOf({ sequence: value.trim() }).join('').toLowerCase()
  }

  #write(text: string): void {
    this.#ports.screen.output.write(`${this.#wrapped(text)}\n`)
  }

  #prompt(text: string): void {
    this.#ports.screen.output.write(`${this.#wrapped(text.trimEnd())} `)
  }

  #wrapped(text: string): string {
    return wrapText(text, Math.max(20, this.#ports.screen.columns() - 1)).join('\n')
  }
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
