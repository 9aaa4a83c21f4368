import { basename, extname } from 'node:path'
import type { ReadImport } from '../import-formats.ts'
import type { ImportedCard, ImportProblem } from '../imported.ts'
import { keysOnce } from '../keys-once.ts'
import { readText, refuse } from '../read-file.ts'

/**
 * Reads SuperMemo's Q&A text (https://wiki.supermemo.org, “Data formats and exchange”): `Q:` and `A:`, each once for a line of
 * its text, `A1:` and so on for wrong answers to choose from, HTML or none. The format has no schedules.
 */
export const readSuperMemo: ReadImport = async (path) => {
  const file = basename(path)
  const { items, strays } = itemsIn(readText(path))
  if (items.length === 0) throw refuse(file, 'badContents', 'no line begins with Q:')
  const isHtml = (text: string) => HTML.test(text)
  const told = items.flatMap(({ question, answer, wrong }) =>
    [question, answer, ...wrong].map((lines) => lines.join('\n')),
  )
  const toMarkdown = told.some(isHtml) ? (await import('../anki/text/html-markdown.ts')).htmlToMarkdown : null
  const missing = new Set<string>()
  const textOf = (lines: readonly string[], plain = (text: string) => text): string => {
    const text = lines.join('\n').trim()
    if (toMarkdown === null || !isHtml(text)) return plain(text)
    return toMarkdown(text.replaceAll('\n', '<br>'), (name) => {
      missing.add(name)
      return name
    }).trim()
  }
  const onlyOnce = keysOnce()
  const problems: ImportProblem[] = strays.map((line) => ({ kind: 'unsupported', place: `${file}:${line}`, count: 1 }))
  const cards = items.flatMap(({ line, question, answer, wrong }): ImportedCard[] => {
    const [asked, answered] = [textOf(question), textOf(answer, withLineEnds)]
    if (asked === '') {
      problems.push({ kind: 'noQuestion', place: `${file}:${line}`, count: 1 })
      return []
    }
    // In their order, for the right one would always stand first.
    const choices =
      wrong.length === 0 ? [] : [answered, ...wrong.map((lines) => textOf(lines))].filter((text) => text !== '').sort()
    const listed = choices.map((choice) => `- ${choice.replaceAll('\n', '\n  ')}`).join('\n')
    return [
      {
        key: onlyOnce(asked),
        question: listed === '' ? asked : `${asked}\n\n${listed}`,
        answer: answered === '' ? null : answered,
        tags: [],
        reviews: [],
        schedule: null,
        suspended: false,
      },
    ]
  })
  if (missing.size > 0) problems.push({ kind: 'missingMedia', place: file, count: missing.size })
  const deck = basename(path, extname(path)).normalize('NFC')
  return { source: 'supermemo', keysAreTexts: true, notes: [{ path: [deck], deck, cards }], media: [], problems }
}

/** Marks up text, or breaks a line; a tag that is only spoken of is never closed. */
const HTML = /<br\b|<img\s|<\/(?:p|b|i|u|em|strong|sub|sup|font|span|div|ul|ol|table|a)>/i

/** A line of prose, and no item, heading or row. */
const PROSE = /^[\p{L}\p{N}"'“‘(](?!\d*[.)]\s)/u

/** Lines of prose stay lines in Markdown, which would run them together. */
function withLineEnds(text: string): string {
  if (/^ *(?:```|~~~)/m.test(text)) return text
  const lines = text.split('\n')
  const isProse = lines.map((line) => PROSE.test(line))
  return lines.map((line, at) => (isProse[at] && isProse[at + 1] ? `${line.trimEnd()}\\` : line)).join('\n')
}

/** A card as it is written: the lines of each of its texts. */
interface Item {
  /** Where it begins, from 1. */
  readonly line: number
  readonly question: string[]
  readonly answer: string[]
  /** Answers that are not right. */
  readonly wrong: string[][]
}

/** What each line says, and the lines before the first card. A line without `Q:` or `A:` goes on with the text above it. */
function itemsIn(text: string): { readonly items: readonly Item[]; readonly strays: readonly number[] } {
  const items: Item[] = []
  const strays: number[] = []
  let textAbove: string[] | null = null
  let isAfterGap = false
  text.split(/\r\n|[\n\r]/).forEach((raw, index) => {
    const labelled = /^\s*([qa])(\d*)\s*:\s?(.*)$/i.exec(raw)
    if (labelled === null) {
      isAfterGap = raw.trim() === ''
      if (textAbove !== null) textAbove.push(raw)
      else if (!isAfterGap) strays.push(index + 1)
      return
    }
    const [, label = '', number = '', said = ''] = labelled
    const isQuestion = label.toLowerCase() === 'q'
    const item = goingOn(items.at(-1), isQuestion, isAfterGap) ?? {
      line: index + 1,
      question: [],
      answer: [],
      wrong: [],
    }
    if (item !== items.at(-1)) items.push(item)
    textAbove = isQuestion ? item.question : number === '' ? item.answer : []
    if (!isQuestion && number !== '') item.wrong.push(textAbove)
    textAbove.push(said)
    isAfterGap = false
  })
  return { items, strays }
}

/** The card that a line belongs to; null where it begins another one. */
const goingOn = (last: Item | undefined, isQuestion: boolean, isAfterGap: boolean): Item | null =>
  last === undefined || (isQuestion && (isAfterGap || last.answer.length + last.wrong.length > 0)) ? null : last
