import { describe, expect, it } from 'vitest'
import { en } from '../../messages/en.ts'
import { ko } from '../../messages/ko.ts'
import { createStyle } from '../style.ts'
import { width as widthOf } from '../text/width.ts'
import { renderTags, type TagTally } from './tags.ts'

const untagged: TagTally = { questions: 1, due: 0, new: 1, unanswered: 0 }
const tags: readonly (readonly [string, TagTally])[] = [
  [
    '자료구조와 알고리즘 그리고 아주 길어서 한 줄에 다 들어가지 않는 태그',
    { questions: 1200, due: 30, new: 8, unanswered: 2 },
  ],
  ['os/\u001b[31mprocess', { questions: 1, due: 0, new: 0, unanswered: 0 }],
]

describe('renderTags', () => {
  it.each([20, 40, 59, 60, 80, 120])('fits into %d columns', (width) => {
    for (const messages of [en, ko])
      for (const line of renderTags(tags, untagged, { width, style: createStyle(0), messages }).split('\n')) {
        expect(widthOf(line)).toBeLessThanOrEqual(width)
        expect(line).not.toContain('\u001b')
      }
  })

  it('says the numbers in words where it is read aloud', () => {
    const style = createStyle(0, { plain: true })
    const lines = renderTags(tags.slice(1), untagged, { width: 80, style, messages: ko }).split('\n')
    expect(lines.slice(1)).toEqual(['  질문 1개', '(태그 없음)', '  질문 1개, 새 질문 1'])
  })
})
