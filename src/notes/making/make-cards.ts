import type { Card, Kind } from '../../cards/card.ts'
import { normalise } from '../../cards/normalise.ts'
import { mintKeyedId, parentKey } from '../../cards/pairing/identity.ts'
import { type Block, makeBlock, plainLine } from '../blocks/block.ts'
import { evidenceOf } from '../blocks/evidence.ts'
import { cellText } from '../blocks/table-cells.ts'
import type { Found } from '../gathering/found.ts'
import { composed } from '../language/composed.ts'
import { weightIn } from '../language/weight-marks.ts'
import { type Judged, judgeAnswer } from './answer.ts'
import { answerEnd, answerText } from './answer-text.ts'
import { glossed } from './glosses.ts'
import { type Worded, wordQuestion } from './question.ts'

/** What all cards of a note share. */
export interface Origin {
  readonly path: string
  readonly deck: string
  readonly tags: readonly string[]
  /** The lines of the file as it is on disk. */
  readonly lines: readonly string[]
}

interface Parent {
  readonly id: string
  readonly key: string
}

/** How sure it is that the line of a question asks, by the line. */
export type Confidences = ReadonlyMap<number, number>

/** The cards of a note, a follow-up after its parent. What has no confidence is certain. */
export function makeCards(found: readonly Found[], origin: Origin, confidences: Confidences = new Map()): Card[] {
  const cards: Card[] = []
  const seen = new Map<string, number>()
  const isSilent = answersNothing(found)
  const lines = origin.lines.map(composed)
  const glosses = glossed(found)
  const make = (question: Found, parent: Parent | null): Card['status'] | null => {
    const worded = wordQuestion(question, lines, isSilent)
    const asked = normalise(worded.text)
    if (asked === '') return null
    const key = parent === null ? asked : `${parent.key}\n${asked}`
    const ordinal = seen.get(key) ?? 0
    seen.set(key, ordinal + 1)
    const judged = glosses.has(question) && worded.inlineAnswer === null ? UNANSWERED : judge(question, worded)
    const taken = question.followUps.flatMap(extent)
    const parts = [
      judged.status === 'partial' ? pointerOf(question.block, origin.lines) : '',
      cellOf(question, origin.lines) ?? worded.inlineAnswer ?? '',
      answerText(worded.body, taken, origin.lines),
      answerText(question.joined, [], origin.lines),
    ]
    const answer = judged.status === 'unanswered' ? null : parts.filter((part) => part !== '').join('\n\n') || null
    // A label or a pointer with nothing to show for it is no answer.
    const status = answer === null ? 'unanswered' : judged.status
    const card: Card = {
      id: mintKeyedId(origin.deck, asked, parent?.key ?? null, ordinal),
      question: worded.text,
      prompt: worded.prompt,
      answer,
      kind: kindOf(worded.text, question.block),
      status,
      gaps: judged.gaps,
      parent: parent?.id ?? null,
      section: question.section,
      deck: origin.deck,
      tags: worded.tags.length === 0 ? origin.tags : [...new Set([...origin.tags, ...worded.tags])],
      number: evidenceOf(question.block).number,
      source: {
        path: origin.path,
        line: question.block.line,
        endLine: Math.max(worded.endLine, ownEnd(worded.body, question.followUps)),
      },
      confidence: rounded(confidences.get(question.block.line) ?? 1),
      weight: weightIn(lines[question.block.line - 1] ?? ''),
    }
    cards.push(card)
    const place = cards.length - 1
    const own = followUpsOf(question, card)
    // A question that is answered only through its follow-ups, all of them, is answered.
    const isAnsweredBelow = own.length > 0 && own.every((status) => status === 'answered')
    if (status !== 'unanswered' || !isAnsweredBelow) return status
    cards[place] = { ...card, status: 'answered' }
    return 'answered'
  }
  const followUpsOf = ({ followUps }: Found, card: Card) => {
    if (followUps.length === 0) return []
    const parent = { id: card.id, key: parentKey(card.question) }
    return followUps.map((followUp) => make(followUp, parent))
  }
  for (const question of found) make(question, null)
  return cards
}

