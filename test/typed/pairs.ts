/**
 * Reference and typed answers with the grade that a careful person gives: `good` when all that matters is there, `hard`
 * when about half of it is, `again` when it is wrong, empty of content, or says the opposite. Written and labelled before
 * anything was scored. The first half is for tuning; the other is held back, looked at only as a number.
 */
export interface Pair {
  readonly question: string
  readonly reference: string
  readonly typed: string
  readonly grade: 'again' | 'hard' | 'good'
}

export const tuning: readonly Pair[] = [
  {
    question: '프로세스와 스레드의 차이는?',
    reference:
      '프로세스는 운영체제로부터 독립된 메모리 공간을 할당받은 실행 단위이고, 스레드는 프로세스 안에서 힙과 코드를 공유하며 스택만 따로 가지는 실행 흐름이다.',
    typed:
      '프로세스는 독립된 메모리를 할당받아 실행되고 스레드는 한 프로세스 안에서 코드랑 힙을 공유하고 스택만 따로 가져요',
    grade: 'good',
  },
  {
    question: '프로세스와 스레드의 차이는?',
    reference:
      '프로세스는 운영체제로부터 독립된 메모리 공간을 할당받은 실행 단위이고, 스레드는 프로세스 안에서 힙과 코드를 공유하며 스택만 따로 가지는 실행 흐름이다.',
    typed: '프로세스는 메모리가 독립되어 있다',
    grade: 'hard',
  },
  {
    question: '프로세스와 스레드의 차이는?',
    reference:
      '프로세스는 운영체제로부터 독립된 메모리 공간을 할당받은 실행 단위이고, 스레드는 프로세스 안에서 힙과 코드를 공유하며 스택만 따로 가지는 실행 흐름이다.',
    typed: '둘 다 프로그램을 돌리는 거고 비슷하다',
    grade: 'again',
  },
  {
    question: '교착 상태(deadlock)란?',
    reference:
      '교착 상태(deadlock)는 둘 이상의 프로세스가 서로가 가진 자원을 기다리며 영원히 진행하지 못하는 상태. 상호 배제, 점유 대기, 비선점, 순환 대기 네 조건이 모두 성립해야 한다.',
    typed:
      '데드락은 프로세스들이 서로 자원을 기다려서 진행을 못하는 상태입니다. 조건은 상호배제, 점유대기, 비선점, 순환대기',
    grade: 'good',
  },
  {
    question: '교착 상태(deadlock)란?',
    reference:
      '교착 상태(deadlock)는 둘 이상의 프로세스가 서로가 가진 자원을 기다리며 영원히 진행하지 못하는 상태. 상호 배제, 점유 대기, 비선점, 순환 대기 네 조건이 모두 성립해야 한다.',
    typed: '프로세스가 서로 자원을 기다리면서 멈춘 상태. 상호 배제가 있어야 함',
    grade: 'hard',
  },
  {
    question: '배열과 연결 리스트 중 임의 접근이 빠른 것은?',
    reference: '배열이 연결 리스트보다 임의 접근이 더 빠르다. 인덱스로 O(1)에 접근하기 때문이다.',
    typed: '배열이 연결 리스트보다 임의 접근이 더 느리다. 인덱스로 O(1)에 접근한다.',
    grade: 'again',
  },
  {
    question: '배열과 연결 리스트 중 임의 접근이 빠른 것은?',
    reference: '배열이 연결 리스트보다 임의 접근이 더 빠르다. 인덱스로 O(1)에 접근하기 때문이다.',
    typed: '인덱스로 O(1)에 바로 접근할 수 있어서 배열이 연결리스트보다 임의 접근이 빨라요',
    grade: 'good',
  },
  {
    question: 'What is a closure?',
    reference:
      'A closure is a function together with the lexical environment in which it was declared, so it can access variables of its outer function even after that function has returned.',
    typed:
      'A function that remembers the lexical environment where it was declared; it still can access outer variables after the outer function returned.',
    grade: 'good',
  },
  {
    question: 'What is a closure?',
    reference:
      'A closure is a function together with the lexical environment in which it was declared, so it can access variables of its outer function even after that function has returned.',
    typed: 'a function inside another function with access to its variables',
    grade: 'hard',
  },
  {
    question: 'What is a closure?',
    reference:
      'A closure is a function together with the lexical environment in which it was declared, so it can access variables of its outer function even after that function has returned.',
    typed: 'It is how you close a program when it has finished.',
    grade: 'again',
  },
  {
    question: 'TCP와 UDP의 차이는?',
    reference:
      'TCP는 연결 지향이며 3-way handshake로 연결을 맺고 순서와 신뢰성을 보장한다. UDP는 비연결형이고 신뢰성을 보장하지 않지만 빠르다.',
    typed:
      'TCP는 3 way handshake로 연결을 만들고 신뢰성, 순서를 보장함. UDP는 연결이 없고 신뢰성은 보장하지 않지만 빠름',
    grade: 'good',
  },
  {
    question: 'TCP와 UDP의 차이는?',
    reference:
      'TCP는 연결 지향이며 3-way handshake로 연결을 맺고 순서와 신뢰성을 보장한다. UDP는 비연결형이고 신뢰성을 보장하지 않지만 빠르다.',
    typed: 'TCP는 신뢰성을 보장하고 UDP는 빠르다',
    grade: 'hard',
  },
  {
    question: 'TCP와 UDP의 차이는?',
    reference:
      'TCP는 연결 지향이며 3-way handshake로 연결을 맺고 순서와 신뢰성을 보장한다. UDP는 비연결형이고 신뢰성을 보장하지 않지만 빠르다.',
    typed: '잘 모르겠다',
    grade: 'again',
  },
  {
    question: 'What does ACID stand for?',
    reference: 'Atomicity, Consistency, Isolation, Durability.',
    typed: 'atomic, consistency, isolation and durable',
    grade: 'good',
  },
  {
    question: 'What does ACID stand for?',
    reference: 'Atomicity, Consistency, Isolation, Durability.',
    typed: 'Atomicity and isolation, I forgot the others',
    grade: 'hard',
  },
  {
    question: 'Is HTTP stateless?',
    reference:
      'Yes, HTTP is stateless: the server does not keep any state between requests; cookies or tokens carry it.',
    typed: 'No, HTTP is not stateless, the server keeps state between requests.',
    grade: 'again',
  },
  {
    question: 'Is HTTP stateless?',
    reference:
      'Yes, HTTP is stateless: the server does not keep any state between requests; cookies or tokens carry it.',
    typed: "It's stateless. A server doesn't keep state between requests, so you send a cookie or a token.",
    grade: 'good',
  },
  {
    question: '인덱스를 쓰면 안 좋은 경우는?',
    reference: '쓰기(INSERT, UPDATE, DELETE)가 많은 테이블, 카디널리티가 낮은 컬럼, 데이터가 적은 테이블에서는 손해다.',
    typed: '카디널리티가 낮거나 쓰기가 많거나 데이터가 적을때',
    grade: 'good',
  },
  {
    question: '인덱스를 쓰면 안 좋은 경우는?',
    reference: '쓰기(INSERT, UPDATE, DELETE)가 많은 테이블, 카디널리티가 낮은 컬럼, 데이터가 적은 테이블에서는 손해다.',
    typed: 'insert update가 많은 테이블이요',
    grade: 'hard',
  },
  {
    question: '인덱스를 쓰면 안 좋은 경우는?',
    reference: '쓰기(INSERT, UPDATE, DELETE)가 많은 테이블, 카디널리티가 낮은 컬럼, 데이터가 적은 테이블에서는 손해다.',
    typed: '조회가 많을 때 안 좋다',
    grade: 'again',
  },
]

