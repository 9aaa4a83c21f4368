import type { Cues, Places } from './cues/cues.ts'
import { languages } from './cues/languages.ts'

/** How a line speaks: it asks, demands ("explain …"), names a topic that is often drilled on, tells, or none of these. */
export type Voice = 'asks' | 'demands' | 'topic' | 'tells' | 'names'

const SPACED = /[\p{Script=Latin}\p{Script=Cyrillic}]/u
const pieces = (pick: (cues: Cues) => readonly string[]): readonly string[] => [...new Set(languages.flatMap(pick))]

/** Words of languages that put spaces between words must stand alone; the others may stand in the middle of one. */
const standsAlone = (piece: string): boolean => SPACED.test(piece.replaceAll(/\\[wsdpb]/g, ''))

/** The pieces as one alternative. Their borders stand in it once: a property class in each would take long to compile. */
function anyOf(list: readonly string[]): string {
  const alone = list.filter(standsAlone).join('|')
  const inside = list.filter((piece) => !standsAlone(piece)).join('|')
  const bounded = alone === '' ? '' : `(?<![\\p{L}\\p{N}])(?:${alone})(?![\\p{L}\\p{N}])`
  return [bounded, inside].filter(Boolean).join('|')
}

/** A label may have its number right behind: `Q1`, `질문3`. */
const label = (piece: string): string => (SPACED.test(piece) ? `(?:${piece})(?!\\p{L})` : `(?:${piece})`)

function matcher(list: readonly string[], shape: (alternatives: string) => string): RegExp {
  return list.length === 0 ? /(?!)/ : new RegExp(shape(anyOf(list)), 'iu')
}

const places = (pick: (cues: Cues) => Places) => ({
  starts: matcher(
    pieces((cues) => pick(cues).starts),
    (any) => `^(?:${any})`,
  ),
  ends: matcher(
    pieces((cues) => pick(cues).ends),
    (any) => `(?:${any})$`,
  ),
  words: matcher(
    pieces((cues) => pick(cues).words),
    (any) => any,
  ),
})

/** A whole line that is one of these words, whatever marks stand around it. */
const whole = (pick: (cues: Cues) => readonly string[]): RegExp =>
  matcher(pieces(pick), (any) => `^[^\\p{L}\\p{N}]*(?:${any})[^\\p{L}\\p{N}]*$`)
const anywhere = (pick: (cues: Cues) => readonly string[]): RegExp => matcher(pieces(pick), (any) => any)

const asks = places((cues) => cues.asks)
const demands = places((cues) => cues.demands)
const topics = places((cues) => cues.topics)
const tells = matcher(
  pieces((cues) => cues.tells),
  (any) => `(?:${any})$`,
)

export const titles = {
  sections: whole((cues) => cues.titles.sections),
  questionLists: matcher(
    pieces((cues) => cues.titles.questionLists),
    (any) => `(?:${any})$`,
  ),
  contents: whole((cues) => cues.titles.contents),
  folds: whole((cues) => cues.titles.folds),
  answerKeys: whole((cues) => cues.titles.answerKeys),
  drills: anywhere((cues) => cues.titles.drills),
  questionColumn: whole((cues) => cues.titles.questionColumn),
  answerColumn: whole((cues) => cues.titles.answerColumn),
}

export const remarks = {
  pointers: anywhere((cues) => cues.remarks.pointers),
  placeholders: whole((cues) => cues.remarks.placeholders),
  forgotten: anywhere((cues) => cues.remarks.forgotten),
  attempts: whole((cues) => cues.remarks.attempts),
}

const narrating = matcher(
  pieces((cues) => cues.narrates),
  (any) => any,
)

/** Whether a sentence tells what somebody did or felt, as a diary does. */
export const narrates = (text: string): boolean => narrating.test(text.normalize('NFKC'))

/** Whether a question speaks of the code that stands beside it. */
export const showsCode = anywhere((cues) => cues.showsCode)

export const labels = {
  question: pieces((cues) => cues.labels.question)
    .map(label)
    .join('|'),
  answer: pieces((cues) => cues.labels.answer)
    .map(label)
    .join('|'),
  followUps: whole((cues) => cues.labels.followUps),
  slots: whole((cues) => cues.labels.slots),
}

/** Closing brackets, quotation marks, emoji and full stops say nothing about how a line speaks. */
const TRAILER = /(?:[\s.。．!！:：;；,，、~…"'”’」』`*_)）\]】]|\p{Extended_Pictographic}|\u200d|\ufe0f|:[a-z_\d]+:)+$/u
const ASIDE = /[(（[【][^()（）[\]【】]*[)）\]】]$/u

/** The line without what trails behind its last word. */
function core(text: string): string {
  let rest = text.normalize('NFKC').trim()
  for (let round = 0; round < 4; round++) {
    const next = rest.replace(ASIDE, '').replace(TRAILER, '')
    if (next === rest || next === '') break
    rest = next
  }
  return rest
}

/** Says how a line of plain text speaks, from its marks and the cues of all languages. */
export function voiceOf(text: string): Voice {
  const line = text.normalize('NFKC').trim()
  if (line === '') return 'names'
  const last = core(line)
  if (/[?？]$/u.test(last) || /[?？][^?？]{0,3}$/u.test(line)) return 'asks'
  if (asks.starts.test(line) || asks.ends.test(last) || asks.words.test(line)) return 'asks'
  if (demands.starts.test(line) || demands.ends.test(last)) return 'demands'
  if (/[?？]\s*(?:[:：→]|[-=]+>|\s|$)/u.test(line)) return 'asks'
  if (tells.test(last)) return 'tells'
  if (/[.。]["”’)]?$/u.test(line) && /\s/.test(line) && line.split(/\s+/).length > 6) return 'tells'
  if (topics.starts.test(line) || topics.ends.test(last) || topics.words.test(line)) return 'topic'
  return 'names'
}