const UNANSWERED: Judged = { status: 'unanswered', gaps: [] }

/** Whether what belongs to a question answers it. */
function judge(question: Found, worded: Worded): Judged {
  const { inlineAnswer: told, body } = worded
  const below = [...body, ...question.joined]
  if (told !== null) return guessed(judgeAnswer([...inlineBlocks(question, told), ...below]), told)
  return isEcho(worded, question) ? UNANSWERED : judgeAnswer(below, question.block)
}

/** `Explain webpack and Babel` over `- webpack` and `- Babel`: whoever has to explain something has not done so by naming it. */
function isEcho({ text, body }: Worded, { joined, block }: Found): boolean {
  if (body.length === 0 || joined.length > 0) return false
  const asked = normalise(text)
  return (
    kindOf(text, block) === 'prompt' &&
    body.every(({ kind, lines, children }) => {
      const [line] = lines
      if (kind !== 'item' || line === undefined || lines.length > 1 || children.length > 0) return false
      const said = normalise(line.text)
      return line.links + line.images === 0 && said !== '' && asked.includes(said)
    })
  )
}

/** Behind an arrow or a colon even a guess answers: `→ sharding, maybe?`. */
const guessed = (judged: Judged, told: string): Judged =>
  judged.status === 'unanswered' && /[?？]\s*$/u.test(told) ? { ...judged, status: 'answered' } : judged

/** To the hundredth; only what is certain is 1. */
const rounded = (confidence: number): number =>
  confidence === 1 ? 1 : Math.min(99, Math.round(confidence * 100)) / 100

/** What stands behind a question on its own line, as a block. */
const inlineBlocks = ({ block }: Found, answer: string): Block[] => [
  makeBlock({ kind: 'paragraph', line: block.line, lines: [plainLine(block.line, answer)] }),
]

/** Whether hardly any question of the note has words of an answer under it. */
function answersNothing(found: readonly Found[]): boolean {
  const all = (some: readonly Found[]): Found[] => some.flatMap((one) => [one, ...all(one.followUps)])
  const questions = all(found)
  if (questions.length < 5) return false
  let [answered, coded] = [0, 0]
  const most = questions.length * 0.5
  return questions.every(({ body, joined, cell }) => {
    // Code under every other question is what they are answered with.
    if (body.some((block) => block.kind === 'code') && ++coded > most) return false
    const prose = body.filter((block) => block.kind !== 'code')
    if (cell !== null || joined.length > 0 || judgeAnswer(prose).status !== 'unanswered') answered++
    return answered <= questions.length * 0.1
  })
}

function kindOf(text: string, block: Block): Kind {
  const { voice } = evidenceOf(block)
  if (voice === 'asks' || /[?？]$/.test(text)) return 'question'
  return voice === 'demands' ? 'prompt' : 'topic'
}

/** The answer of a table's row as Markdown; null for any other question. */
const cellOf = ({ cell, column, block }: Found, lines: readonly string[]): string | null =>
  cell === null || column == null ? null : cellText(lines[block.line - 1] ?? '', column)

/** The link behind a question that leads to its answer elsewhere. */
function pointerOf(block: Block, lines: readonly string[]): string {
  if (!block.lines.some((line) => line.leads)) return ''
  return (
    lines[block.line - 1]?.match(/\[[^\]]*\]\((?!#)[^)\s]+[^)]*\)|<https?:\/\/[^\s<>]+>|https?:\/\/[^\s<>]+/g) ?? []
  ).join(' ')
}

/** Where the answer ends that is not a follow-up's. */
function ownEnd(body: readonly Block[], followUps: readonly Found[]): number {
  const end = answerEnd(body)
  const first = Math.min(...followUps.map((found) => found.block.line))
  return end >= first && followUps.some((found) => extent(found).some(([, to]) => to >= end)) ? first - 1 : end
}

function extent(found: Found): [from: number, to: number][] {
  return [
    [found.block.line, found.block.endLine],
    ...found.body.map((block): [number, number] => [block.line, block.endLine]),
    ...found.followUps.flatMap(extent),
  ]
}
