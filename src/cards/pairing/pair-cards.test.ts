import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cardsOf, mintId, type Written, type WrittenNote } from '../../../test/support/written-notes.ts'
import type { CardId } from '../card.ts'
import type { Locator } from './identity.ts'
import { likeness } from './likeness.ts'
import { pairCards } from './pair-cards.ts'

const written = (is: string, question: string, answer: string | null, under: string | null = null): Written => ({
  is,
  question,
  answer,
  under,
})

const OS: WrittenNote = {
  path: '/notes/os.md',
  questions: [
    written('process', '프로세스와 스레드의 차이는 무엇인가요?', '프로세스는 자원을 따로 갖고 스레드는 나눠 쓴다.'),
    written('why-thread', '왜 그런가요?', '주소 공간을 나눠 쓰기 때문에.', 'process'),
    written('context', '컨텍스트 스위칭이란?', null),
    written('why-context', '왜 그런가요?', null, 'context'),
    written('deadlock', '교착 상태의 네 가지 조건은?', '상호 배제, 점유와 대기, 비선점, 순환 대기.'),
    written('pros', '가상 메모리의 장점은?', '실제보다 큰 메모리를 쓴다.'),
    written('cons', '가상 메모리의 단점은?', '느려질 수 있다.'),
    written('gil', 'GIL?', null),
  ],
}
const NETWORK: WrittenNote = {
  path: '/notes/network.md',
  questions: [
    written('tcp', 'TCP와 UDP의 차이', '연결을 맺느냐의 차이.'),
    written('handshake', '3-way handshake를 설명해 보시오', null),
    written('https', 'HTTPS는 왜 안전한가?', '인증서로 상대를 확인하고 암호화한다.'),
    written('dns', 'DNS란?', null),
  ],
}
const NOTES = [OS, NETWORK]

/** Everything has been reviewed as the notes stood. */
function remembered(notes: readonly WrittenNote[]) {
  const { cards, is } = cardsOf(notes)
  const { cards: minted, locators } = pairCards(cards, new Map())
  const records = new Map<CardId, { locator: Locator | null }>()
  const names = new Map<CardId, string>()
  for (const [index, card] of minted.entries()) {
    records.set(card.id, { locator: locators.get(card.id) ?? null })
    names.set(card.id, is.get(cards[index] as (typeof cards)[number]) ?? '')
  }
  return { records, names }
}

/** For each question of the edited notes: which remembered question its card has the record of. */
function outcome(before: readonly WrittenNote[], after: readonly WrittenNote[]) {
  const { records, names } = remembered(before)
  const { cards, is } = cardsOf(after)
  const pairing = pairCards(cards, records)
  const found = cards.map((card, index): [string, string | null] => [
    is.get(card) ?? '',
    names.get(pairing.cards[index]?.id ?? '') ?? null,
  ])
  return { found, pairing, names }
}

const edit = (note: WrittenNote, is: string, change: Partial<Written>): WrittenNote => ({
  ...note,
  questions: note.questions.map((each) => (each.is === is ? { ...each, ...change } : each)),
})

const all = (notes: readonly WrittenNote[]) => notes.flatMap(({ questions }) => questions.map(({ is }) => is))

