import type { Messages } from '../messages.ts'

const verdicts: Readonly<Record<string, string>> = {
  question: '질문',
  section: '구역',
  answer: '답',
  contents: '목차',
  ignored: '넘어감',
}

const shapes: readonly (readonly [RegExp, string])[] = [
  [/^heading (\d)$/, '제목 $1'],
  [/^number (\d)( heading)?$/, '번호 목록 $1'],
  [/^bullet (\d)( heading)?$/, '목록 $1'],
  [/^table row$/, '표의 줄'],
  [/^bold italic$/, '기울임'],
  [/^bold numbered$/, '굵은 번호'],
  [/^bold start$/, '굵게 시작하는 줄'],
  [/^bold$/, '굵은 줄'],
  [/^numbered line$/, '번호 줄'],
  [/^paragraph$/, '문단'],
  [/^summary$/, '접힌 글의 이름'],
  [/^(?:paragraph|item) line .*$/, '이어지는 줄'],
  [/^indented line$/, '들여쓴 줄'],
  [/^code line$/, '코드의 줄'],
]

const reasons: Readonly<Record<string, string>> = {
  'author-question': '노트의 주석이 질문이라고 해요',
  'author-ignore': '노트의 주석이 빼라고 해요',
  'front-matter': '머리말(front matter)이 그렇다고 해요',
  'front-matter-others': '머리말(front matter)이 다른 줄을 질문이라고 해요',
  'labelled-question': '질문이라고 적혀 있어요',
  'labelled-answer': '답이라고 적혀 있어요',
  'card-mark': '카드 표시가 있어요',
  'question-column': '질문 칸에 있어요',
  'contents-link': '이 노트의 다른 곳으로 가는 링크예요',
  'label-alone': '이름표뿐이에요',
  'asked-by-label': '위 이름표의 질문 내용이에요',
  'words+': '질문형 문장이에요',
  'words-': '설명하는 문장이에요',
  'likes+': '이 노트에서는 이 형식이 질문이에요',
  'likes-': '이 형식은 질문이 드물어요',
  'list+': '같은 목록이 질문이에요',
  'list-': '같은 목록에 질문이 드물어요',
  'above+': '윗줄 아래에 질문이 오는 자리예요',
  'above-': '윗줄 아래에 질문이 오지 않는 자리예요',
  'under+': '아래에 답이 있어요',
  'under-': '아래에 있는 글이 답이 아니에요',
  'after+': '뒤에 답이 이어져요',
  'after-': '뒤에 이어지는 글이 답이 아니에요',
  'beside+': '앞뒤 줄이 질문의 앞뒤 같아요',
  'beside-': '앞뒤 줄이 질문의 앞뒤 같지 않아요',
  'asking+': '묻는 말이나 물음표가 있어요',
  'asking-': '묻는 말이나 물음표가 없어요',
  'numbers+': '질문 번호가 이어져요',
  'numbers-': '이어지는 질문 번호가 아니에요',
  'repeats+': '다른 곳에 다시 나오지 않아요',
  'repeats-': '다른 곳에도 나와요',
  'length+': '질문만 한 길이예요',
  'length-': '질문으로 보기에는 길이가 달라요',
  'shape+': '질문의 형식이에요',
  'shape-': '질문의 형식이 아니에요',
  'note+': '질문을 모은 노트예요',
  'note-': '질문이 드문 노트예요',
}

export const explaining: Messages['explaining'] = {
  verdict: (verdict) => verdicts[verdict] ?? verdict,
  shape(shape) {
    const known = shapes.find(([pattern]) => pattern.test(shape))
    return known === undefined ? shape : shape.replace(known[0], known[1])
  },
  reason: (reason) => reasons[reason] ?? reason,
  sure: (percent) => `확신 ${percent}%`,
}
