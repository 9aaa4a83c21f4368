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
}
