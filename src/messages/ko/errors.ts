import { failure } from '../failure.ts'
import { exchange } from './exchange.ts'

const { refusals } = exchange

/** Why a file of another program was refused as a whole. */
type Refusal = keyof typeof refusals

import type { Messages } from '../messages.ts'
import { josa } from './josa.ts'
import { settings } from './settings.ts'

const wants: Readonly<Record<string, string>> = {
  seconds: '90, 90초, 1분 30초처럼 적어 주세요. 5초부터 1시간까지 쓸 수 있어요.',
  tableColumns: '표에만 쓸 수 있어요: CSV, TSV, 열로 된 텍스트 파일.',
  columns: 'question=1,answer=2처럼 번호나 이름으로 적어 주세요. question은 꼭 있어야 해요.',
  span: '30분이나 1시간처럼 적어 주세요. 8시간까지 쓸 수 있어요.',
  instant: '2026-11-22, 2026-11-22 21:00, 내일, D-3, 11월 22일처럼 적어 주세요.',
  day: '2026-12-06, 12/6, D-14, 내일, 다음 주 금요일, 12월 6일 오후 2시처럼 적어 주세요.',
  minutes: '30, 30분, 1시간 30분처럼 적어 주세요. 1분부터 하루까지 쓸 수 있어요.',
  dayMinutes: '30, 1시간 30분, 월=5,토=1시간처럼 적어 주세요. 0분부터 하루까지 쓸 수 있어요.',
  weekdays: '토,일처럼 요일을 적어 주세요. 없으면 none이에요.',
  days: '14, 2주, 3개월처럼 적어 주세요. 1일부터 3650일까지 쓸 수 있어요.',
  daysAhead: '3, 3일, 2주처럼 적어 주세요.',
  address: 'me@example.com 같은 주소 하나나 이 컴퓨터의 사용자 이름을 적어 주세요.',
  count: '0 이상의 정수여야 해요.',
  port: '0부터 65535까지의 정수여야 해요. 0이면 빈 포트를 골라요.',
}

const wanted = (given: string, choices: readonly string[]): string =>
  choices.length > 0 ? `쓸 수 있는 값: ${choices.join(', ')}` : (wants[given] ?? given)

const perhaps = (meant: string | null): string => (meant === null ? '' : `. 혹시 ${josa(meant, '을/를')} 찾으셨나요?`)

