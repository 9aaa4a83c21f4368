/** What may stand behind a noun: any syllable, after a final consonant, after a vowel (or ㄹ, for 로). Longest first. */
const PARTICLES: readonly (readonly [particle: string, after: 'any' | 'consonant' | 'vowel' | 'vowelOrL'])[] = (
  [
    ...'에서부터 에서는 에서도 에서의 에게서 한테 에서 에게 에는 에도 엔 까지 부터 처럼 만큼 보다 마다 마저 조차 밖에 끼리 입니다 이다 의 에 도 만'
      .split(' ')
      .map((each) => [each, 'any'] as const),
    ...'으로부터 으로는 으로써 으로서 으로 이라는 이라고 이라면 이란 이라 이나 이며 이고 이지만 이므로 이에요 이라도 이면 은 이 을 과'
      .split(' ')
      .map((each) => [each, 'consonant'] as const),
    ...'라는 라고 라면 라도 라서 란 예요 는 가 를 와'.split(' ').map((each) => [each, 'vowel'] as const),
    ...'로부터 로는 로써 로서 로'.split(' ').map((each) => [each, 'vowelOrL'] as const),
  ] as const
).toSorted(([a], [b]) => b.length - a.length)

/** What makes a verb of a noun: 공유하며, 독립된, 할당받은, 비동기적으로. */
const MADE_A_VERB =
  /^(.{2,}?)(?:(?:하|되|받|당하|시키)(?:면서|므로|려고|도록|거나|는데|지만|는|게|고|며|면|지|기|여|던|어|은|아|다)|[한할함해했된될됨돼됐]|(?:해|돼)[서야요]|하였다|했다|됐다|되었다|[합됩했]니다|했습니다|[한된]다|시[킨킬킴켜]|시킨다|적|적인|적으로)$/u

/** Nouns whose last syllable looks like a particle or an ending. */
const WHOLE =
  /(?:[길높깊넓]이|추가|평가|증가|^허가|^대가|^부가|결과|효과|통과|초과|성과|정의|회의|주의|동의|합의|논의|임의|편의|경로|회로|통로|속도|빈도|밀도|^온도|^강도|^의도|^각도|^용도|^한도|^시도|^지도|복잡도|응집도|결합도|정확도|신뢰도|난이도|중요도|해상도|문서|순서|프로세서|센서|파서|메시지|이미지|페이지|패키지|스테이지|트리거|^로고|광고|경고|참고|재고|화면|측면|언어|코어|레이어|미들웨어|하드웨어|소프트웨어|펌웨어|미디어|아이디어)$/u

/** Nouns of one syllable that are worth naming. */
const SHORT = /^(?:힙|큐|락|키|값|훅|셸|맵|풀|행|열|웹|앱|덱)$/u

/** Words that end as verbs and adjectives do, once their particles are off. */
const VERBAL_END =
  /(?:[고며면게지서다까네요죠니야데걸심쯤씩]|[어아워와려여켜져쳐겨춰줘꿔눠둬해]|히|스럽|롭|도록|거나|골라|[릴할을될갈올줄쓸칠킬길낼볼일힐]라|눌러|몰라|불러|달라|[른린운든킨긴진낸뀐근빈친힌던은는인]|[릴할을될갈올줄쓸칠킬길낼볼일])$/u

/** Nouns that end so, too. */
const NOUN_END =
  /(?:메인|체인|라인|원인|디자인|로그인|[릴할을될갈올줄쓸칠킬길낼볼일힐]인|승인|플러그인|머신|빌드|커밋|역할|분할|심볼|스케줄|파일|메일|타일|스타일|바이트코드|중심|핵심|관심|노드|코드|모드|스레드|레코드|필드|클라우드|백엔드|프론트엔드|키워드|메서드|미디어|하드|카드|패스워드|언어|영어|단어|용어|제어|커버|계층|변환|에러|람다|컨테이너|아이디|미니|매니|유니|빈|베어|코인|핀|쿼리|시그널|분야|시야|정해|이해|저해|피해|오해|방해|인증서|증명서|명세서|요청서|테스트|시나리오|페이지|메시지|이미지|정지|유지|방지|감지|단지|에지|엣지)$/u

/** Nouns in 기 that are none made of a verb. */
const NOUN_IN_GI = /(?:크기|주기|분기|동기|초기|만기|쓰기|읽기|암기|기기|세기|[가-힣]{2}[성호환화]기)$/u

/** Stems of verbs and adjectives before 는, 은 and 을, which stand behind nouns as well. */
const VERB_STEM =
  /(?:^|[가-힣])(?:[있없받같넣찾놓닫않갖읽높낮많적작넓좁짧좋얻믿겪넘잡죽끊앉맞묶썼했됐])$|(?:^|.)(?:가지|나누|기다리|만드|다루|보내|바꾸|지키|이루|[릴할을될갈올줄쓸칠킬길낼볼일힐]으키|가리키|나타내|주|두|쓰|오|가|나|되|하|지나|걸리|늘리|줄이|늘어나|줄어드|들어가|나오|돌아가|돌아오|넘어가|올라가|내려가|떠오르|부르|따르|모르|흐르|오르|고르|누르|빠지|떨어지|이어지|벌어지|달라지|느려지|빨라지|커지|쌓이|쓰이|보이|놓이|막히|끝나|벗어나|일어나|나타나|어기|옮기|남기|숨기|생기|맡기|넘기|당기|즐기|미치|거치|고치|합치|마치|펼치|겹치|멈추|맞추|갖추|낮추|바뀌|움직이|붙이|높이|모이|섞이|속이|알리|돌리|올리|내리|빌리|열리|풀리|밀리|달리|살리|버리|미루|치르|배우|채우|비우|지우|세우|키우|싸우)$/u