export const heldBack: readonly Pair[] = [
  {
    question: 'REST란?',
    reference:
      '자원을 URI로 식별하고, HTTP 메서드(GET, POST, PUT, DELETE)로 행위를 표현하며, 상태를 저장하지 않는(stateless) 아키텍처 스타일.',
    typed: 'URI로 자원을 나타내고 행위는 GET POST PUT DELETE 같은 HTTP 메소드로 표현하는 무상태 아키텍처',
    grade: 'good',
  },
  {
    question: 'REST란?',
    reference:
      '자원을 URI로 식별하고, HTTP 메서드(GET, POST, PUT, DELETE)로 행위를 표현하며, 상태를 저장하지 않는(stateless) 아키텍처 스타일.',
    typed: 'HTTP 메서드를 써서 자원을 다루는 방식',
    grade: 'hard',
  },
  {
    question: 'REST란?',
    reference:
      '자원을 URI로 식별하고, HTTP 메서드(GET, POST, PUT, DELETE)로 행위를 표현하며, 상태를 저장하지 않는(stateless) 아키텍처 스타일.',
    typed: '쉬는 것, 휴식 기능입니다',
    grade: 'again',
  },
  {
    question: '가비지 컬렉션이란?',
    reference:
      '더 이상 참조되지 않는 객체를 찾아 힙 메모리에서 자동으로 해제하는 기능. 실행 중 멈춤(stop-the-world)이 생길 수 있다.',
    typed: '참조가 없는 객체를 자동으로 힙에서 해제해 준다. stop the world가 발생할 수 있음',
    grade: 'good',
  },
  {
    question: '가비지 컬렉션이란?',
    reference:
      '더 이상 참조되지 않는 객체를 찾아 힙 메모리에서 자동으로 해제하는 기능. 실행 중 멈춤(stop-the-world)이 생길 수 있다.',
    typed: '메모리를 자동으로 해제',
    grade: 'hard',
  },
  {
    question: '가비지 컬렉션이란?',
    reference:
      '더 이상 참조되지 않는 객체를 찾아 힙 메모리에서 자동으로 해제하는 기능. 실행 중 멈춤(stop-the-world)이 생길 수 있다.',
    typed: '쓰레기 파일을 디스크에서 지우는 명령어',
    grade: 'again',
  },
  {
    question: '동기와 비동기의 차이는?',
    reference:
      '동기는 요청한 작업의 결과를 기다린 뒤 다음 작업을 하고, 비동기는 결과를 기다리지 않고 다음 작업을 한다.',
    typed: '동기는 결과를 기다렸다가 다음 작업을 하고 비동기는 안 기다리고 바로 다음 작업을 해요.',
    grade: 'good',
  },
  {
    question: '동기와 비동기의 차이는?',
    reference:
      '동기는 요청한 작업의 결과를 기다린 뒤 다음 작업을 하고, 비동기는 결과를 기다리지 않고 다음 작업을 한다.',
    typed: '비동기는 결과를 기다리지 않는 것',
    grade: 'hard',
  },
  {
    question: '해시 충돌은 어떻게 해결하나?',
    reference:
      '체이닝(separate chaining)으로 같은 버킷에 연결 리스트를 두거나, 개방 주소법(open addressing)으로 다른 빈 버킷을 찾는다.',
    typed: 'chaining은 버킷마다 연결리스트를 두는 것이고 open addressing은 빈 버킷을 찾는 것',
    grade: 'good',
  },
  {
    question: '해시 충돌은 어떻게 해결하나?',
    reference:
      '체이닝(separate chaining)으로 같은 버킷에 연결 리스트를 두거나, 개방 주소법(open addressing)으로 다른 빈 버킷을 찾는다.',
    typed: '체이닝으로 연결 리스트를 둔다',
    grade: 'hard',
  },
  {
    question: '해시 충돌은 어떻게 해결하나?',
    reference:
      '체이닝(separate chaining)으로 같은 버킷에 연결 리스트를 두거나, 개방 주소법(open addressing)으로 다른 빈 버킷을 찾는다.',
    typed: '해시 함수를 두 번 호출하면 절대 충돌하지 않는다',
    grade: 'again',
  },
  {
    question: 'What is the difference between let and var?',
    reference:
      '`let` is block scoped and is not accessible before its declaration (temporal dead zone); `var` is function scoped and hoisted.',
    typed: 'let has block scope and a temporal dead zone, var has function scope and gets hoisted',
    grade: 'good',
  },
  {
    question: 'What is the difference between let and var?',
    reference:
      '`let` is block scoped and is not accessible before its declaration (temporal dead zone); `var` is function scoped and hoisted.',
    typed: 'let is block scoped',
    grade: 'hard',
  },
  {
    question: 'What is the difference between let and var?',
    reference:
      '`let` is block scoped and is not accessible before its declaration (temporal dead zone); `var` is function scoped and hoisted.',
    typed: 'They are the same, only newer syntax.',
    grade: 'again',
  },
  {
    question: 'What is the time complexity of binary search?',
    reference: 'O(log n), because each step halves the sorted array.',
    typed: 'O(log n): every step halves a sorted array',
    grade: 'good',
  },
  {
    question: 'What is the time complexity of binary search?',
    reference: 'O(log n), because each step halves the sorted array.',
    typed: 'O(n), it looks at every element',
    grade: 'again',
  },
  {
    question: 'Why use a message queue?',
    reference: 'It decouples producers from consumers, buffers load spikes, and lets failed work be retried.',
    typed: 'Producers and consumers are decoupled, spikes in load are buffered, and you can retry failures.',
    grade: 'good',
  },
  {
    question: 'Why use a message queue?',
    reference: 'It decouples producers from consumers, buffers load spikes, and lets failed work be retried.',
    typed: 'to decouple the producer and the consumer',
    grade: 'hard',
  },
  {
    question: '낙관적 락과 비관적 락은?',
    reference:
      '낙관적 락은 충돌이 드물다고 보고 버전으로 커밋 시점에 검사하고, 비관적 락은 충돌이 잦다고 보고 먼저 데이터를 잠근다.',
    typed: '낙관적 락은 충돌이 잦다고 보고 먼저 잠그고, 비관적 락은 충돌이 드물다고 보고 버전을 검사한다.',
    grade: 'again',
  },
  {
    question: '낙관적 락과 비관적 락은?',
    reference:
      '낙관적 락은 충돌이 드물다고 보고 버전으로 커밋 시점에 검사하고, 비관적 락은 충돌이 잦다고 보고 먼저 데이터를 잠근다.',
    typed: '낙관적락은 버전으로 커밋할 때 충돌을 검사하고 비관적락은 미리 데이터를 잠가요',
    grade: 'good',
  },
]
