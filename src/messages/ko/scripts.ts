import type { Messages } from '../messages.ts'

export const scripts: Messages['scripts'] = {
  rules: {
    unreadable: '읽을 수 없는 파일',
    'unreadable-folder': '읽을 수 없는 폴더',
    'not-a-file': '파일도 폴더도 아닌 것',
    'name-not-text': '이름이 UTF-8이 아닌 파일',
    'broken-link': '끊어진 링크인 노트',
    'too-large': '노트로 보기에는 너무 큰 파일',
    'too-many-folders': '찾아보기에는 너무 많은 폴더',
    binary: '텍스트가 아닌 파일',
    'front-matter': '읽을 수 없는 머리말',
    'front-matter-open': '끝나지 않는 머리말',
    'unclosed-fence': '닫히지 않은 코드 블록',
    'empty-link': '가리키는 곳이 없는 링크',
    'missing-file': '없는 파일을 가리키는 링크',
    'missing-heading': '없는 제목을 가리키는 링크',
    'undefined-name': '주소가 없는 이름을 가리키는 링크',
    'underlined-text': '아래 줄 때문에 제목이 되는 글',
    'asked-twice': '두 번 나오는 질문',
    'asked-elsewhere': '다른 노트에도 있는 질문',
    'unknown-instruction': 'prep이 모르는 지시',
  },
  watch: {
    watching: ({ paths }) => `지켜보고 있어요: ${paths}. Ctrl-C를 누르면 끝나요.`,
    counts: {
      cards: (n) => `질문 ${n}개`,
      unanswered: (n) => `답 없음 ${n}개`,
      partial: (n) => `일부만 ${n}개`,
      problems: (n) => `문제 ${n}개`,
    },
    changes: {
      added: ({ file }) => `새로 생김: ${file}`,
      changed: ({ file }) => `저장함: ${file}`,
      removed: ({ file }) => `없어짐: ${file}`,
      many: (n) => `파일 ${n}개`,
    },
  },
}
