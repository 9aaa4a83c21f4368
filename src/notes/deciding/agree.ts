import type { View } from '../features/view.ts'
import { probabilityOf } from '../model/probabilities.ts'
import { type Certainty, isAsked } from './certain.ts'

/**
 * What the others of a line's form, and those of them beside it, add to its log odds, by how far they lean: from −1, where none of
 * them asks, to 1. A form of which nearly all ask says more than its share.
 */
const byForm = (leaning: number): number => 0.15 * leaning + 0.6 * leaning ** 3
const byList = (leaning: number): number => 0.15 * leaning
/** As many lines that may ask or not are thought to be beside them: two others tell little. */
const UNKNOWN = 3
/** A line that is less sure than that may be the answer of the line above it. */
const SURE = 0.8
/** What that takes off its log odds, at least to below a half. */
const DOUBT = 1.4
const HARDLY = -0.1

/**
 * Log odds of a note's lines once they have heard each other. The model weighs each line by itself; of lines that their author
 * gave one form most ask or hardly any, and where a question is answered right below, the answer asks nothing.
 */
export function agreed(
  views: readonly View[],
  odds: Float64Array,
  certain: readonly (Certainty | null)[],
): Float64Array {
  const said = (place: number, own: Float64Array): number => {
    const certainty = certain[place] ?? null
    return certainty === null ? probabilityOf(own[place] as number) : isAsked(certainty) ? 1 : 0
  }
  const first = Float64Array.from(views, (_, place) => said(place, odds))
  const moved = Float64Array.from(odds)
  hear(moved, first, (place) => views[place]?.formId as number, byForm)
  hear(moved, first, (place) => views[place]?.listId as number, byList)
  doubtAnswers(views, moved, certain, (place) => said(place, moved))
  doubtParts(views, moved, certain)
  return moved
}

/** Adds to every line's log odds which way the others of its group lean. */
function hear(
  odds: Float64Array,
  said: Float64Array,
  groupOf: (place: number) => number,
  weightOf: (leaning: number) => number,
): void {
  const sums = new Map<number, { sum: number; count: number }>()
  said.forEach((own, place) => {
    const group = sums.get(groupOf(place)) ?? { sum: 0, count: 0 }
    group.sum += own
    group.count++
    sums.set(groupOf(place), group)
  })
  said.forEach((own, place) => {
    const { sum, count } = sums.get(groupOf(place)) ?? { sum: own, count: 1 }
    if (count < 2) return
    const share = (sum - own + UNKNOWN / 2) / (count - 1 + UNKNOWN)
    odds[place] = (odds[place] as number) + weightOf(2 * share - 1)
  })
}

/**
 * Doubts lines that ask nothing by their words and stand right below a likelier question, in another form: they are its answer,
 * and those of their form beside them with them. Where the titles below are likelier, what stands over them is only a title.
 */
function doubtAnswers(
  views: readonly View[],
  odds: Float64Array,
  certain: readonly (Certainty | null)[],
  said: (place: number) => number,
): void {
  for (let place = 1; place < views.length; place++) {
    const above = said(place - 1)
    if (above <= 0.5 || said(place) <= 0.5 || !standsRightBelow(views, place)) continue
    const run = runFrom(views, place, (at) => said(at) > 0.5)
    const mean = run.reduce((sum, at) => sum + said(at), 0) / run.length
    const isAnswer = isQuiet(views[place] as View) && mean < above && mean < SURE
    const doubted = isAnswer ? run : isTitleOver(views, place) ? [place - 1] : []
    if (doubted.some((at) => certain[at] !== null)) continue
    for (const at of doubted) odds[at] = Math.min((odds[at] as number) - DOUBT, HARDLY)
  }
}

/**
 * Doubts headings that only name, among headings of their form that ask, where the one line below each is the same (a level, a date):
 * they are the parts that the questions stand in. What stands below a heading that asks, too, tells nothing of the kind.
 */
function doubtParts(views: readonly View[], odds: Float64Array, certain: readonly (Certainty | null)[]): void {
  const forms = new Map<number, { place: number; below: string | null }[]>()
  let end = views[0]?.lines.length ?? 0
  for (let place = views.length - 1; place >= 0; place--) {
    const { candidate, formId, lines } = views[place] as View
    if (candidate.block.kind !== 'heading') continue
    const own = forms.get(formId) ?? []
    forms.set(formId, own)
    own.push({ place, below: onlyLine(lines, candidate.line, end) })
    end = candidate.line - 1
  }
  for (const headings of forms.values()) {
    const named = headings.filter(({ place }) => !views[place]?.asks)
    if (named.length < 2 || named.length * 2 > headings.length) continue
    const times = new Map<string | null, number>()
    for (const { below } of named) times.set(below, (times.get(below) ?? 0) + 1)
    for (const { place, below } of headings) if (views[place]?.asks) times.set(below, 0)
    for (const { place, below } of named)
      if (below !== null && (times.get(below) ?? 0) > 1 && certain[place] === null)
        odds[place] = Math.min((odds[place] as number) - DOUBT, HARDLY)
  }
}

/** The one line of words behind a line and before another; null where there are none or several. */
function onlyLine(lines: readonly string[], from: number, end: number): string | null {
  let only: string | null = null
  for (let at = from; at < end; at++) {
    const text = lines[at]?.trim() ?? ''
    if (text !== '' && only !== null) return null
    if (text !== '') only = text
  }
  return only
}

/** Whether a line of another form stands right below the line before it, with nothing between the two. */
function standsRightBelow(views: readonly View[], place: number): boolean {
  const [view, before] = [views[place] as View, views[place - 1] as View]
  const { block, source, line } = view.candidate
  if (source.kind === 'row' || source.kind === 'code' || view.formId === before.formId) return false
  if (block.kind === 'heading' && view.above !== place - 1) return false
  return view.lines.slice(before.candidate.line, line - 1).every((text) => NOTHING.test(text))
}

/** Whether the line before one is a title that asks nothing, right over titles. */
function isTitleOver(views: readonly View[], place: number): boolean {
  const [view, before] = [views[place] as View, views[place - 1] as View]
  const areHeadings = view.candidate.block.kind === 'heading' && before.candidate.block.kind === 'heading'
  return areHeadings && view.above === place - 1 && !before.asks
}

const NOTHING = /^\s*(?:-{3,}|\*{3,}|<br\s*\/?>)?\s*$/

const isQuiet = ({ evidence }: View): boolean => evidence.voice === 'names' || evidence.voice === 'tells'

/** The lines that stand beside a line as its own kind: all under the same question, or those right behind it. */
function runFrom(views: readonly View[], place: number, asks: (at: number) => boolean): number[] {
  const { formId, above } = views[place] as View
  const isOne = (at: number): boolean => views[at]?.formId === formId && views[at]?.above === above && asks(at)
  const run = [place]
  for (let at = place + 1; at < views.length; at++) {
    if (above === place - 1 ? (views[at]?.above ?? -1) < above : !isOne(at) || !isQuiet(views[at] as View)) break
    if (isOne(at)) run.push(at)
  }
  return run
}
