import { describe, expect, it } from 'vitest'
import { parseMarkdown } from '../../markdown/markdown.ts'
import { outline } from '../blocks/outline.ts'
import { underlinedHeadings } from '../blocks/underlined.ts'
import { parseNote } from '../parse-note.ts'
import { wordQuestion } from './question.ts'

/** The first block of a note as a question, with what stands under it and behind it. */
function worded(note: string, isSilent = false) {
  const lines = note.split('\n')
  const rules = { isHeading: underlinedHeadings(lines), parse: parseMarkdown, lines }
  const [block, ...behind] = outline(parseMarkdown(lines), rules, lines.length).children
  if (block === undefined) throw new Error('an empty note')
  const body = [...block.children, ...(block.kind === 'heading' ? [] : behind.filter(({ kind }) => kind !== 'item'))]
  const found = { block, body, followUps: [], joined: [], titleOnly: false, cell: null, section: [] }
  const { text, prompt, inlineAnswer, body: rest } = wordQuestion(found, lines, isSilent)
  return { text, prompt, inlineAnswer, left: rest.flatMap((one) => one.lines.map((line) => line.text)) }
}

describe('what stands beside the words of a question', () => {
  it.each([
    ['- 클로저란? (⭐️⭐️)', '클로저란?'],
    ['- 호이스팅이란? (O)', '호이스팅이란?'],
    ['## [ TCP와 UDP 차이 ]', 'TCP와 UDP 차이'],
    ['## ****[ GET과 POST 차이 ]', 'GET과 POST 차이'],
    ['## 【 什么是索引 】', '什么是索引'],
    ['## [HTTP/2] 서버 푸시란?', '[HTTP/2] 서버 푸시란?'],
    ['## ***** What is a heap?', 'What is a heap?'],
    ['## ** What is DNS?', 'What is DNS?'],
    ['## **kwargs란?', '**kwargs란?'],
    ['## Question No. 3: What is a cache?', 'What is a cache?'],
    ['## Ques no . 01: What is a lock?', 'What is a lock?'],
    ['## Вопрос № 3. Что такое индекс?', 'Что такое индекс?'],
    ['## Pregunta nº 4: ¿Qué es un índice?', '¿Qué es un índice?'],
    ['## 질문 No.5 캐시란?', '캐시란?'],
    ['## Frage Nr. 6: Was ist ein Index?', 'Was ist ein Index?'],
    ['## No. 7) What is a heap?', 'What is a heap?'],
    ['## Question: no locks at all?', 'no locks at all?'],
    ['- <code>#3</code> 이벤트 루프란?', '이벤트 루프란?'],
    ['- [x] 프로토타입이란?', '프로토타입이란?'],
    ['## 왜 쓰나요? ★★', '왜 쓰나요?'],
    ['## 왜 지원했나요? [네이버]', '왜 지원했나요?'],
    ['## Why Kafka? [ACME Corp]', 'Why Kafka?'],
    ['## 为什么用缓存？----某公司-2014', '为什么用缓存？'],
    ['## MTU란? ^mtu-1', 'MTU란?'],
    ['## UDP란? #network #card', 'UDP란?'],
    ['## 캐시란? %%다시 볼 것%%', '캐시란?'],
    ['## ==HSTS==란?', 'HSTS란?'],
    ['## What is ==idempotence==?', 'What is idempotence?'],
    ['~~1. 자기소개 해 주세요. (O)~~', '자기소개 해 주세요.'],
    ['## Promise를 설명해주세요. 0', 'Promise를 설명해주세요.'],
    ['## 什么是死锁、', '什么是死锁'],
    ['## 인덱스란? (모름)', '인덱스란?'],
    ['## 消息丢失怎么办（见第33题）', '消息丢失怎么办'],
    ['## **JWT(JSON Web Token)**는 무엇인가요?', 'JWT(JSON Web Token)는 무엇인가요?'],
    ['##TCP란?', 'TCP란?'],
    ['## 🏻‍♂️💁🏻‍♂️ 뷰의 시점을 옮긴다는 게 무슨 말이죠?', '뷰의 시점을 옮긴다는 게 무슨 말이죠?'],
    ['- Bonus: what is hoisting?', 'what is hoisting?'],
    [
      '1) Scenario based -- the disk does not show up. What might be the cause?',
      'the disk does not show up. What might be the cause?',
    ],
    ['- 编程题：给定一个数组，求最大的子序列', '给定一个数组，求最大的子序列'],
    ['- 심화: 인덱스를 왜 쓰나요?', '인덱스를 왜 쓰나요?'],
    ['- Бонус: что такое замыкание?', 'что такое замыкание?'],
    ['- 两次握手为什么不行？答', '两次握手为什么不行？'],
    ['- 왜 세 번 악수하나요? 답변:', '왜 세 번 악수하나요?'],
    ['- 브랜치와 태그 차이? (https://example.com/posts/12)', '브랜치와 태그 차이?'],
    ['- 슬라이딩 윈도우를 설명하라]', '슬라이딩 윈도우를 설명하라'],
    ['- 가장 실패한 프로젝트***', '가장 실패한 프로젝트'],
    ['- java如何读取文件，怎么做（这里没答好）', 'java如何读取文件，怎么做'],
    ['- 有死循环，如何定位    没答出来', '有死循环，如何定位'],
    ['- 스트레스를 어떻게 푸는가? (다른 것과 묶어 물었는데 까먹음)', '스트레스를 어떻게 푸는가?'],
    ['- 你熟悉的算法（当时我脑袋一片空白，就没说）', '你熟悉的算法'],
    ['## Q) 딥 링크를 어떻게 처리하나요?', '딥 링크를 어떻게 처리하나요?'],
    ['- Q、性格的优缺点', '性格的优缺点'],
    ['- [ ] - [[Closure]]()', 'Closure'],
    ['- ビジネスプロセスの特徴→', 'ビジネスプロセスの特徴'],
    ['- Почему нет индекса? =>', 'Почему нет индекса?'],
    ['- 事务失效的情况 ==X==', '事务失效的情况'],
    ['- 왜 인덱스를 쓰나요? ==△==', '왜 인덱스를 쓰나요?'],
    ['- {==본인의 단점==}', '본인의 단점'],
    ['- 지원한 이유*', '지원한 이유'],
    ['## Wie lösche ich Tags?#', 'Wie lösche ich Tags?'],
    ['- 底层实现原理/', '底层实现原理'],
    ['- 이벤트 루프와 웹소켓https://example.com/a/1', '이벤트 루프와 웹소켓'],
    ['- 정규화를 설명하시오. (10점)', '정규화를 설명하시오.'],
    ['- Define a deadlock. [3 marks]', 'Define a deadlock.'],
    ['- câu 2: [3đ]: khoá chính là gì?', 'khoá chính là gì?'],
    ['- 你在项目里做了什么（然后问的很细）', '你在项目里做了什么'],
    ['- Q4, Map과 Set의 차이점', 'Map과 Set의 차이점'],
    ['- Q8:- . How does HTTP work?', 'How does HTTP work?'],
    ['## 문제 - 언제 패턴을 쓰는가?', '언제 패턴을 쓰는가?'],
    ['- 概率题：一个骰子，怎么等概率地选出两个人', '一个骰子，怎么等概率地选出两个人'],
    [
      '- **How did it end?** Would you call them? [This is a bluff, so do not flinch. Nobody has the time to call.]',
      'How did it end? Would you call them?',
    ],
  ])('%s', (line, text) => {
    expect(worded(line).text).toBe(text)
  })
  it.each([
    '==와 ===의 차이는?',
    'a == b와 a === b는?',
    '함수 f(x)는?',
    'O(1)과 O(n)의 차이',
    '캐시 (Cache)',
    '프로세스 상태를 설명하세요 (생성, 준비, 실행)',
    'How could you prevent caching? (use any technique)',
    '전처리기 #include',
    'C# 대 Java',
    'x ^ y의 결과는?',
    '상태가 있나? (state / ref)',
    'List<String>과 List<Object>의 차이는?',
    'Vitamin B12',
    '2 + 2 = 4인가?',
    '왜 80번 포트인가?',
    '클래스 패스',
    '○○ 프로젝트에서 왜 썼나요?',
    'Tell me about the process on <project x>',
    'What is the difference between <script>, <script async> and <script defer>?',
    'Why put <link>s between <head></head> and scripts before </body>?',
    '<T extends U>는 무엇인가요?',
    'Что такое <template lang> во Vue?',
    '__init__ 메서드란?',
    'prototype / __proto__',
    '什么是__name__和__main__？',
    '자바의 "==" 와 코틀린의 "==" 의 차이점은?',
    '어떤 기법(예: SVM, Random Forest)을 쓸지 정하고 설명해봅시다.',
    '주의할 점은? (예: race condition)',
    'Code: 200',
    '. 과 ->',
    'x와 ->의 차이는?',
    'char *',
    'What does *p mean in C?',
    '슬래시로 끝나는 경로 a/',
    'Dado el siguiente caso: una empresa de limpieza registra sus clientes',
    'Cómo importo esta función: export default f',
    '문제 - 원인과 결과',
    '为什么用 &(length-1)',
    '왜 가비지 컬렉션이 느린가? (3가지)',
    'Why did you leave? (ex. salary, team)',
    '了解缓存的持久化吗？展开讲讲',
    'Wird es laufen? Besonders im Hinblick auf exec.',
    'Indique la frase de las siguientes relaciones: agregación, composición.',
  ])('%s stays whole', (line) => {
    expect(worded(`## ${line}`).text).toBe(line)
  })
})

