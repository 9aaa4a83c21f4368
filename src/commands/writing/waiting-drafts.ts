import { resolve } from 'node:path'
import type { Card, CardId } from '../../cards/card.ts'
import { plainCard } from '../../cards/pairing/late-card.ts'
import type { Context } from '../../context.ts'
import { EXIT, PrepError } from '../../errors.ts'
import { sanitise, sanitiseLine } from '../../terminal/text/sanitise.ts'
import { wrapText } from '../../terminal/text/wrap.ts'
import { chooseCard } from '../collection/choose-card.ts'
import { openCollection } from '../collection/collection.ts'
import { readNoteFile, replaceNote } from '../collection/note-file.ts'
import { badWords } from '../frame/bad-words.ts'
import { type JsonOption, printJson } from '../frame/print-json.ts'
import { printLine } from '../frame/tell.ts'
import { type Proposal, Proposals } from './proposals.ts'
import { writeAnswer } from './write-answer.ts'
import { writeQuestions } from './write-question.ts'

/**
 * `prep drafts`: the answers and follow-ups that an agent has drafted; `take` writes one into its note, `undo` takes the last one out
 * again, `drop` throws one away.
 */
export async function drafts(context: Context, words: readonly string[], options: JsonOption): Promise<number> {
  const [what, ...rest] = words
  if (what === undefined || (what === 'list' && rest.length === 0)) return list(context, options)
  if (what === 'undo' && rest.length === 0) return undo(context, options)
  if ((what !== 'take' && what !== 'drop') || rest.length === 0) throw badWords(context, 'drafts', words)
  const proposals = new Proposals(context)
  const { cards, paths } = await openCollection(context, [])
  const drafted = draftedIn(cards, proposals.all())
  const chosen = await chooseCard(
    context,
    [...drafted.values()].map(({ shown }) => shown),
    rest.join(' '),
  )
  const { draft, card } = drafted.get(chosen.id) ?? {}
  if (draft === undefined || card === undefined) throw new PrepError('noMatch', { query: rest.join(' '), meant: null })
  const say = context.messages.answering.drafts
  const question = draft.followUp ?? card.question
  const about = { id: card.id, question: card.question, followUp: draft.followUp }
  if (what === 'drop') {
    proposals.drop(draft)
    return done(context, options, say.dropped({ question }), { ...about, dropped: true })
  }
  const { path } = card.source
  const { cwd } = context.host
  const folders = paths.map((each) => resolve(cwd, each))
  const read = () => readNoteFile(resolve(cwd, path), path, folders)
  const seen = read()
  const line =
    draft.followUp === null
      ? (await writeAnswer(context, card, draft.text, seen, { adds: card.status === 'answered' })).line
      : await writeFollowUp(context, card, draft.followUp, draft.text)
  proposals.take({ draft, path: resolve(cwd, path), before: seen.bytes, after: read().hash })
  const place = `${path}:${line}`
  const written =
    draft.followUp === null
      ? context.messages.answering.written({ place })
      : say.followUpWritten({ place, question: draft.followUp })
  return done(context, options, written, { ...about, path, line })
}

/** What waits for questions that are there, by an id of its own, with a card under whose words it is found. */
function draftedIn(cards: readonly Card[], waiting: readonly Proposal[]) {
  const drafted = new Map<CardId, { readonly draft: Proposal; readonly card: Card; readonly shown: Card }>()
  const byId = new Map(cards.map((card) => [card.id, card]))
  for (const [index, draft] of waiting.entries()) {
    const card = byId.get(draft.card)
    if (card === undefined) continue
    const { followUp } = draft
    const shown =
      followUp === null
        ? card
        : {
            ...plainCard(card),
            ...{ id: `${card.id}+${index}`, question: followUp, prompt: followUp, answer: null, parent: card.id },
            section: [...card.section, card.question],
          }
    drafted.set(shown.id, { draft, card, shown })
  }
  return drafted
}

/** Gives the line where it stands. */
async function writeFollowUp(context: Context, card: Card, question: string, answer: string): Promise<number> {
  const { path } = card.source
  const note = { path: resolve(context.host.cwd, path), shown: path, begins: '' }
  const [written] = await writeQuestions(context, note, [
    { question, below: card, ...(answer.trim() === '' ? {} : { answer }) },
  ])
  if (written === undefined) throw new PrepError('noPlaceForQuestion', { path })
  return written.source.line
}

/** The note is as it was, as long as nobody has written into it since. */
async function undo(context: Context, options: JsonOption): Promise<number> {
  const proposals = new Proposals(context)
  const say = context.messages.answering.drafts
  const taken = proposals.lastTaken()
  if (taken === null) {
    if (options.json) return printJson(context, null)
    printLine(context.terminal, say.nothingTaken)
    return EXIT.done
  }
  const { draft, path, before, after } = taken
  const { question, followUp } = draft
  const seen = readNoteFile(path, path)
  if (seen.hash !== after) throw new PrepError('draftNoteChanged', { path })
  replaceNote(seen, before, Math.floor(context.random() * 2 ** 32).toString(36))
  proposals.putBack(taken)
  const data = { id: draft.card, question, followUp, path, undone: true }
  return done(context, options, say.takenOut({ question: followUp ?? question }), data)
}

function list(context: Context, { json }: JsonOption): number {
  const { terminal, messages, style } = context
  const waiting = new Proposals(context).all()
  if (json) return printJson(context, waiting)
  const say = messages.answering.drafts
  if (waiting.length === 0) printLine(terminal, say.none)
  for (const { question, followUp, text, by } of waiting) {
    const indented = (shown: string) =>
      sanitise(shown)
        .split('\n')
        .flatMap((line) => wrapText(line, Math.max(1, terminal.columns - 2)))
        .map((line) => `  ${line}`)
    const head = wrapText(sanitiseLine(question), terminal.columns).map((line) => style.strong(line))
    const below = followUp === null ? [] : indented(`↳ ${sanitiseLine(followUp)}`).map((line) => style.strong(line))
    const about = followUp === null ? say.by({ by }) : say.followUpBy({ by })
    const answer = text.trim() === '' ? [] : indented(text)
    terminal.write([...head, style.dim(sanitiseLine(about)), ...below, ...answer, '', ''].join('\n'))
  }
  if (waiting.length > 0) terminal.write(`${wrapText(say.next, terminal.columns).join('\n')}\n`)
  return EXIT.done
}

function done(context: Context, { json }: JsonOption, line: string, data: object): number {
  if (json) return printJson(context, data)
  context.terminal.write(`${wrapText(sanitiseLine(line), context.terminal.columns).join('\n')}\n`)
  return EXIT.done
}
