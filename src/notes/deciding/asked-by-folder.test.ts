import { describe, expect, it } from 'vitest'
import type { Note } from '../note.ts'
import { openNote } from '../open-note.ts'
import { parseNote } from '../parse-note.ts'
import { askedByFolder } from './asked-by-folder.ts'

type Folder = Readonly<Record<string, string>>

const read = (folder: Folder): Note[] => Object.entries(folder).map(([path, text]) => parseNote({ path, text }))

/** What a folder's notes ask, by file: their own questions, and those that the folder asks. */
function askedIn(folder: Folder): string[] {
  const notes = read(folder)
  const asked = askedByFolder(notes)
  return notes.flatMap(({ cards }, place) => {
    const own = asked.get(place)
    return (own === undefined ? cards : [own]).map(({ question }) => question)
  })
}

const KOREAN: Folder = {
  'TCP와 UDP의 차이.md': 'TCP는 연결을 맺고 순서를 지켜요. UDP는 맺지 않고 보내기만 해요.\n',
  '가비지 컬렉션.md': '닿지 않는 객체를 런타임이 풀어 줘요. 젊은 세대를 먼저 봐요.\n',
  '트랜잭션 격리 수준.md': '동시에 도는 트랜잭션이 서로를 얼마나 보는지 정해요.\n\n- Read Committed\n- Serializable\n',
}

describe('a folder of files that are one question each', () => {
  it.each<[string, Folder, string[]]>([
    ['Korean, by their names', KOREAN, ['TCP와 UDP의 차이', '가비지 컬렉션', '트랜잭션 격리 수준']],
    [
      'Korean, by their titles',
      {
        '1.md': '# TCP와 UDP의 차이\n\nTCP는 연결을 맺고 순서를 지켜요. UDP는 보내기만 해요.\n\n- 신뢰성\n- 속도\n',
        '2.md': '# 프로세스와 스레드\n\n프로세스는 자원을 나눠 갖지 않지만 스레드는 힙을 함께 써요.\n',
        '3.md': '# 캐시\n\n가까이 두고 다시 쓰는 저장소예요. 지역성을 이용해요.\n',
      },
      ['TCP와 UDP의 차이', '프로세스와 스레드', '캐시'],
    ],
    [
      'English',
      {
        'deadlock.md': '# Deadlock\n\nTwo threads each hold what the other one waits for, so neither goes on.\n',
        'mutex.md': '# Mutex vs semaphore\n\nA mutex has one owner; a semaphore counts how many may enter.\n',
        'garbage-collection.md': 'The runtime frees objects that nothing reaches any more, the young ones first.\n',
      },
      ['Deadlock', 'Mutex vs semaphore', 'garbage collection'],
    ],
    [
      'Japanese',
      {
        'a.md': '# デッドロック\n\n二つのスレッドが互いに相手のロックを待ち続ける状態のことです。\n',
        'b.md': '# TCPとUDPの違い\n\nTCPは接続を確立して順序を守りますが、UDPは守りません。\n',
        'c.md': '# インデックス\n\n検索を速くするためのデータ構造です。書き込みは遅くなります。\n',
      },
      ['デッドロック', 'TCPとUDPの違い', 'インデックス'],
    ],
    [
      'Chinese',
      {
        'a.md': '# 死锁\n\n两个线程互相等待对方持有的锁，谁也无法继续执行。\n',
        'b.md': '# TCP和UDP的区别\n\nTCP面向连接，保证顺序；UDP不保证，但是更快。\n',
        'c.md': '# 数据库索引\n\n索引是加快查询的数据结构，会降低写入速度。\n',
      },
      ['死锁', 'TCP和UDP的区别', '数据库索引'],
    ],
    [
      'Russian',
      {
        'a.md': '# Индексы в базе данных\n\nСтруктура данных, которая ускоряет поиск по таблице и замедляет запись.\n',
        'b.md': '# TCP и UDP\n\nTCP устанавливает соединение и сохраняет порядок, UDP нет.\n',
        'c.md': '# Замыкания\n\nФункция вместе с переменными, которые она видит там, где создана.\n',
      },
      ['Индексы в базе данных', 'TCP и UDP', 'Замыкания'],
    ],
  ])('%s', (_, folder, questions) => {
    expect(askedIn(folder)).toEqual(questions)
  })

  it('stays so beside a README, an overview and one note with questions', () => {
    const more = {
      'README.md': '# 운영체제 노트\n\n면접 준비용으로 정리하는 폴더입니다.\n',
      'index.md': '- [[가비지 컬렉션]]\n- [[TCP와 UDP의 차이]]\n',
      '질문.md': '## 인덱스는 왜 쓰나요?\n\n빨리 찾으려고요.\n\n## 뷰는 왜 쓰나요?\n\n숨기려고요.\n',
    }
    expect(askedIn({ ...KOREAN, ...more })).toEqual(
      expect.arrayContaining(Object.keys(KOREAN).map((name) => name.slice(0, -3))),
    )
  })
})

