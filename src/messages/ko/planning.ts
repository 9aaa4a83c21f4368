import type { Messages } from '../messages.ts'
import { dates } from './dates.ts'

const countdown = (days: number): string => (days === 0 ? 'D-day' : days > 0 ? `D-${days}` : `D+${-days}`)

export const planning: Messages['planning'] = {
  following: ({ name, date }, days, minutes) =>
    `${name ?? date} 면접(${countdown(days)}) 계획대로 하루 ${minutes}분씩 해요. 계획 없이 하려면 \`prep drill --no-plan\`.`,
  over: (date) => `${date} 면접이 끝났어요. 이제 평소처럼 복습해요.`,
  doneToday: ({ name, date }) =>
    `${name ?? date} 면접 계획에서 오늘 몫은 다 했어요. 더 하려면 \`prep drill --no-plan\`.`,
  none: '계획한 면접이 없어요. `prep plan --by D-14 --minutes 20`처럼 계획하세요.',
  saved: (date) => `계획했어요. ${date}까지 \`prep drill\`이 이 계획을 따라요.`,
  forgotten: (dates) => `계획을 지웠어요: ${dates.join(', ')}`,
  title: ({ name, date, time = null }, days) =>
    `${countdown(days)} · ${name === null ? '' : `${name} `}면접 ${date}${time === null ? '' : ` ${time}`}`,
  daysTo: ({ name }, days) => (name === null ? `면접 ${countdown(days)}` : `${name} ${countdown(days)}`),
  interviewOf: ({ name }) => (name === null ? '면접' : `${name} 면접`),
  about: (names) => names.join(', '),
  everything: '모든 노트',
  questions: (n) => `질문 ${n}개`,
  minutesADay: (n, byWeekday = null) => {
    const others = (byWeekday ?? []).flatMap((each, day) =>
      each === null ? [] : `${dates.weekday(day)} ${each === 0 ? '쉼' : `${each}분`}`,
    )
    return `하루 ${n}분${others.length === 0 ? '' : ` (${others.join(', ')})`}`
  },
  secondsEach: (first, recalled, forgotten) =>
    `새 질문 ${first}초, 아는 질문 ${recalled}초, 잊은 질문 ${forgotten}초로 계산했어요.`,
  columns: { day: '날짜', minutes: '분', new: '새 질문', old: '복습', ready: '당일 준비도' },
  today: '오늘',
  ready: ({ now, planned, range, asSoFar, writes, answered }) => {
    const otherwise = `${asSoFar === null ? '' : `지금까지처럼 ${writes ? '하고 답을 쓰면' : '하면'} ${asSoFar}%, `}더 하지 않으면 ${now}%`
    return answered === null
      ? `당일 준비도: 계획대로 하면 ${planned}%${range === null ? '' : `(${range})`}, ${otherwise}예요.`
      : `당일 준비도: 답 있는 질문 ${answered}% · 전체 ${planned}% (${range === null ? '' : `${range}, `}${otherwise})`
  },
  weighed: '자주 나오는 질문(★)은 준비도를 셀 때 그만큼 더 쳤어요.',
  kept: ({ days, daysDone, minutes, minutesDone, written, foretold }) =>
    `지금까지 ${days}일 중 ${daysDone}일, ${minutes}분 중 ${minutesDone}분 ${
      written === 0 ? '했어요' : `했고 답 ${written}개를 썼어요`
    }.${foretold === null ? '' : ` ${foretold.date}에는 ${foretold.ready}%로 예상했어요.`}`,
  missingAnswers: (n, then) =>
    `답이 없는 질문 ${n}개는 준비되지 않은 것으로 셌어요.${then === null ? '' : ` 답을 쓰면 ${then}%예요.`} \`prep list --unanswered\``,
  writeFirst: (n) => `질문 ${n}개 모두 아직 답이 없어요. 답부터 쓰세요. \`prep drill --unanswered\``,
  nothingAbout: (name) =>
    `여기에 맞는 질문이 아직 없어서 계획할 것이 없어요.${name === null ? '' : ` \`prep interview edit ${name}\`에 \`--deck\`이나 \`--tag\`를 붙이면 어떤 질문을 준비할지 바꿀 수 있어요.`}`,
  tooLittleTime: (unseen) => `질문 ${unseen}개는 볼 시간이 없어요. 하루 시간을 늘리는 게 가장 도움이 돼요.`,
  whatIf: {
    minutes: '하루 시간(분)',
    date: '날짜',
    dateOfFirst: (name) => (name === null ? '첫 면접 날짜' : `${name} 날짜`),
    ready: '준비도',
    total: '합계(시간)',
    retention: '목표 기억률',
    perDay: '하루 평균(분)',
    recalled: '1년 뒤 기억률',
  },
  queue: {
    reasons: {
      learning: '익히는 중',
      due: '복습 차례',
      new: '새 질문',
      'follow-up': '꼬리질문',
      unanswered: '답 없음',
      ahead: '미리 보기',
      cram: '벼락치기',
    },
    columns: { question: '질문', why: '이유' },
    recall: (percent) => `기억 ${percent}%`,
    at: (time) => time,
    none: '지금 물어볼 질문이 없어요.',
    total: (n) => `질문 ${n}개`,
    leech: (n) => `${n}번 잊었어요. 노트를 고쳐 써 보세요`,
    beyond: (due, fresh) =>
      `오늘 한도를 넘은 것: ${[...(due > 0 ? [`복습 ${due}개`] : []), ...(fresh > 0 ? [`새 질문 ${fresh}개`] : [])].join(', ')}`,
    siblings: (n) => `오늘 낸 질문에 답이 나와서 다른 날로 미룬 질문: ${n}개`,
  },
  stats: {
    plan: '면접 계획',
    none: '아직 복습한 기록이 없어요. `prep drill`로 시작하세요.',
    lately: (days) => `지난 ${days}일`,
    most: (n) => `█ 하루 최대 복습 ${n}번`,
    reviews: (n) => `복습 ${n}번`,
    newQuestions: (n) => `새 질문 ${n}개`,
    onDays: (n) => `${n}일 공부`,
    time: (time) => `총 ${time}`,
    timeADay: (time) => `공부한 날 평균 ${time}`,
    streak: (current, longest) => `연속 ${current}일 (최고 ${longest}일)`,
    retention: (wanted) => `기억률 (목표 │ ${wanted}%)`,
    all: '전체',
    young: '3주 미만',
    mature: '3주 이상',
    below: '목표보다 낮아요. `prep optimise`로 일정을 나에게 맞추거나 desiredRetention을 높이세요.',
    above: '목표보다 높아요. 필요한 것보다 자주 복습하고 있어요. `prep optimise`로 일정을 나에게 맞출 수 있어요.',
    tooFew: (n) => `판단하기에는 아직 적어요 (${n}번)`,
    calibration: '실제 기억률과 예상(│)',
    expected: (percent) => `예상 ${percent}%`,
    recalled: (percent) => `실제 ${percent}%`,
    fit: (logLoss, rmse) => `로그 손실 ${logLoss}, RMSE ${rmse}%`,
    forecast: '앞으로 복습할 질문',
    decks: '답 있음 ✓, 일부만 ◐, 없음 ○',
    otherDecks: (n) => `다른 덱 ${n}개`,
    hardest: '가장 어려운 질문',
    lapses: (n) => `${n}번 잊음`,
    leeches: (lapses) => `${lapses}번 이상 잊은 질문은 다시 묻기보다 노트를 고쳐 쓰는 편이 나아요 (퀴즈에서 E).`,
  },
  optimise: {
    tooFew: (answers, fewest) =>
      `맞추기에는 복습이 아직 적어요: ${fewest}번 가운데 ${answers}번 (하루 이상 지나서 한 복습만). 바꾼 것은 없어요.`,
    judged: (answers) => `복습 ${answers}번에 맞췄고, 질문마다 그 질문을 뺀 나머지에 맞춘 값으로 비교했어요.`,
    columns: { logLoss: '로그 손실', rmse: 'RMSE' },
    present: '지금 값',
    fitted: '나에게 맞춘 값',
    taken: '더 나아서 이제부터 써요. `prep optimise --reset`으로 되돌릴 수 있어요.',
    better: '더 나아요. 쓰려면 --dry-run 없이 실행하세요.',
    notBetter: '뚜렷하게 낫지 않아서 바꾸지 않았어요.',
    news: (answers) =>
      `복습 ${answers}번을 보니 기억하는 방식이 평균과 달라요. \`prep optimise\`로 일정을 나에게 맞출 수 있어요.`,
    memories: (n, moved) =>
      `질문 ${n}개의 기억을 다시 계산했어요. 복습일${moved ? '도 옮겼어요' : '은 그대로예요'}. \`prep undo\`로 되돌릴 수 있어요.`,
    reset: '다시 기본값을 써요.',
  },
}