describe('a question that goes on', () => {
  it.each([
    ['### 질문 1\n클로저를 설명하세요.\n', '클로저를 설명하세요.'],
    ['**Q2.**\n\n낙관적 잠금은 언제 쓰나요?\n', '낙관적 잠금은 언제 쓰나요?'],
    ['## Question 3\n\nWhat is a lock?\n', 'What is a lock?'],
    ['### 問3\n\nトランザクションとは何ですか？\n', 'トランザクションとは何ですか？'],
    ['## Вопрос 4\nЧто такое индекс?\n', 'Что такое индекс?'],
    ['- 뷰홀더 패턴을 설명하라.\n  (리사이클러뷰와 비교)', '뷰홀더 패턴을 설명하라. (리사이클러뷰와 비교)'],
    [
      'How would you find out why a page of the shop does not open for\none customer while it opens for all the others?',
      'How would you find out why a page of the shop does not open for one customer while it opens for all the others?',
    ],
    [
      'Was könnten Ursachen für die Entstehung davon sein und was könnte zu Problemen beim\nMonolithen führen?',
      'Was könnten Ursachen für die Entstehung davon sein und was könnte zu Problemen beim Monolithen führen?',
    ],
    [
      "Vous avez créé votre dépôt distant, que l'on appellera mon projet, et un nom\nqui sera utilisé pour appeler le dépôt.\nQuelle commande devez-vous taper ?",
      "Vous avez créé votre dépôt distant, que l'on appellera mon projet, et un nom qui sera utilisé pour appeler le dépôt. Quelle commande devez-vous taper ?",
    ],
    [
      '게시판 만들기\n게시판 하나를 만들려고 합니다.\n글과 댓글이 있습니다.\n표를 설계해 주세요.',
      '게시판 만들기 게시판 하나를 만들려고 합니다. 글과 댓글이 있습니다. 표를 설계해 주세요.',
    ],
  ])('%j', (note, text) => {
    expect(worded(note).text).toBe(text)
  })
  it.each([
    ['## HTTP 2\n왜 빠른가요?', 'HTTP 2'],
    ['## 实习安排\n我非常乐意去实习，但是具体能否去还要和老师商量，it keeps', '实习安排'],
    ['- 캐시란?\n  (가까이 두는 것)', '캐시란?'],
    ['What is a lock?\nit keeps others out', 'What is a lock?'],
  ])('%j does not', (note, text) => {
    expect(worded(note).text.startsWith(text)).toBe(true)
    expect(worded(note).text).not.toContain('it keeps')
    expect(worded(note).text).not.toContain('가까이')
  })
})

