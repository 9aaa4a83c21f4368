import { describe, expect, it } from 'vitest'
import type { Correction } from '../correction.ts'
import { openNote } from '../open-note.ts'

const read = (text: string, corrections: readonly Correction[] = []) =>
  openNote({ path: 'n.md', text }).read(corrections)

/** What a person says of one line, found again in another text: the number of the line there, null where it waits. */
function foundIn(before: string, line: number, after: string): number | null {
  const reading = read(before)
  const place = reading.note.explanations.findIndex((each) => each.line === line)
  const is = reading.note.explanations[place]?.verdict === 'question' ? 'nothing' : 'question'
  const now = read(after, reading.correct(place, is))
  const found = now.places.get(0)
  return found === undefined ? null : (now.note.explanations[found]?.line ?? null)
}

const lines = (...all: readonly string[]): string => `${all.join('\n')}\n`

const ANSWERED = lines(
  '## 프로세스란?',
  '답:',
  '실행 중인 프로그램',
  '## 스레드란?',
  '답:',
  '실행 흐름',
  '## 데드락이란?',
  '답:',
  '서로 기다림',
)

const EVENT_LOOP = [
  '### What is the event loop?',
  'View answer',
  'It runs callbacks.',
  '#### Good to hear',
  'It does not block.',
]
const FOLDS = [
  ['동시성이란?', '번갈아 하는 것'],
  ['병렬성이란?', '함께 하는 것'],
  ['교착이란?', '서로 기다리는 것'],
] as const

const fold = (question: string, answer: string): readonly string[] => [
  `<details><summary>${question}</summary>`,
  '',
  '**Answer**',
  '',
  answer,
  '',
  '</details>',
]