export const errors: Messages['errors'] = {
  unknownOption: ({ option, meant, help }) =>
    failure(`없는 옵션이에요: ${option}${perhaps(meant)}`, `\`${help}\`로 쓸 수 있는 옵션을 볼 수 있어요.`),
  conflictingOptions: ({ option, other, help }) =>
    failure(
      `${josa(option, '와/과')} ${josa(other, '은/는')} 함께 쓸 수 없어요`,
      `하나만 쓰세요. \`${help}\`로 무엇이 다른지 볼 수 있어요.`,
    ),
  missingArgument: ({ argument, help }) =>
    failure(`<${argument}> 자리가 비어 있어요`, `\`${help}\`로 어떻게 쓰는지 볼 수 있어요.`),
  missingOptionValue: ({ option, help }) =>
    failure(`${option}: 값이 필요해요`, `\`${help}\`로 어떤 값을 쓰는지 볼 수 있어요.`),
  tooManyArguments: ({ given, help }) =>
    failure(`알 수 없는 인수예요: ${given.join(' ')}`, `\`${help}\`로 어떻게 쓰는지 볼 수 있어요.`),
  badOptionValue: (of) => failure(`${of.option}에 쓸 수 없는 값이에요: ${of.given}`, wanted(of.wants, of.choices)),
  noSuchPath: ({ path }) =>
    failure(`파일이나 폴더가 없어요: ${path}`, '철자를 확인하거나 `prep notes list`로 등록된 폴더를 확인하세요.'),
  cannotSave: ({ path, reason }) =>
    failure(
      `${path}에 저장할 수 없어요: ${reason}`,
      '지금까지의 기록은 그대로예요. 디스크 공간이나 권한을 확인한 뒤 이어서 하세요.',
    ),
  cacheDamaged: ({ path }) =>
    failure(`읽는 동안 캐시 파일이 망가져서 지웠어요: ${path}`, '잃은 것은 없어요. 명령을 다시 실행하세요.'),
  cannotReadState: ({ path, reason }) =>
    failure(
      `저장된 상태를 읽을 수 없어요: ${path}: ${reason}`,
      '이 파일을 다른 곳으로 옮기면 새로 시작해요. 노트는 그대로예요.',
    ),
  newerState: ({ path, version }) =>
    failure(
      `${path} 파일은 더 새로운 prep이 썼어요 (형식 ${version})`,
      'prep을 업데이트하세요. 이 버전으로 쓰면 새 버전의 기록을 잃을 수 있어요.',
    ),
  badSetting: ({ name, value }) =>
    failure(`${name}에 넣을 수 없는 값이에요: ${value}`, `넣을 수 있는 값: ${settings.each[name].accepts}`),
  futureWeights: () =>
    failure(
      '가중치 35개는 FSRS-7의 값이라 아직 쓸 수 없어요',
      'FSRS-6의 가중치 21개를 넣거나 `prep optimise`로 맞추세요.',
    ),
  noTerminal: () =>
    failure(
      '퀴즈를 내려면 터미널이 필요해요',
      '파이프 없이 실행하세요. 스크립트에서는 `prep list --json`과 `prep show`를 쓸 수 있어요.',
    ),
  noQuestions: ({ paths, note }) =>
    failure(
      `질문을 찾지 못했어요: ${paths.join(', ')}`,
      note === null
        ? '`prep notes`로 무엇을 읽었는지 볼 수 있어요.'
        : `질문이 있다면 \`prep read ${note}\`로 줄마다 어떻게 읽었는지 보고 고칠 수 있어요.`,
    ),
  noNotes: ({ paths }) =>
    failure(
      `노트(.md)가 없어요: ${paths.join(', ')}`,
      '다른 폴더나 파일을 지정하거나 `prep notes add 폴더`로 등록하세요.',
    ),
  nothingToExport: () =>
    failure(
      '등록한 노트가 없어요. prep의 예제 노트는 내보내지 않아요',
      '노트를 알려 주세요: `prep --notes 폴더 export 파일`, 또는 `prep notes add 폴더`로 등록하세요.',
    ),
  noMatch: ({ query, meant }) =>
    failure(
      `"${query}"에 맞는 질문이 없어요${perhaps(meant === null ? null : `"${meant}"`)}`,
      '`prep list`로 전체를 볼 수 있어요. 단어 순서는 상관없고 초성(ㅈㄱㅎ)으로도 찾아요.',
    ),
  severalMatches: ({ query, count }) =>
    failure(`"${query}"에 맞는 질문이 ${count}개예요`, '단어를 더 쓰거나 위 줄 맨 앞의 id를 쓰세요.'),
  cancelled: ({ saved }) =>
    failure(
      saved === null
        ? '취소했어요'
        : saved === 0
          ? '끝냈어요. 새로 저장한 복습은 없어요'
          : `끝냈어요. 복습 ${saved}개를 저장했어요`,
      null,
    ),
  noEditor: ({ file }) =>
    failure(`편집기를 실행할 수 없어요: ${file}`, '$VISUAL이나 $EDITOR에 설치된 편집기를 지정하세요.'),
  portTaken: ({ port }) =>
    failure(
      `${port}번 포트를 이미 쓰고 있어요. 다른 \`prep serve\`일 수도 있어요.`,
      '`--port N`으로 다른 포트를 쓰세요. 0이면 빈 포트를 골라요.',
    ),
  cannotListen: ({ address, reason }) =>
    failure(`${address}에서 열 수 없어요 (${reason})`, '`--port N`으로 다른 포트를 쓰세요. 0이면 빈 포트를 골라요.'),
  noNetwork: () => failure('연결된 네트워크가 없어요', '네트워크에 연결하거나 `--lan`을 빼세요.'),
  noOpener: ({ file, address }) =>
    failure(`${josa(file, '으로/로')} 열 수 없어요: ${address}`, '주소를 복사해 브라우저에서 여세요.'),
  noLinkedFile: ({ address }) =>
    failure(`노트 폴더에 열 수 있는 파일이 없어요: ${address}`, '경로와 철자를 확인하세요. 실행 파일은 열지 않아요.'),
  noSuchSetting: ({ name, known, meant }) =>
    failure(`없는 설정이에요: ${name}${perhaps(meant)}`, `쓸 수 있는 설정: ${known.join(', ')}`),
  badWords: ({ given, expected }) => failure(`이렇게는 쓸 수 없어요: ${given}`, `쓸 수 있는 것: ${expected}`),
  interviewPast: ({ date, time }) =>
    failure(
      time === undefined
        ? `${josa(date, '은/는')} 지난 날짜예요`
        : `${josa(`${date} ${time}`, '은/는')} 지난 시각이에요`,
      '면접 날짜를 2026-12-06, 12/6, D-14, 내일처럼 적어 주세요.',
    ),
  nothingToPlan: ({ decks, tags }) =>
    failure(
      `${[...decks, ...tags.map((tag) => `#${tag}`)].join(', ')}에 질문이 없어요`,
      '덱은 `prep list`에서, 태그는 `prep tags`에서 볼 수 있어요.',
    ),
  unknownCommand: ({ word, meant }) =>
    failure(`없는 명령이에요: ${word}${perhaps(meant)}`, '`prep --help`로 쓸 수 있는 명령을 볼 수 있어요.'),
  noBackup: ({ path }) =>
    failure(
      `prep의 백업 파일이 아니에요: ${path}`,
      '`prep backup 파일`로 만들 수 있고, 매일의 백업은 상태 폴더의 `backups`에 있어요.',
    ),
  noBackupThere: ({ path, folder }) =>
    failure(`파일이 없어요: ${path}`, `매일의 백업은 ${folder}에 있어요. \`prep backup 파일\`로도 만들 수 있어요.`),
  noSuchFolder: ({ path }) =>
    failure(`폴더가 없어요: ${path}`, '철자를 확인하거나 폴더를 먼저 만드세요. 아무것도 저장하지 않았어요.'),
  fileExists: ({ path }) => failure(`${path} 파일이 이미 있어요`, '다른 이름을 쓰거나, 덮어쓰려면 --force를 붙이세요.'),
  notRemembered: ({ query }) =>
    failure(`"${query}"에 대한 기록이 없어요`, '복습하거나 보류한 적이 없어서 바꿀 것이 없어요.'),
  noOrphan: ({ query }) =>
    failure(
      `질문과 연결이 끊긴 기록 중에 "${query}"에 맞는 것이 없어요`,
      '`prep link`만 입력하면 연결이 끊긴 기록을 모두 볼 수 있어요.',
    ),
  severalOrphans: ({ query, count }) =>
    failure(`질문과 연결이 끊긴 기록 중에 "${query}"에 맞는 것이 ${count}개예요`, '위 줄 맨 앞의 id를 쓰세요.'),
  badGrade: ({ given }) => failure(`없는 점수예요: ${given}`, 'again, hard, good, easy 또는 1–4 중에서 고르세요.'),
  syncFolderGone: ({ path }) =>
    failure(
      `동기화 폴더가 없어요: ${path}`,
      '폴더를 연결하거나 내려받으세요. 이 기기에서만 쓰려면 `prep sync --off`를 입력하세요.',
    ),
  noSyncFolder: ({ path }) =>
    failure(`폴더가 없어요: ${path}`, '철자를 확인하세요. 새로 만들려면 `prep sync 폴더`를 쓰세요. 바꾼 것은 없어요.'),
  notGit: ({ path }) =>
    failure(`git 저장소가 아니에요: ${path}`, '먼저 그 폴더에서 `git init`이나 `git clone`을 하세요.'),
  gitFailed: ({ command, code }) =>
    failure(
      `git ${command} 명령이 실패했어요 (종료 코드 ${code})`,
      '잃은 복습은 없어요. 이유는 위의 git 출력을 보세요.',
    ),
  gitConflict: ({ path }) =>
    failure(
      `${path}에서 받은 내용을 저절로 합칠 수 없어요`,
      '복습은 이 기기에 커밋했고 다른 것은 바꾸지 않았어요. 그 폴더에서 `git pull`로 충돌을 정리한 뒤 `prep sync --git`을 다시 실행하세요.',
    ),
  gitUnderWay: ({ path, command }) =>
    failure(
      `${path}에서 git ${josa(command, '이/가')} 끝나지 않았어요. 지금 저장하면 기록을 잃을 수 있어요`,
      `\`git ${command} --continue\`로 끝내거나 \`git ${command} --abort\`로 그만둔 뒤 이어서 하세요.`,
    ),
  noGit: () => failure('git이 설치되어 있지 않아요', 'git을 설치하거나 다른 프로그램으로 폴더를 옮기세요.'),
  clockAhead: ({ now, last }) =>
    failure(
      `시계는 ${now.slice(0, 10)}인데 마지막으로 알려진 날은 ${last.slice(0, 10)}이라 저장하지 않았어요`,
      `시계를 맞춰 주세요. 지금 시계가 맞으면 한 번만 이렇게 알려 주세요: --now ${now.slice(0, 10)}`,
    ),
  journalGone: ({ path }) =>
    failure(
      `있던 기록 파일이 없어졌거나 복습이 빠져 있어서 저장하지 않았어요: ${path}`,
      '파일을 되돌려 놓거나 `prep doctor --fix`를 실행하세요. 사본과 백업, git에서 복습을 찾아 되돌려요.',
    ),
  editorFailed: ({ file, exitCode }) => failure(`편집기가 오류로 끝났어요: ${file} (종료 코드 ${exitCode})`, null),
  badTemplate: ({ given, fields }) =>
    failure(
      `그런 형식이나 항목은 없어요: ${given}`,
      `md, 또는 항목을 넣은 한 줄: ${fields.map((field) => `{{${field}}}`).join(' ')}`,
    ),
  cannotImport: ({ file, why, detail }: { file: string; why: Refusal; detail: string }) =>
    failure(
      `${josa(file, '을/를')} 가져오지 않았어요: ${refusals[why](detail)}`,
      '아무것도 바꾸지 않았어요. 다시 내보내거나 온전한 파일을 받으세요.',
    ),
  notOurs: ({ path, count }: { path: string; count: number }) =>
    failure(
      `${count > 1 ? `${path} 말고도 ${count - 1}개가` : josa(path, '이/가')} 이미 있고, 전에 가져온 것이 아니에요`,
      '아무것도 바꾸지 않았어요. --into로 다른 폴더를 알려 주세요.',
    ),
  notAFolder: ({ path }: { path: string }) =>
    failure(`${josa(path, '은/는')} 폴더가 아니에요`, '노트를 둘 폴더를 --into로 알려 주세요.'),
  unclearColumns: ({ file, columns }) =>
    failure(
      `${file}: 어느 열이 질문이고 어느 열이 답인지 알 수 없어요: ${columns
        .slice(0, 12)
        .map((name, index) => `${index + 1} ${name.trim().slice(0, 30)}`)
        .join(', ')}`,
      '아무것도 바꾸지 않았어요. `--columns question=1,answer=2`처럼 알려 주세요. `--dry-run`으로 첫 카드를 미리 볼 수 있어요.',
    ),
  unknownFormat: ({ file, known, command }) =>
    failure(
      `${file}의 형식을 알 수 없어요`,
      `\`prep ${command} 형식 ${file}\`처럼 형식을 적어 주세요. 쓸 수 있는 형식: ${known.join(', ')}`,
    ),
  noSuchInterview: ({ name, known }) =>
    failure(
      `그런 면접이 없어요: ${name}`,
      known.length === 0 ? '`prep interview add 이름 --on D-14`로 더할 수 있어요.' : `있는 면접: ${known.join(', ')}`,
    ),
  severalInterviews: ({ name, known }) =>
    failure(`${josa(name, '으로/로')} 찾은 면접이 ${known.length}개예요`, `하나를 골라 주세요: ${known.join(', ')}`),
  interviewThere: ({ name }) =>
    failure(
      `${name} 면접은 이미 계획에 있어요`,
      `${josa(`\`prep interview edit ${name}\``, '으로/로')} 고치고, 또 있으면 다른 이름으로 더하세요.`,
    ),
  emptyQuestion: () => failure('질문이 비어 있어서 아무것도 적지 않았어요', null),
  alreadyAsked: ({ path, line, question }) =>
    failure(`이미 노트에 있는 질문이에요 (${path}:${line}): ${question}`, '아무것도 적지 않았어요.'),
  noSuchSection: ({ path, name, sections }) =>
    failure(
      `${path}에 ${josa(name, '이란/란')} 단락이 없어서 적지 않았어요`,
      sections.length === 0
        ? '질문 위에 제목이 없는 노트예요. --under 없이 해 주세요.'
        : `있는 단락: ${sections.join(', ')}`,
    ),
  draftNoteChanged: ({ path }) =>
    failure(`초안을 넣은 뒤에 ${path} 노트가 바뀌어서 그대로 두었어요`, '편집기에서 직접 지워 주세요.'),
  noPlaceForQuestion: ({ path }) =>
    failure(
      `${path} 어디에 넣어도 이 글만 새 질문으로 읽히지 않아서 적지 않았어요`,
      '--to로 다른 노트를 알려 주거나, 묻는 말로 적어 주세요.',
    ),
  noSuchNote: ({ name, known }) =>
    failure(
      known.length === 0 ? `그런 노트가 없어요: ${name}` : `${josa(name, '으로/로')} 찾은 노트가 ${known.length}개예요`,
      known.length === 0 ? '.md로 끝나는 이름을 쓰면 새 노트를 만들어요.' : `하나를 골라 주세요: ${known.join(', ')}`,
    ),
  nowhereToWrite: () =>
    failure(
      '어느 노트에 적을지 알 수 없어요',
      '--to 노트.md로 알려 주거나 `prep notes add 폴더`로 노트 폴더를 등록하세요.',
    ),
  whichNote: ({ under, paths }) =>
    failure(
      paths.length === 0 ? `질문이 있는 ${under} 단락이 없어요` : `${under} 단락이 있는 노트가 ${paths.length}개예요`,
      paths.length === 0 ? '--to로 노트를 알려 주세요.' : `--to로 골라 주세요: ${paths.join(', ')}`,
    ),
  emptyAnswer: () => failure('답이 비어 있어서 아무것도 적지 않았어요', null),
  alreadyAnswered: ({ path, line }) =>
    failure(
      `이미 답이 있는 질문이에요 (${path}:${line})`,
      '덧붙이려면 `--add`, 노트를 직접 고치려면 `prep answer --edit`를 쓰세요.',
    ),
  cannotEncode: ({ path, encoding }) =>
    failure(
      `${path}의 인코딩(${encoding})으로는 쓸 수 없는 글자가 답에 있어요`,
      '노트를 UTF-8로 바꾸거나, 그 글자 없이 써 주세요.',
    ),
  noPlaceForAnswer: ({ path, line }) =>
    failure(
      `이 글을 ${path}:${line} 아래에 넣으면 노트가 다르게 읽혀서 적지 않았어요`,
      '이 자리에서는 목록, 제목, 질문형 문장이 다른 질문으로 읽혀요. 문장으로 쓰거나 `prep answer --edit`로 노트를 열어 직접 적으세요.',
    ),
  noSuchLine: ({ path, line }) =>
    failure(`${path}의 ${line}번째 줄에는 질문이 될 글이 없어요`, `\`prep read ${path}\`로 줄을 볼 수 있어요.`),
  noSuchForm: ({ path, form, forms }) =>
    failure(`${path}에는 ${form} 모양의 줄이 없어요`, forms === '' ? null : `쓸 수 있는 모양: ${forms}`),
  noSuchReading: ({ path, reading, count }) =>
    failure(
      `${path}: ${reading}번으로 읽는 방법은 없어요`,
      count <= 1
        ? '달리 읽을 방법을 찾지 못했어요.'
        : `${count}가지로 읽을 수 있어요. --reading에 1부터 ${count}까지 쓰세요.`,
    ),
  notANote: ({ path }) =>
    failure(`노트가 아니에요: ${path}`, '마크다운 파일 하나를 적으세요. `prep notes`로 노트를 볼 수 있어요.'),
  cannotWriteReading: ({ path }) =>
    failure(
      `머리글과 주석만으로는 ${path}를 이렇게 읽게 할 수 없어서 적지 않았어요`,
      '고친 것은 그대로 남아 있어요. prep이 일정과 함께 기억해요.',
    ),
  noteChanged: ({ path }) => failure(`쓰는 사이에 ${path}의 내용이 바뀌어서 저장하지 않았어요`, '다시 해 보세요.'),
  noteReadOnly: ({ path }) =>
    failure(`읽기 전용이라 적지 않았어요: ${path}`, '고치려면 쓸 수 있게 바꾸세요(`chmod u+w`).'),
  cannotWriteNote: ({ path, reason }) => failure(`${path}에 쓸 수 없어요: ${reason}`, '노트는 그대로예요.'),
  reportExists: ({ path }) => failure(`${path} 파일이 이미 있어서 결과를 쓰지 않았어요`, '다른 이름을 적어 주세요.'),
}
