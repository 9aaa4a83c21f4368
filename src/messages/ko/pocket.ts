import type { Messages } from '../messages.ts'

export const pocket: Messages['pocket'] = {
  title: 'prep',
  left: '{n}개 남음',
  reveal: '답 보기',
  grades: { again: '다시', hard: '어려움', good: '알맞음', easy: '쉬움' },
  undo: '되돌리기',
  nothing: '지금은 복습할 질문이 없어요.',
  nextDue: '다음 복습은 {when} 뒤예요.',
  done: '지금은 끝이에요. {n}번 복습했어요.',
  takeHome: '기록 가져가기',
  takeHomeHow:
    '복습 기록을 파일로 저장해요. 컴퓨터에서 `prep import 파일`로 넣거나, `prep sync`가 쓰는 폴더에 넣으세요. 여러 번 가져가도 한 번만 세요.',
  notHome: '이 페이지에 복습 기록이 {n}개 있어요.',
  notKept: '이 브라우저는 이 페이지의 기록을 저장하지 않아요. 닫기 전에 기록을 가져가세요.',
  noAnswer: '노트에 아직 답이 없어요.',
  followsUp: '꼬리질문: {question}',
  minutes: '{n}분',
  hours: '{n}시간',
  days: '{n}일',
}
