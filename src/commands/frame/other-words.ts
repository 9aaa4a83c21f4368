/** What people type for a command that prep calls otherwise, with what to type. */
const OTHER_WORDS: Readonly<Record<string, string>> = {
  ...named('list', ['ls', 'dir', 'all', 'cards', 'questions', '목록']),
  ...named('tags', ['tag', 'topics', '태그']),
  ...named('show', ['search', 'find', 'grep', 'get', 'view', 'cat', '검색', '찾기', '보기']),
  ...named('answer --edit', ['edit', 'open', 'vim', 'code', '편집']),
  ...named('answer', ['write', '답', '쓰기']),
  ...named('drill', ['review', 'quiz', 'study', 'learn', 'start', 'test', 'practice', '퀴즈', '복습', '시작']),
  ...named('drill --mock 30m', ['mock', '모의면접']),
  ...named('notes add', ['register', '추가', '등록']),
  ...named('notes remove', ['remove', 'rm', 'delete', '삭제']),
  ...named('suspend', ['pause', 'hide', 'bury', '보류']),
  ...named('history', ['log', '기록']),
  ...named('stats', ['progress', 'status', 'report', '통계', '현황']),
  ...named('plan', ['schedule', '계획', '면접']),
  ...named('config', ['settings', 'set', 'options', '설정']),
  ...named('undo', ['revert', '되돌리기']),
  ...named('optimise', ['fit', 'train']),
  ...named('--version', ['version', '버전']),
  ...named('help', ['도움말']),
}

function named(command: string, words: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(words.map((word) => [word, command]))
}

/** The command line that a word means which is no command of prep's, without `prep`; null for a word that nobody uses so. */
export function otherWordFor(word: string): string | null {
  const plain = word.normalize('NFC').toLowerCase()
  return Object.hasOwn(OTHER_WORDS, plain) ? (OTHER_WORDS[plain] ?? null) : null
}
