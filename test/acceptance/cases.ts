import type { RunOptions } from '../support/host.ts'
import { jsonCases } from './json-cases.ts'

export interface Case {
  readonly name: string
  readonly files?: Readonly<Record<string, string | Uint8Array>>
  readonly args: readonly string[]
  readonly options?: RunOptions
  readonly exitCode: number
  /** Each must be found; a string literally. Nothing else is asked of the stream. */
  readonly stdout?: readonly (string | RegExp)[]
  readonly stderr?: readonly (string | RegExp)[]
  /** Command lines that run first, and must be well. */
  readonly before?: readonly (readonly string[])[]
  /** Of docs/schema: what standard output holds to; `error`: the last line of standard error. */
  readonly schema?: string
  /** A command that goes on until it is ended, which these hosts do at once. */
  readonly inProcessOnly?: boolean
  /** The stream must be empty. */
  readonly silent?: readonly ('stdout' | 'stderr')[]
}

const interview = `# 11월 면접

## 질문1 . 자기소개 해 주세요.
삼 년 동안 물류 시스템을 만들었다고 말함.

## 질문2\\. 트랜잭션 격리 수준은?
표준에는 네 단계가 있고 뒤로 갈수록 엄격하다.

**read committed** :
**serializable** :

## 질문. 인덱스는 언제 쓰면 손해인지?

## 질문. 제 1 정규형, 제 2 정규형 설명해보시오.
- 반정규화는 언제 하는지?
  -> 읽기가 훨씬 많고 조인이 느릴 때.

## 회고
- 너무 빨리 말했다.
`
const files = { 'notes/interview.md': interview }
/** Entries that only name what is asked. */
const entries = { 'n.md': '# 면접\n\n## 배열이란?\n연속된 메모리.\n\n동기, 비동기 : \n\nTCP, UDP : \n' }
const oneQuestion = { 'n.md': '## 프로세스란?\n실행 중인 프로그램.\n' }
const picture = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1, 0, 0, 2, 0, 0xff, 0xfe, 0])

