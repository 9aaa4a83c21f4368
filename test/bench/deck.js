// Interview notes by the thousand, always the same for a size: Korean and English, headings, labels, follow-ups, lists, code.
import { mkdirSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const KO = {
  topics:
    '프로세스 스레드 교착상태 가상메모리 페이지교체 캐시 컨텍스트스위칭 세마포어 뮤텍스 인터럽트 시스템콜 파일디스크립터 인덱스 트랜잭션 격리수준 정규화 조인 샤딩 복제 커넥션풀 해시테이블 이진트리 힙 그래프탐색 정렬 동적계획법 TCP 혼잡제어 흐름제어 DNS TLS 쿠키 세션 토큰 로드밸런서 프록시 메시지큐 이벤트루프 가비지컬렉션 클로저 제네릭 의존성주입 컨테이너 배포 모니터링 로그수집 테스트 리팩터링 코드리뷰 장애대응'.split(
      ' ',
    ),
  asks: [
    '{}란 무엇인가요?',
    '{}와 {}의 차이를 설명해 주세요.',
    '{}를 왜 사용하나요?',
    '{}에서 {}가 문제가 되는 경우는 언제인가요?',
    '{}를 직접 구현한다면 어떻게 하시겠어요?',
    '{}의 장단점을 말해 보세요.',
    '실무에서 {}를 적용한 경험이 있나요?',
  ],
  follows: ['그렇다면 {}는 어떻게 달라지나요?', '{}가 커지면 어떤 일이 생기나요?', '{} 대신 쓸 수 있는 방법은 없나요?'],
  tells: [
    '{}는 자원을 나누어 쓰기 위해 만들어진 개념이다.',
    '보통 {}보다 {}가 먼저 일어나기 때문에 순서를 지켜야 한다.',
    '비용은 데이터가 늘수록 커지지만, {}를 두면 대부분 한 번에 끝난다.',
    '운영 중에는 {}의 크기를 지켜보다가 기준을 넘으면 {}를 늘린다.',
    '면접에서는 {}와 비교해서 말하면 이해가 깊다는 인상을 준다.',
    '잘못 쓰면 {}가 서로를 기다리며 멈출 수 있다.',
  ],
  labels: { question: '질문', follow: '꼬리질문', answer: '답변' },
}
const EN = {
  topics:
    'processes threads deadlocks paging caches semaphores interrupts sockets indexes transactions isolation normalisation joins sharding replication pools hashing trees heaps graphs sorting TCP congestion DNS TLS cookies sessions tokens balancers proxies queues closures generics injection containers deployment monitoring logging testing refactoring'.split(
      ' ',
    ),
  asks: [
    'What are {}?',
    'What is the difference between {} and {}?',
    'Why would you use {} here?',
    'When do {} get in the way of {}?',
    'How would you implement {} yourself?',
    'Explain the costs of {}.',
  ],
  follows: ['And what happens to {} under load?', 'How would {} change that?', 'Is there anything simpler than {}?'],
  tells: [
    'They exist so that {} can be shared without waiting for {}.',
    'In practice {} come first, and only then {}, or the order is lost.',
    'The cost grows with the data; with {} most requests end after one step.',
    'Watch {} in production and add {} when a limit is reached.',
    'Used badly, {} wait for each other for ever.',
  ],
  labels: { question: 'Q', follow: 'Follow-up', answer: 'A' },
}

/** Chance that is the same every time (mulberry32). */
function chance(seed) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** One note of so many questions, follow-ups among them, about 500 bytes each. */
export function noteOf(questions, seed) {
  const next = chance(seed)
  const pick = (list) => list[Math.floor(next() * list.length)]
  const say = seed % 3 === 2 ? EN : KO
  const fill = (frame) => frame.replace(/\{\}/g, () => pick(say.topics))
  const tell = () => fill(pick(say.tells))
  const shape = seed % 4
  const parts = [`# ${fill('{} {}')} ${seed}\n`]
  let number = 0
  for (let index = 0; index < questions; index++) {
    const isFollowUp = index > 0 && next() < 0.2
    if (!isFollowUp) number++
    const asked = `${fill(pick(isFollowUp ? say.follows : say.asks))}`
    // A word of its own keeps most questions apart, as they are in notes of people.
    const question = asked.replace(/(.*\S)([?.])/, `$1 (${pick(say.topics)} ${seed}-${index})$2`)
    if (isFollowUp) parts.push(`### ${say.labels.follow} ${question}\n`)
    else if (shape === 0) parts.push(`## ${say.labels.question} ${number}. ${question}\n`)
    else if (shape === 1) parts.push(`## ${number}. ${question}\n`)
    else if (shape === 2) parts.push(`## ${question}\n`)
    else parts.push(`## ${say.labels.question}${number}) ${question}\n`)
    if (next() < 0.15) continue
    parts.push(`${tell()} ${tell()}\n`)
    if (next() < 0.6)
      parts.push(`- **${pick(say.topics)}**: ${tell()}\n- ${tell()}\n- \`${pick(EN.topics)}\` ${tell()}\n`)
    if (next() < 0.2)
      parts.push(
        `\`\`\`js\nconst size = ${pick(EN.topics)}.get(${index})\nif (size > ${number}) release(size)\n\`\`\`\n`,
      )
    if (next() < 0.6) parts.push(`${tell()} ${tell()}\n`)
  }
  return parts.join('\n')
}

/** Writes a deck, 40 notes a folder, as if it had been written long ago; gives its files. */
export function writeDeck(folder, { files, cardsPerFile }) {
  const paths = []
  for (let index = 0; index < files; index++) {
    const path = join(folder, `part-${Math.floor(index / 40)}`, `note-${index}.md`)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, noteOf(cardsPerFile, index))
    const time = 1_700_000_000 + index
    utimesSync(path, time, time)
    paths.push(path)
  }
  return paths
}