describe('a card keeps its record when', () => {
  const cases: [string, readonly WrittenNote[]][] = [
    ['nothing happens', NOTES],
    ['a typo is mended in a question', [edit(OS, 'deadlock', { question: '교착상태의 네가지 조겅은?' }), NETWORK]],
    [
      'a typo is mended in a question without an answer',
      [OS, edit(NETWORK, 'handshake', { question: '3-way hanshake를 설명해 보시오' })],
    ],
    ['a letter of a very short question changes', [edit(OS, 'gil', { question: 'GLI?' }), NETWORK]],
    ['an answer is rewritten', [edit(OS, 'pros', { answer: '물리 메모리의 크기에 매이지 않는다.' }), NETWORK]],
    ['an answer is written where none was', [edit(OS, 'context', { answer: '실행 중인 것을 바꾸는 일.' }), NETWORK]],
    [
      'the text is bold, numbered, spaced otherwise',
      [edit(OS, 'deadlock', { question: '**교착 상태**의  네 가지 조건은' }), NETWORK],
    ],
    [
      'Hangul is decomposed',
      NOTES.map((note) => ({
        ...note,
        questions: note.questions.map((each) => ({
          ...each,
          question: each.question.normalize('NFD'),
          answer: each.answer?.normalize('NFD') ?? null,
        })),
      })),
    ],
    [
      'lines end otherwise',
      NOTES.map((note) => ({
        ...note,
        questions: note.questions.map((each) => ({ ...each, answer: each.answer?.replaceAll('. ', '.\r\n') ?? null })),
      })),
    ],
    ['the order is turned round', [{ ...OS, questions: [...OS.questions].reverse() }, NETWORK]],
    [
      'a question is inserted above',
      [{ ...OS, questions: [written('new', '스케줄러의 종류', null), ...OS.questions] }, NETWORK],
    ],
    [
      'a question moves to another note',
      [
        { ...OS, questions: OS.questions.filter(({ is }) => is !== 'pros') },
        { ...NETWORK, questions: [...NETWORK.questions, ...OS.questions.filter(({ is }) => is === 'pros')] },
      ],
    ],
    [
      'an unanswered one moves to another note',
      [
        { ...OS, questions: [...OS.questions, ...NETWORK.questions.slice(1, 2)] },
        { ...NETWORK, questions: NETWORK.questions.filter(({ is }) => is !== 'handshake') },
      ],
    ],
    ['the file is renamed', [{ ...OS, path: '/notes/operating-systems.md' }, NETWORK]],
    [
      'the file is renamed and a question mended',
      [{ ...edit(OS, 'deadlock', { question: '교착 상태의 4가지 조건은?' }), path: '/notes/sub/o.s.md' }, NETWORK],
    ],
    ['the parent reads otherwise', [edit(OS, 'process', { question: '프로세스와 쓰레드의 차이는 뭔가요?' }), NETWORK]],
    [
      'both parents of the same question read otherwise',
      [
        edit(edit(OS, 'process', { question: '프로세스와 쓰레드의 차이는?' }), 'context', {
          question: '컨텍스트 스위치란?',
        }),
        NETWORK,
      ],
    ],
    ['it is a follow-up no longer', [edit(OS, 'why-context', { under: null }), NETWORK]],
    [
      'two alike are swapped',
      [
        {
          ...OS,
          questions: OS.questions.map((each) =>
            each.is === 'pros'
              ? (OS.questions.find(({ is }) => is === 'cons') ?? each)
              : each.is === 'cons'
                ? (OS.questions.find(({ is }) => is === 'pros') ?? each)
                : each,
          ),
        },
        NETWORK,
      ],
    ],
    ['notes are read in another order', [NETWORK, OS]],
    [
      'the question is asked the other way round and the answer stays',
      [edit(OS, 'deadlock', { question: '데드락이 일어나는 네 가지 조건을 말해 보세요' }), NETWORK],
    ],
  ]
  test.each(cases)('%s', (_, after) => {
    const { found } = outcome(NOTES, after)
    expect(found.filter(([is]) => is !== 'new').map(([is, has]) => `${is} has ${has}`)).toEqual(
      all(after)
        .filter((is) => is !== 'new')
        .map((is) => `${is} has ${is}`),
    )
    expect(found.find(([is]) => is === 'new')?.[1] ?? null).toBeNull()
  })

  test('the edit is remembered, and another one follows', () => {
    const { records } = remembered(NOTES)
    const mended = [edit(OS, 'deadlock', { question: '교착상태가 생기는 네 가지 조건은?' }), NETWORK]
    const { relinked } = pairCards(cardsOf(mended).cards, records)
    const told = relinked.filter(({ edited }) => edited)
    expect(told.map(({ before, locator }) => [before.question, locator.question])).toEqual([
      ['교착상태의네가지조건은', '교착상태가생기는네가지조건은'],
    ])
    for (const { card, locator } of relinked) records.set(card, { locator })
    expect(pairCards(cardsOf(mended).cards, records).relinked).toEqual([])
  })
})

test("two devices with the notes in different folders do not write down each other's paths for ever", () => {
  const { records } = remembered(NOTES)
  const elsewhere = NOTES.map((note) => ({ ...note, path: note.path.replace('/notes/', '/home/kim/면접/') }))
  const { cards, relinked, orphaned } = pairCards(cardsOf(elsewhere).cards, records)
  expect(cards.every(({ id }) => records.has(id))).toBe(true)
  expect([relinked, orphaned]).toEqual([[], []])
})

