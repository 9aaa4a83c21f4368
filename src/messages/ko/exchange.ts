import { josa } from './josa.ts'

interface Place {
  place: string
  count: number
}

export const exchange = {
  packed: {
    written: ({ file, cards, days, kilobytes }: { file: string; cards: number; days: number; kilobytes: number }) =>
      `${file}: 질문 ${cards}개, ${days}일 치, ${kilobytes.toLocaleString('ko')}KB`,
    unanswered: ({ count }: { count: number }) => `뺐어요: 답이 없는 질문 ${count}개`,
    later: ({ count }: { count: number }) =>
      `뺐어요: 이 기간에 다 못 볼 새 질문 ${count}개 (하루 \`--new N\`개, \`--days N\`일)`,
    suspended: ({ count }: { count: number }) => `뺐어요: 묻지 않기로 한 질문 ${count}개`,
    picturesLeft: ({ count }: { count: number }) => `뺐어요: 노트 폴더에 없거나 넣지 않은 그림 ${count}개`,
    next: '휴대폰으로 보내서 열어 보세요. 인터넷이 없어도 돼요. ‘기록 가져가기’로 복습 기록을 다시 가져와요.',
  },
  journal: {
    taken: ({ reviews, device }: { reviews: number; device: string }) => `${device}의 복습 기록 ${reviews}개`,
    nothingNew: '새로운 것이 없어요. 모두 이미 있어요.',
    unusable: ({ place, count }: { place: string; count: number }) => `${place}: 읽지 못한 줄 ${count}개`,
  },
  agentSaid: ({ reason }: { reason: string }) => `에이전트가 보낸 메시지를 이해하지 못했어요: ${reason}`,
  imported: {
    cards: ({ cards, fresh, into }: { cards: number; fresh: number; into: string }) =>
      `카드 ${cards}장, 그중 새 카드 ${fresh}장 → ${into}`,
    reviews: ({ count }: { count: number }) => `복습 기록 ${count}개`,
    attempts: ({ count }: { count: number }) => `그때 답한 내용 ${count}개`,
    media: ({ count }: { count: number }) => `그림과 소리 ${count}개`,
    updated: ({ count }: { count: number }) => `원본에서 바뀐 카드 ${count}장을 노트에서도 고쳤어요`,
    kept: ({ count }: { count: number }) => `카드 ${count}장은 원본과 노트에서 모두 바뀌어서 노트의 글을 그대로 뒀어요`,
    gone: ({ count }: { count: number }) => `노트에서 지운 카드 ${count}장은 다시 넣지 않았어요`,
    own: ({ count, answered }: { count: number; answered: number }) =>
      `카드 ${count}장은 이미 노트에 있어서 새로 만들지 않았어요${answered === 0 ? '' : `. 그중 ${answered}장은 저쪽에서 한 복습을 가져왔어요`}`,
    edited: ({ count }: { count: number }) =>
      `내 카드 ${count}장을 저쪽에서 고쳤어요. \`prep drafts\`로 무엇이 바뀌었는지 보고, \`prep drafts take 질문\`으로 노트에 적을 수 있어요.`,
    wouldWait: ({ count }: { count: number }) =>
      `내 카드 ${count}장을 저쪽에서 고쳤어요. \`prep drafts\`에 이렇게 올라와요:`,
    moreEdits: ({ count }: { count: number }) => `그 밖에 ${count}장`,
    standing: ({ count }: { count: number }) => `저쪽처럼 보류하거나 보류를 푼 카드 ${count}장`,
    elsewhere: ({ count, folder }: { count: number; folder: string }) =>
      `이 가운데 카드 ${count}장은 ${folder}에 이미 있어요. 함께 복습하면 두 번씩 나오니 폴더 하나만 남기세요. \`--into ${folder}\`로 가져오면 그 폴더를 최신으로 맞춰요.`,
    nothingFound: '카드를 찾지 못했어요.',
    nothingNew: '새로운 것이 없어요. 모두 이미 있어요.',
    preview: ({ count }: { count: number }) => `첫 카드 ${count}장:`,
    noAnswer: '(답 없음)',
    dryRun: '아무것도 바꾸지 않았어요(--dry-run).',
    next: ({ into, undo }: { into: string; undo: boolean }) =>
      `\`prep drill ${into}\`로 풀거나, \`prep notes add ${into}\`로 내 노트에 등록하세요${undo ? '. 가져온 기록은 `prep undo`로 되돌릴 수 있어요' : ''}.`,
  },
  exported: {
    lost: ({ count }: { count: number }) =>
      `prep에서 고친 글 ${count}개는 원본에서 들어갈 필드가 하나로 정해지지 않아서(빈칸 카드, 여러 필드) 원본 글을 그대로 뒀어요`,
    written: ({ path, cards, reviews, media }: { path: string; cards: number; reviews: number; media: number }) =>
      `${path}: 카드 ${cards}장, 복습 기록 ${reviews}개${media === 0 ? '' : `, 그림과 소리 ${media}개`}`,
  },
  problems: {
    noQuestion: ({ place, count }: Place) => `${place}: 질문이 없는 카드 ${count}장은 뺐어요`,
    noCards: ({ place }: Place) => `${place}: 카드가 없어요`,
    noTags: ({ place, count }: Place) =>
      `노트 ${count}개를 봤지만 카드가 없어요. Spaced Repetition 플러그인의 태그 ${josa(place, '이/가')} 있어야 해요(플러그인 설정에서 다른 태그를 정할 수도 있어요)`,
    noCardBlocks: ({ place, count }: Place) =>
      `${place}: 페이지 ${count}개를 봤지만 카드가 없어요. Logseq에서는 #card가 붙은 블록이 카드예요`,
    noCardTag: ({ place, count }: Place) =>
      `${place}: Logseq에서 복습했지만 지금은 #card가 없는 블록 ${count}개는 뺐어요`,
    lostReference: ({ place, count }: Place) =>
      `${place}: 어느 페이지에도 없는 블록을 가리키는 참조 ${count}개는 적힌 그대로 뒀어요`,
    orgMode: ({ place, count }: Place) =>
      `org mode로 쓴 페이지 ${count}개(${place} 등)는 뺐어요. prep은 Logseq의 Markdown 페이지를 읽어요`,
    badReviews: ({ place, count }: Place) => `${place}: 잘못된 복습 기록 ${count}개는 뺐어요`,
    unjoined: ({ place, count }: Place) =>
      `${place}: 복습 기록 ${count}개는 카드를 찾을 수 없어서 빼놓았어요(저쪽에서 지웠거나 글을 고친 카드)`,
    unknownColumn: ({ place }: Place) =>
      `${place} 열은 빼놓았어요. 가져오려면 \`--columns\`로 알려 주세요. 예: --columns question=1,answer=2,answer=${place}`,
    missingMedia: ({ place, count }: Place) => `${place}: 그림이나 소리 ${count}개가 파일에 없어요`,
    badMedia: ({ place }: Place) => `${place}: 보통 파일이 아니라서 뺐어요`,
    unreadablePart: ({ place }: Place) => `${place}: 읽을 수 없어서 뺐어요`,
    template: ({ place, count }: Place) => `${place}: 카드 ${count}장은 서식을 따를 수 없어서 모든 필드를 보여 줘요`,
    tooLong: ({ place, count }: Place) => `${place}: 지나치게 긴 카드 ${count}장은 뺐어요`,
    unsupported: ({ place, count }: Place) => `${place}: prep이 다루지 않는 항목 ${count}개`,
    future: ({ count }: Place) => `미래 시각의 복습 기록 ${count}개는 뺐어요`,
  },
  refusals: {
    notAnArchive: () => '그런 압축 파일이 아니거나 일부만 있어요',
    brokenArchive: () => '압축 파일이 망가졌거나 잘렸어요',
    tooManyFiles: (limit: string) => `파일이 ${limit}개보다 많아요`,
    tooLarge: (limit: string) => `풀면 ${limit}보다 커요`,
    suspiciousRatio: (name: string) => `${josa(name, '을/를')} 풀면 있을 수 없을 만큼 커져요`,
    badName: (name: string) => `다른 곳을 가리키는 이름의 파일이 들어 있어요: ${name}`,
    doubleName: (name: string) => `이름이 ${name}인 파일이 둘이에요`,
    encrypted: (name: string) => `${name}에 암호가 걸려 있어요`,
    noCollection: () => '컬렉션이 들어 있지 않아요',
    newerFormat: (version: string) => `이 prep이 모르는 형식이에요(${version})`,
    inUse: () => 'Anki가 열고 있어서 아직 다 적히지 않았어요. Anki를 먼저 닫아 주세요',
    badDatabase: () => '데이터베이스가 망가졌어요',
    badZstd: () => '압축된 자료가 망가졌어요',
    badContents: (what: string) => `내용이 올바르지 않아요: ${what}`,
    orgMode: () => 'org mode로 쓴 파일이에요. prep은 Markdown을 읽으니 Logseq에서 Markdown으로 내보내 주세요',
    databaseGraph: () =>
      'Logseq가 데이터베이스에 저장한 그래프예요. Logseq에서 Markdown으로 내보낸 폴더를 가져와 주세요',
    besideUnreadable: () => '이 prep이 쓴 것이 아니거나 망가졌어요',
  },
}
