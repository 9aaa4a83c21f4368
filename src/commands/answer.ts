import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Card } from '../cards/card.ts'
import type { Context } from '../context.ts'
import { EXIT, PrepError } from '../errors.ts'
import { makeFolder } from '../store/make-folder.ts'
import { sanitiseLine } from '../terminal/sanitise.ts'
import { typeLines } from '../terminal/type-lines.ts'
import { chooseCard } from './choose-card.ts'
import { openCollection } from './collection.ts'
import { editorCommand } from './editor.ts'
import { readNoteFile } from './note-file.ts'
import { type JsonOption, printJson } from './print-json.ts'
import { tell } from './tell.ts'
import { writeAnswer } from './write-answer.ts'

export interface AnswerOptions extends JsonOption {
  readonly text?: string
  readonly edit?: boolean
  readonly type?: boolean
}

/**
 * `prep answer <question…>`: writes the missing answer into the note: from --text, from standard input, in an editor at its
 * line, or typed right there. Says which question it took.
 */
export async function answer(context: Context, words: readonly string[], options: AnswerOptions): Promise<number> {
  const { terminal, messages } = context
  const { cards } = await openCollection(context, [])
  const card = await chooseCard(context, cards, words.join(' '))
  const place = `${card.source.path}:${card.source.line}`
  if (!options.json) tell(terminal, messages.answering.question({ question: card.question, place }))
  const { screen } = terminal
  if (options.edit || wantsEditor(context, options)) return editNote(context, card, options)
  if (card.status === 'answered') throw new PrepError('alreadyAnswered', card.source)
  const seen = readNoteFile(resolve(context.host.cwd, card.source.path), card.source.path)
  const given = options.text ?? (screen === null ? await context.host.readInput() : null)
  const text = given ?? (screen === null ? null : await typeLines(screen, `${messages.answering.typeHere}\n`))
  if (text === null) throw new PrepError('cancelled', { saved: null }, { exitCode: EXIT.cancelled })
  const written = await writeAnswer(context, card, text, seen).catch((error: unknown) => {
    // What a script gave is still with the script; what a person typed would be gone.
    if (given === null && text.trim() !== '')
      tell(terminal, messages.answering.kept({ path: keep(context, card, text) }))
    throw error
  })
  return say(context, written.card, written.line, options)
}

/** On a terminal with an editor of the person's choice, that is where text is written. */
function wantsEditor({ terminal, host }: Context, { text, type }: AnswerOptions): boolean {
  const chosen = host.env['VISUAL'] || host.env['EDITOR']
  return terminal.screen !== null && text === undefined && !type && Boolean(chosen)
}

async function editNote(context: Context, card: Card, options: AnswerOptions): Promise<number> {
  const { host } = context
  const { file, args } = editorCommand(host.env, host.platform, resolve(host.cwd, card.source.path), card.source.line)
  const exitCode = await host.runProgram(file, args).catch((cause) => {
    throw new PrepError('noEditor', { file }, { cause })
  })
  if (exitCode !== 0) throw new PrepError('editorFailed', { file, exitCode })
  const { cards } = await openCollection(context, [card.source.path], { sayProblems: false })
  const now = cards.find(({ id }) => id === card.id) ?? cards.find(({ question }) => question === card.question)
  if (now === undefined) {
    tell(context.terminal, context.messages.answering.gone)
    return EXIT.done
  }
  return say(context, now, now.source.line, options)
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
  terminal.write(`${sanitiseLine(sentence)}\n`)
  return EXIT.done
}

/** Keeps a text that could not be put into the note, in a file of prep's own; gives its path. */
export function keep({ stateDir, now }: Context, card: Card, text: string): string {
  const folder = join(stateDir, 'drafts')
  makeFolder(folder)
  const path = join(folder, `${card.id}-${now().getTime()}.md`)
  writeFileSync(path, `${card.question}\n\n${text}\n`, { mode: 0o600 })
  return path
}
