import { shownSection } from '../../cards/section.ts'
import type { Context } from '../../context.ts'
import { relatedAnswers } from '../../drill/related.ts'
import { startSession } from '../../drill/session.ts'
import type { DrillPorts } from '../../drilling/ports.ts'
import { runDrill } from '../../drilling/run-drill.ts'
import { askLine } from '../../terminal/prompts/type-lines.ts'
import { renderToWrite } from '../../terminal/views/planning/to-write.ts'
import type { Collection } from '../collection/collection.ts'
import type { ComingInterview } from '../planning/interviews.ts'
import { writingPlan } from '../planning/writing.ts'
import type { Noted } from './drill-ports.ts'

const RELATED_SHOWN = 2

/**
 * After a drill by a plan: the answers that the plan has a person write today, with where they are asked and the answers that may
 * help; whoever wants to goes through them at once, as with `--unanswered`. How many were written, and how many of today's are left.
 */
export async function offerWriting(
  context: Context,
  { cards, records }: Collection,
  following: readonly ComingInterview[],
  ports: DrillPorts & Noted,
): Promise<{ readonly written: number; readonly left: number }> {
  const { terminal, messages, style } = context
  const plan = await writingPlan(context, following, ports.find)
  if (plan === null || plan.today.length === 0 || terminal.screen === null) return { written: 0, left: 0 }
  const rows = plan.today.map((card) => ({
    question: card.question,
    section: shownSection(card),
    place: `${card.source.path}:${card.source.line}`,
    related: relatedAnswers(card, cards, RELATED_SHOWN).map(({ question }) => question),
  }))
  terminal.write(`\n${renderToWrite(rows, plan.minutes, { width: terminal.columns, style, messages })}\n`)
  const said = await askLine(terminal.screen, messages.writing.begin)
  if (said === null || said.trim() !== '') return { written: 0, left: plan.today.length }
  const before = ports.answered.size
  const items = plan.today.map((card) => ({
    card,
    schedule: records.get(card.id)?.schedule ?? null,
    reason: 'unanswered' as const,
  }))
  await runDrill(startSession(items, context.now()), ports)
  const written = ports.answered.size - before
  return { written, left: Math.max(0, plan.today.length - written) }
}
