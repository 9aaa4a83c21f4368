import type { Card } from '../../cards/card.ts'
import { CardFinder, type State } from '../../cards/finder.ts'
import type { Context } from '../../context.ts'
import { askedAnyway } from '../../drill/queue-item.ts'
import { startSession } from '../../drill/session.ts'
import { EXIT, PrepError } from '../../errors.ts'
import { type FinderEnd, type FinderPlace, findOnScreen } from '../../terminal/finder/finder-screen.ts'
import { errorRemark } from '../../terminal/prompts/remark.ts'
import type { Screen } from '../../terminal/terminal.ts'
import { renderShow } from '../../terminal/views/show.ts'
import { relativeDate } from '../../terminal/views/time.ts'
import { type ListFilter, listFilter } from '../collection/card-filter.ts'
import { type Collection, openCollection } from '../collection/collection.ts'
import { noQuestionsIn } from '../collection/doubt.ts'
import { remarkUnknown } from '../collection/named-decks.ts'
import { referencesOf } from '../collection/references.ts'
import { changesTo } from '../collection/remember.ts'
import { isAskedNow, loadOf, loadScheduler } from '../frame/scheduling.ts'

/**
 * Lets a person find questions and act on them, until one is shown or the finder is left; gives the exit code. Throws
 * PrepError `cancelled` after Ctrl-C.
 */
export async function findQuestions(
  context: Context,
  screen: Screen,
  filter: ListFilter,
  take: 'show' | 'write',
): Promise<number> {
  const { messages } = context
  let collection = await openCollection(context, [])
  if (collection.cards.length === 0) throw noQuestionsIn(collection)
  await remarkUnknown(context, collection.cards, filter)
  let place: FinderPlace = { query: '', at: null, inList: false, notice: null }
  for (;;) {
    const end = await findOnScreen(place, await portsOf(context, screen, collection, filter, take))
    if (end.act === 'left') return EXIT.done
    if (!('card' in end)) throw new PrepError('cancelled', { saved: null })
    if (end.act === 'show') return (await import('./show.ts')).showCard(context, collection, end.card, {})
    const notice = await acted(context, screen, collection, end).catch((error: unknown) => {
      if (!(error instanceof PrepError)) throw error
      if (error.code === 'cancelled') return messages.answering.draftKept
      return errorRemark(error, messages)
    })
    place = { ...end.place, notice }
    // The note may say something else by now.
    collection = await openCollection(context, collection.paths, { sayProblems: false })
  }
}

type Acted = Extract<FinderEnd, { readonly card: Card }>

/** Resolves to what is to be said. Throws what went wrong as a PrepError. */
async function acted(
  context: Context,
  screen: Screen,
  collection: Collection,
  { act, card }: Acted,
): Promise<string | null> {
  if (act === 'try') return tryOut(context, screen, collection, card)
  const { answering } = context.messages
  const { editedCard, writeHere } = await import('../writing/answer.ts')
  if (act === 'edit') return (await editedCard(context, card)) === null ? answering.gone : null
  const written = await writeHere(context, card, screen, collection.paths, card.status === 'answered')
  return [answering.writtenHere(written), ...(written.marked ? [answering.marked] : [])].join('\n')
}

async function portsOf(
  context: Context,
  screen: Screen,
  collection: Collection,
  filter: ListFilter,
  take: 'show' | 'write',
) {
  const { messages, style, terminal } = context
  const store = await context.store()
  const recordOf = (card: Card) => store.records().get(card.id) ?? collection.records.get(card.id)
  const cards = collection.cards.filter(listFilter(context, collection, filter))
  const now = context.now()
  const is = (card: Card, state: State): boolean => {
    if (state === 'unanswered' || state === 'partial' || state === 'answered') return card.status === state
    const record = recordOf(card)
    const schedule = record?.schedule ?? null
    if (state === 'suspended') return record?.suspended === true
    return state === 'new' ? schedule === null : isAskedNow(record, now)
  }
  const finder = new CardFinder(cards, is)
  const byId = new Map(collection.cards.map((card) => [card.id, card]))
  const { whole } = referencesOf(context, collection.paths)
  const isSuspended = (card: Card) => recordOf(card)?.suspended === true
  return {
    screen,
    messages,
    style,
    take,
    total: cards.length,
    find: (query: string) => finder.find(query),
    meant: (query: string) => finder.meant(query),
    isSuspended,
    preview: (card: Card, width: number): readonly string[] => {
      const data = {
        card: whole(card),
        parent: card.parent === null ? null : (byId.get(card.parent)?.question ?? null),
        followUps: cards.filter(({ parent }) => parent === card.id),
        schedule: recordOf(card)?.schedule ?? null,
        suspended: isSuspended(card),
        retrievability: null,
        reviews: [],
      }
      return renderShow(data, { width, style, messages, now, hyperlinks: terminal.hyperlinks }).split('\n')
    },
    suspend: async (card: Card): Promise<string> => {
      const type = isSuspended(card) ? 'resumed' : 'suspended'
      const changes = changesTo(card.id, { type, card: card.id }, store.records(), collection.locators)
      await store.append(changes, context.now())
      return messages.saving.changed[type]({ question: card.question })
    },
  }
}

/** Asks the one question as a drill would; the grade counts. */
async function tryOut(context: Context, screen: Screen, collection: Collection, card: Card): Promise<string> {
  const [{ drillPorts }, { runDrill }] = await Promise.all([
    import('../drilling/drill-ports.ts'),
    import('../../drilling/run-drill.ts'),
  ])
  const { drilling, saving } = context.messages
  const load = loadOf(context, collection.records)
  const scheduler = await loadScheduler(context, load)
  const store = await context.store()
  const item = askedAnyway(card, store.records().get(card.id)?.schedule ?? null)
  const ports = drillPorts(context, screen, { collection, scheduler, store, load })
  const session = await runDrill(startSession([item], context.now()), ports)
  const done = session.done.at(-1)
  const due = store.records().get(card.id)?.schedule?.due
  if (done === undefined || due === undefined) return drilling.summary.nothing
  const when = relativeDate(due, context.now(), drilling.time)
  return saving.changed.graded({ question: card.question, grade: drilling.screen.grades[done.grade], when })
}