describe('a corrected line is found', () => {
  it.each([
    [
      'among lines of the same words, below its question',
      ANSWERED,
      5,
      ANSWERED.replace('## 프로세스란?\n답:\n', ''),
      3,
    ],
    [
      'when sections change places',
      ANSWERED,
      5,
      lines(
        '## 데드락이란?',
        '답:',
        '서로 기다림',
        '## 스레드란?',
        '답:',
        '실행 흐름',
        '## 프로세스란?',
        '답:',
        '실행',
      ),
      5,
    ],
    [
      'behind the last line of its section, where the next section has moved away',
      lines(
        '## JPA?',
        'An API.',
        '[top](#a)',
        '## ORM?',
        'A mapping.',
        '[top](#a)',
        '## SQL?',
        'A language.',
        '[top](#a)',
      ),
      6,
      lines(
        '## SQL?',
        'A language.',
        '[top](#a)',
        '## ORM?',
        'A mapping.',
        '[top](#a)',
        '## JPA?',
        'An API.',
        '[top](#a)',
      ),
      6,
    ],
    [
      'where its number counts no more',
      lines('Punto 1: Clases y objetos', 'Punto 2: Herencia simple', 'Punto 3: Polimorfismo de datos'),
      2,
      lines('Punto 3: Polimorfismo de datos', '', 'Punto 2: Herencia simple', '', 'Punto 1: Clases y objetos'),
      3,
    ],
    [
      'as a heading whose number counts no more, and not in the list of contents',
      lines('- [2 urllib是什么](#b)', '- [1 网络层](#a)', '', '# 1 网络层', '三次握手', '# 2 urllib是什么', '请求库'),
      6,
      lines('- [2 urllib是什么](#b)', '', '# 2 urllib是什么', '请求库的一种', '', '# 网络', '三次握手'),
      3,
    ],
    [
      'as a row whose table has lost its head',
      lines('| # | 質問 |', '|---|---|', '| 1 | 自己紹介をお願いします。 |', '| 2 | 負荷が増えたらどうしますか？ |'),
      4,
      lines('# 面接', '', '| 2 | 負荷が増えたらどうしますか？ |'),
      3,
    ],
    [
      'where a line was glued to it',
      lines('1. 说说事件循环的输出顺序', '2. 单点登录怎么做', '', '项目介绍'),
      1,
      lines('1. 说说事件循环的输出顺序', '单点登录讲一下', '', '项目介绍'),
      1,
    ],
    [
      'with a slip mended, beside one that is like it',
      lines('- lodash get', '- lodash set', '- 스택으로 큐 만들기'),
      1,
      lines('- lodahs get', '- lodash set', '- 스택으로 큐 만들기'),
      1,
    ],
    [
      'in a copy of a passage, by the chapter',
      lines(
        '# Notes',
        ...['JavaScript', 'Node', 'React'].flatMap((chapter) => [`## ${chapter}`, ...EVENT_LOOP]),
        '## More',
        'Later.',
      ),
      13,
      lines(
        '# Notes',
        '## More',
        'Later.',
        ...['React', 'Node', 'JavaScript'].flatMap((chapter) => [`## ${chapter}`, ...EVENT_LOOP]),
      ),
      15,
    ],
    [
      'behind the same line, where the next one ends with the same word',
      lines(
        '1. 루비로 짜보세요',
        '',
        '   if @game.valid?',
        '   render json: @game',
        '   end',
        '   end',
        '2. 라우팅이란?',
        '길 찾기',
      ),
      5,
      lines(
        '1. 루비로 짜보세요',
        '',
        '   if @game.valid?',
        '   render json: @game',
        '   end',
        '   end',
        '2. 라우트란?',
        '길 찾기',
      ),
      5,
    ],
    [
      'below a question that was mended, as many of its words being left between two lines as before',
      lines(
        '# 운영체제',
        '### 프로세스란?',
        '답안 보기',
        '+',
        '### 스레드란?',
        '답안 보기',
        '+',
        '### 데드락이란?',
        '답안 보기',
        '+',
        '# 끝',
      ),
      6,
      lines(
        '# 운영체제',
        '### 프로세스는 무엇일까?',
        '답안 보기',
        '+',
        '### 스레드는 무엇일까?',
        '답안 보기',
        '+',
        '### 데드락은 무엇일까?',
        '답안 보기',
        '+',
        '# 끝',
      ),
      6,
    ],
    [
      'in a fold whose answer was written anew',
      lines(...FOLDS.flatMap(([question, answer]) => fold(question, `${answer}입니다.`))),
      10,
      lines(...FOLDS.flatMap(([question, answer]) => fold(question, `저는 ${answer}(이)라고 봐요.`))),
      10,
    ],
    [
      'as a heading with what is said under it, which has come under another',
      lines('## XSS', '### 어떻게?', '댓글 창에', '## CSRF', '### 어떻게?', '그림 주소에'),
      5,
      lines('## CSRF', '### 어떻게?', '댓글 창에', '## XSS', '### 어떻게?', '그림 주소에'),
      5,
    ],
    [
      'with its lines, which have come under another heading, though one of its words is left under its own',
      lines(
        '## 언어',
        '**클로저란?**',
        'A:',
        '함수와 변수',
        '**호이스팅이란?**',
        'A:',
        '끌어올림',
        '## 비동기',
        '**루프란?**',
        '한 바퀴',
      ),
      6,
      lines(
        '## 언어',
        '**클로저란?**',
        'A:',
        '함수와 변수',
        '## 비동기',
        '**호이스팅이란?**',
        'A:',
        '끌어올림',
        '**루프란?**',
        '한 바퀴',
      ),
      7,
    ],
    [
      'in its list, when a line beside it is mended that a copy of the list has as well',
      lines(
        '## 카카오',
        '- 정렬의 종류',
        '- 이진 탐색',
        '- 큐 두 개로 스택',
        '',
        '## 라인',
        '- 정렬의 종류',
        '- 이진 탐색',
        '- 큐 두 개로 스택',
      ),
      8,
      lines(
        '## 카카오',
        '- 정렬의 종류',
        '- 이진 탐색',
        '- 큐 두 개로 스택',
        '',
        '## 라인',
        '- 정렬의 갈래',
        '- 이진 탐색',
        '- 큐 두 개로 스택',
      ),
      8,
    ],
    [
      'with a slip mended under its own heading, beside a list of contents with the words of all',
      lines(
        '- 큰 일',
        '- 작은 일',
        '',
        '## 협업',
        '### 작은 일',
        '### 큰 일',
        '',
        '## 갈등',
        '### 다툰 일을 말해 주세요',
      ).replace('- 큰 일', '- 큰 일\n- 협업\n- 갈등\n- 다툰 일을 말해 주세요'),
      12,
      lines(
        '- 큰 일',
        '- 작은 일',
        '',
        '## 협업',
        '### 작은 일',
        '### 큰 일',
        '',
        '## 갈등',
        '### 다툰 일을 말해 주셰요',
      ).replace('- 큰 일', '- 큰 일\n- 협업\n- 갈등\n- 다툰 일을 말해 주세요'),
      12,
    ],
    [
      'in a list whose bullets went',
      lines('- TCP vs UDP', '- HTTP vs HTTPS', '- BFS vs DFS'),
      2,
      lines('TCP vs UDP', 'HTTP vs HTTPS', 'BFS vs DFS'),
      2,
    ],
  ])('%s', (_, before, line, after, found) => {
    expect(foundIn(before, line, after)).toBe(found)
  })
})

