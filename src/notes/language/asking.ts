import {
  anywhere,
  endsWith,
  type Folded,
  fold,
  labelWords,
  type Matcher,
  places,
  startsWith,
  whole,
} from './cue-match.ts'
import { trimTail } from './trim-tail.ts'

/** How a line speaks: it asks, demands ("explain …"), names a topic that is often drilled on, tells, or none of these. */
export type Voice = 'asks' | 'demands' | 'topic' | 'tells' | 'names'

/** Voices that want an answer by their words, and those that do where they name what interviews ask for, too. */
export const ASKING: ReadonlySet<Voice> = new Set(['asks', 'demands'])
export const ASKING_OR_TOPIC: ReadonlySet<Voice> = new Set(['asks', 'demands', 'topic'])

const asks = places((cues) => cues.asks)
const demands = places((cues) => cues.demands)
const topics = places((cues) => cues.topics)
const tells = endsWith((cues) => cues.tells)

const onText = (matcher: Matcher) => ({ test: (text: string): boolean => matcher.test(fold(text)) })

/** What a title names by itself. */
export const titles = {
  sections: whole((cues) => cues.titles.sections),
  questionLists: endsWith((cues) => cues.titles.questionLists),
  contents: whole((cues) => cues.titles.contents),
  drills: onText(anywhere((cues) => cues.titles.drills)),
  folds: whole((cues) => cues.titles.folds),
  answerKeys: whole((cues) => cues.titles.answerKeys),
  questionColumn: onText(whole((cues) => cues.titles.questionColumn)),
  answerColumn: onText(whole((cues) => cues.titles.answerColumn)),
}

/** Whether any of the lists that a title by itself is looked up in knows it: most blocks are in none. */
export const mayBeTitle = whole(({ titles, labels, remarks }) => [
  ...titles.contents,
  ...titles.answerKeys,
  ...titles.sections,
  ...labels.followUps,
  ...labels.slots,
  ...remarks.placeholders,
])

/** What a line of an answer says about itself. */
export const remarks = {
  pointers: anywhere((cues) => cues.remarks.pointers),
  pointersAtEnd: endsWith((cues) => cues.remarks.pointers),
  stubs: endsWith((cues) => cues.remarks.stubs),
  placeholders: whole((cues) => cues.remarks.placeholders),
  forgotten: anywhere((cues) => cues.remarks.forgotten),
  closings: onText(startsWith((cues) => cues.remarks.closings)),
  /** Placeholders, and tries that were no answers. */
  nothing: whole(({ remarks }) => [...remarks.placeholders, ...remarks.attempts]),
}

/** Labels in front of a line, as alternatives of a pattern against lower-case text; and lines that are a label alone. */
export const labels = {
  question: labelWords((cues) => cues.labels.question),
  followUp: labelWords((cues) => cues.labels.followUps),
  answer: labelWords((cues) => cues.labels.answer),
  sorts: labelWords((cues) => cues.labels.sorts),
  followUps: whole((cues) => cues.labels.followUps),
  slots: whole((cues) => cues.labels.slots),
}

/** Whether a question speaks of the code that stands beside it. */
export const showsCode = onText(anywhere((cues) => cues.showsCode))

/** Whether a question is to be answered by one of what stands below it. */
export const chooses = onText(anywhere((cues) => cues.chooses))

/** Whether a sentence tells what somebody did or felt, as a diary does. */
export const narrates: (text: string) => boolean = onText(anywhere((cues) => cues.narrates)).test

/** Says how a line of plain text speaks, from its marks and the cues of all languages. */
export const voiceOf = (text: string): Voice => voiceOfFolded(fold(text))

/** As `voiceOf`, for text that is folded already. */
export function voiceOfFolded({ text, scripts }: Folded): Voice {
  const line = text.trim()
  if (line === '') return 'names'
  const whole = { text: line, scripts }
  const last = { text: trimTail(line), scripts }
  if (/[?？]$/.test(last.text) || /[?？][^?？]{0,3}$/.test(line)) return 'asks'
  if (asks.starts.test(whole) || asks.ends.test(last) || asks.words.test(whole)) return 'asks'
  if (demands.starts.test(whole) || demands.ends.test(last)) return 'demands'
  // A mark inside of brackets doubts a word.
  if (/[?？]/.test(line) && /[?？]\s*(?:[:：→]|[-=]+>|\s|$)/.test(line.replaceAll(/[(（][^()（）]*[)）]/gu, '')))
    return 'asks'
  if (tells.test(last)) return 'tells'
  if (/[.。]["”’)]?$/.test(line) && line.split(' ', 8).length > 6) return 'tells'
  if (topics.starts.test(whole) || topics.ends.test(last) || topics.words.test(whole)) return 'topic'
  return 'names'
}

/** Whether one sentence of several asks or demands. */
export const asksSomewhere = (text: string): boolean =>
  text.split(/(?<=[.。!！?？…])\s+/u).some((sentence) => {
    const voice = voiceOf(sentence)
    return voice === 'asks' || voice === 'demands'
  })

/** Whether every sentence of a line asks or demands; one that tells is an answer already. */
export const asksThroughout = (text: string): boolean =>
  text.split(/(?<=[.。!?？])\s+/u).every((sentence) => {
    const voice = voiceOf(sentence)
    return voice === 'asks' || voice === 'demands'
  })
