import type { Messages } from '../messages.ts'

export const answering: Messages['answering'] = {
  question: ({ question, place }) => `답을 쓸 질문: ${question} (${place})`,
  typeHere: '답을 입력하세요. 마침표(.)만 있는 줄이나 Ctrl-D로 끝내고, Ctrl-C로 그만둬요:',
  written: ({ place }) => `답을 적었어요: ${place}`,
  partly: ({ place }) => `답을 적었어요: ${place} (아직 빈 곳이 있어요)`,
  stillUnanswered: '노트에 아직 답이 없어요.',
  gone: '이제 노트에 이 질문이 없어요.',
  kept: ({ path }) => `입력한 답은 ${path}에 남겨 두었어요.`,
  entry: {
    write: '답 쓰기',
    try: '내 답',
    newLine: '줄바꿈',
    save: '저장',
    giveUp: '그만두기',
    done: '비교',
    leave: '단축키로 돌아가기',
  },
  writtenHere: ({ line }) => `노트 ${line}행에 적었어요.`,
  answeredAlready: '이미 답이 있어요. E 키로 노트를 고칠 수 있어요.',
  goneInNote: '노트에서 없어진 질문이라 넘어갈게요.',
  compare: {
    note: '노트의 답',
    nothing: '(빈 답)',
    suggested: (grade) => `${grade} (이렇게 보여요)`,
    against: ({ said, reference }) => `“${said}” · 노트에는 “${reference}”`,
  },
  secondsLeft: ({ minutes, seconds }) => `${minutes}:${seconds} 남음`,
  timeIsUp: '시간이 다 됐어요.',
  speakPlain: (seconds) => `소리 내어 말해 보세요. ${seconds}초 정도면 좋아요.`,
  tryHere: '내 답 (그냥 엔터: 입력 안 함): ',
}