describe('no card takes the record of another', () => {
  test('when a question is deleted, its record is kept as an orphan', () => {
    for (const gone of all(NOTES)) {
      const after = NOTES.map((note) => ({ ...note, questions: note.questions.filter(({ is }) => is !== gone) }))
      const { found, pairing, names } = outcome(NOTES, after)
      expect(found.filter(([is, has]) => has !== is)).toEqual([])
      expect(pairing.orphaned.map((id) => names.get(id))).toEqual([gone])
    }
  })

  test('when a question takes the place of another', () => {
    const after = [
      edit(OS, 'deadlock', { is: 'new', question: '페이지 교체 알고리즘을 설명하시오', answer: 'LRU, FIFO.' }),
      NETWORK,
    ]
    const { found } = outcome(NOTES, after)
    expect(found.find(([is]) => is === 'new')?.[1]).toBeNull()
  })

  test('when one was edited and the old words are written anew', () => {
    const { records, names } = remembered(NOTES)
    const mended = [edit(OS, 'tcp', {}), edit(NETWORK, 'tcp', { question: 'TCP와 UDP는 어떻게 다른가' })]
    for (const { card, locator } of pairCards(cardsOf(mended).cards, records).relinked) records.set(card, { locator })
    const both = [
      OS,
      {
        ...mended[1],
        questions: [...(mended[1]?.questions ?? []), written('new', 'TCP와 UDP의 차이', null)],
      } as WrittenNote,
    ]
    const { cards, is } = cardsOf(both)
    const result = pairCards(cards, records)
    const at = (name: string) => cards.findIndex((card) => is.get(card) === name)
    expect(names.get(result.cards[at('tcp')]?.id ?? '')).toBe('tcp')
    expect(records.has(result.cards[at('new')]?.id ?? '')).toBe(false)
  })

  test('when only some notes are read and the others are still there', () => {
    const { records, names } = remembered(NOTES)
    const other: WrittenNote = { path: '/notes/mine.md', questions: OS.questions }
    const { cards } = cardsOf([other])
    const { cards: paired, orphaned } = pairCards(cards, records, { exists: () => true })
    expect(paired.filter(({ id }) => names.has(id))).toEqual([])
    expect(orphaned).toEqual([])
  })

  test('when it was taken off by hand', () => {
    const { records, names } = remembered(NOTES)
    for (const [id, { locator }] of records)
      if (names.get(id) === 'dns' && locator !== null) records.set(id, { locator: { ...locator, path: '' } })
    const { cards, orphaned } = pairCards(cardsOf(NOTES).cards, records)
    expect(cards.filter(({ id }) => names.get(id) === 'dns')).toEqual([])
    expect(orphaned.map((id) => names.get(id))).toEqual(['dns'])
  })

  test('when two could be meant; both are named', () => {
    const before: WrittenNote = {
      path: '/a.md',
      questions: [written('one', '인덱스를 쓰는 이유는 무엇인가?', '빠르게 찾으려고 쓴다.')],
    }
    const after: WrittenNote = {
      path: '/a.md',
      questions: [
        written('left', '인덱스를 쓰는 이유는 무엇일까?', '빠르게 찾으려고 쓴다.'),
        written('right', '인덱스를 쓰는 이유는 무엇일가?', '빠르게 찾으려고 쓴다.'),
      ],
    }
    const { found, pairing } = outcome([before], [after])
    expect(found.map(([, has]) => has)).toEqual([null, null])
    expect(pairing.ambiguous[0]?.candidates).toHaveLength(2)
  })
})

test('ids differ between all cards, whatever the notes and records are', () => {
  const question = fc.record({
    is: fc.uuid(),
    question: fc.constantFrom('왜?', 'TCP란?', 'tcp란', 'UDP란?', '', '프로세스란 무엇인가요?'),
    answer: fc.constantFrom(null, 'a', 'b'),
    under: fc.constant(null),
  })
  const note = fc.record({
    path: fc.constantFrom('/a/x.md', '/b/x.md', '/y.md'),
    questions: fc.array(question, { maxLength: 6 }),
  })
  const notes = fc.uniqueArray(note, { selector: ({ path }) => path })
  fc.assert(
    fc.property(notes, notes, (before, after) => {
      const { records } = remembered(before)
      const { cards, relinked, orphaned } = pairCards(cardsOf(after).cards, records)
      expect(new Set(cards.map(({ id }) => id)).size).toBe(cards.length)
      const known = cards.filter(({ id }) => records.has(id))
      expect(known.length + orphaned.length).toBe(records.size)
      expect(relinked.every(({ card }) => known.some(({ id }) => id === card))).toBe(true)
    }),
    { numRuns: 500 },
  )
})

test('ids are the same everywhere', () => {
  expect(mintId('os', '**프로세스**란?', null, 0)).toBe(mintId('os', '프로세스란'.normalize('NFD'), null, 0))
  expect(mintId('os', '프로세스란?', null, 0)).toMatch(/^[a-z2-7]{10}$/)
  expect(mintId('os', 'What is a process?', 'Threads?', 1)).toBe('rr6qyc32mc')
  expect(
    new Set([
      mintId('os', 'a', null, 0),
      mintId('os', 'a', null, 1),
      mintId('os', 'a', '', 0),
      mintId('db', 'a', null, 0),
    ]).size,
  ).toBe(4)
})

test('likeness is 1 for the same, 0 for nothing in common, and the same either way', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 60 }), fc.string({ maxLength: 60 }), (left, right) => {
      const alike = likeness(left, right)
      expect(alike).toBe(likeness(right, left))
      expect(alike).toBeGreaterThanOrEqual(0)
      expect(alike).toBeLessThanOrEqual(1)
    }),
  )
  expect(likeness('프로세스', '프로세스')).toBe(1)
  expect(likeness('abc', 'xyz')).toBe(0)
  expect(likeness('프로세스', '프로새스')).toBeGreaterThan(0.8)
})
