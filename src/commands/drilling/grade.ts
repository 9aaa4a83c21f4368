import type { CardId } from '../../cards/card.ts'
import type { Context } from '../../context.ts'
import { EXIT, PrepError } from '../../errors.ts'
import { GRADES, type Grade, isGrade } from '../../schedule/grade.ts'
import type { Review } from '../../schedule/schedule.ts'
import { sanitiseLine } from '../../terminal/text/sanitise.ts'
import { relativeDate } from '../../terminal/views/time.ts'
import { reviewJson } from '../collection/card-json.ts'
import { chooseCard } from '../collection/choose-card.ts'
import { type Collection, openCollection } from '../collection/collection.ts'
import { named } from '../collection/named.ts'
import { changesTo } from '../collection/remember.ts'
import { badWords } from '../frame/bad-words.ts'
import { type JsonOption, printJson } from '../frame/print-json.ts'
import { loadOf, loadScheduler } from '../frame/scheduling.ts'
import { printLine } from '../frame/tell.ts'
import { type GradedLine, gradeLines } from './grade-lines.ts'

export interface GradeOptions extends JsonOption {
  readonly stdin?: boolean
}

/** `prep grade <question…> <grade>`, or `--stdin` with JSON lines {id, grade, at, seconds}: reviews from a script. */
export async function grade(context: Context, words: readonly string[], options: GradeOptions): Promise<number> {
  const given = words.at(-1) ?? ''
  if (options.stdin) {
    if (words.length > 0) throw new PrepError('badWords', { given: words.join(' '), expected: '--stdin' })
    return gradeInput(context, options)
  }
  if (words.length < 2) throw badWords(context, 'grade', words)
  const chosen = gradeOf(given)
  if (chosen === null) throw new PrepError('badGrade', { given })
  const collection = await openCollection(context, [])
  const { cards } = collection
  const card = await chooseCard(context, cards, words.slice(0, -1).join(' '))
  const review = await recordReview(context, collection, card.id, chosen)
  if (options.json) return printJson(context, { saved: [review], refused: [] })
  const when = relativeDate(review.after.due, review.at, context.messages.drilling.time)
  const { grades } = context.messages.drilling.screen
  const line = context.messages.saving.changed.graded({ question: named(card, cards), grade: grades[chosen], when })
  return printLine(context.terminal, line)
}

/** Records a grade given now, on disk when this resolves; `by`: the program that gave it in the person's place. */
export async function recordReview(
  context: Context,
  { records, locators }: Pick<Collection, 'records' | 'locators'>,
  card: CardId,
  grade: Grade,
  by?: string,
): Promise<Review> {
  const scheduler = await loadScheduler(context, loadOf(context, records))
  const at = context.now()
  const before = records.get(card)?.schedule ?? null
  const after = scheduler.next(before, grade, at, card)
  const review = { card, grade, at, seconds: null, before, after, ...(by === undefined ? {} : { by }) }
  await (await context.store()).append(changesTo(card, { type: 'reviewed', review }, records, locators), at)
  return review
}

/** All lines that can be used are saved together, with one sync to disk; each other one is named. */
async function gradeInput(context: Context, { json }: GradeOptions): Promise<number> {
  const { terminal, messages } = context
  const { cards, locators } = await openCollection(context, [])
  const store = await context.store()
  const input = await context.host.readInput()
  // Whatever another process has graded meanwhile comes first.
  await store.refresh()
  const load = loadOf(context, store.records())
  const scheduler = await loadScheduler(context, load)
  const lines = gradeLines(input, { cards, records: store.records(), now: context.now() })
  const schedules = new Map([...store.records()].map(([id, { schedule }]) => [id, schedule]))
  const changes = lines.flatMap((line) => {
    if ('refused' in line) return []
    const { card, grade: chosen, at, seconds } = line
    const before = schedules.get(card) ?? null
    const after = scheduler.next(before, chosen, at, card)
    const isFirst = !schedules.has(card)
    schedules.set(card, after)
    load?.move(before, after)
    const review = { type: 'reviewed', review: { card, grade: chosen, at, seconds, before, after } } as const
    return isFirst ? changesTo(card, review, store.records(), locators) : [review]
  })
  const events = await store.append(changes, context.now())
  const refused = lines.filter((line) => 'refused' in line)
  if (json) {
    const saved = events.flatMap((event) => (event.type === 'reviewed' ? [reviewJson(event.review)] : []))
    printJson(context, { saved, refused: refused.map(({ line, refused: why }) => ({ line, ...why })) })
    return refused.length > 0 ? EXIT.failed : EXIT.done
  }
  for (const { line, refused: reason } of refused)
    terminal.writeError(
      `${sanitiseLine(messages.saving.grading.refused({ line, reason: reasonText(context, reason) }))}\n`,
    )
  const count = events.filter(({ type }) => type === 'reviewed').length
  printLine(terminal, messages.saving.grading.saved({ count, refused: refused.length }))
  return refused.length > 0 ? EXIT.failed : EXIT.done
}

function reasonText(context: Context, reason: Extract<GradedLine, { refused: unknown }>['refused']): string {
  const say = context.messages.saving.grading
  switch (reason.kind) {
    case 'noJson':
      return say.noJson
    case 'noCard':
    case 'severalCards':
      return say[reason.kind]({ id: reason.given })
    default:
      return say[reason.kind]({ given: reason.given })
  }
}

function gradeOf(given: string): Grade | null {
  const word = given.toLowerCase()
  return isGrade(word) ? word : (GRADES[Number(word) - 1] ?? null)
}
