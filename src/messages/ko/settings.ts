import type { Messages } from '../messages.ts'

const each: Messages['settings']['each'] = {
  rolloverHour: { about: '하루가 새로 시작되는 시각', accepts: '시각, 0–23' },
  desiredRetention: { about: '목표 기억률', accepts: '비율, 0.7–0.99' },
  maximumIntervalDays: { about: '다음 복습까지 가장 긴 간격', accepts: '날수, 1–36500' },
  newPerDay: { about: '하루에 시작할 새 질문 수', accepts: '수, 0–9999' },
  reviewsPerDay: { about: '하루에 복습할 최대 수', accepts: '수, 0–99999' },
  newOrder: { about: '새 질문을 노트 순서대로(deck) 또는 섞어서(mixed)', accepts: 'deck 또는 mixed' },
  learningStepsMinutes: {
    about: '새 질문을 몇 분 뒤에 다시 낼지',
    accepts: '하루보다 짧은 분 단위 정수 (예: 1 10). 없애려면 none',
  },
  relearningStepsMinutes: {
    about: '잊은 질문을 몇 분 뒤에 다시 낼지',
    accepts: '하루보다 짧은 분 단위 정수 (예: 10). 없애려면 none',
  },
  language: { about: '메시지의 언어', accepts: 'ko 또는 en' },
  plain: { about: '화면 낭독기에 맞춰 그림 없이 보여 주기', accepts: 'true 또는 false' },
  noteFolders: { about: '내 노트가 있는 곳 (`prep notes`로 바꿔요)', accepts: '경로' },
  weights: { about: '나에게 맞춘 FSRS 값 (`prep optimise`가 정해요)', accepts: 'FSRS-6의 가중치 21개' },
  syncFolder: { about: '여러 기기가 함께 쓰는 기록 폴더 (`prep sync`가 정해요)', accepts: '경로' },
  balanceLoad: { about: '복습을 한가한 날로 고르게 나누기', accepts: 'true 또는 false' },
  easyDays: { about: '적게 하고 싶은 요일', accepts: '요일, 0(일요일)부터 6까지 (예: 0 6). 없으면 none' },
  siblingsApart: { about: '서로 답을 알려 주는 질문을 다른 날에 내기', accepts: 'true 또는 false' },
  keepAnswers: { about: '입력하거나 녹음한 내 답을 남기기', accepts: 'true 또는 false' },
  interviews: {
    about: '예전 prep이 저장한 면접; `prep interview`와 `prep plan`이 이어받아요',
    accepts: '직접 쓰지 않아요: `prep interview add`로 계획하세요',
  },
  planMinutesPerDay: { about: '시간을 정하지 않은 계획의 하루 시간(분)', accepts: '분, 1–1440' },
}

/** What may stand there; nothing for a name that is no setting. */
export const acceptsOf = (name: string): string =>
  Object.hasOwn(each, name) ? each[name as keyof typeof each].accepts : ''

export const settings: Messages['settings'] = {
  each,
  columns: { name: '설정', value: '값', usual: '기본값', source: '출처', about: '하는 일' },
  sources: {
    flag: (flag) => flag,
    environment: (variable) => `$${variable}`,
    file: '설정 파일',
    usual: '기본값',
  },
  none: '–',
  file: (path) => `설정 파일: ${path}`,
  saved: (name, value) => `${name} = ${value}`,
  unset: (name, before, now) => `${name}: ${before} → ${now} (기본값)`,
  wasUsual: (name, value) => `${name}: 정한 값이 없어요. 지금도 기본값 ${value} 그대로예요.`,
  overridden: (flag, value) => `지금은 ${flag} 값이 먼저예요: ${value}`,
}
