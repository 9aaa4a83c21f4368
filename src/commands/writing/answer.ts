import type { Card } from '../../cards/card.ts'
import type { Context } from '../../context.ts'
import { EXIT, PrepError } from '../../errors.ts'
import { typeLines } from '../../terminal/prompts/type-lines.ts'
import type { Screen } from '../../terminal/terminal.ts'
import { sanitise } from '../../terminal/text/sanitise.ts'
import { wrapText } from '../../terminal/text/wrap.ts'
import { type ListFilter, listFilter } from '../collection/card-filter.ts'
import { chooseCard } from '../collection/choose-card.ts'
import { openCollection } from '../collection/collection.ts'
import { named } from '../collection/named.ts'
import { remarkUnknown } from '../collection/named-decks.ts'
import { type NoteFile, noteOf, readNoteFile } from '../collection/note-file.ts'
import { everySecond } from '../frame/every-second.ts'
import { needed } from '../frame/needed.ts'
import { type JsonOption, printJson } from '../frame/print-json.ts'
import { printLine, tell } from '../frame/tell.ts'
import { rememberWritten, secondsBetween } from '../planning/writing.ts'
import { Drafts } from './drafts.ts'
import { editAt } from './editor.ts'
import { type WrittenAnswer, writeAnswer } from './write-answer.ts'

export interface AnswerOptions extends JsonOption, ListFilter {
  readonly text?: string
  readonly add?: boolean
  readonly edit?: boolean
  readonly type?: boolean
}

/**
 * `prep answer <question…>`: writes the missing answer into the note: from --text, from standard input, in an editor at its
 * line, or typed right there; with --add below the answer that stands there. Says which question it took.
 */
export async function answer(context: Context, words: readonly string[], options: AnswerOptions): Promise<number> {
  const { terminal, messages } = context
  const wanted = needed(words, 'answer')
  const collection = await openCollection(context, [])
  const { paths, locators } = collection
  await remarkUnknown(context, collection.cards, options)
  const cards = collection.cards.filter(listFilter(context, collection, options))
  const card = await chooseCard(context, cards, wanted)
  const place = `${card.source.path}:${card.source.line}`
  if (!options.json) tell(terminal, messages.answering.question({ question: named(card, cards), place }))
  const { screen } = terminal
  if (options.edit || wantsEditor(context, options)) return editNote(context, card, options)
  const adds = options.add ?? false
  if (card.status === 'answered' && !adds) throw new PrepError('alreadyAnswered', card.source)
  const seen = noteOf(context, card, paths)
  const given = options.text ?? (screen === null ? await context.host.readInput() : null)
  const begunAt = context.now()
  const written =
    given !== null || screen === null
      ? await writeAnswer(context, card, given ?? '', seen, { adds })
      : await typed(context, card, screen, seen, adds)
  // Only what was typed here and now was timed.
  const seconds = given === null ? secondsBetween(begunAt, context.now()) : null
  if (card.status !== 'answered') await rememberWritten(context, card, seconds, locators)
  const exitCode = say(context, written.card, written.line, options)
  if (written.marked && !options.json)
    terminal.write(`${wrapText(messages.answering.marked, terminal.columns).join('\n')}\n`)
  return exitCode
}

/** As `typed`, in the note as it is now. */
export const writeHere = (
  context: Context,
  card: Card,
  screen: Screen,
  paths: readonly string[],
  adds: boolean,
): Promise<WrittenAnswer> => typed(context, card, screen, noteOf(context, card, paths), adds)

/**
 * The answer as a person types it here and now, written into the note. What is not written is kept, and stands there when
 * writing goes on. Throws PrepError `cancelled` when it is left.
 */
async function typed(
  context: Context,
  card: Card,
  screen: Screen,
  seen: NoteFile,
  adds: boolean,
): Promise<WrittenAnswer> {
  const { terminal, messages, style } = context
  const drafts = new Drafts(context, () => card)
  const keep = (text: string): void => {
    if (text.trim() === '') drafts.delete(card.id)
    else drafts.set(card.id, text)
  }
  const keepAndSay = (text: string): void => {
    keep(text)
    if (text.trim() !== '') tell(terminal, messages.answering.kept({ path: drafts.pathOf(card.id) }))
  }
  const cancelled = () => new PrepError('cancelled', { saved: null })
  const before = drafts.get(card.id) ?? ''
  if (screen.redraws) {
    let current = seen
    const put = (text: string) => {
      const begun = current
      // Who is told that the note was changed, and saves once more, means the note as it is by then.
      current = readNoteFile(seen.path, seen.shown)
      return writeAnswer(context, card, text, begun, { adds })
    }
    const { typeAnswer } = await import('../../drilling/answer-entry.ts')
    const { hyperlinks } = terminal
    const ports = { screen, messages, style, hyperlinks, everySecond, put, keep }
    const answered = await typeAnswer(card, before, ports)
    if ('written' in answered) {
      drafts.delete(card.id)
      return answered.written
    }
    keepAndSay(answered.left)
    throw cancelled()
  }
  const begun = before === '' ? '' : `${before}\n`
  if (begun !== '') screen.output.write(`${messages.answering.goesOn}\n${sanitise(begun)}`)
  const lines = await typeLines(screen, `${messages.answering.typeHere}\n`, (more) => keep(begun + more))
  const text = begun + lines.text
  if (!lines.ended) {
    keepAndSay(text)
    throw cancelled()
  }
  try {
    const written = await writeAnswer(context, card, text, seen, { adds })
    drafts.delete(card.id)
    return written
  } catch (error) {
    keepAndSay(text)
    throw error
  }
}

/** On a terminal with an editor of the person's choice, that is where text is written. */
function wantsEditor({ terminal, host }: Context, { text, type }: AnswerOptions): boolean {
  const chosen = host.env['VISUAL'] || host.env['EDITOR']
  return terminal.screen !== null && text === undefined && !type && Boolean(chosen)
}

async function editNote(context: Context, card: Card, options: AnswerOptions): Promise<number> {
  const now = await editedCard(context, card)
  if (now !== null) return say(context, now, now.source.line, options)
  tell(context.terminal, context.messages.answering.gone)
  return EXIT.done
}

/** The card as its note has it once the editor is done; null where the note does not ask it any more. */
export async function editedCard(context: Context, card: Card): Promise<Card | null> {
  await editAt(context, card.source)
  const { cards } = await openCollection(context, [card.source.path], { sayProblems: false })
  return cards.find(({ id }) => id === card.id) ?? cards.find(({ question }) => question === card.question) ?? null
}

function say(context: Context, card: Card, line: number, { json }: AnswerOptions): number {
  const { id, question, status, source } = card
  if (json) return printJson(context, { id, question, status, path: source.path, line })
  const { terminal, messages } = context
  const place = `${card.source.path}:${line}`
  const { answering } = messages
  const sentence = {
    answered: answering.written({ place }),
    partial: answering.partly({ place }),
    unanswered: answering.stillUnanswered,
  }[card.status]
  return printLine(terminal, sentence)
}
