import type { Messages } from '../messages.ts'

const verdicts: Readonly<Record<string, string>> = {
  question: '질문',
  section: '섹션',
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
  [/^code line$/, '코드 안의 줄'],
  [/^indented line$/, '들여 쓴 줄'],
]

const holders: Readonly<Record<string, string>> = { item: '목록 항목', paragraph: '문단' }

/** What is certain of a line, and what weighed most: `+` for a question, `-` against one. */
const reasons: Readonly<Record<string, string>> = {
  'corrected-question': '직접 질문으로 고쳤어요',
  'corrected-nothing': '직접 질문이 아닌 줄로 고쳤어요',
  'corrected-follow-up': '직접 위 질문의 꼬리질문으로 고쳤어요',
  'author-question': '윗줄의 주석이 질문이라고 해요',
  'author-ignore': '노트의 주석이 넘어가라고 해요',
  'front-matter': '머리말(front matter)이 이 형식을 질문이라고 해요',
  'front-matter-others': '머리말(front matter)이 다른 형식을 질문이라고 해요',
  'labelled-question': '질문이라고 적혀 있어요',
  'labelled-answer': '답이라고 적혀 있어요',
  'card-mark': '암기 카드 표시가 있어요',
  'question-column': '질문 칸에 있어요',
  'contents-link': '이 노트의 다른 곳으로 가는 링크예요',
  'label-alone': '이름표만 있고 내용이 없어요',
  'asked-by-label': '위의 이름표가 물어보는 내용이에요',
  'goes-on': '윗줄의 문장이 이어져요',
  'asked-by-folder': '제목이 주제이고, 이 폴더의 노트가 대부분 한 파일에 한 주제예요',
  'title-of-labelled': '이름표가 붙은 질문들 위의 제목이에요',
  'asked-by-name': '파일 이름이 질문이고 파일 내용이 그 답이에요',
  'words+': '질문형 문장이에요',
  'words-': '질문형 문장이 아니에요',
  'name+': '질문다운 이름이에요',
  'name-': '섹션이나 답의 일부 같은 이름이에요',
  'entry+': '앞에 나온 이름이 물어볼 만해요',
  'entry-': '물어볼 만한 이름이 아니에요',
  'shape+': '질문에 흔한 모양이에요',
  'shape-': '이런 모양은 질문이 드물어요',
  'number+': '번호가 질문 번호 같아요',
  'number-': '번호가 질문 번호 같지 않아요',
  'link+': '링크를 쓴 방식이 질문 같아요',
  'link-': '링크를 쓴 방식이 질문 같지 않아요',
  'length+': '질문에 알맞은 길이예요',
  'length-': '질문치고는 길이가 어색해요',
  'style+': '질문처럼 쓴 글이에요',
  'style-': '질문처럼 쓴 글이 아니에요',
  'lines+': '질문이 들어 있을 만한 문단이에요',
  'lines-': '질문이 들어 있을 만한 문단이 아니에요',
  'below+': '아래에 있는 내용이 답 같아요',
  'below-': '아래에 있는 내용이 답 같지 않아요',
  'after+': '뒤에 오는 내용이 답 같아요',
  'after-': '뒤에 오는 내용이 답 같지 않아요',
  'above+': '위의 제목이 질문을 모은 제목이에요',
  'above-': '위의 제목이 질문을 모은 제목이 아니에요',
  'place+': '질문이 자주 있는 자리예요',
  'place-': '질문이 드문 자리예요',
  'neighbours+': '앞뒤 줄을 보면 질문 같아요',
  'neighbours-': '앞뒤 줄을 보면 질문 같지 않아요',
  'form+': '이 노트에서 이 형식은 대개 질문이에요',
  'form-': '이 노트에서 이 형식은 질문이 드물어요',
  'list+': '같은 목록이 질문이에요',
  'list-': '같은 목록이 질문이 아니에요',
  'repeats+': '같은 말이 되풀이되는 정도가 질문 같아요',
  'repeats-': '같은 말이 되풀이되는 정도가 질문 같지 않아요',
  'title+': '노트의 제목이 질문 노트 같아요',
  'title-': '노트의 제목이 질문 노트 같지 않아요',
  'note+': '노트 전체가 질문 노트 같아요',
  'note-': '노트 전체가 질문 노트 같지 않아요',
}

const shapeName = (shape: string): string | null => {
  const known = shapes.find(([pattern]) => pattern.test(shape))
  return known === undefined ? null : shape.replace(known[0], known[1])
}

export const explaining: Messages['explaining'] = {
  verdict: (verdict) => verdicts[verdict] ?? verdict,
  shape(shape) {
    const [, holder = '', own = ''] = /^(item|paragraph) line (.+)$/.exec(shape) ?? []
    if (holder === '') return shapeName(shape) ?? shape
    return `${holders[holder]} 안의 ${own === 'paragraph' ? '줄' : (shapeName(own) ?? own)}`
  },
  sure: (percent) => `확신 ${percent}%`,
  reason: (code) => reasons[code] ?? code,
}
