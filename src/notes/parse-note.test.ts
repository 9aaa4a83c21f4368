import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseNote } from './parse-note.ts'

const read = (text: string) => parseNote({ path: 'interview.md', text }).cards
const seen = (text: string) => read(text).map((card) => `${card.status} ${card.question}`)

test('labelled headings are questions and the headings without the label are not', () => {
  const text =
    '# 면접 기록\n\n## 질문1 . 자기소개 해보시오.\n이름과 경력을 말했다.\n\n## 질문2\\. 왜 지원했는지?\n\n## 느낀 점\n- 더 연습하자\n'
  expect(seen(text)).toEqual(['answered 자기소개 해보시오.', 'unanswered 왜 지원했는지?'])
})

test('a line of dashes right under a paragraph makes no heading', () => {
  expect(seen('## 질문1. 어떻게 배포했는지?\n스크립트로 올렸다.\n---\n## 질문2. 왜?\n')).toEqual([
    'answered 어떻게 배포했는지?',
    'unanswered 왜?',
  ])
})

test('bullets under a question that ask are its follow-ups', () => {
  const [first, second] = read(
    '## 질문1. 협업은 어떻게 했는지?\n매일 회의를 했다.\n- 누가 조율했는지?\n  -> 내가 했다.\n',
  )
  expect(second?.parent).toBe(first?.id)
  expect(second?.answer).toBe('-> 내가 했다.')
  expect(first?.answer).toBe('매일 회의를 했다.')
})

test('an answer may speak of references, checks and equal values; a remark says that there is none yet', () => {
  const status = (answer: string) =>
    read(`## 실행 계획은 어떻게 보나요?\n\n${answer}\n\n## 왜?\n\n그래서.\n`)[0]?.status
  for (const told of ['EXPLAIN으로 실행 계획을 확인', 'git log로 확인', '힙 객체를 참조', '- 해시값이 동일'])
    expect([told, status(told)]).toEqual([told, 'answered'])
  for (const pointer of ['블로그에서 확인', '위 답변 참조', '위와 동일', '1번과 동일'])
    expect([pointer, status(pointer)]).toEqual([pointer, 'partial'])
  for (const nothing of ['나중에 정리', '추후 보완', '정리 필요', '확인할 것', 'ㅠㅠ', 'ㅋㅋㅋ'])
    expect([nothing, status(nothing)]).toEqual([nothing, 'unanswered'])
})

test('a foreign word with a particle is a name, not a demand', () => {
  expect(seen('## 실행 계획은 어떻게 보나요?\nEXPLAIN으로 본다\n\n## Explain 하나만 더?\n')).toEqual([
    'answered 실행 계획은 어떻게 보나요?',
    'unanswered Explain 하나만 더?',
  ])
})

test('a label that is bold before a question is no word of it', () => {
  for (const [front, asked] of [
    ['질문', '세마포어는 언제 쓰나요?'],
    ['Q', 'What is CORS?'],
    ['Question', 'When do you use a mutex?'],
    ['質問', 'キューとは何ですか？'],
    ['问题', '什么是分页？'],
    ['꼬리질문', '왜 그런가요?'],
  ])
    expect(seen(`# 메모\n\n**${front}** ${asked}\n\n한 줄.\n`)).toEqual([`answered ${asked}`])
  expect(seen('## **Q** 값은 무엇인가요?\n\n공진의 날카로움.\n')[0]).toContain('값은 무엇인가요?')
  expect(seen('## **질문**이란 무엇인가요?\n\n묻는 말.\n')).toEqual(['answered 질문이란 무엇인가요?'])
})

test('a date is not the number of what follows it', () => {
  for (const date of ['2024.11.03', '2024-11-03', '2024. 11. 3'])
    expect(read(`## ${date} 1차에서 무엇을 물었나요?\n\n## 왜?\n`)[0]).toMatchObject({
      question: `${date} 1차에서 무엇을 물었나요?`,
      number: null,
    })
  expect(read('## 2024. 무엇을 물었나요?\n\n## 왜?\n')[0]).toMatchObject({ number: '2024' })
})

test('reading never throws, and every line that it reports exists', () => {
  const piece = fc.constantFrom(
    '#',
    '##',
    '- ',
    '1. ',
    '> ',
    '```',
    '---',
    '===',
    '**',
    'Q: ',
    'A: ',
    '?',
    '질문1. ',
    '답변:',
    '<details>',
    '<summary>',
    '</summary>',
    '</details>',
    '<li>',
    '| a | b |',
    '|---|---|',
    '[x](#y)',
    '[r]: /u',
    '왜',
    'text ',
    '\n',
    '\n\n',
    '    ',
    '\t',
    '\r\n',
    '<!--',
    '-->',
    ':',
    '\u0000',
    '\u{1F525}',
  )
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(piece, { maxLength: 60 }).map((parts) => parts.join('')),
        fc.string({ unit: 'grapheme', maxLength: 200 }),
      ),
      (text) => {
        const count = text.split(/\r\n|[\r\n]/).length
        for (const card of parseNote({ path: 'x.md', text }).cards) {
          expect(card.source.line).toBeGreaterThanOrEqual(1)
          expect(card.source.endLine).toBeGreaterThanOrEqual(card.source.line)
          expect(card.source.endLine).toBeLessThanOrEqual(count)
          for (const gap of card.gaps) expect(gap.line).toBeLessThanOrEqual(count)
        }
      },
    ),
    { numRuns: 500 },
  )
})

