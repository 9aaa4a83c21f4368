import type { Context } from '../../context.ts'
import { EXIT, PrepError } from '../../errors.ts'
import { type Correction, correctionKey } from '../../notes/correction.ts'
import { startCorrecting } from '../../terminal/reading/correcting.ts'
import { correctLineByLine } from '../../terminal/reading/plain-reading.ts'
import { correctOnScreen } from '../../terminal/reading/reading-screen.ts'
import type { Screen } from '../../terminal/terminal.ts'
import { sanitiseLine } from '../../terminal/text/sanitise.ts'
import { shellWord } from '../../terminal/text/shell-words.ts'
import { wrapText } from '../../terminal/text/wrap.ts'
import { tell } from '../frame/tell.ts'
import type { NoteToRead } from './read.ts'

/** The note again, as it is on disk by then; and how what a person says is remembered. */
export interface ReadingDesk {
  reopen(): Promise<NoteToRead>
  keep(note: NoteToRead, corrections: readonly Correction[]): Promise<unknown>
}

/** `prep read NOTE` in a terminal: how the note was read, to be put right there and then. */
export async function readOnScreen(
  context: Context,
  screen: Screen,
  note: NoteToRead,
  desk: ReadingDesk,
): Promise<number> {
  const { terminal, messages, style } = context
  const say = messages.correcting
  const start = startCorrecting(note.opened, note.text, note.corrections)
  const write = (text: string): void =>
    terminal.write(`${wrapText(sanitiseLine(text), terminal.columns - 1).join('\n')}\n`)
  const after: string[] = []
  const ports = {
    screen,
    messages,
    style,
    path: note.path,
    keep: async (corrections: readonly Correction[]) => {
      const there = await reopened(desk)
      const kept = there === null ? null : fitting(there, note.corrections, corrections)
      await desk.keep(note, kept?.corrections ?? corrections)
      const read = (there?.opened ?? note.opened).read(kept?.corrections ?? corrections).note
      after.push(messages.readings.changed(start.reading.note.cards.length, read.cards.length))
      if (there === null) after.push(say.gone(note.path))
      else if (there.text !== note.text && kept !== null) after.push(say.stillFit(kept.fit, kept.of))
      if (there !== null && read.cards.length > 0) after.push(say.next(shellWord(note.path)))
    },
  }
  const ended = screen.redraws ? await correctOnScreen(start, ports) : await correctLineByLine(start, ports)
  if (ended.how !== 'kept') {
    if (ended.isChanged) tell(terminal, say.nothingKept)
    if (ended.how === 'left') return EXIT.done
    throw new PrepError('cancelled', { saved: null })
  }
  if (after.length === 0) write(messages.readings.unchanged)
  after.forEach(write)
  return EXIT.done
}

/** Null where it is not there any more. */
async function reopened(desk: ReadingDesk): Promise<NoteToRead | null> {
  try {
    return await desk.reopen()
  } catch (error) {
    if (error instanceof PrepError) return null
    throw error
  }
}

/** Of what was said meanwhile, what still finds its line in the note as it is now; what was known before stays as it is. */
function fitting(there: NoteToRead, before: readonly Correction[], corrections: readonly Correction[]) {
  const known = new Set(before.map((each) => JSON.stringify(each)))
  const said = corrections.filter((each) => !known.has(JSON.stringify(each)))
  const lost = new Set(there.opened.read(corrections).note.lost.map(correctionKey))
  const fit = said.filter((each) => !lost.has(correctionKey(each)))
  const left = new Set(said.filter((each) => !fit.includes(each)))
  return { corrections: corrections.filter((each) => !left.has(each)), fit: fit.length, of: said.length }
}
