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
]

const titles: Readonly<Record<string, string>> = {
  section: '구역',
  followUps: '꼬리질문',
  slot: '답 자리',
  contents: '목차',
  answerKey: '정답',
}

const reasons: Readonly<Record<string, string>> = {
  'a cloze deletion': '빈칸 채우기예요',
  'a fold that asks nothing': '묻지 않는 접힌 글이에요',
  'a fold with a name, like the others of this note': '이 노트의 다른 접힌 글처럼 이름이 있어요',
  'a heading inside an answer': '답 안에 있는 제목이에요',
  'a line of its own that asks': '홀로 있는 줄이 물어요',
  'a link to another place of this note': '이 노트의 다른 곳으로 가는 링크예요',
  'a name with a colon and nothing behind it, among questions': '질문들 사이에서 쌍점 뒤가 비어 있는 이름이에요',
  'a name with its answer behind it, like the entries of this note': '이 노트의 다른 항목처럼 이름 뒤에 답이 있어요',
  'a short name in a list that explains its names below them': '이름마다 아래에 설명이 있는 목록의 짧은 이름이에요',
  'a topic with its text below, in a note that asks nothing aloud':
    '대놓고 묻지 않는 노트에서 아래에 글이 있는 주제예요',
  'a link, like the questions of this note': '이 노트의 질문처럼 링크예요',
  'one of its sentences asks, in a list that does': '묻는 목록에서 문장 하나가 물어요',
  'an address, a remark in brackets or advice': '주소나 괄호 안의 말, 또는 도움말이에요',
  asks: '물어요',
  'asks nothing, under a title of its own kind': '따로 쓰이는 제목 아래에서 묻지 않아요',
  'asks, as its list does': '목록처럼 이 줄도 물어요',
  'asks, inside of an answer': '답 안에서 물어요',
  'bold and numbered, as the entries of this note are': '이 노트의 항목처럼 굵고 번호가 있어요',
  'in the column of questions': '질문 칸에 있어요',
  'inside a section that asks nothing': '묻지 않는 구역 안이에요',
  'its list sounds like one of questions, in a note of them': '질문 노트에서 질문 같은 목록에 있어요',
  'its neighbours in the list ask': '목록에서 옆에 있는 줄이 물어요',
  'labelled as a question': '질문이라고 적혀 있어요',
  'labelled as an answer': '답이라고 적혀 있어요',
  'lacks the label that its likes have': '비슷한 줄에 있는 표시가 없어요',
  'lacks the number that its likes have': '비슷한 줄에 있는 번호가 없어요',
  'like the lists of this note': '이 노트의 다른 목록과 같아요',
  'most of its list asks': '목록의 대부분이 물어요',
  'neither it nor its list asks': '이 줄도 목록도 묻지 않아요',
  'numbered, with something under most of its list': '번호가 있고 목록 대부분의 아래에 글이 있어요',
  'one of several choices': '여러 보기 가운데 하나예요',
  'only a link': '링크뿐이에요',
  'only groups the folds in it': '접힌 글을 묶기만 해요',
  'only groups the questions under it': '아래의 질문을 묶기만 해요',
  'only lists links': '링크만 늘어놓아요',
  'tells instead of asking': '묻지 않고 말해요',
  'the front matter names other blocks': '머리말(front matter)이 다른 줄을 질문이라고 해요',
  'the front matter says so': '머리말(front matter)이 그렇다고 해요',
  'the line above announces questions': '윗줄이 질문을 알려요',
  'the title above announces questions': '위의 제목이 질문을 알려요',
  'the title of a contents list': '목차의 제목이에요',
  'under a title that asks nothing': '묻지 않는 제목 아래예요',
}

const patterns: readonly (readonly [RegExp, (found: string) => string])[] = [
  [/^few of the (\d+) blocks? of this shape asks?$/, (n) => `이 모양 ${n}개 가운데 묻는 것이 드물어요`],
  [/^most of the (\d+) blocks? of this shape asks?$/, (n) => `이 모양 ${n}개의 대부분이 물어요`],
  [/^a title of its own kind \((\w+)\)$/, (kind) => `따로 쓰이는 제목이에요 (${titles[kind] ?? kind})`],
  [/^a comment of the author says so \((\w+)\)$/, (order) => `노트의 주석이 그렇다고 해요 (${order})`],
]

export const explaining: Messages['explaining'] = {
  verdict: (verdict) => verdicts[verdict] ?? verdict,
  shape(shape) {
    const known = shapes.find(([pattern]) => pattern.test(shape))
    return known === undefined ? shape : shape.replace(known[0], known[1])
  },
  reason(reason) {
    const found = patterns.flatMap(([pattern, say]) => {
      const part = pattern.exec(reason)?.[1]
      return part === undefined ? [] : [say(part)]
    })
    return found[0] ?? reasons[reason] ?? reason
  },
}