describe('a correction waits', () => {
  it.each([
    [
      'whose line is gone, while one like it is left',
      lines('## 7 (Swift)', 'Let', '## 6 (Swift)', 'Var'),
      1,
      lines('## 6 (Swift)', 'Var'),
    ],
    [
      'whose line is gone with its question, while others have the same words',
      ANSWERED,
      5,
      ANSWERED.replace('## 스레드란?\n답:\n실행 흐름\n', ''),
    ],
    [
      'whose line is gone, while one differs by a letter',
      lines('### 크기에 따른 분류', '작은 것', '### 시기에 따른 분류', '이른 것'),
      1,
      lines('### 시기에 따른 분류', '이른 것'),
    ],
    [
      'whose line is gone, while a paragraph says almost the same',
      lines('바뀐 부분만 실제 DOM에 적용합니다.', '', '### 바뀐 부분만 실제 DOM에 적용한다', '가상 DOM'),
      3,
      lines('바뀐 부분만 실제 DOM에 적용합니다.'),
    ],
    [
      'whose heading is gone, while the list of contents still names it',
      lines('- [Caching](#c)', '- [Sharding](#s)', '', '## Caching', 'Keep it near.', '## Sharding', 'Split it.'),
      4,
      lines('- [Caching](#c)', '- [Sharding](#s)', '', '## Sharding', 'Split it.'),
    ],
    [
      'whose line is gone, while another list has one of the very same words',
      lines(
        '# js',
        '- hoisting',
        '- preprocessors',
        '- closures',
        '# css',
        '- floats',
        '- preprocessors',
        '# html',
        '- forms',
      ),
      3,
      lines('# js', '- hoisting', '- closures', '# css', '- floats', '- preprocessors', '# html', '- forms'),
    ],
    [
      'whose passage is gone, while a copy of it is left in another chapter',
      lines('# Notes', ...['JavaScript', 'Node'].flatMap((chapter) => [`## ${chapter}`, ...EVENT_LOOP])),
      11,
      lines('# Notes', '## JavaScript', ...EVENT_LOOP, '## Node', 'Later.'),
    ],
    [
      'whose list has come under another heading, turned round, while one of its words has come under its own',
      lines(
        '## Git',
        '- 병합',
        '- 비밀 지우기',
        '- 브랜치 전략',
        '## AWS',
        '- 서브넷',
        '## CI',
        '- 배포',
        '- 브랜치 전략',
        '- 통합',
      ),
      4,
      lines(
        '## Git',
        '- 통합',
        '- 브랜치 전략',
        '- 배포',
        '## AWS',
        '- 서브넷',
        '- 브랜치 전략',
        '- 비밀 지우기',
        '- 병합',
        '## CI',
      ),
    ],
    [
      'of three letters, where all of its list are mended and one comes to be as like it as it is itself',
      lines('## Тесты', '- BDD', '- TDD', '- DDD'),
      4,
      lines('## Тесты', '- BDDD', '- TDDD', '- DDDD'),
    ],
    ['that is now code', lines('## Heap', 'Dynamic memory'), 1, lines('```c', '## Heap', 'Dynamic memory', '```')],
  ])('%s', (_, before, line, after) => {
    expect(foundIn(before, line, after)).toBeNull()
    // And it holds once the line is back.
    expect(foundIn(before, line, before)).toBe(line)
  })
})
