import { expect, it } from 'vitest'
import { parseNote } from '../parse-note.ts'

const questionsOf = (text: string): readonly string[] =>
  parseNote({ path: 'note.md', text }).cards.map(({ question }) => question)

it.each([
  [
    'zh',
    '# 1 Go：协程与调度\n中级题\n\n# 2 channel 的底层是什么？\n\n# 3 map 为什么不安全？\n\n# 5 Docker / K8s\n中级题\n\n# 6 镜像为什么分层？\n',
  ],
  [
    'ko',
    '## 네트워크\n초급\n\n## TCP와 UDP의 차이는?\n\n## HTTP는 왜 무상태인가요?\n\n## 운영체제\n초급\n\n## 프로세스란 무엇인가요?\n',
  ],
  [
    'en',
    '## Networking\nLevel 1\n\n## What is TCP?\n\n## Why is HTTP stateless?\n\n## Databases\nLevel 1\n\n## What is an index?\n',
  ],
  [
    'ja',
    '## ネットワーク\n初級\n\n## TCPとは何ですか？\n\n## なぜHTTPはステートレスですか？\n\n## データベース\n初級\n\n## インデックスとは何ですか？\n',
  ],
  [
    'de',
    '## Netze\nStufe 1\n\n## Was ist TCP?\n\n## Warum ist HTTP zustandslos?\n\n## Datenbanken\nStufe 1\n\n## Was ist ein Index?\n',
  ],
])('headings that name, over the same line each, are parts of a list of questions (%s)', (_, note) => {
  const found = questionsOf(note)
  expect(found.length).toBe(3)
  expect(found.every((question) => /[?？]$/u.test(question))).toBe(true)
})

it('a line that stands below questions as well tells nothing of what names', () => {
  const note =
    '# Interview\n\n## TCP\nTODO\n\n## What is UDP?\nTODO\n\n## Why is HTTP stateless?\nTODO\n\n## DNS\nTODO\n'
  expect(questionsOf(note)).toEqual(['TCP', 'What is UDP?', 'Why is HTTP stateless?', 'DNS'])
})