describe('a question answered on its line', () => {
  it.each([
    ['- 인덱스를 말해보라. -> 트리로 찾는다고 함', '인덱스를 말해보라.', '트리로 찾는다고 함'],
    ['- 왜 레디스? -> 빨라서', '왜 레디스?', '빨라서'],
    ['- 캐시를 설명하라 → 가까이 두는 것', '캐시를 설명하라', '가까이 두는 것'],
    ['- 캐시를 설명하라 -> 모름', '캐시를 설명하라', null],
    ['- What is a lock? => keeps others out', 'What is a lock?', 'keeps others out'],
    ['- 某个进程杀不掉的原因（进入内核态，忽略信号）', '某个进程杀不掉的原因', '进入内核态，忽略信号'],
    [
      '- why can a process not be killed? (it is inside the kernel)',
      'why can a process not be killed?',
      'it is inside the kernel',
    ],
    ['- 왜 해시맵이 빠른가요? (해시로 바로 찾아가므로)', '왜 해시맵이 빠른가요?', '해시로 바로 찾아가므로'],
    [
      '- почему страница медленная (каждый раз рисует весь список)',
      'почему страница медленная',
      'каждый раз рисует весь список',
    ],
    ['- なぜ速いのですか（索引で直接探すから）', 'なぜ速いのですか', '索引で直接探すから'],
    ['- 前端用的是什么，答vue', '前端用的是什么', 'vue'],
    ['- 如何实现射线检测  答：用一条线', '如何实现射线检测', '用一条线'],
    ['- 큐를 설명하시오. 답: 먼저 넣은 것을 먼저 꺼낸다', '큐를 설명하시오.', '먼저 넣은 것을 먼저 꺼낸다'],
    ['- Is a stream lazy? No.', 'Is a stream lazy?', 'No.'],
    ['- 스트림은 게으른가요? 네, 끝에서 불러야 돌아요', '스트림은 게으른가요?', '네, 끝에서 불러야 돌아요'],
    ['- [1, 4].map(f)输出什么：[undefined, undefined]', '[1, 4].map(f)输出什么', '[undefined, undefined]'],
    ['- Stack: LIFO / FILO List', 'Stack', 'LIFO / FILO List'],
    ['- 最大能存多少？512', '最大能存多少？', '512'],
    ['- 몇 MB까지 되나요? 512MB', '몇 MB까지 되나요?', '512MB'],
    ['- When does Unix time begin? 1970-01-01', 'When does Unix time begin?', '1970-01-01'],
    ['- 两者的区别：前者快，后者省内存。', '两者的区别', '前者快，后者省内存。'],
    ['- 如何进行tcp连接->bind也能用于客户端', '如何进行tcp连接', 'bind也能用于客户端'],
    ['- ビジネスプロセスとは→価値と標準化、効率化', 'ビジネスプロセスとは', '価値と標準化、効率化'],
    [
      '- How are drivers added? Keep track of the area that each customer is watching.',
      'How are drivers added?',
      'Keep track of the area that each customer is watching.',
    ],
    [
      '- Why Spark? What was wrong before? Spark keeps what it works on in memory between the steps',
      'Why Spark? What was wrong before?',
      'Spark keeps what it works on in memory between the steps',
    ],
  ])('%s', (line, text, answer) => {
    expect(worded(line)).toMatchObject({ text, inlineAnswer: answer })
  })
  it.each([
    '- Explain the A -> B mapping',
    '- 왜 List -> Set 변환이 느린가?',
    '- 用过发布订阅吗? 比如event bus',
    '- std::vector란?',
    '- 왜 썼나요? 장단점 포함',
    '- Name the three relations: aggregation, composition, generalisation',
    '- Object类有哪些方法？详细说明',
    '- equals的概念？以及之间的关系',
    '- 线程池怎么设计？结合关键类和方法介绍一下实现的过程',
    '- 인터프리터란 ? , JVM 작동원리 , HTTP와 HTTPS의 차이 , 동기와 비동기의 차이',
    '- What if requests come in at once? should we create a separate worker thread for each of them',
    '- ¿Qué es una máquina de estados? Brinde un ejemplo y modele su uso.',
    '- What are the types of requests? If so, how are they made and when is which of them used',
  ])('%s is all asked', (line) => {
    expect(worded(line)).toMatchObject({ text: line.slice(2), inlineAnswer: null })
  })
  it('parts at double colons without spaces only where the note does so', () => {
    const cards = 'dos palabras::una respuesta larga\n\notras dos::otra respuesta más\n\ny tres más::la última de todas'
    expect(worded(cards)).toMatchObject({ text: 'dos palabras', inlineAnswer: 'una respuesta larga' })
    expect(worded('dos palabras::una respuesta larga')).toMatchObject({ inlineAnswer: null })
  })
})