test('no word of the note is both question and answer of one card', () => {
  const frames = [
    '## @ @?\n',
    '### @\n\n',
    '## 질문1. @ @\n',
    '- @ @?\n',
    '  - @ @?\n',
    '- @ @\n',
    '1. **@?** @ @\n',
    '- @?: @ @\n',
    '**@ @?**\n\n',
    '@ @ @\n',
    '@ @?\n',
    '\n@ @\n\n',
    'Q: @ @\nA: @ @\n\n',
    '답변: @ @\n',
    '**@** :\n\n',
    '> @ @\n\n',
    '```\n@ @\n```\n',
    '<details><summary>@ @?</summary>\n\n@ @\n\n</details>\n',
    '| 질문 | 답 |\n|--|--|\n| @ @? | @ @ |\n\n',
    '@ :: @ @\n\n',
    'C: @ [@] @\n\n',
    '---\n',
    '## 답\n',
    '추가질문:\n',
    '1. @ @\n',
    '   @ @\n',
  ]
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...frames), { minLength: 1, maxLength: 25 }), (pieces) => {
      let count = 0
      const text = pieces.join('').replaceAll('@', () => `w${(count++).toString(36)}x`)
      const words = (part: string | null): Set<string> => new Set(part?.match(/\bw[a-z\d]+x\b/g))
      for (const card of parseNote({ path: 'x.md', text }).cards) {
        const asked = words(card.prompt)
        for (const word of words(card.answer)) expect(asked.has(word), `${word} in ${JSON.stringify(card)}`).toBe(false)
      }
    }),
    { numRuns: 1000 },
  )
})

test('front matter and comments overrule what prep would read', () => {
  const text = '---\nprep: { questions: h3 }\n---\n\n## What is a lock?\n\n### Queues\n\nx\n'
  const frontMatter = { deck: 'locks', tags: ['a'], ignore: false, questions: new Set(['h3']) }
  expect(
    parseNote({ path: 'n.md', text, frontMatter }).cards.map(({ question, deck, source }) => [
      question,
      deck,
      source.line,
    ]),
  ).toEqual([['Queues', 'locks', 7]])
  expect(parseNote({ path: 'n.md', text, frontMatter: { ...frontMatter, ignore: true } }).cards).toEqual([])
})

test('a note of questions that is nothing but headings asks them all', () => {
  const text = '### 1. 자주 쓰는 자료 구조\n### 2. 요즘 관심 있는 기술\n'
  const asked = parseNote({ path: '기술면접.md', text }).cards.map(({ question }) => question)
  expect(asked).toEqual(['자주 쓰는 자료 구조', '요즘 관심 있는 기술'])
})

test.each([
  'hecho jurídico::Acontecimiento que produce efectos\n\nelementos del contrato::Consentimiento, objeto y causa\n\npartes del contrato::Personas que se obligan\n\nla causa::El fin de las partes',
  '- 프로세스란 무엇인가::실행 중인 프로그램\n- 스레드란 무엇인가::프로세스 안의 흐름\n- 락을 쓰는 이유::함께 쓰는 값을 지키려고\n- 교착 상태의 조건::네 가지가 모두 맞을 때',
])('each line of a note that joins questions and answers with colons is a card: %j', (text) => {
  const { cards } = parseNote({ path: 'cards.md', text })
  const lines = text.split(/\n+/)
  expect(cards.map(({ question, answer }) => `${question}::${answer}`)).toEqual(
    lines.map((line) => line.replace(/^- /, '')),
  )
  expect(cards.every(({ confidence }) => confidence === 1)).toBe(true)
})

test('names with colons in a note of prose are no cards', () => {
  const text = '# std::vector\n\nWe use std::vector::push_back here.\n\nThen boost::asio::io_context runs.\n'
  expect(parseNote({ path: 'cpp.md', text }).cards).toEqual([])
})

test('a question in indented lines stands on its own line', () => {
  const text = '## 면접\n\tTCP와 UDP의 차이는?\n\t교착 상태란?\n\tHTTP는 왜 상태가 없나요?\n'
  const cards = parseNote({ path: '면접.md', text }).cards
  for (const { question, source } of cards) expect(text.split('\n')[source.line - 1]).toContain(question)
})