/** Nouns, adverbs and the like that name nothing of their own. */
const SAYS_LITTLE = new Set(
  '모든 여러 같은 다른 어떤 현재 실제 직접 항상 먼저 다시 이미 가장 보통 주로 모두 함께 서로 동시 반드시 특정 다음 이전 처음 마지막 자신 자체 필요 가능 하나 다수 일부 전체 그대로 따로 바로 스스로 새로 별로 아래 위해 통해 대해 대한 위한 따라 따른 의한 의해 관한 관해 인해 이때 그때 매번 계속 자주 거의 조금 훨씬 매우 아주 굉장히 많이 없이 같이 누구 무엇 언제 어디 우리 여기 거기 이것 그것 저것 이들 그들 나머지 사이 동안 이후 이하 이상 미만 중요 다양 동일 간단 복잡 유용 적절 당연 확실 충분 가지 정도 경우 때문 이유 방법 방식 사용 이용 의미 설명 대표 예시 예제 장점 단점 특징 차이 차이점 문제 부분 내용 역할 목적 종류 상황 생각 작업 사람 한번 각각 각자 각기 그냥 결국 따라서 그러나 그래서 그리고 하지만 또한 또는 혹은 만약 만일 비해 반면 대신 나중 덕분 하위 상위 내부 외부 기본 일반 쪽 둘 셋 넷 제공 진행 처리 수행 존재 발생 포함 구성 관련 해결 가정 추측 표현 필수 원하 잘못 그중 이중 일종 측 시점 순간 최대 최소 최근 오늘 지금 경험 말 뜻 무조건 아예 그럼 겨우 오히려 일부러 전부 가득 방금 한동안 곧바로 양쪽 왼쪽 오른쪽 한쪽 제일 매일 다들 상대 자기 서로간 그걸 이걸 그다음 한꺼번 어차피 미리 하심 정리 확인 참고 취업 얘기 마련 나름 보통은 아니라 아닌'.split(
    ' ',
  ),
)

/** Final consonant of the last syllable: 0 without one, 8 for ㄹ. */
const finalOf = (word: string): number => ((word.codePointAt(word.length - 1) ?? 0xac00) - 0xac00) % 28

const fits = (base: string, after: (typeof PARTICLES)[number][1]): boolean => {
  const final = finalOf(base)
  switch (after) {
    case 'any':
      return true
    case 'consonant':
      return final !== 0
    case 'vowel':
      return final === 0
    case 'vowelOrL':
      return final === 0 || final === 8
  }
}

export interface KoreanNoun {
  readonly noun: string
  /** Whether the sentence makes a verb or an adjective of it: 공유하며. */
  readonly isVerb: boolean
}

/**
 * The noun that a word of a Korean sentence is, without what stands behind it: 프로세스는 is 프로세스, 공유하며 공유. Null for
 * what is rather a verb, an adjective or an adverb, and for nouns that name nothing of their own. By rules of writing
 * alone, so it errs now and then; it chooses what is shown, and judges nothing.
 */
export function koreanNoun(word: string): KoreanNoun | null {
  if (SAYS_LITTLE.has(word)) return null
  const [, made] = WHOLE.test(word) ? [] : (MADE_A_VERB.exec(word) ?? [])
  const bare = made ?? bareNoun(word)
  if (bare === null || (made !== undefined && VERB_STEM.test(made))) return null
  const noun = bare.length > 2 && bare.endsWith('들') ? bare.slice(0, -1) : bare
  const isNone = SAYS_LITTLE.has(noun) || (noun.endsWith('기') && !NOUN_IN_GI.test(noun))
  return isNone || (noun.length < 2 && !SHORT.test(noun)) ? null : { noun, isVerb: made !== undefined }
}

/** These stand behind verbs and adjectives, too. */
const BEHIND_ALL = /^(?:도|만|는|은|[릴할을될갈올줄쓸칠킬길낼볼일힐]|나|까지|부터|라도)$/u

function bareNoun(word: string): string | null {
  if (WHOLE.test(word)) return word
  for (const [particle, after] of PARTICLES) {
    if (!word.endsWith(particle)) continue
    const base = word.slice(0, -particle.length)
    if (base === '' || !fits(base, after)) continue
    if (ASKED.test(base)) return null
    return BEHIND_ALL.test(particle) ? bareNoun(base) : base
  }
  return isVerbal(word) ? null : word
}

/** 있는지, 포기할지: a question inside of the sentence. */
const ASKED = /[는은인한된할될을일던]지$/u

const isVerbal = (word: string): boolean =>
  VERB_STEM.test(word) || ASKED.test(word) || (VERBAL_END.test(word) && !WHOLE.test(word) && !NOUN_END.test(word))
