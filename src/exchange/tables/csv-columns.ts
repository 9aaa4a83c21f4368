import { type Grade, isGrade } from '../../schedule/grade.ts'
import type { ImportedReview } from '../imported.ts'
import { asInstant } from '../json-values.ts'

/** The columns of prep's own tables, and under which other names a table may have them. */
const COLUMNS = {
  id: ['id', 'guid', 'uuid', 'key'],
  question:
    words(`question questions front q prompt term terms card cards word words expression vocabulary kanji problem
    질문 문제 앞면 앞 용어 단어 어휘 낱말 표현 개념 한자 물음 質問 問題 問い 表面 表 単語 語 漢字 问题 題目 题目 正面 单词 词语 生词
    pregunta preguntas anverso término palabra frage vorderseite begriff wort recto mot pergunta termo вопрос слово câu_hỏi`),
  answer: words(`answer answers back a response definition reply meaning translation solution correct_answer
    답 답변 정답 뒷면 뒤 정의 뜻 의미 해답 풀이 번역 모범답안 答え 回答 解答 裏面 裏 意味 訳 答案 解答 背面 意思 释义 翻译
    respuesta reverso definición significado traducción antwort rückseite bedeutung übersetzung réponse verso définition
    traduction resposta definição ответ перевод trả_lời đáp_án`),
  deck: ['deck', 'category', 'folder', '덱', '분류', '카테고리', '과목'],
  tags: ['tags', 'tag', 'labels', '태그'],
  status: ['status', '상태'],
  parent: ['parent', '원래 질문'],
  suspended: ['suspended', '보류'],
  reviews: ['reviews', 'history', '복습', '기록'],
  section: ['section', 'chapter', '섹션', '단원', '챕터'],
} as const satisfies Readonly<Record<string, readonly string[]>>

/** What belongs to the question, below it, and what to the answer, each under its name. */
const MORE = {
  question: words('option options choice choices hint 보기 선택지 힌트 選択肢 选项 opción option_a wahl'),
  answer:
    words(`reading pronunciation kana pinyin romaji example examples sentence note notes explanation comment extra source
    발음 읽기 독음 예문 예시 예 설명 해설 비고 메모 참고 출처 読み 読み方 例文 例 説明 備考 拼音 例句 说明 备注 ejemplo beispiel exemple`),
} as const

/** Columns of prep's own that say nothing beside the others. */
const OWN_REST = ['due', 'path', 'line']
const NUMBERS = words('no no. number index # nr 번호 순번 순서 連番 番号 序号 编号')

function words(text: string): readonly string[] {
  return text.split(/\s+/u).map((word) => word.replaceAll('_', ' '))
}

export type Column = keyof typeof COLUMNS
const ROLES = Object.keys(COLUMNS) as Column[]

/** Which columns of a table are which. */
export interface Layout {
  /** The columns of each kind, counted from 0; several make one text. */
  readonly places: ReadonlyMap<Column, readonly number[]>
  /** Columns that stand below the question, or the answer, under the names that they have. */
  readonly more: readonly { readonly place: number; readonly name: string; readonly side: 'question' | 'answer' }[]
  /** Names of columns of which it is not known what they are. */
  readonly unknown: readonly string[]
  /** Whether the first row is names. */
  readonly hasNames: boolean
}

/** The table has no column that is surely the question, or the answer. `names`: its first row. */
export class UnclearColumns extends Error {
  readonly names: readonly string[]

  constructor(names: readonly string[]) {
    super('unclear columns')
    this.names = names
  }
}

/**
 * Finds out which column is which, from a table's first row. One name that is known makes it a row of names; without one
 * the columns are question, answer, tags. Throws `UnclearColumns`.
 */
export function layoutOf(row: readonly string[]): Layout {
  const names = row.map(plainName)
  const exact = rolesOf(row)
  // "Chapter" may as well be the first word of a list of words.
  const isNames =
    exact.some((role) => role !== null && role !== 'section') && !row.some((cell) => /[?？]\s*$|\n/.test(cell.trim()))
  if (!isNames) {
    if (row.length > 3) throw new UnclearColumns(row)
    const places = (['question', 'answer', 'tags'] as const).slice(0, row.length)
    return { places: new Map(places.map((role, place) => [role, [place]])), more: [], unknown: [], hasNames: false }
  }
  const places = new Map<Column, number>()
  // A name that is known as it stands comes before one that only holds a known word.
  exact.forEach((role, place) => {
    if (role !== null && !places.has(role)) places.set(role, place)
  })
  const isFree = (place: number) => ![...places.values()].includes(place)
  for (const role of ['question', 'answer'] as const) {
    const place = names.findIndex((name, at) => isFree(at) && holds(name, COLUMNS[role]))
    if (!places.has(role) && place >= 0) places.set(role, place)
  }
  const free = names.flatMap((name, place) =>
    isFree(place) && name !== '' && !NUMBERS.includes(name) && !OWN_REST.includes(name) ? [{ name, place }] : [],
  )
  const sideOf = (name: string) => (['question', 'answer'] as const).find((side) => holds(name, MORE[side]))
  const unclear = free.filter(({ name }) => sideOf(name) === undefined)
  for (const role of ['question', 'answer'] as const) {
    if (places.has(role) || (role === 'answer' && row.length === 1)) continue
    const [only] = unclear.filter(({ place }) => isFree(place))
    if (only === undefined || unclear.length > 1) throw new UnclearColumns(row)
    places.set(role, only.place)
  }
  const more = free.flatMap(({ name, place }) => {
    const side = isFree(place) ? sideOf(name) : undefined
    return side === undefined ? [] : [{ place, name: (row[place] ?? '').trim(), side }]
  })
  return {
    places: new Map([...places].map(([role, place]) => [role, [place]])),
    more,
    unknown: unclear.filter(({ place }) => isFree(place)).map(({ place }) => (row[place] ?? '').trim()),
    hasNames: true,
  }
}

