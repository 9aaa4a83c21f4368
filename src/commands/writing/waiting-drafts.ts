import { resolve } from 'node:path'
import type { Context } from '../../context.ts'
import { EXIT, PrepError } from '../../errors.ts'
import { sanitise, sanitiseLine } from '../../terminal/text/sanitise.ts'
import { wrapText } from '../../terminal/text/wrap.ts'
import { chooseCard } from '../collection/choose-card.ts'
import { openCollection } from '../collection/collection.ts'
import { readNoteFile } from '../collection/note-file.ts'
import { badWords } from '../frame/bad-words.ts'
import { type JsonOption, printJson } from '../frame/print-json.ts'
import { Proposals } from './proposals.ts'
import { writeAnswer } from './write-answer.ts'

/** `prep drafts`: the answers that an agent has drafted; `take` writes one into its note, `drop` throws one away. */
export async function drafts(context: Context, words: readonly string[], options: JsonOption): Promise<number> {
  const [what, ...rest] = words
  if (what === undefined || (what === 'list' && rest.length === 0)) return list(context, options)
  if ((what !== 'take' && what !== 'drop') || rest.length === 0) throw badWords(context, 'drafts', words)
  const proposals = new Proposals(context)
  const { cards, paths } = await openCollection(context, [])
  const waiting = new Map(proposals.all().map((draft) => [draft.card, draft]))
  const drafted = cards.filter(({ id }) => waiting.has(id))
  const card = await chooseCard(context, drafted, rest.join(' '))
  const draft = waiting.get(card.id)
  if (draft === undefined) throw new PrepError('noMatch', { query: rest.join(' '), meant: null })
  const say = context.messages.answering.drafts
  const { question } = card
  if (what === 'drop') {
    proposals.drop(card.id)
    return done(context, options, say.dropped({ question }), { id: card.id, question, dropped: true })
  }
  const { path } = card.source
  const { cwd } = context.host
  const seen = readNoteFile(
    resolve(cwd, path),
    path,
    paths.map((each) => resolve(cwd, each)),
  )
  const written = await writeAnswer(context, card, draft.text, seen, { adds: card.status === 'answered' })
  proposals.drop(card.id)
  const place = `${path}:${written.line}`
  return done(context, options, context.messages.answering.written({ place }), {
    id: card.id,
    question,
    path,
    line: written.line,
  })
}

function list(context: Context, { json }: JsonOption): number {
  const { terminal, messages, style } = context
  const waiting = new Proposals(context).all()
  if (json) return printJson(context, waiting)
  const say = messages.answering.drafts
  if (waiting.length === 0) terminal.write(`${say.none}\n`)
  for (const { question, text, by } of waiting) {
    const lines = sanitise(text)
      .split('\n')
      .flatMap((line) => wrapText(line, Math.max(1, terminal.columns - 2)))
    const head = wrapText(sanitiseLine(question), terminal.columns).map((line) => style.strong(line))
    terminal.write(
      [...head, style.dim(sanitiseLine(say.by({ by }))), ...lines.map((line) => `  ${line}`), '', ''].join('\n'),
    )
  }
  if (waiting.length > 0) terminal.write(`${wrapText(say.next, terminal.columns).join('\n')}\n`)
  return EXIT.done
}

function done(context: Context, { json }: JsonOption, line: string, data: object): number {
  if (json) return printJson(context, data)
  context.terminal.write(`${sanitiseLine(line)}\n`)
  return EXIT.done
}
