import { describe, expect, it } from 'vitest'
import { parseMarkdown } from '../../markdown/markdown.ts'
import { outline } from '../blocks/outline.ts'
import { judgeAnswer } from './answer.ts'

/** What is said of what stands under a question, and in which of its lines something is missing. */
function judged(body: string): { status: string; gaps: number[] } {
  const lines = body.split('\n')
  const { children } = outline(
    parseMarkdown(lines),
    { isHeading: () => true, parse: parseMarkdown, lines },
    lines.length,
  )
  const { status, gaps } = judgeAnswer(children)
  return { status, gaps: gaps.map(({ line }) => line) }
}

describe('places that wait for something', () => {
  it.each([
    ['Situation: a tight deadline\nTask: lead the team\nAction:\nResult:', [3, 4]],
    ['분배: 선언할 때\n사용: 부를 때\n회수: 쓰지 않을 때\n해제:', [4]],
    ['分配：声明的时候\n使用：调用的时候\n检查：定期\n回收：', [4]],
    ['Это вызов функции самой себя\n```\n```', [2]],
    ['Your answer: a name that stands for a value in the program\n\nResearched answer:', [3]],
    ['Your answer:\n\nResearched answer: it can be used before the line that declares it', [1]],
  ])('%j is partly answered', (body, gaps) => {
    expect(judged(body)).toEqual({ status: 'partial', gaps })
  })
  it.each([
    '순서가 있다: 먼저 넣은 것이 먼저 나온다.\n예를 들면:\n줄 서기',
    'It is kept in memory.\nFor example:\n\n```js\nconst a = 1\n```',
    '- ```\n  ```\n- 두 값을 바꾼다',
    '范式越高，冗余越小。\n举个例子：\n码：管理员、物品名\n主属性：物品名',
  ])('%j is answered', (body) => {
    expect(judged(body)).toEqual({ status: 'answered', gaps: [] })
  })
})

describe('a picture tells, and what only leads elsewhere does not', () => {
  it.each([
    ['![주기](lifecycle.png)', 'answered'],
    ['<img src="states.png" width="300">', 'answered'],
    ['[Event loop](https://example.com/loop)', 'partial'],
    ['见29（Token详解）', 'partial'],
    ['참고: 큰 시스템의 설계 165쪽', 'partial'],
    ['See the note on locks', 'partial'],
    ['以上两问详情均可见本人的博客：\n\nhttps://example.com/posts/13', 'partial'],
    ['자세한 내용은 아래 블로그 참고:\nhttps://example.com/posts/13', 'partial'],
    ['没用过Kafka', 'unanswered'],
    ['完全没了解过', 'unanswered'],
  ])('%j is %s', (body, status) => {
    expect(judged(body).status).toBe(status)
  })
})