/** Columns as a person says them: kind and number (from 1) or name, `question=2,answer=뜻`. */
export type WantedColumns = readonly (readonly [role: Column, column: string])[]

/** Reads `question=2,answer=3`; null when that is none, or says no question. */
export function readWanted(text: string): WantedColumns | null {
  const wanted = text.split(',').flatMap((part): [Column, string][] => {
    const [, name = '', column = ''] = /^\s*([^=]+?)\s*=\s*(.+?)\s*$/.exec(part) ?? []
    const role = ROLES.find(
      (each) => each === name.toLowerCase() || COLUMNS[each].some((word) => word === plainName(name)),
    )
    return role === undefined || column === '' ? [] : [[role, column]]
  })
  return wanted.length === text.split(',').length && wanted.some(([role]) => role === 'question') ? wanted : null
}

/** The layout that a person says. Throws `UnclearColumns` for a column that the table does not have. */
export function layoutAsSaid(row: readonly string[], wanted: WantedColumns): Layout {
  const names = row.map(plainName)
  const places = new Map<Column, number[]>()
  let byName = false
  for (const [role, column] of wanted) {
    const named = names.indexOf(plainName(column))
    const place = named >= 0 ? named : /^\d{1,4}$/.test(column) ? Number(column) - 1 : -1
    if (place < 0 || place >= row.length) throw new UnclearColumns(row)
    byName ||= named >= 0
    places.set(role, [...(places.get(role) ?? []), place])
  }
  return { places, more: [], unknown: [], hasNames: byName || rolesOf(row).some((role) => role !== null) }
}

/** The places of question, answer and tags among names; null where no name is known. */
export function columnsOf(row: readonly string[]): ReadonlyMap<Column, number> | null {
  const found = rolesOf(row).flatMap((role, place): [Column, number][] => (role === null ? [] : [[role, place]]))
  return found.length === 0 ? null : new Map(found.reverse())
}

const rolesOf = (row: readonly string[]): readonly (Column | null)[] =>
  row.map((cell) => ROLES.find((role) => (COLUMNS[role] as readonly string[]).includes(plainName(cell))) ?? null)

const plainName = (cell: string): string =>
  cell
    .normalize('NFC')
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_]+/gu, ' ')

/** Whether a name has one of these words in it: "내 답변", "Option A", "answer_text". */
const holds = (name: string, known: readonly string[]): boolean => {
  const parts = name.split(/[\s/():.-]+/u)
  return name.length <= 30 && known.some((word) => name === word || (!/^[a-z]$/.test(word) && parts.includes(word)))
}

interface TimedReview {
  readonly at: Date
  readonly grade: Grade
  readonly seconds: number | null
}

/** Answers as one cell: `2026-11-22T11:00:00.000Z good 12s; …`. */
export const writeReviews = (reviews: readonly TimedReview[]): string =>
  reviews
    .map(({ at, grade, seconds }) => `${at.toISOString()} ${grade}${seconds === null ? '' : ` ${seconds}s`}`)
    .join('; ')

/** Reads what `writeReviews` wrote; `bad`: how many of them made no sense. */
export function readReviews(cell: string): { readonly reviews: readonly ImportedReview[]; readonly bad: number } {
  const parts = cell.split(';').flatMap((part) => (part.trim() === '' ? [] : [part.trim().split(/\s+/)]))
  const reviews = parts.flatMap(([instant = '', grade, seconds]): ImportedReview[] => {
    const at = asInstant(instant)
    const taken = seconds === undefined ? null : Number(/^(\d{1,5}(?:\.\d+)?)s$/.exec(seconds)?.[1] ?? Number.NaN)
    return at === null || !isGrade(grade) || Number.isNaN(taken) ? [] : [{ at, grade, seconds: taken }]
  })
  return { reviews, bad: parts.length - reviews.length }
}
