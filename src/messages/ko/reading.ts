import type { Messages } from '../messages.ts'

export const reading: Messages['reading'] = {
  problems: {
    unreadable: ({ reason }) => `파일을 읽을 수 없어요: ${reason}.`,
    'unreadable-folder': ({ reason }) => `폴더를 읽을 수 없어요: ${reason}.`,
    'not-a-file': () => '파일도 폴더도 아니에요.',
    'name-not-text': () => '파일 이름이 UTF-8이 아니어서 열 수 없어요. 이름을 바꿔 주세요.',
    'broken-link': () => '이 링크가 가리키는 파일이 없어요.',
    'too-large': ({ megabytes, most }) => `노트로 보기에는 파일이 너무 커요: ${megabytes}MB (최대 ${most}MB).`,
    'too-long': () => '노트가 너무 길어서 여기부터는 읽지 않았어요. 여러 파일로 나눠 주세요.',
    'too-many-folders': ({ folders, depth }) =>
      `노트를 여기까지만 찾았어요. 폴더가 ${folders}개를 넘거나 ${depth}단계보다 깊어요.`,
    binary: () => '텍스트 파일이 아니에요.',
    'stray-bytes': ({ count }) =>
      count === 1
        ? '여기에 글자가 아닌 바이트가 하나 있어요. 빼고 읽었어요.'
        : `여기부터 글자가 아닌 바이트가 ${count}개 있어요. 빼고 읽었어요.`,
    'front-matter': ({ reason }) => `머리말(front matter)을 읽을 수 없어요: ${reason}.`,
    'front-matter-open': () => '머리말(front matter)이 끝나지 않았어요. 두 번째 --- 줄이 빠졌어요.',
    'unclosed-fence': ({ headings }) => `코드 블록이 닫히지 않아서 제목 ${headings}개가 그 안에 묻혔어요.`,
    'empty-link': ({ label }) => `“${label}” 링크에 주소가 없어요.`,
    'missing-file': ({ file }) => `${file} 파일이 없어요.`,
    'missing-heading': ({ file, part }) => `${file === '' ? '이 노트' : file}에 “${part}” 제목이 없어요.`,
    'undefined-name': ({ name }) => `[${name}] 링크의 주소가 노트에 없어요.`,
    'underlined-text': () => '다른 프로그램에서는 윗글이 제목으로 보여요. 구분선 앞에 빈 줄을 두세요.',
    'unknown-instruction': ({ given, takes }) => `prep이 모르는 지시예요: “${given}”. 쓸 수 있는 것: ${takes}`,
    'asked-twice': ({ line, question }) => `${line}번째 줄에 이미 있는 질문이에요: ${question}`,
    'asked-elsewhere': ({ path, line, question }) => `${path}:${line}에 이미 있는 질문이에요: ${question}`,
  },
}