export const cases: readonly Case[] = [
  {
    name: 'list shows every question with its status and counts them',
    files,
    args: ['list', 'notes'],
    exitCode: 0,
    stdout: [
      '✓ 자기소개 해 주세요.',
      '◐ 트랜잭션 격리 수준은?',
      '○ 인덱스는 언제 쓰면 손해인지?',
      '✓ ↳ 반정규화는 언제 하는지?',
      '5 questions',
    ],
    silent: ['stderr'],
  },
  {
    name: 'list makes no question of a section',
    files,
    args: ['list', 'notes', '--json'],
    exitCode: 0,
    schema: 'list',
    stdout: [/^(?![\s\S]*회고)/],
  },
  {
    name: 'list --unanswered shows only those',
    files,
    args: ['list', 'notes', '--unanswered'],
    exitCode: 0,
    stdout: ['인덱스는', '1 question', /^(?![\s\S]*자기소개)/],
  },
  {
    name: 'answer writes the answer under its question and says which one it was',
    files,
    args: ['answer', '3', '--text', '쓰기가 훨씬 많을 때.', '--notes', 'notes'],
    exitCode: 0,
    stdout: ['notes/interview.md:13'],
    stderr: ['인덱스는 언제 쓰면 손해인지?', 'notes/interview.md:12'],
  },
  {
    name: 'answer takes the text from standard input',
    files,
    args: ['answer', '손해인지', '--notes', 'notes'],
    options: { input: '쓰기가 훨씬 많을 때.\n\n- 삽입마다 고쳐야 해서.\n' },
    exitCode: 0,
    stdout: ['notes/interview.md:13'],
  },
  {
    name: 'answer with nothing on standard input writes nothing',
    files,
    args: ['answer', '손해인지', '--notes', 'notes'],
    exitCode: 1,
    stderr: ['empty'],
    silent: ['stdout'],
  },
  {
    name: 'answer leaves an answered question alone',
    files,
    args: ['answer', '자기소개', '--text', '또.', '--notes', 'notes'],
    exitCode: 1,
    stderr: ['already has an answer', 'prep answer --edit'],
    silent: ['stdout'],
  },
  {
    name: 'answer refuses a text that would read as other questions',
    files,
    args: ['answer', '손해인지', '--text', '## 질문. 다른 것은?', '--notes', 'notes'],
    exitCode: 1,
    stderr: ['notes/interview.md:12', 'nothing was written'],
    silent: ['stdout'],
  },
  {
    name: 'answer fills an entry that ends in a colon',
    files: entries,
    args: ['answer', 'TCP', '--text', '연결을 맺는지의 차이.', '--notes', 'n.md'],
    exitCode: 0,
    stdout: ['n.md:10'],
  },
  {
    name: 'plan --by names the notes that were named',
    files,
    args: ['plan', 'notes', '--by', '2026-12-01', '--now', '2026-11-22T20:00:00', '--lang', 'ko'],
    exitCode: 0,
    stdout: [/면접, 9일 뒤.* · notes · /],
  },
  {
    name: 'plan --by speaks of all notes where none was named',
    files,
    args: ['plan', '--notes', 'notes', '--by', '2026-12-01', '--now', '2026-11-22T20:00:00', '--lang', 'ko'],
    exitCode: 0,
    stdout: [/ · 모든 노트 · /],
  },
  {
    name: 'config get without a name says what may stand there',
    args: ['config', 'get', '--lang', 'ko'],
    exitCode: 2,
    stderr: ['이렇게는 쓸 수 없어요: `prep config get`', 'list | get <이름> | set <이름> <값>'],
    silent: ['stdout'],
  },
  {
    name: 'drill --time names its range for what is no number, too',
    files,
    args: ['drill', 'notes', '--time', 'abc'],
    exitCode: 2,
    stderr: ['--time cannot be abc', '5 and 3600'],
    silent: ['stdout'],
  },
  {
    name: 'restore of a folder says that it is no backup',
    files,
    args: ['restore', 'notes', '--lang', 'ko'],
    exitCode: 1,
    stderr: ['prep의 백업 파일이 아니에요: notes', 'prep backup 파일'],
    silent: ['stdout'],
  },
  {
    name: 'help names options and commands in Korean',
    args: ['--help', '--lang', 'ko'],
    exitCode: 0,
    stdout: ['사용법: prep [옵션] [명령]', 'drill [옵션] [paths...]', /^(?![\s\S]*\[options\])/],
  },
  {
    name: 'list --unanswered --format md makes a to-do list',
    files,
    args: ['list', 'notes', '--unanswered', '--format', 'md'],
    exitCode: 0,
    stdout: ['## interview\n\n- [ ] 인덱스는 언제 쓰면 손해인지? (`notes/interview.md:12`)\n'],
    silent: ['stderr'],
  },
  {
    name: 'list --format takes only what it knows',
    files,
    args: ['list', 'notes', '--format', 'xml'],
    exitCode: 2,
    stderr: ['xml'],
    silent: ['stdout'],
  },
  {
    name: 'list --partial shows what has a gap',
    files,
    args: ['list', 'notes', '--partial'],
    exitCode: 0,
    stdout: ['트랜잭션', '1 question'],
  },
  {
    name: 'list --due with nothing due',
    files,
    args: ['list', 'notes', '--due'],
    exitCode: 0,
    stdout: ['No questions.'],
  },
  {
    name: 'list --suspended is what was suspended',
    files,
    before: [['suspend', '인덱스', '--notes', 'notes']],
    args: ['list', 'notes', '--suspended'],
    exitCode: 0,
    stdout: [/인덱스는 언제 쓰면 손해인지\? +suspended/, '1 question'],
  },
  {
    name: 'list --suspended with nothing suspended',
    files,
    args: ['list', 'notes', '--suspended', '--unanswered'],
    exitCode: 0,
    stdout: [/^No questions\.\n/],
  },
  ...['트렌젝션', '트랜젝션', 'xmfoswortus'].map((typed) => ({
    name: `show of a word misspelt: ${typed}`,
    files,
    args: ['show', typed, '--notes', 'notes', '--lang', 'en'],
    exitCode: 1,
    stderr: [`no question matches "${typed}". Did you mean "트랜잭션"?`],
  })),
  {
    name: 'a word misspelt, in Korean',
    files,
    args: ['answer', '트렌젝션', '--notes', 'notes', '--lang', 'ko'],
    exitCode: 1,
    stderr: ['"트렌젝션"에 맞는 질문이 없어요. 혹시 "트랜잭션"을 찾으셨나요?'],
  },
  {
    name: 'a deck and a tag misspelt, in Korean',
    files: { '데이터베이스.md': '---\ntags: [면접단골]\n---\n## 인덱스란?\n찾아보기.\n' },
    args: ['list', '데이터베이스.md', '--deck', '데이타베이스', '--tag', '면접단꼴', '--lang', 'ko'],
    exitCode: 0,
    stderr: [
      '데이타베이스 덱이 없어요. 혹시 데이터베이스를 찾으셨나요?',
      '면접단꼴 태그가 있는 질문이 없어요. 혹시 면접단골을 찾으셨나요?',
    ],
  },
  ...[
    ['drill', ['--type', '--speak'], '--type', '--speak'],
    ['drill', ['--type', '--time', '30'], '--type', '--time'],
    ['optimise', ['--reset', '--dry-run'], '--reset', '--dry-run'],
    ['plan', ['--forget', '--what-if'], '--forget', '--what-if'],
    ['answer', ['3', '--edit', '--text', 'x'], '--edit', '--text'],
  ].map(([command, args, one, other]) => ({
    name: `${command}: ${one} with ${other}`,
    args: [command as string, ...(args as string[])],
    exitCode: 2,
    stderr: [`prep: ${one} and ${other} cannot be used together`, `prep ${command} --help`],
    silent: ['stdout' as const],
  })),
  {
    name: 'options that do not go together, in Korean',
    args: ['drill', '--type', '--speak', '--lang', 'ko'],
    exitCode: 2,
    stderr: ['prep: --type과 --speak는 함께 쓸 수 없어요', '하나만 쓰세요'],
    silent: ['stdout'],
  },
  ...Object.entries({
    ls: 'list',
    edit: 'answer --edit',
    search: 'show',
    review: 'drill',
    quiz: 'drill',
    퀴즈: 'drill',
  }).map(([word, line]) => ({
    name: `${word}, as other programs call it`,
    args: [word],
    exitCode: 2,
    stderr: [`unknown command '${word}'. Did you mean \`prep ${line}\`?`],
  })),
  {
    name: 'help of a command that is not there',
    args: ['help', 'lst'],
    exitCode: 2,
    stderr: ["unknown command 'lst'. Did you mean `prep list`?"],
    silent: ['stdout'],
  },
  ...[
    ['stats', '--html', 'gone/page.html'],
    ['backup', 'gone/all.prep'],
    ['export', 'gone/cards.csv'],
  ].map((args) => ({
    name: `${args[0]} into a folder that is not there`,
    files,
    args: [...args, '--notes', 'notes'],
    exitCode: 1,
    stderr: ['no such folder: gone', 'Nothing was written.'],
    silent: ['stdout' as const],
  })),
  {
    name: 'list --deck of another deck',
    files,
    args: ['list', 'notes', '--deck', 'interviw', '--tag', 'none'],
    exitCode: 0,
    stdout: ['No questions.'],
    stderr: ['there is no deck interviw. Did you mean interview?', 'no question has the tag none'],
  },
  {
    name: 'list --json is the public format',
    files,
    args: ['list', 'notes', '--json', '--partial'],
    exitCode: 0,
    schema: 'list',
    stdout: [
      /"status": "partial"/,
      /"gaps": \[\s*\{\s*"line": 9,\s*"label": "read committed"/,
      /"path": "notes\/interview.md",\s*"line": 6/,
      '"schedule": null',
    ],
    silent: ['stderr'],
  },
  { name: 'list speaks Korean', files, args: ['list', 'notes', '--lang', 'ko'], exitCode: 0, stdout: ['질문 5개'] },
  {
    name: 'the language follows LANG',
    files,
    args: ['list', 'notes'],
    options: { env: { LANG: 'ko_KR.UTF-8' } },
    exitCode: 0,
    stdout: ['질문 5개'],
  },
  {
    name: 'list --explain says why',
    files,
    args: ['list', 'notes', '--explain'],
    exitCode: 0,
    stdout: ['heading 2', '회고', 'section'],
  },
  {
    name: 'show finds by a word',
    files,
    args: ['--notes', 'notes', 'show', '격리'],
    exitCode: 0,
    stdout: ['트랜잭션 격리 수준은?', 'read committed', 'notes/interview.md:9'],
  },
  {
    name: 'show finds by the note’s number',
    files,
    args: ['--notes', 'notes', 'show', '질문1'],
    exitCode: 0,
    stdout: ['물류 시스템'],
  },
  {
    name: 'show finds by initial consonants',
    files,
    args: ['--notes', 'notes', 'show', 'ㅈㄱㅎ'],
    exitCode: 0,
    stdout: ['제 1 정규형', '반정규화는 언제 하는지?'],
  },
  {
    name: 'show finds decomposed Hangul',
    files,
    args: ['--notes', 'notes', 'show', '인덱스'.normalize('NFD')],
    exitCode: 0,
    stdout: ['인덱스는 언제'],
  },
  {
    name: 'show --json',
    files,
    args: ['--notes', 'notes', 'show', '격리', '--json'],
    exitCode: 0,
    schema: 'show',
    stdout: ['"reviews": []', '"followUps": []'],
  },
  {
    name: 'show with several matches names the candidates',
    files,
    args: ['--notes', 'notes', 'show', '언제'],
    exitCode: 1,
    silent: ['stdout'],
    stderr: ['인덱스는 언제', '반정규화는 언제', '2 questions match "언제"'],
  },
  {
    name: 'show without a match',
    files,
    args: ['--notes', 'notes', 'show', 'kubernetes'],
    exitCode: 1,
    silent: ['stdout'],
    stderr: ['no question matches "kubernetes"', 'prep list'],
  },
  {
    name: 'without notes the seeds are read, and it is said',
    args: ['list', '--json'],
    exitCode: 0,
    schema: 'list',
    stdout: ['celery'],
    stderr: ['prep notes add'],
  },
  {
    name: 'a path that is not there',
    files,
    args: ['list', 'nowhere.md'],
    exitCode: 1,
    silent: ['stdout'],
    stderr: ['prep: no such file or folder: nowhere.md'],
  },
  {
    name: 'the other notes go on when a path is not there',
    files,
    args: ['list', 'nowhere.md', 'notes'],
    exitCode: 1,
    stdout: ['5 questions'],
    stderr: ['nowhere.md'],
  },
  {
    name: 'a folder without notes',
    files: { 'empty/readme.txt': 'nothing here' },
    args: ['list', 'empty'],
    exitCode: 1,
    silent: ['stdout'],
    stderr: ['no notes (.md) in empty'],
  },
  {
    name: 'a note without questions',
    files: { 'diary.md': '오늘은 비가 왔다. 산책을 했다.\n' },
    args: ['list', 'diary.md'],
    exitCode: 0,
    stdout: ['No questions.'],
  },
  {
    name: 'a binary file, and the other notes go on',
    files: { ...files, 'picture.md': picture },
    args: ['list', 'picture.md', 'notes'],
    exitCode: 0,
    stdout: ['5 questions'],
    stderr: ['picture.md:1'],
  },
  {
    name: 'front matter that cannot be read, and the note goes on',
    files: { 'n.md': `---\ntitle: OS: 프로세스\ntags: [a\n---\n${oneQuestion['n.md']}` },
    args: ['list', 'n.md'],
    exitCode: 0,
    stdout: ['프로세스란?'],
    stderr: [/n\.md:3:1: The front matter cannot be read/],
  },
  {
    name: 'stats before the first review',
    files,
    args: ['stats', 'notes'],
    exitCode: 0,
    stdout: [/^No reviews yet\. Start with `prep drill`\.\n$/],
    silent: ['stderr'],
  },
  {
    name: 'stats before the first review, in Korean',
    files,
    args: ['stats', 'notes', '--lang', 'ko'],
    exitCode: 0,
    stdout: ['아직 복습한 기록이 없어요.'],
  },
  {
    name: 'stats --json counts what is written, by deck',
    files,
    args: ['stats', 'notes', '--json', '--days', '7'],
    exitCode: 0,
    schema: 'stats',
    stdout: [/"deck": "interview",\s*"answered": 3,\s*"partial": 1,\s*"unanswered": 1/, '"desiredRetention": 0.9'],
    silent: ['stderr'],
  },
  {
    name: 'stats of no days',
    files,
    args: ['stats', 'notes', '--days', '0'],
    exitCode: 2,
    silent: ['stdout'],
    stderr: ['between 1 and 3650'],
  },
  {
    name: 'check finds nothing wrong',
    files: oneQuestion,
    args: ['check', 'n.md'],
    exitCode: 0,
    silent: ['stdout'],
    stderr: ['No problems'],
  },
  {
    name: 'a drill without a terminal',
    files,
    args: ['drill', 'notes'],
    exitCode: 1,
    silent: ['stdout'],
    stderr: ['prep: a drill needs a terminal'],
  },
  {
    name: 'a drill without a terminal, in Korean',
    files,
    args: ['drill', 'notes', '--lang', 'ko'],
    exitCode: 1,
    stderr: ['터미널이 필요해요'],
  },
  {
    name: 'an unknown command',
    args: ['dril'],
    exitCode: 2,
    silent: ['stdout'],
    stderr: ["unknown command 'dril'", 'Did you mean `prep drill`?'],
  },
  {
    name: 'an unknown option',
    args: ['list', '--unansweredd'],
    exitCode: 2,
    silent: ['stdout'],
    stderr: ['--unanswered'],
  },
  { name: 'a missing argument', args: ['show'], exitCode: 2, silent: ['stdout'], stderr: ['question'] },
  {
    name: 'a number that is none',
    args: ['drill', '--limit', 'many'],
    exitCode: 2,
    silent: ['stdout'],
    stderr: ['whole number'],
  },
  {
    name: 'a time that is none',
    args: ['list', '--now', 'yesterday'],
    exitCode: 2,
    silent: ['stdout'],
    stderr: ['2026-11-22'],
  },
  {
    name: 'help',
    args: ['--help'],
    exitCode: 0,
    stdout: ['Usage: prep', 'drill', 'list', 'show', 'Exit codes: 0 done'],
    silent: ['stderr'],
  },
  { name: 'version', args: ['--version'], exitCode: 0, stdout: [/^\d+\.\d+\.\d+\n$/], silent: ['stderr'] },
  {
    name: 'an unknown option, in Korean',
    args: ['list', '--unansweredd', '--lang', 'ko'],
    exitCode: 2,
    silent: ['stdout'],
    stderr: ['없는 옵션이에요: --unansweredd. 혹시 --unanswered를 찾으셨나요?'],
  },
  {
    name: 'a choice that there is not',
    args: ['list', '--lang', 'de'],
    exitCode: 2,
    silent: ['stdout'],
    stderr: ['--lang cannot be de', 'ko, en'],
  },
  {
    name: 'too many arguments',
    args: ['backup', 'a', 'b'],
    exitCode: 2,
    silent: ['stdout'],
    stderr: ['unexpected argument: b', 'prep backup --help'],
  },
  {
    name: 'a command typed with a Korean keyboard',
    args: ['ㅇ갸ㅣㅣ'],
    exitCode: 2,
    silent: ['stdout'],
    stderr: ['Did you mean `prep drill`?'],
  },
  {
    name: 'help speaks the language of the environment',
    args: ['stats', '--help'],
    options: { env: { LC_ALL: 'ko_KR.UTF-8' } },
    exitCode: 0,
    stdout: ['사용법:', '예:'],
    silent: ['stderr'],
  },
  {
    name: 'config says where a value comes from',
    args: ['config'],
    options: { env: { LANG: 'ko_KR.UTF-8' } },
    exitCode: 0,
    stdout: [/rolloverHour\s+4\s+기본값/, /language\s+ko\s+\$LANG/],
  },
  {
    name: 'config --json says so, too',
    args: ['--lang', 'en', 'config', '--json'],
    exitCode: 0,
    schema: 'config',
    stdout: [/"language": \{\s*"value": "en",\s*"default": null,\s*"source": "flag",\s*"from": "--lang"/],
    silent: ['stderr'],
  },
  {
    name: 'config unset says what it did',
    args: ['config', 'unset', 'newPerDay'],
    exitCode: 0,
    stdout: ['newPerDay was not set: it is 20'],
    silent: ['stderr'],
  },
  {
    name: 'config suggests a setting',
    args: ['config', 'get', 'newPerDy'],
    exitCode: 2,
    stderr: ['Did you mean newPerDay?'],
  },
  {
    name: 'a grade that there is not',
    files,
    args: ['--notes', 'notes', 'grade', '격리', 'fine'],
    exitCode: 2,
    stderr: ['no such grade: fine'],
  },
  { name: 'config lists settings', args: ['config'], exitCode: 0, stdout: [/rolloverHour\s+4\s+default/] },
  { name: 'config sets one', args: ['config', 'set', 'rolloverHour', '3'], exitCode: 0, stdout: ['rolloverHour = 3'] },
  {
    name: 'config refuses an impossible value',
    args: ['config', 'set', 'rolloverHour', '25'],
    exitCode: 2,
    silent: ['stdout'],
    stderr: ['rolloverHour cannot be 25'],
  },
  {
    name: 'config names the settings there are',
    args: ['config', 'get', 'colour'],
    exitCode: 2,
    stderr: ['there is no setting colour', 'rolloverHour'],
  },
  { name: 'notes lists nothing at first', args: ['notes'], exitCode: 0, stdout: ['prep notes add'] },
  {
    name: 'notes refuses what is not there',
    args: ['notes', 'add', 'nowhere'],
    exitCode: 1,
    stderr: ['no such file or folder: nowhere'],
  },
  { name: 'notes refuses other words', args: ['notes', 'frobnicate', 'x'], exitCode: 2, stderr: ['list | add'] },
  ...jsonCases,
]
