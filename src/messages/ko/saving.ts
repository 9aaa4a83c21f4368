import type { Messages } from '../messages.ts'

const place = (path: string, line: number | null) => (line === null ? path : `${path}:${line}`)

export const saving: Messages['saving'] = {
  problems: {
    tornLine: ({ path, line }) =>
      `${place(path, line)}: 마지막 줄이 잘려 있어 쓰지 않아요. 그 앞의 기록은 모두 그대로예요`,
    unreadableLine: ({ path, line }) => `${place(path, line)}: 읽을 수 없는 줄이라 건너뛰었어요`,
    invalidLine: ({ path, line }) => `${place(path, line)}: 내용이 올바르지 않은 줄이라 건너뛰었어요`,
    journalGone: ({ path }) => `${path}: 있던 기록 파일이 없어졌어요. 되돌려 놓을 때까지 그 복습 기록은 빠져 있어요`,
    checkpointUnusable: ({ path }) => `${path}: 쓸 수 없어서 기록 파일로 다시 만들어요`,
    checkpointUnsaved: ({ path }) => `${path}: 저장하지 못했어요. 기록 파일에는 모두 남아 있어요`,
  },
  settingProblems: {
    unknownSetting: ({ path, name }) => `${path}: ${name}(이)라는 설정은 없어요`,
    badSetting: ({ path, name, value, accepts }) =>
      `${path}: ${name}에는 ${value}을(를) 넣을 수 없어요. 넣을 수 있는 값: ${accepts}`,
    unreadableSettings: ({ path, value }) => `${path}: 읽을 수 없어서(${value}) 기본 설정을 써요`,
  },
}
