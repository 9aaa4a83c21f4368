import type { Messages } from '../messages.ts'

export const interviews: Messages['interviews'] = {
  none: '계획한 면접이 없어요. `prep interview add 카카오 --on D-14`처럼 더하세요.',
  kept: ({ title }) => `${title}: 그때까지 \`prep drill\`이 계획을 따라요.`,
  removed: ({ name }) => `면접 계획을 지웠어요: ${name}. \`prep undo\`로 되돌릴 수 있어요.`,
  askedThere: (n) => (n === 0 ? '끝남' : `끝남, 나온 질문 ${n}개`),
  notTold: '무엇을 물어봤나요?',
  whatWasAsked: ({ name, date, word }) =>
    `${date} ${name} 면접에서 무엇을 물어봤나요? \`prep interview done ${word}\`로 적어 두면 다음에 먼저 물어봐요.`,
  typeAsked: ({ name }) =>
    `${name} 면접에서 무엇을 물어봤나요? 한 줄에 하나씩 적고, 끝나면 .만 있는 줄을 넣으세요 (없으면 바로 .).`,
  noteTitle: ({ name, date }) => `${name} 면접 ${date}`,
  over: ({ name, asked }) =>
    asked === 0 ? `${name} 면접을 마쳤어요.` : `${name} 면접을 마쳤어요. 나온 질문 ${asked}개.`,
  written: ({ question, place }) => `노트에 적었어요, ${place}: ${question}`,
  there: ({ question, place }) => `이미 노트에 있어요, ${place}: ${question}`,
  weighsMore: '다음 계획에서는 이 질문들을 먼저, 더 무겁게 다뤄요.',
}

export const writing: Messages['writing'] = {
  toWrite: ({ count, minutes }) => `오늘 쓸 답 ${count}개, ${minutes}분쯤:`,
  related: ({ questions }) => `참고할 답: ${questions.join(' · ')}`,
  begin: '엔터로 시작, q로 나중에: ',
  planned: ({ today, minutes, perDay }) =>
    today === 0
      ? `쓸 답: 오늘 몫은 다 썼어요. 하루 ${perDay}개씩이에요.`
      : `쓸 답: 오늘 ${today}개(${minutes}분쯤), 하루 ${perDay}개씩이에요. \`prep drill\`이 질문을 다 푼 뒤에 보여 줘요.`,
  today: (n) => `쓸 답 ${n}개`,
}

export const adding: Messages['adding'] = {
  added: ({ place, question, status }) =>
    `${place}에 ${status === 'unanswered' ? '' : '답과 함께 '}적었어요: ${question}`,
  noteName: '새 질문',
}
