import type { Messages } from '../messages.ts'

export const readings: Messages['readings'] = {
  is: {
    question: '질문',
    'follow-up': '꼬리질문',
    answer: '답',
    section: '섹션',
    contents: '목차',
    ignored: '넘어감',
  },
  passed: (lines) => `… 질문이 아닌 줄 ${lines}개`,
  questions: (n) => `질문 ${n}개`,
  unanswered: (n) => `답 없음 ${n}개`,
  sure: (percent) => `확신 ${percent}%`,
  headings: (headings, asked) => `제목 ${headings}개 중 ${asked}개를 질문으로 읽었어요`,
  unread: (lines) => `질문일 수 있는 줄 ${lines}개를 질문으로 읽지 않았어요`,
  corrections: (n) => `직접 고친 곳 ${n}개`,
  lost: (n) => `직접 고친 곳 ${n}개는 이제 노트에서 찾을 수 없어요`,
  others: '이렇게 읽을 수도 있어요:',
  alternative: (place, questions, forms) =>
    questions === 0 ? `--reading ${place}  질문 없음` : `--reading ${place}  질문 ${questions}개: ${forms}`,
  form: (n, shape) => `${shape}(${n}개)`,
  ask: (line, text) => `${line}번째 줄은 질문인가요? (--question ${line} 또는 --not ${line}) ${text}`,
  changed: (before, now) =>
    before === now ? `질문 ${now}개, 전과 같아요.` : `이제 질문 ${now}개예요. 전에는 ${before}개였어요.`,
  unchanged: '바뀐 것이 없어요.',
  forgotten: (n) => `직접 고친 곳 ${n}개를 지웠어요.`,
  settled: '고칠 것이 없어요. 노트가 비었거나 머리말(front matter)이 모두 정해 두었어요.',
  nothingToWrite: '고치지 않아도 이렇게 읽히는 노트라서 적을 것이 없어요.',
  wouldWrite: '아직 적지 않았어요. 이대로 적으려면 --yes를 붙이세요.',
  written: (path) => `노트에 적었어요: ${path}`,
  doubt: (notes, path) =>
    notes === 1
      ? `잘못 읽었을 수 있어요: ${path}. \`prep read ${path}\`로 확인하고 고칠 수 있어요.`
      : `노트 ${notes}개를 잘못 읽었을 수 있어요. 먼저 \`prep read ${path}\`로 확인하고 고쳐 보세요.`,
  none: '제목, 목록, 표의 줄, 문장 가운데 묻거나 설명할 주제를 적은 줄을 찾아봤어요.',
  noneNext: (path) => `질문이 있다면 \`prep read ${path}\`로 줄마다 어떻게 읽었는지 보고 고칠 수 있어요.`,
  table: { note: '노트', questions: '질문', unanswered: '답 없음', sure: '확신' },
  tags: {
    table: { tag: '태그', questions: '질문', due: '복습 차례', new: '새 질문', unanswered: '답 없음' },
    untagged: '(태그 없음)',
    none: '태그가 있는 질문이 없어요. 노트 머리말(front matter)에 `tags: [os, network]`, 또는 질문 옆에 `#os`처럼 적으면 돼요.',
  },
  total: (notes, questions, unanswered) =>
    `노트 ${notes}개, 질문 ${questions}개${unanswered > 0 ? `(답 없음 ${unanswered}개)` : ''}를 읽었어요`,
  without: (n) => `질문이 없는 노트 ${n}개:`,
  withoutNext: (path) => `\`prep read ${path}\`로 어떻게 읽었는지 보고 고칠 수 있어요.`,
  nowDrill: (path) =>
    path === null
      ? '`prep drill`로 바로 풀 수 있어요.'
      : `\`prep drill\`로 바로 풀 수 있어요. 노트를 어떻게 읽었는지는 \`prep read ${path}\`로 보고 고칠 수 있어요.`,
  leftOut: (n) => `읽지 않은 파일 ${n}개:`,
  more: (n) => `… 그 밖에 ${n}개`,
  addHere: '이 폴더에는 아직 prep이 읽지 않는 노트가 있어요: `prep notes add .`',
}
