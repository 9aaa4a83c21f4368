import { makeCard } from '../support/cards.ts'

export const koreanCards = [
  makeCard({
    id: 'celery',
    question: '왜 Celery를 사용했나요?',
    deck: 'backend-interview',
    answer: [
      '요청 안에서 끝낼 필요가 없는 일을 **뒤로 미루려고** 썼어요.',
      '',
      '- 메일 발송, 썸네일 생성처럼 *오래 걸리는 작업*',
      '- 실패하면 다시 시도해야 하는 작업',
      '  1. 재시도 횟수는 `max_retries`로 정해요',
      '  2. 지수 백오프를 써요',
      '',
      '```python',
      '@app.task(bind=True, max_retries=3)',
      'def send_mail(self, user_id):',
      '    user = User.objects.get(pk=user_id)  # 아이디만 넘겨요',
      '```',
      '',
      '> 메시지 큐를 쓴다고 성능이 무조건 좋아지지는 않아요.',
      '',
      '자세한 것은 [문서](https://docs.celeryq.dev/en/stable/userguide/tasks.html)에 있어요.',
    ].join('\n'),
  }),
  makeCard({
    id: 'broker',
    question: '브로커로 RabbitMQ 대신 Redis를 고른 이유는?',
    deck: 'backend-interview',
    parent: 'celery',
    answer: '이미 캐시로 쓰고 있어서 운영할 것이 늘지 않았기 때문이에요.',
  }),
  makeCard({ id: 'join', question: 'SQL JOIN의 종류를 설명해 보세요.', answer: null, status: 'unanswered' }),
  makeCard({
    id: 'sqlite',
    question: 'SQLite와 PostgreSQL의 차이는?',
    status: 'partial',
    answer: '**PostgreSQL** : 서버로 돌고 동시 쓰기에 강해요.\n\n**SQLite** :',
    gaps: [{ line: 41, label: 'SQLite' }],
  }),
  makeCard({
    id: 'isolation',
    question: '트랜잭션 격리 수준을 비교해 보세요.',
    answer: [
      '| 수준 | Dirty read | Non-repeatable read | Phantom read |',
      '|---|:-:|:-:|:-:|',
      '| READ UNCOMMITTED | 있음 | 있음 | 있음 |',
      '| READ COMMITTED | 없음 | 있음 | 있음 |',
      '| REPEATABLE READ | 없음 | 없음 | 있음 (InnoDB는 대부분 막아요) |',
      '| SERIALIZABLE | 없음 | 없음 | 없음 |',
    ].join('\n'),
  }),
  makeCard({
    id: 'long',
    question: 'GIL이 무엇이고 언제 문제가 되나요?',
    answer: Array.from({ length: 40 }, (_, index) => `${index + 1}. 긴 답의 ${index + 1}번째 줄이에요.`).join('\n'),
  }),
  ...['인덱스는 언제 쓰지 않나요?', 'N+1 문제가 무엇인가요?', '정규화를 설명해 보세요.', 'HTTP와 HTTPS의 차이는?'].map(
    (question, index) => makeCard({ id: `ko${index}`, question, answer: `${question} 라는 질문의 답이에요.` }),
  ),
]

export const englishCards = Array.from({ length: 12 }, (_, index) =>
  makeCard({
    id: `en${index}`,
    question: `What happens in step ${index + 1} of a TCP handshake?`,
    deck: 'networks',
    answer: `Step ${index + 1}: one side sends a segment, the other *acknowledges* it.`,
  }),
)
