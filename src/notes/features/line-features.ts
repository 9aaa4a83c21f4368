import type { Block } from '../blocks/block.ts'
import { countAllLetters } from './letters.ts'
import type { View } from './view.ts'

/** What one number of a candidate's row is: booleans count as 1 and 0. */
export type Feature = (view: View) => number | boolean

const count = (text: string, what: RegExp): number => text.match(what)?.length ?? 0
const first = ({ candidate }: View) => candidate.block.lines[0] as Block['lines'][number]
const BOLD = ['none', 'start', 'all']

/** What a line shows about itself: its form, its marks, its words. */
export const LINE_FEATURES = {
  // The voice of its words, by the cues of all languages.
  asks: (view) => view.asks,
  voiceAsks: ({ evidence }) => evidence.voice === 'asks',
  voiceDemands: ({ evidence }) => evidence.voice === 'demands',
  voiceTopic: ({ evidence }) => evidence.voice === 'topic',
  voiceTells: ({ evidence }) => evidence.voice === 'tells',
  narrates: (view) => view.narrates,
  announces: ({ evidence }) => evidence.announces,
  subject: (view) => view.subject,
  chapter: (view) => view.isChapter,
  titleSection: ({ evidence }) => evidence.title === 'section',
  titleContents: ({ evidence }) => evidence.title === 'contents',
  titleAnswerKey: ({ evidence }) => evidence.title === 'answerKey',
  titleFollowUps: ({ evidence }) => evidence.title === 'followUps',
  titleSlot: ({ evidence }) => evidence.title === 'slot',
  labelQuestion: ({ evidence }) => evidence.label === 'question',
  labelAnswer: ({ evidence }) => evidence.label === 'answer',
  labelFollowUp: ({ evidence }) => evidence.isFollowUp,
  entry: ({ evidence }) => evidence.entry !== null,
  entryBold: ({ evidence }) => evidence.entry?.isBold === true,
  // Its form.
  isHeading: ({ candidate }) => candidate.block.kind === 'heading',
  isItem: ({ candidate }) => candidate.block.kind === 'item',
  isFold: ({ candidate }) => candidate.block.kind === 'summary',
  isParagraph: ({ candidate }) => candidate.block.kind === 'paragraph',
  isRow: ({ candidate }) => candidate.block.kind === 'row',
  isCode: ({ candidate }) => candidate.source.kind === 'code',
  isIndented: ({ candidate }) => candidate.shape === 'indented line',
  isHtml: ({ candidate }) => candidate.block.isHtml,
  level: ({ candidate }) => candidate.block.level,
  levelFromTop: ({ candidate, note }) =>
    candidate.block.kind === 'heading' ? candidate.block.level - note.shallowest : -1,
  levelFromBottom: ({ candidate, note }) =>
    candidate.block.kind === 'heading' ? note.deepest - candidate.block.level : -1,
  ordered: ({ candidate }) => candidate.block.ordered,
  headingInside: ({ candidate }) => candidate.block.headingInside,
  underlined: ({ candidate }) => candidate.block.underlined,
  bold: (view) => BOLD.indexOf(first(view).bold),
  boldShare: (view) => first(view).boldLead.length / Math.max(1, first(view).text.length),
  italic: (view) => first(view).isItalic,
  struck: ({ source }) => source.includes('~~'),
  starred: ({ source }) => /==|<mark|<u>|★|⭐|\*\*\*/.test(source),
  checkbox: ({ source }) => (/\[ \]/.test(source) ? 1 : /\[[xX]\]/.test(source) ? 2 : 0),
  emoji: ({ source }) => /\p{Extended_Pictographic}/u.test(source),
  indent: ({ source }) => (/^[\s>]*/.exec(source) as RegExpExecArray)[0].length,
  hasNumber: ({ evidence }) => evidence.number !== null,
  number: ({ number }) => number ?? Number.NaN,
  numberBelow: ({ evidence }) => /^\d+[-.]\d+/.test(evidence.number ?? ''),
  linkInside: ({ evidence }) => evidence.inPageLink,
  linkOutside: ({ evidence }) => evidence.outLink,
  // Its words.
  endsInMark: ({ candidate }) => /[?？]\s*[)"*_]*\s*$/.test(candidate.raw),
  marks: ({ candidate }) => count(candidate.raw, /[?？]/g),
  length: ({ candidate }) => candidate.text.length,
  words: ({ candidate }) => candidate.text.split(/\s+/).length,
  letters: ({ candidate }) => countAllLetters(candidate.raw),
  sentences: ({ candidate }) => count(candidate.raw, /[.。!?？](\s|$)/g),
  commas: ({ candidate }) => count(candidate.raw, /[,，、]/g),
  brackets: ({ candidate }) => count(candidate.raw, /[(（]/g),
  endsInColon: ({ candidate }) => /[:：]\s*$/.test(candidate.raw),
  colonInside: ({ candidate }) => /[:：]\s*\S/.test(candidate.raw),
  arrow: ({ candidate }) => /->|→|=>|=/.test(candidate.raw),
  endsInStop: ({ candidate }) => /[.。!]\s*$/.test(candidate.raw),
  dash: ({ candidate }) => /\S\s+[-–—]\s+\S/.test(candidate.raw),
  isDate: ({ candidate }) => /^\D{0,3}\d{2,4}[.\-/년]?\s?\d{0,2}[.\-/월]?\s?\d{0,2}\D{0,2}$/.test(candidate.raw.trim()),
  codeInside: ({ source }) => source.includes('`'),
  address: ({ source }) => /https?:/.test(source),
  latinShare: ({ candidate }) => countPrintable(candidate.raw) / Math.max(1, candidate.raw.length),
  capital: ({ candidate }) => /^[A-Z]/.test(candidate.raw),
  quoted: ({ candidate }) => /["“'‘「]/.test(candidate.raw),
  headLength: ({ candidate }) => candidate.head.length,
  headShare: ({ candidate }) => candidate.head.length / Math.max(1, candidate.raw.length),
  headEndsInMark: ({ candidate }) => /[?？]\s*$/.test(candidate.head),
  cellAsks: ({ candidate }) =>
    candidate.block.kind === 'row' && candidate.block.cells.some(({ text }) => /[?？]\s*$/.test(text)),
  cells: ({ candidate }) => candidate.block.cells.length,
  // Its lines, where it is one of several of one block.
  nthLine: ({ candidate }) => candidate.nth,
  linesOfBlock: ({ candidate }) => candidate.source.lines.length,
  meanOfBlock: ({ candidate: { source } }) =>
    source.lines.length === 0 ? 0 : source.lines.reduce((sum, line) => sum + line.text.length, 0) / source.lines.length,
  longestOfBlock: ({ candidate: { source } }) =>
    source.lines.reduce((most, line) => Math.max(most, line.text.length), 0),
  markedOfBlock: ({ candidate: { source } }) => shareOfLines(source, (text) => /[?？]/.test(text)),
  shortOfBlock: ({ candidate: { source } }) => shareOfLines(source, (text) => text.length <= 60),
} satisfies Record<string, Feature>

/** ASCII that can be seen, and spaces. */
function countPrintable(text: string): number {
  let sum = 0
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit >= 0x20 && unit <= 0x7e) sum++
  }
  return sum
}

/** Share of a block's lines, −1 for a block of one line. */
function shareOfLines({ lines }: Block, test: (text: string) => boolean): number {
  if (lines.length < 2) return -1
  return lines.filter(({ text }) => test(text)).length / lines.length
}
