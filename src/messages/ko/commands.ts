import type { Messages } from '../messages.ts'
import { josa } from './josa.ts'

const among = (n: number, first: string): string => (n === 1 ? first : `${first} 외 ${n - 1}개`)

const OTHER_PROGRAMS: Readonly<Record<string, string>> = {
  obsidian: 'Obsidian Spaced Repetition 플러그인',
  logseq: 'Logseq',
}

export const commands: Messages['commands'] = {
  bug: (version) => `prep ${version}: prep의 버그예요. 아래 내용을 함께 알려 주세요.`,
  folder: '폴더',
  cause: '원인:',
  greeting: [
    '반가워요! prep은 내 노트의 질문을 잊을 때쯤 다시 물어봐요.',
    '내 노트는 `prep notes add 폴더`로 등록하세요. 그전에는 예제 노트로 퀴즈를 내요.',
    '시작은 `prep drill`, 오늘 할 일은 `prep`, 모든 명령은 `prep --help`예요.',
  ],
  reading: (done, total) => `노트 읽는 중 ${done}/${total}`,
  usingSeeds: '등록된 노트가 없어서 예제 노트를 보여 줘요. 내 노트 등록: `prep notes add 폴더`',
  noSuchDeck: (name, meant) =>
    `${name} 덱이 없어요${meant === null ? '' : `. 혹시 ${josa(meant, '을/를')} 찾으셨나요?`}`,
  noSuchTag: (name, meant) =>
    `${name} 태그가 있는 질문이 없어요. ${meant === null ? '태그 목록: `prep tags`' : `혹시 ${josa(meant, '을/를')} 찾으셨나요?`}`,
  noSuchSection: (name, meant) =>
    `${name} 제목 아래에는 질문이 없어요${meant === null ? '' : `. 혹시 ${josa(meant, '을/를')} 찾으셨나요?`}`,
  problems: '노트에 문제가 있어요. `prep check`로 볼 수 있어요.',
  noProblems: (notes) => `노트 ${notes}개에 문제가 없어요.`,
  problemCount: (n, notes) => `노트 ${notes}개에서 문제 ${n}개를 찾았어요.`,
  leftOut: {
    conflict: (n, first) => `동기화 프로그램이 만든 사본 ${n}개는 읽지 않아요 (${among(n, first)}).`,
    drawing: (n, first) => `Excalidraw 그림 ${n}개는 읽지 않아요 (${among(n, first)}).`,
    templates: (n, first) => `템플릿 폴더 ${n}개는 읽지 않아요 (${among(n, first)}).`,
    export: (n, first) => `prep에서 내보낸 파일 ${n}개는 읽지 않아요 (${among(n, first)}).`,
  },
  otherCards: (n, program, path) =>
    `노트 ${n}개에 ${OTHER_PROGRAMS[program] ?? program} 카드가 있어요. \`prep import ${program} ${path}\`로 가져오면 복습 일정도 함께 와요.`,
  unansweredWait: (n) => `답이 없는 질문이 ${n}개 있어요: \`prep drill --unanswered\` 또는 \`prep list --unanswered\``,
  nothingDue: (next) => (next === null ? '지금 복습할 질문이 없어요.' : `지금 복습할 질문이 없어요. 다음: ${next}`),
  moreNewWait: (n) => `새 질문 ${n}개가 더 있어요. 지금 하려면 \`--new ${n}\``,
  cramming: '벼락치기예요. 복습 일정은 그대로 둬요.',
  noteFolderAdded: (path) => `추가했어요: ${path}`,
  noteFolderThere: (path) => `이미 있어요: ${path}`,
  noteFolderRemoved: (path) => `뺐어요: ${path}`,
  noNoteFolders: '등록된 폴더가 없어서 예제 노트를 읽어요. 내 노트는 `prep notes add 폴더`로 추가하세요.',
  today: {
    due: (n) => `복습할 질문 ${n}개`,
    new: (n) => `새 질문 ${n}개`,
    unanswered: (n) => `답이 없는 질문 ${n}개`,
    nothing: '오늘은 풀 질문이 없어요.',
    done: '오늘 할 일을 다 했어요.',
    next: (when) => `다음: ${when}`,
    streak: (days) => `${days}일 연속`,
    keepStreak: (days) => `${days}일 연속. 오늘 하나만 복습해도 이어져요`,
    about: '생각해 볼 질문',
    drill: '퀴즈 시작',
    list: '답이 없는 질문 보기',
    plan: '면접 준비 계획하기',
    showPlan: '계획 보기',
    stats: '학습 현황 보기',
    add: '내 노트 등록하기',
    help: '모든 명령 보기',
  },
}
