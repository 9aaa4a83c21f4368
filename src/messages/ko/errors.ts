import { failure } from '../failure.ts'
import type { Messages } from '../messages.ts'

export const errors: Messages['errors'] = {
  noSuchPath: ({ path }) =>
    failure(`파일이나 폴더가 없어요: ${path}`, '철자를 확인하거나 `prep notes list`로 등록된 폴더를 확인하세요.'),
  cannotSave: ({ path, reason }) =>
    failure(
      `${path}에 저장할 수 없어요: ${reason}`,
      '지금까지의 기록은 그대로예요. 디스크 공간이나 권한을 확인한 뒤 이어서 하세요.',
    ),
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
  badSetting: ({ name, value, accepts }) =>
    failure(`${name}에는 ${value}을(를) 넣을 수 없어요`, `넣을 수 있는 값: ${accepts}`),
}
