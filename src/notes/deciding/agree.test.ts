import { describe, expect, it } from 'vitest'
import { parseMarkdown } from '../../markdown/markdown.ts'
import { outline } from '../blocks/outline.ts'
import { candidatesOf } from '../candidates/candidates.ts'
import { viewsOf } from '../features/view.ts'
import { probabilityOf } from '../model/probabilities.ts'
import { agreed } from './agree.ts'

type Line = readonly [text: string, probability: number]

/** Which lines of a note are questions once they have heard each other, of lines with how likely each is by itself. */
function asked(lines: readonly Line[]): string[] {
  const note = lines.map(([text]) => text)
  const root = outline(parseMarkdown(note), { isHeading: () => true, parse: parseMarkdown, lines: note }, note.length)
  const views = viewsOf(root, candidatesOf(root, note), note)
  const odds = Float64Array.from(views, ({ candidate }) => {
    const [, probability = 0.5] = lines[candidate.line - 1] ?? []
    return Math.log(probability / (1 - probability))
  })
  const nothing = views.map(() => null)
  const heard = agreed(views, odds, nothing)
  const isAsked = (place: number): boolean => probabilityOf(heard[place] as number) > 0.5
  return views.flatMap(({ candidate, place }) => (isAsked(place) ? [note[candidate.line - 1] ?? ''] : []))
}

describe('lines of one form', () => {
  it('are questions together', () => {
    const sure = ['## 스레드', '## 세마포어', '## 뮤텍스', '## 교착 상태', '## 페이징'].map((text): Line => [text, 0.9])
    expect(asked([...sure, ['## 세그멘테이션', 0.45]])).toHaveLength(6)
  })
  it('are none together', () => {
    const none = ['- uses it once', '- keeps it', '- frees it', '- asks the kernel'].map((text): Line => [text, 0.1])
    expect(asked([...none, ['- writes it back', 0.54]])).toEqual([])
  })
  it('are what each is where they do not agree', () => {
    const mixed: Line[] = [
      ['## 스레드', 0.9],
      ['## 후기', 0.1],
      ['## 페이징', 0.6],
    ]
    expect(asked(mixed)).toEqual(['## 스레드', '## 페이징'])
  })
})

describe('a line right below a likelier question, in another form and asking nothing', () => {
  const answered: Line[][] = [
    [
      ['**왜 B+ 트리를 쓰나요?**', 0.96],
      ['가지가 넓어서 읽는 횟수가 적다.', 0.6],
    ],
    [
      ['What changed in version 8?', 0.97],
      ['- collisions are kept in a tree', 0.67],
      ['- lookup is fast', 0.55],
    ],
    [
      ['## 프레임워크와 라이브러리의 차이점', 0.85],
      ['#### 프레임워크', 0.6],
      ['틀이다.', 0.02],
      ['#### 라이브러리', 0.62],
    ],
    [
      ['### SQL 执行过程', 0.94],
      ['##### 第一步：发送语句', 0.56],
      ['##### 第二步：解析', 0.55],
    ],
    [
      ['Что такое индекс?', 0.95],
      ['1. структура для поиска', 0.7],
    ],
  ]
  it.each(answered)('is its answer: %j', (...lines) => {
    expect(asked(lines)).toEqual([lines[0]?.[0]])
  })
  const beside: Line[][] = [
    [
      ['- 스택이란?', 0.95],
      ['- 큐와 덱', 0.7],
    ],
    [
      ['**왜 쓰나요?**', 0.9],
      ['언제 쓰나요?', 0.6],
    ],
    [
      ['**왜 쓰나요?**', 0.9],
      ['', 0.5],
      ['그냥 쓴다.', 0.01],
      ['', 0.5],
      ['- 큐와 덱', 0.7],
    ],
    [
      ['## 큐', 0.6],
      ['1. 원형 큐', 0.9],
      ['2. 우선순위 큐', 0.9],
    ],
  ]
  it.each(beside)('is none where it is not so: %j', (...lines) => {
    expect(asked(lines)).toContain(lines.at(-1)?.[0])
  })
})

it('takes a title right over likelier titles for no question', () => {
  const lines: Line[] = [
    ['## 인덱스', 0.6],
    ['### 클러스터드 인덱스', 0.9],
    ['차례로 놓인다.', 0.02],
    ['### 커버링 인덱스', 0.9],
  ]
  expect(asked(lines)).toEqual(['### 클러스터드 인덱스', '### 커버링 인덱스'])
})
