import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import type { Card } from '../src/cards/card.ts'
import { decode } from '../src/disk/decode.ts'
import { linesToRead } from '../src/notes/lines-to-read.ts'
import { isAside } from '../src/notes/making/asking-lines.ts'
import { parseNote } from '../src/notes/parse-note.ts'
import { sampleOf } from './support/sample.ts'

const FOLDERS = ['./fixtures/notes/', '../seeds/'].map((path) => fileURLToPath(new URL(path, import.meta.url)))

const STRANGERS = `${process.env['PREP_READING'] ?? fileURLToPath(new URL('../../shared/reading', import.meta.url))}/files/`

/** Letters, digits and operators: what a question must not lose. */
const WORTH = /[\p{L}\p{N}=<>+&|%$@#!^~*/-]/u

/** Why a piece of a line is in no question, the first that fits. */
const REASONS: readonly (readonly [why: string, fits: (piece: string, card: Card) => boolean])[] = [
  ['nothing', (piece) => !WORTH.test(piece)],
  ['markup', (piece) => /^[\s#>*_~`|+\\=-]*$/u.test(piece)],
  [
    'numbering or label',
    (piece) =>
      /^(?:\[!\w+(?:\|[^\]]*)?\][-+]?|[\s#>*_[\](){}:：.,、）】|\\+-]|\[[ xX]\]|[①-⑳]|\p{Extended_Pictographic}|\ufe0f|\u20e3|\d{1,4}(?:[-.]\d+)*|[a-z가-하](?=[.)])|질문|꼬리 ?질문|추가 ?질문|문제|면접관|문|questions?|ques|problem|punto|[一二三四五六七八九十]|q(?=[\s\d.:：)*\]])|follow-?up(?: questions?)?|interviewer|質問|面接官|問題?|问题?|面试官|追问|вопрос|pregunta|p(?=[.:])|pergunta|câu hỏi|câu)*$/iu.test(
        piece,
      ),
  ],
  [
    'an address',
    (piece) => /^[\s()[\]<>⬆↥*|:-]*(?:\(?(?:https?:|#|\.{0,2}\/)[^\s]*\)?[\s()[\]⬆↥*|:-]*)+$/u.test(piece),
  ],
  ['answered on the line', (piece, { answer }) => answer !== null && holds(answer, piece)],
  [
    'a tag, an id, a comment, a grade',
    (piece) => /^\s*(?:\^[\w-]+|#\S+|%%.*%%|-?[(（].{0,4}[)）]-?|\^\^|\s)+$/u.test(piece),
  ],
  [
    'a remark of its author',
    (piece) => piece.split(/[()（）[\]:：]+/u).every((part) => part.trim() === '' || isAside(part.trim())),
  ],
  [
    'what sort of question',
    (piece) => /^[\s#>*\d.)-]*(?:code|stretch|scenario based)\s*(?:[:：]|--)\s*$/iu.test(piece),
  ],
  ['who asked', (piece) => /^\s*-{2,}\s*\S+$/u.test(piece)],
  ['struck through', (piece) => /^[\s~]*(?:\d+\.)?\s*~*$|^\s*[(（]\S[)）]~~$/u.test(piece)],
  ['another cell of its row', (piece) => /^\s*\|/.test(piece)],
  ['a gap of a cloze', (_piece, { question }) => question.includes('[…]')],
  ['a mark of a program', (piece) => /^\s*(?:<!--.*-->|\?|:::?|<\/?\w+[^<>]*>|\s|[-*+])+$/u.test(piece)],
]

const letters = (text: string): string => text.replaceAll(/[^\p{L}\p{N}]+/gu, '')
const holds = (text: string, piece: string): boolean => letters(text).includes(letters(piece))

/** A line without what Markdown makes of it, addresses kept. */
const bare = (line: string): string =>
  line
    .normalize('NFC')
    .replaceAll(/&(lt|gt|amp);/g, (_whole, name: string) => ({ lt: '<', gt: '>', amp: '&' })[name] ?? '')
    .replaceAll(/&#(\d+);/gu, (_whole, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll(/!?\[\[(?:[^\][|]*\|)?([^\][|]*)\]\]/gu, '$1')
    .replaceAll(/<\/?(?:b|strong|summary|details|li|p|h\d|br|code|a|mark|font|span|u|em|i)\b[^<>]*>/giu, '')
    .replaceAll(/\*\*|__|`|\\(?=[^\p{L}\p{N}\s])/gu, '')
    .replaceAll(/(?<![\w*])([*_])(?=\S)([^*_]{2,}?)(?<=\S)\1(?![\w*])/gu, '$2')
    .replaceAll(/\s+/gu, ' ')

/** What of a card's line is not in its question, with the reason of each piece. */
function dropped(card: Card, line: string): Dropped[] {
  const withAddresses = piecesOf(card, bare(line).replaceAll(/!?\[([^\]]*)\]\(([^)]*)\)/gu, '$1 ($2)'))
  if (withAddresses.every(({ why }) => why !== 'lost')) return withAddresses
  // Words go on behind an address.
  return piecesOf(card, bare(line).replaceAll(/!?\[([^\]]*)\]\([^)]*\)/gu, '$1'))
}

interface Dropped {
  readonly piece: string
  readonly why: string
}

function piecesOf(card: Card, said: string): Dropped[] {
  const question = bare(card.question)
  // A question that goes on has its beginning on this line.
  let length = question.length
  let at = said.indexOf(question)
  for (; at < 0 && length > 1; at = said.indexOf(question.slice(0, length).trimEnd())) length--
  const pieces = [said.slice(0, at), said.slice(at + question.slice(0, length).trimEnd().length)]
  return pieces.map((piece) => ({ piece, why: REASONS.find(([, fits]) => fits(piece, card))?.[0] ?? 'lost' }))
}

/** All that is in no question of the notes of a folder. */
function droppedIn(folder: string): { name: string; line: number; piece: string; why: string }[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.md'))
  return (folder === STRANGERS ? sampleOf(names, 4) : names).flatMap((name) => {
    const { text } = decode(readFileSync(folder + name))
    const { lines } = linesToRead(text)
    return parseNote({ path: name, text }).cards.flatMap((card) =>
      dropped(card, lines[card.source.line - 1] ?? '').map((piece) => ({ name, line: card.source.line, ...piece })),
    )
  })
}

function expectWordsKept(all: ReturnType<typeof droppedIn>): void {
  if (process.env['PREP_LIST_DROPPED'] !== undefined)
    for (const { name, line, piece, why } of all)
      if (why !== 'nothing') console.log(`${name}:${line} «${piece}» ${why}`)
  expect(new Set(all.map(({ why }) => why))).toContain('numbering or label')
  expect(all.filter((piece) => piece.why === 'lost')).toEqual([])
}

describe('no question lacks a letter, digit or operator of its line but for numbering, label and decoration', () => {
  test('in our notes', () => expectWordsKept(FOLDERS.flatMap(droppedIn)))
  // Strangers' notes are theirs, and beside this folder only where somebody has put them.
  test.skipIf(!existsSync(STRANGERS))('in strangers’ notes', () => expectWordsKept(droppedIn(STRANGERS)), 300_000)
})
