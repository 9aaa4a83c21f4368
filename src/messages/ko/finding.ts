import type { Messages } from '../messages.ts'
import { josa } from './josa.ts'

export const finding: Messages['finding'] = {
  prompt: '찾기:',
  count: (found, total) => `${total}개 중 ${found}개`,
  keys: {
    show: '보기',
    write: '답 쓰기',
    suspend: '보류',
    resume: '보류 풀기',
    try: '풀어 보기',
    edit: '편집',
    search: '검색',
    move: '이동',
    toList: '다른 동작',
    narrow: '거르기',
    leave: '나가기',
  },
  unknown: 'w, x, t, e로 이 질문을 다루고, /로 다시 검색해요.',
  nothing: '찾은 질문이 없어요. 엔터를 누르면 비슷한 말로 찾아요.',
  noneMeant: '비슷한 말도 없어요. 거르기: 태그: 덱: 섹션: 상태:답없음, 일부, 답있음, 복습, 새질문, 보류',
  meant: (typed, meant) => `${josa(`“${typed}”`, '은/는')} 없어서 ${josa(`“${meant}”`, '으로/로')} 찾았어요.`,
}