describe('marks behind questions', () => {
  const marked = (line: string) => worded(`- ${line}\n- 스코프란? 0\n- 왜 쓰나요? 0\n- 언제 쓰나요? 0`)
  it.each(['클로저란 무엇인가요? 0', 'What is a closure? x', '什么是闭包？ ○'])(
    '%s is graded where others are',
    (line) => {
      expect(marked(line)).toMatchObject({ text: line.slice(0, -2), inlineAnswer: null })
    },
  )
  it('is an answer where no other is', () => {
    expect(worded('- 빈 배열의 길이는? 0')).toMatchObject({ text: '빈 배열의 길이는?', inlineAnswer: '0' })
  })
})

describe('entries of a note that answers nothing below', () => {
  it('go on asking behind a colon or a dash', () => {
    expect(
      worded('- Design patterns - singleton, factory, facade, decorator and adapter', true).inlineAnswer,
    ).toBeNull()
    expect(worded('- 디자인 패턴 : 싱글턴, 팩터리, 퍼사드, 데코레이터, 어댑터', true).inlineAnswer).toBeNull()
  })
  it('are told on their lines where most are', () => {
    const list =
      '- 自旋锁：会一直等待下去\n- 网关有什么区别：没有区别可言\n- 实习的收获：学会看源码\n- JVM调优：用默认参数就够了'
    expect(worded(list, true)).toMatchObject({ text: '自旋锁', inlineAnswer: '会一直等待下去' })
  })
})