describe('nothing of a folder is asked as a whole of', () => {
  it.each<[string, Folder]>([
    [
      'articles',
      {
        'a.md': '# Kafka를 도입하며\n\n작년에 우리는 메시지 큐를 바꿨습니다. 그 과정을 적어 봤습니다.\n',
        'b.md': '# 이직 회고\n\n저희 팀은 캐시 서버를 운영했습니다. 문제가 많았습니다.\n',
        'c.md': '# Docker 도입 후기\n\n처음엔 어려웠지만 지금은 잘 쓰고 있습니다. 배운 점을 적었습니다.\n',
      },
    ],
    [
      'a diary',
      {
        '2024-03-01.md': '# 2024-03-01\n\n오늘은 운영체제를 공부했다. 프로세스가 어려웠다.\n',
        '2024-03-02.md': '# 2024-03-02 네트워크\n\nTCP를 배웠다. 재미있었다. 내일은 UDP를 배운다.\n',
        '2024-03-03.md': '# 3월 3일\n\n면접을 봤다. 긴장했다. 그래도 끝까지 답했다.\n',
      },
    ],
    [
      "a package's handbook",
      {
        'caching.md':
          '# Caching\n\nTo turn caching on, set `cache: true` in your config file. See [plugins](plugins.md).\n',
        'routing.md':
          '# Routing\n\nCreate a file in `routes/`. Each file becomes a route of your app.\n\n```sh\nnpx app\n```\n',
        'middleware.md': '# Middleware\n\nUse `app.use()` to add a middleware. You can pass any number of functions.\n',
        'plugins.md': '# Plugins\n\nInstall a plugin and add it to your config.\n\n```sh\nnpm install plugin\n```\n',
      },
    ],
    [
      'meetings',
      {
        'a.md': '# 주간 회의\n\n- 참석: 민수, 지영\n- 배포는 금요일에 하기로 함\n',
        'b.md': '# 백엔드 회의\n\n- API 응답이 느리다는 의견\n- 캐시를 넣기로 함\n',
        'c.md': '# DB 마이그레이션 회의\n\n- 일정: 5월\n- 담당: 지영, 민수\n',
      },
    ],
    [
      'the pages of a repository',
      {
        'README.md': '# redis-client\n\nA small client. Install it with npm.\n',
        'CHANGELOG.md': '# Changelog\n\n- fixed a bug of the cache\n- new: streams of data\n',
        'CONTRIBUTING.md': '# Contributing\n\nOpen a pull request with a test. Thank you for your help.\n',
        'SECURITY.md': '# Security\n\nWrite to us before you tell others of a hole.\n',
      },
    ],
    [
      'tutorials',
      {
        'a.md': '# Docker 설치\n\n먼저 설치 파일을 내려받아 실행하세요.\n\n```sh\napt install docker\n```\n',
        'b.md': '# Redis 설치\n\n다음 명령을 실행하세요.\n\n```sh\nbrew install redis\n```\n',
        'c.md': '# Git 설정\n\n이름과 메일을 설정하세요.\n\n```sh\ngit config user.name\n```\n',
      },
    ],
    [
      'two files alone',
      { 'TCP와 UDP.md': KOREAN['TCP와 UDP의 차이.md'] ?? '', '가비지 컬렉션.md': KOREAN['가비지 컬렉션.md'] ?? '' },
    ],
  ])('%s', (_, folder) => {
    expect(askedByFolder(read(folder)).size).toBe(0)
  })
})

it('a person has the last word on it', () => {
  const [path = '', text = ''] = Object.entries(KOREAN)[1] ?? []
  const opened = openNote({ path, text }, { inFolder: true })
  const { note } = opened.read()
  expect(note.cards.map(({ question, status }) => [question, status])).toEqual([['가비지 컬렉션', 'answered']])
  expect(note.explanations[0]).toMatchObject({ verdict: 'question', reasons: ['asked-by-folder'] })
  const corrected = opened.read(opened.read().correct(0, 'nothing')).note
  expect(corrected.cards).toEqual([])
  expect(corrected.offered).toBeNull()
  expect(parseNote({ path, text: `<!-- prep: ignore -->\n${text}` }).offered).toBeNull()
})
