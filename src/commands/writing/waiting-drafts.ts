import { resolve } from 'node:path'
import type { Card } from '../../cards/card.ts'
import type { Context } from '../../context.ts'
import { EXIT, PrepError } from '../../errors.ts'
import { sanitise, sanitiseLine } from '../../terminal/text/sanitise.ts'
import { wrapText } from '../../terminal/text/wrap.ts'
import { chooseCard } from '../collection/choose-card.ts'
import { openCollection } from '../collection/collection.ts'
import { readNoteFile } from '../collection/note-file.ts'
import { badWords } from '../frame/bad-words.ts'
import { type JsonOption, printJson } from '../frame/print-json.ts'
import { tell } from '../frame/tell.ts'
import { type EditElsewhere, EditsElsewhere } from './edits-elsewhere.ts'
import { Proposals } from './proposals.ts'
import { editLines } from './show-edit.ts'
import { inverseOf, takeEdit } from './take-edit.ts'
import { writeAnswer } from './write-answer.ts'

/**
 * `prep drafts`: the answers that an agent has drafted, and what was edited in other programs; `take` writes one into its note,
 * `drop` throws one away, `back` takes back an edit that was taken.
 */
export async function drafts(context: Context, words: readonly string[], options: JsonOption): Promise<number> {
  const [what, ...rest] = words
  if (what === undefined || (what === 'list' && rest.length === 0)) return list(context, options)
  if ((what !== 'take' && what !== 'drop' && what !== 'back') || rest.length === 0)
    throw badWords(context, 'drafts', words)
  const proposals = new Proposals(context)
  const edits = new EditsElsewhere(context, { taken: what === 'back' })
  const { cards, paths } = await openCollection(context, [])
  const waiting = new Map(what === 'back' ? [] : proposals.all().map((draft) => [draft.card, draft]))
  const edited = new Map(edits.all().map((edit) => [edit.card, edit]))
  const drafted = cards.filter(({ id }) => waiting.has(id) || edited.has(id))
  const card = await chooseCard(context, drafted, rest.join(' '))
  const draft = waiting.get(card.id)
  const edit = edited.get(card.id)
  const say = context.messages.answering.drafts
  const { question } = card
  if (what === 'drop') {
    if (edit === undefined) proposals.drop(card.id)
    else edits.put({ ...edit, is: 'dropped' })
    return done(context, options, say.dropped({ question }), { id: card.id, question, dropped: true })
  }
  if (edit !== undefined) return take(context, card, { edit, edits, paths, isBack: what === 'back' }, options)
  if (draft === undefined) throw new PrepError('noMatch', { query: rest.join(' '), meant: null })
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

interface Taking {
  readonly edit: EditElsewhere
  readonly edits: EditsElsewhere
  readonly paths: readonly string[]
  /** Whether the former texts come back. */
  readonly isBack: boolean
}

/** Writes an edit into its note; what finds no place in it is named and goes on waiting. */
async function take(
  context: Context,
  card: Card,
  { edit, edits, paths, isBack }: Taking,
  options: JsonOption,
): Promise<number> {
  const { terminal, messages } = context
  const say = messages.answering.drafts
  const folders = paths.map((path) => resolve(context.host.cwd, path))
  const { done: taken, left, line, card: now } = await takeEdit(context, card, edit, folders)
  const parts = (['prompt', 'answer', 'tags'] as const).filter((part) => left[part] !== null)
  if (parts.length > 0) edits.put({ ...edit, ...left })
  else edits.remove(card.id)
  const { path } = card.source
  if (line !== null && !isBack) {
    // Under other words it may be known by another id.
    const { cards } = await openCollection(context, [], { sayProblems: false })
    const own = cards.find(({ source }) => source.path === path && source.line === now.source.line) ?? card
    const former = new EditsElsewhere(context, { taken: true })
    former.put({ ...edit, ...inverseOf(taken), card: own.id, question: own.question, at: context.now() })
  }
  const { question } = now
  if (options.json) printJson(context, { id: card.id, question, path, line, left: parts })
  else if (line !== null) {
    terminal.write(`${sanitiseLine(messages.answering.written({ place: `${path}:${line}` }))}\n`)
    if (!isBack) terminal.write(`${wrapText(say.canGoBack, terminal.columns).join('\n')}\n`)
  }
  if (parts.length > 0) tell(terminal, say.noPlace({ parts, place: `${path}:${card.source.line}` }))
  return parts.length > 0 ? EXIT.failed : EXIT.done
}

function list(context: Context, { json }: JsonOption): number {
  const { terminal, messages, style } = context
  const waiting = new Proposals(context).all()
  const edited = new EditsElsewhere(context).all()
  if (json) return printJson(context, [...waiting, ...edited.map(editJson)])
  const say = messages.answering.drafts
  if (waiting.length + edited.length === 0) terminal.write(`${say.none}\n`)
  const show = (question: string, by: string, lines: readonly string[]): void => {
    const head = wrapText(sanitiseLine(question), terminal.columns).map((line) => style.strong(line))
    terminal.write([...head, style.dim(sanitiseLine(by)), ...lines, '', ''].join('\n'))
  }
  for (const { question, text, by } of waiting) {
    const lines = sanitise(text)
      .split('\n')
      .flatMap((line) => wrapText(line, Math.max(1, terminal.columns - 2)))
    show(
      question,
      say.by({ by }),
      lines.map((line) => `  ${line}`),
    )
  }
  for (const edit of edited) show(edit.question, say.editedIn({ by: edit.by }), editLines(edit, context))
  if (waiting.length + edited.length > 0) terminal.write(`${wrapText(say.next, terminal.columns).join('\n')}\n`)
  return EXIT.done
}

/** A public format, so names stay as they are. */
const editJson = ({ card, question, by, at, prompt, answer, tags }: EditElsewhere) => ({
  card,
  question,
  text: answer?.now ?? '',
  by,
  at,
  edit: { prompt, answer, tags },
})

function done(context: Context, { json }: JsonOption, line: string, data: object): number {
  if (json) return printJson(context, data)
  context.terminal.write(`${sanitiseLine(line)}\n`)
  return EXIT.done
}
