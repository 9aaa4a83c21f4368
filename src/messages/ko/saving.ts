import type { Messages } from '../messages.ts'
import { josa } from './josa.ts'
import { acceptsOf } from './settings.ts'

const place = (path: string, line: number | null) => (line === null ? path : `${path}:${line}`)

export const saving: Messages['saving'] = {
  problems: {
    tornLine: ({ path, line }) =>
      `${place(path, line)}: 마지막 줄이 잘려 있어 쓰지 않아요. 그 앞의 기록은 모두 그대로예요`,
    unreadableLine: ({ path, line }) => `${place(path, line)}: 읽을 수 없는 줄이라 건너뛰었어요`,
    invalidLine: ({ path, line }) => `${place(path, line)}: 내용이 올바르지 않은 줄이라 건너뛰었어요`,
    journalGone: ({ path }) => `${path}: 있던 기록 파일이 없어졌어요. 되돌려 놓을 때까지 그 복습 기록은 빠져 있어요`,
    journalBehind: ({ path }) => `${path}: 이 기기에서 저장한 복습이 빠져 있어요`,
    linkNotRead: ({ path }) => `${path}: 이 링크가 가리키는 것은 내 기록 파일이 아니어서 읽지 않아요`,
    checkpointUnusable: ({ path }) => `${path}: 쓸 수 없어서 기록 파일로 다시 만들어요`,
    backupUnsaved: ({ path }) => `${path}: 매일의 백업을 저장하지 못했어요. 기록 파일에는 모두 남아 있어요`,
    checkpointUnsaved: ({ path }) => `${path}: 저장하지 못했어요. 기록 파일에는 모두 남아 있어요`,
  },
  happened: {
    reviewed: ({ question, grade }) => `${grade}: ${question}`,
    practised: ({ question, grade }) => `연습${grade === null ? '' : ` (${grade})`}: ${question}`,
    suspended: ({ question }) => `보류: ${question}`,
    resumed: ({ question }) => `다시 시작: ${question}`,
    reset: ({ question }) => `초기화: ${question}`,
    written: ({ question }) => `답을 씀: ${question}`,
    minted: ({ question }) => `처음 나옴: ${question}`,
    relinked: ({ question }) => `노트를 고친 뒤 다시 찾음: ${question}`,
    linked: ({ question }) => `연결함: ${question}`,
    unlinked: ({ question }) => `연결 끊음: ${question}`,
    placed: ({ question }: { question: string }) => `일정을 이어받음: ${question}`,
    joined: ({ question }) => `두 기기의 기록을 합침: ${question}`,
    corrected: ({ note, count, forgets }) =>
      count === 0 ? `고친 것 지움: ${note}` : `읽은 것을 ${forgets ? '새로 ' : ''}고침 (${count}곳): ${note}`,
    interview: ({ name, date }) =>
      date === null ? `면접 지움${name === '' ? '' : `: ${name}`}` : `면접: ${name === '' ? date : `${name}, ${date}`}`,
    interviewOver: ({ name, count }) => `면접 끝남: ${name} (나온 질문 ${count}개)`,
    imported: ({ file }) => `${file} 가져오기`,
    restored: ({ file }) => `백업으로 되돌림: ${file}`,
    fitted: ({ cards, isOwn }) => `${isOwn ? '내 기억에 맞춘 값' : '원래 값'}으로 질문 ${cards}개의 기억을 다시 계산함`,
    takenBack: '되돌림',
    by: ({ by }) => `${by}가 채점`,
    next: ({ when }) => `다음 ${when}`,
  },
  undo: {
    nothing: '되돌릴 것이 없어요.',
    nothingToRedo: '되살릴 것이 없어요.',
    takenBack: ({ count }) => `${count}개를 되돌렸어요. \`prep undo --redo\`로 되살릴 수 있어요.`,
    broughtBack: ({ count }) => `${count}개를 되살렸어요.`,
    wouldTakeBack: ({ count }) => `${count}개를 되돌릴 거예요. 아직 아무것도 바꾸지 않았어요.`,
  },
  history: {
    none: ({ question }) => `아직 기록이 없어요: ${question}`,
    nothing: '아직 복습한 기록이 없어요.',
    noAnswers: '남겨 둔 내 답이 없어요. `prep drill --type`으로 답을 입력하면 남아요.',
    deleted: ({ count }) =>
      count === 0 ? '지울 답이 없어요.' : `내 답 ${count}개를 지웠어요. 채점과 일정은 그대로예요.`,
    inBackups: '매일의 백업에는 길어야 열흘 더 남아 있어요.',
  },
  changed: {
    suspended: ({ question }) => `보류했어요. \`prep resume\`을 할 때까지 나오지 않아요: ${question}`,
    alreadySuspended: ({ question }) => `이미 보류 중이에요: ${question}`,
    resumed: ({ question }) => `이제 다시 나와요: ${question}`,
    notSuspended: ({ question }) => `보류 중이 아니에요: ${question}`,
    reset: ({ question }) => `이제 새 질문이에요. 기록은 남아 있고 \`prep undo\`로 되돌릴 수 있어요: ${question}`,
    linked: ({ from, to }) => `"${from}"의 기록을 이어서 써요: ${to}`,
    unlinked: ({ question }) => `기록과 연결을 끊었어요. 기록은 보관하고, 질문은 이제 새 질문이에요: ${question}`,
    graded: ({ question, grade, when }) => `${grade}, 다음 ${when}: ${question}`,
  },
  followed: {
    reworded: ({ from, to }) => `고쳐도 일정이 이어져요: "${from}" → "${to}"`,
    moved: ({ question, from, to }) => `옮겨도 일정이 이어져요: "${question}", ${from} → ${to}`,
  },
  joined: ({ question }) =>
    `"${question}": 두 기기에서 따로 복습한 기록을 하나로 합쳤어요. \`prep undo\`로 되돌릴 수 있어요.`,
  orphans: {
    none: '모든 기록이 질문과 연결되어 있어요.',
    count: ({ count }) =>
      `질문과 연결이 끊긴 기록이 ${count}개 있어요. 지우지 않고 보관해요. \`prep link ID 질문\`으로 다시 연결할 수 있어요.`,
    reviews: ({ count }) => `복습 ${count}번`,
    could: ({ questions }) => `후보: ${questions}`,
  },
  grading: {
    refused: ({ line, reason }) => `${line}번째 줄을 받지 않았어요: ${reason}`,
    noJson: 'JSON 객체가 아니에요',
    noCard: ({ id }) => `id가 ${id}인 질문이 없어요`,
    severalCards: ({ id }) => `id가 ${josa(id, '으로/로')} 시작하는 질문이 여러 개예요`,
    badGrade: ({ given }) => `없는 점수예요: ${given}`,
    badInstant: ({ given }) => `날짜와 시각이 아니에요: ${given}`,
    badSeconds: ({ given }) => `초 단위 숫자가 아니에요: ${given}`,
    saved: ({ count, refused }) =>
      `복습 ${count}개를 저장했어요.${refused === 0 ? '' : ` ${refused}개는 받지 않았어요.`}`,
  },
  backup: {
    written: ({ path, events }) => `${path}: 기록 ${events}개`,
    same: '백업과 똑같아서 바꾼 것이 없어요.',
    would: ({ missing, later }) =>
      `백업으로 되돌리면 기록 ${missing}개를 되살리고, 백업 뒤의 기록 ${later}개가 취소돼요. 아직 아무것도 바꾸지 않았어요. 되돌리려면 --yes를 붙이세요.`,
    done: ({ missing, later }) =>
      `백업으로 되돌렸어요: 기록 ${missing}개를 되살리고, 백업 뒤의 기록 ${later}개를 취소했어요. \`prep undo\`로 없던 일로 할 수 있어요.`,
    unusable: ({ count }) => `백업에서 쓸 수 없는 줄이 ${count}개 있어요.`,
  },
  sync: {
    off: '복습 기록을 이 기기에만 보관하고 있어요. 여러 기기가 함께 쓰는 폴더에 두려면 `prep sync 폴더`를 입력하세요.',
    on: ({ path }) => `복습 기록을 보관하는 곳: ${path}`,
    journal: ({ name, events, last }) => `${name}: 기록 ${events}개, 마지막 ${last}`,
    moved: ({ path, events }) => `이제부터 ${path}에 보관해요: 기록 ${events}개`,
    back: ({ events }) => `이제부터 이 기기에만 보관해요: 기록 ${events}개`,
    committed: 'prep: reviews',
    nothingNew: '새로 커밋할 것이 없어요.',
    synced: '받아 오고 올렸어요.',
    noRemote: '커밋했어요. 올릴 원격 저장소는 없어요.',
  },
  doctor: {
    ok: ({ events, cards, journals }) => `기록 ${events}개, 카드 ${cards}개, 기록 파일 ${journals}개`,
    healthy: '모두 정상이에요.',
    found: ({ count }) => `문제를 ${count}개 찾았어요.`,
    fixable: '`prep doctor --fix`가 백업한 뒤 고칠 수 있는 것을 고쳐요.',
    fixed: ({ what }) => `고쳤어요: ${what}`,
    backedUp: ({ path }) => `먼저 백업했어요: ${path}`,
    stateFolder: ({ path }) => `상태 폴더: ${path}`,
    openToOthers: ({ path }) => `${path}: 이 컴퓨터의 다른 사용자도 읽을 수 있어요`,
    checkpointWrong: ({ path }) => `${path}: 기록 파일과 내용이 달라요`,
    leftover: ({ path }) => `${path}: 강제로 끝난 프로세스가 남긴 파일이에요`,
    lowSpace: ({ path, detail }) => `${path}: 디스크에 ${detail} MB만 남았어요`,
    notWritable: ({ path, detail }) => `${path}: 쓸 수 없어요 (${detail})`,
    future: ({ detail }) => `미래 시각의 기록이 ${detail}개 있어요. 시계가 잘못됐던 건 아닌지 확인하세요`,
    moved: ({ count }) => `미래로 저장된 기록 ${count}개를 날짜 단위로 앞당겼어요.`,
    missing: ({ path }) => `${path}: 여기에 저장한 복습이 빠져 있어요`,
    broughtBack: ({ count }) =>
      count === 0 ? '빠진 기록이 사본과 백업, 커밋 어디에도 없어서 없는 대로 이어 가요.' : `되찾은 기록: ${count}개`,
    awaited: ({ detail }) =>
      `되돌린 기록 ${detail}개가 여기에 없어요. 다른 기기의 기록 파일이 빠진 것은 아닌지 확인하세요`,
  },
  clock: {
    far: ({ now, last }) => `시계는 ${now.slice(0, 10)}인데 마지막으로 알려진 날은 ${last.slice(0, 10)}이에요.`,
    isRight: '시계가 맞나요?',
  },
  settingProblems: {
    unknownSetting: ({ path, name }) => `${path}: 없는 설정이에요: ${name}`,
    badSetting: ({ path, name, value }) =>
      `${path}: ${name}에 넣을 수 없는 값이에요: ${value}. 넣을 수 있는 값: ${acceptsOf(name)}`,
    unreadableSettings: ({ path, value }) => `${path}: 읽을 수 없어서(${value}) 기본 설정을 써요`,
  },
}
