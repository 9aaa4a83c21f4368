import type { Card } from '../../cards/card.ts'
import { normalise } from '../../cards/normalise.ts'
import type { Context } from '../../context.ts'
import { EXIT, PrepError } from '../../errors.ts'
import { typeLines } from '../../terminal/prompts/type-lines.ts'
import { sanitiseLine } from '../../terminal/text/sanitise.ts'
import { wrapText } from '../../terminal/text/wrap.ts'
import { openCollection } from '../collection/collection.ts'
import { printJson } from '../frame/print-json.ts'
import { printLine } from '../frame/tell.ts'
import { type KnownInterview, keepInterviews, knownInterviews } from '../planning/known-interviews.ts'
import { promiseAnew } from '../planning/plan-facts.ts'
import { ownNotes } from '../writing/add.ts'
import { namedNote, noteInFolder, writeQuestions } from '../writing/write-question.ts'
import { calledOf, type InterviewOptions, interviewJson, interviewMeant } from './interview-meant.ts'

/** `prep interview done`: it is over; what was asked there goes into a note, and counts more from then on. */
export async function done(context: Context, word: string, options: InterviewOptions): Promise<number> {
  const { terminal, messages } = context
  const known = await knownInterviews(context)
  const before = interviewMeant(known, word)
  const asked = await askedThere(context, before, options)
  const { written, there } = await writeAsked(context, before, asked, options)
  const after = { ...before, done: true, asked: [...new Set([...(before.asked ?? []), ...asked])] }
  const all = known.map((each) => (each === before ? after : each))
  await keepInterviews(context, known, all)
  await promiseAnew(context, await openCollection(context, []), all)
  if (options.json)
    return printJson(context, {
      interview: interviewJson(context, after),
      written: written.map(placeOf),
      there: there.map(placeOf),
    })
  const say = messages.interviews
  const lines = [
    say.over({ name: calledOf(after), asked: asked.length }),
    ...written.map((card) => say.written({ question: card.question, place: place(card) })),
    ...there.map((card) => say.there({ question: card.question, place: place(card) })),
    ...(asked.length > 0 ? [say.weighsMore] : []),
  ]
  for (const line of lines) printLine(terminal, line)
  return EXIT.done
}

/** From --asked, typed here and now, or from standard input: a question a line. */
async function askedThere(
  context: Context,
  interview: KnownInterview,
  { asked }: InterviewOptions,
): Promise<readonly string[]> {
  const { terminal, messages, host } = context
  if (asked !== undefined) return asked.map((each) => each.trim()).filter((each) => each !== '')
  let text: string
  if (terminal.screen === null) text = await host.readInput()
  else {
    const prompt = sanitiseLine(messages.interviews.typeAsked({ name: calledOf(interview) }))
    const typed = await typeLines(terminal.screen, `${wrapText(prompt, terminal.columns).join('\n')}\n`, () => {})
    if (!typed.ended) throw new PrepError('cancelled', { saved: null })
    text = typed.text
  }
  // People write lists: the marks are not the question's.
  const lines = text.split('\n').map((line) => line.replace(/^\s*(?:[-*+•]|\d{1,3}[.)])\s+/u, '').trim())
  return [...new Map(lines.filter((line) => line !== '').map((line) => [normalise(line), line])).values()]
}

/** Those that no note asks yet go into one; the others are told with where they stand. */
async function writeAsked(
  context: Context,
  interview: KnownInterview,
  asked: readonly string[],
  { to }: InterviewOptions,
): Promise<{ readonly written: readonly Card[]; readonly there: readonly Card[] }> {
  if (asked.length === 0) return { written: [], there: [] }
  const notes = await ownNotes(context)
  const cards = new Map(notes.flatMap((note) => note.cards).map((card) => [normalise(card.question), card]))
  const there = asked.flatMap((question) => cards.get(normalise(question)) ?? [])
  const fresh = asked.filter((question) => !cards.has(normalise(question)))
  if (fresh.length === 0) return { written: [], there }
  const title = context.messages.interviews.noteTitle({ name: calledOf(interview), date: interview.date })
  const tags = interview.tags.length === 0 ? '' : `---\ntags: ${JSON.stringify(interview.tags)}\n---\n\n`
  const note = to === undefined ? noteInFolder(context, title, `${tags}# ${title}\n`) : namedNote(context, to, notes)
  const written = await writeQuestions(
    context,
    note,
    fresh.map((question) => ({ question })),
  )
  return { written, there }
}

const place = ({ source }: Card): string => `${source.path}:${source.line}`

const placeOf = ({ question, source }: Card) => ({ question, path: source.path, line: source.line })