describe('paragraphs of a note without lists', () => {
  it('are told on their lines where most are', () => {
    const note =
      'GIL: one thread runs at a time.\n\nDecorators: functions that take functions.\n\n`is` vs `==`: identity vs equality.\n\nGenerators: yield values lazily.'
    expect(worded(note, true)).toMatchObject({ text: 'GIL', inlineAnswer: 'one thread runs at a time.' })
  })
})

describe('what a question gives to choose from', () => {
  it.each([
    '## 다음 중 스택이 아닌 것은?\n- 배열\n- 큐\n- 힙',
    '## Which of the following is a queue?\n1. FIFO\n2. LIFO\n3. a tree',
    '## 正しいものはどれですか？\n1. キュー\n2. スタック',
    '## 下列说法正确的是？\n- 栈先进先出\n- 队列先进先出',
    '## 다음 중 옳은 것은?\n① 배열\n② 큐\n③ 힙',
    '## ¿Cuál de las siguientes es una cola?\n- FIFO\n- LIFO',
  ])('%j is asked', (note) => {
    const { left, prompt } = worded(note)
    expect(left).toEqual([])
    expect(prompt).toContain(note.split('\n').at(-1))
  })
  it('answers where one is marked as right', () => {
    expect(worded('## Which of the following is a queue?\n- FIFO ✅\n- LIFO').left).toEqual(['FIFO ✅', 'LIFO'])
  })
})

describe('a label alone asks what stands below it', () => {
  const asked = (text: string) => parseNote({ path: 'note.md', text }).cards.map(({ question }) => question)
  it.each([
    ['**Q1.**\n\nMutex와\n\n세마포어의 차이는 무엇인가요?\n\n> 하나와 여럿\n', 'Mutex와 세마포어의 차이는 무엇인가요?'],
    [
      '**Q1.**\n\nJPA에서\n\n지연 로딩과\n\n즉시 로딩은 어떻게 다른가요?\n\n> 늦게\n',
      'JPA에서 지연 로딩과 즉시 로딩은 어떻게 다른가요?',
    ],
    [
      '### Q1\n\nThe difference between\n\na process and a thread: what is it?\n\nA: memory\n',
      'The difference between a process and a thread: what is it?',
    ],
    ['**问题1**\n\n进程和\n\n线程的区别是什么？\n\n答：内存\n', '进程和 线程的区别是什么？'],
    ['Вопрос 1.\n\nПроцесс и\n\nпоток: чем они отличаются?\n\nОтвет: память\n', 'Процесс и поток: чем они отличаются?'],
    ['**Q1.**\n\nRedis 장단점\n\n> 빠르다\n', 'Redis 장단점'],
  ])('%j', (text, question) => {
    expect(asked(text)).toEqual([question])
  })
})

describe('behind a question mark a demand goes on asking, and a statement of SQL answers', () => {
  const answerOf = (text: string) =>
    parseNote({ path: 'note.md', text: `${text}\n## 큐란 무엇인가요?\n줄.\n` }).cards[0]?.answer
  it.each([
    ['## 실행계획 볼 줄 아세요? #db\nEXPLAIN\n', 'EXPLAIN'],
    ['## 실행계획은 어떻게 보나요?\nEXPLAIN ANALYZE\n', 'EXPLAIN ANALYZE'],
    ['## How do you see a query plan?\nexplain\n', 'explain'],
    ['## ¿Cómo se ve el plan de una consulta? #db\nEXPLAIN\n', 'EXPLAIN'],
    ['## 実行計画はどう見ますか？\nEXPLAIN\n', 'EXPLAIN'],
    ['## Is TCP reliable? #net\nExplain why.\n\nIt sends again.\n', 'It sends again.'],
    ['## 데드락이란 무엇인가요?\n설명하시오.\n\n서로 기다림.\n', '서로 기다림.'],
  ])('%j', (text, answer) => {
    expect(answerOf(text)).toBe(answer)
  })
})
