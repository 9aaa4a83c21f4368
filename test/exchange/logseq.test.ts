import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { askedIn, isCard } from '../../src/exchange/logseq/card-marks.ts'
import { answerIn, type Blocks, plainText } from '../../src/exchange/logseq/card-text.ts'
import { type Block, readOutline } from '../../src/exchange/logseq/outline.ts'
import { makeWorld, runInProcess, type World } from '../support/host.ts'

let world: World
beforeEach(() => {
  world = makeWorld({ 'graph/logseq/config.edn': '{:meta/version 1\n ;; :hidden ["/pages"]\n :hidden ["/archive"]}\n' })
})
afterEach(() => world.remove())

const prep = (...args: string[]) => runInProcess(world, args)
const page = (name: string, text: string) => world.write(`graph/pages/${name}.md`, text)
const importGraph = async (...more: string[]) =>
  JSON.parse((await prep('import', 'graph', '--into', 'in', '--json', ...more)).stdout)

interface Listed {
  readonly question: string
  readonly answer: string | null
  readonly tags: readonly string[]
  readonly section: readonly string[]
  readonly deck: string
  readonly schedule: Readonly<Record<string, unknown>> | null
}
const listed = async (): Promise<readonly Listed[]> => JSON.parse((await prep('list', 'in', '--json')).stdout)
const sides = async () => (await listed()).map(({ question, answer }) => [question, answer])

const REVIEWED = `  card-last-interval:: 8.75
  card-repeats:: 3
  card-ease-factor:: 2.6
  card-next-schedule:: 2026-11-24T12:37:15.686Z
  card-last-reviewed:: 2026-11-15T18:37:15.686Z
  card-last-score:: 5
`

describe('a block with #card', () => {
  it.each([
    ['asks what it says, its children answer', '- Why? #card\n\t- So.', [['Why?', 'So.']]],
    ['may say [[card]]', '- [[card]] Why?\n\t- So.', [['Why?', 'So.']]],
    ['may say #[[Card]]', '- Why? #[[Card]]\n\t- So.', [['Why?', 'So.']]],
    ['may have it among its tags', '- Why?\n  tags:: [[card]], os\n\t- So.', [['Why?', 'So.']]],
    ['is indented with spaces', '- A\n    - Why? #card\n        - So.', [['Why?', 'So.']]],
    ['has no children', '- Why? #card', [['Why?', null]]],
    ['is a heading or a task', '- ### TODO [#A] Why? #card\n\t- So.', [['Why?', 'So.']]],
    ['has several children', '- Why? #card\n\t- a\n\t\t- b\n\t-\n\t- c', [['Why?', '- a\n  - b\n- c']]],
    [
      'has numbered children',
      '- Why? #card\n\t- a\n\t  logseq.order-list-type:: number\n\t- b\n\t  logseq.order-list-type:: number',
      [['Why?', '1. a\n2. b']],
    ],
    ['has code with hyphens', '- Why? #card\n\t- ```sh\n\t  - a\n\t  ```', [['Why?', '```sh\n- a\n```']]],
    ['has a quotation', '- Why? #card\n\t- #+BEGIN_QUOTE\n\t  So.\n\t  #+END_QUOTE', [['Why?', '> So.']]],
    [
      'has properties of its author’s',
      '- Why? #card\n  source:: [[Book]]\n  id:: x\n\t- So.',
      [['Why?', 'So.\n\n- source: Book']],
    ],
    [
      'has a drawer and a date',
      '- Why? #card\n  :LOGBOOK:\n  CLOCK: [x]\n  :END:\n  SCHEDULED: <2026-01-01 Thu>\n\t- So.',
      [['Why?', 'So.']],
    ],
    ['hides one deletion', '- A {{cloze kernel}}은 core. #card', [['A […]은 core.', 'kernel']]],
    [
      'asks for all deletions at once',
      '- {{cloze a}} and {{cloze b}} #card\n\t- more',
      [['[…] and […]', '1. a\n2. b\n\nmore']],
    ],
    ['shows a hint', '- The {{cloze x \\\\ y \\\\ letter}} #card', [['The [letter]', 'x \\\\ y']]],
    ['has deletions with braces', '- It is {{cloze $\\frac{a}{b}$}} #card', [['It is […]', '$\\frac{a}{b}$']]],
    ['shows deletions of its children', '- Why? #card\n\t- {{cloze So}}.', [['Why?', 'So.']]],
    [
      'refers to pages by name',
      '- What is [[Mutex]]? #card\n\t- [a lock]([[Lock]]) #[[C D]]',
      [['What is Mutex?', 'a lock C D']],
    ],
    ['is in Korean, with a particle behind', '- `#card`란? #card\n\t- 태그', [['#card란?', '태그']]],
    [
      'holds another one',
      '- A? #card\n\t- B? #card\n\t\t- b',
      [
        ['A?', 'B?\n\n- b'],
        ['B?', 'b'],
      ],
    ],
  ])('%s', async (_, text, expected) => {
    page('p', text)
    await importGraph()
    expect(await sides()).toEqual(expected)
  })

  it.each([
    ['#cards', '- Why? #cards\n\t- So.'],
    ['#card/os', '- Why? #card/os\n\t- So.'],
    ['code', '- The tag is `#card`\n\t- So.'],
    ['a query', '- {{cards [[os]]}}'],
    ['an address', '- https://example.org/#card'],
    ['a fence', '- ```\n  - Why? #card\n  ```'],
  ])('is none in %s', async (_, text) => {
    page('p', text)
    expect(await importGraph()).toMatchObject({ cards: 0, problems: [{ kind: 'noCardBlocks', count: 1 }] })
  })
})

it('takes over where cards stand, their last review, tags, decks, sections and pictures', async () => {
  world.write('graph/assets/lock.png', new Uint8Array([0x89, 0x50, 0x4e, 0x47]))
  page(
    'CS___OS',
    `title:: CS/운영체제\ntags:: [[면접 준비]]\n\n- # Locks\n\t- Mutex? #card #lock\n${REVIEWED.replaceAll(/^/gm, '\t').trimEnd()}\n\t  id:: 67715a6c-c1fd-4702-9ae9-481c4032493c\n\t\t- ![image.png](../assets/lock.png){:height 300, :width 400}\n`,
  )
  page(
    'new%2Fcards',
    '- Reset? #card\n  card-last-interval:: -1\n  card-repeats:: 0\n  card-ease-factor:: 2.5\n  card-next-schedule:: nil\n  card-last-reviewed:: nil\n  card-last-score:: nil\n\t- see ((67715a6c-c1fd-4702-9ae9-481c4032493c))\n- Forgotten? #card\n  card-last-interval:: -1\n  card-repeats:: 1\n  card-ease-factor:: 2.5\n  card-next-schedule:: 2026-11-11T15:00:00.000Z\n  card-last-reviewed:: 2026-11-11T07:41:44.377Z\n  card-last-score:: 1\n\t- Yes.\n',
  )
  world.write('graph/journals/2026_11_20.md', '- Today? #card\n\t- Much.\n')
  world.write('graph/logseq/bak/pages/p/old.md', '- Old? #card\n\t- Old.\n')
  world.write('graph/archive/old.md', '- Hidden? #card\n\t- Old.\n')
  expect(await importGraph('--dry-run')).toMatchObject({ cards: 4, preview: [{ question: 'Today?' }, {}, {}] })
  expect(await importGraph()).toMatchObject({
    cards: 4,
    newCards: 4,
    reviews: 2,
    media: 1,
    problems: [],
    notes: ['journals/2026_11_20.md', 'CS/OS.md', 'new/cards.md'],
  })
  const [mutex, today, reset, forgotten] = (await listed()).toSorted(
    (left, right) =>
      ['M', 'T', 'R', 'F'].indexOf(left.question[0] ?? '') - ['M', 'T', 'R', 'F'].indexOf(right.question[0] ?? ''),
  )
  expect(mutex).toMatchObject({
    deck: 'CS/운영체제',
    section: ['Locks'],
    tags: ['lock', '면접-준비'],
    answer: '![image.png](../media/lock.png)',
    schedule: {
      due: '2026-11-23T19:00:00.000Z',
      lastReview: '2026-11-15T18:37:15.686Z',
      intervalDays: 9,
      reps: 3,
      phase: 'review',
    },
  })
  // The memory is that of the interval, not of a single review.
  expect(mutex?.schedule?.['stability']).toBeCloseTo(9, 0)
  expect(today).toMatchObject({ deck: 'journals', schedule: null })
  expect(reset).toMatchObject({ answer: 'see Mutex?', schedule: null })
  expect(forgotten).toMatchObject({ schedule: { due: '2026-11-11T19:00:00.000Z', intervalDays: 1, lapses: 1 } })
  expect((await prep('import', 'graph', '--into', 'in')).stdout).toContain('Nothing new')
})

it('brings up to date what was edited and reviewed there, and adds nothing twice', async () => {
  page(
    'os',
    `- What is a mutex? #card\n${REVIEWED}\t- A lock.\n- What is a page? #card\n\t- 4 KB.\n- Why do locks exist? #card\n\t- So.\n`,
  )
  await importGraph()
  const before = await listed()
  page(
    'os',
    `- What is a mutex? #card\n${REVIEWED.replace('2026-11-24', '2026-12-24')
      .replace('2026-11-15', '2026-11-20')
      .replace(
        'repeats:: 3',
        'repeats:: 4',
      )}\t- A lock that one thread holds.\n- What is a page? #card\n  id:: 67715a6c-c1fd-4702-9ae9-481c4032493c\n\t- 4 KB.\n- Why do such locks exist? #card\n\t- So.\n`,
  )
  expect(await importGraph()).toMatchObject({ cards: 3, newCards: 0, updated: 2, reviews: 1, gone: 0 })
  const after = await listed()
  expect(after.map(({ question, answer }) => [question, answer])).toEqual([
    ['What is a mutex?', 'A lock that one thread holds.'],
    ['What is a page?', '4 KB.'],
    ['Why do such locks exist?', 'So.'],
  ])
  expect(after[0]?.schedule).toMatchObject({ reps: 4, lastReview: '2026-11-20T18:37:15.686Z' })
  expect(before[0]?.schedule).toMatchObject({ reps: 3 })
  expect(await importGraph()).toMatchObject({ newCards: 0, updated: 0, reviews: 0 })
})

it('counts and names what has no place: reviews without a card, lost references, bad dates, org mode', async () => {
  page(
    'a',
    `- Not now\n${REVIEWED}\t- x\n- Why? #card\n\t- ((11111111-c1fd-4702-9ae9-481c4032493c)) {{query (todo now)}}\n- Bad? #card\n${REVIEWED.replace('2026-11-15T', 'yesterday ')}\t- x\n`,
  )
  world.write('graph/pages/o.org', '* Why? #card\n** So.\n')
  world.write('graph/pages/plain.org', '* Nothing\n')
  world.write('graph/pages/picture.md', new Uint8Array([0x89, 0x50, 0, 0, 1, 0, 2]))
  const { problems } = await importGraph()
  expect(problems).toEqual([
    { kind: 'lostReference', place: 'pages/a.md', count: 1 },
    { kind: 'unsupported', place: 'pages/a.md', count: 1 },
    { kind: 'badReviews', place: 'pages/a.md', count: 1 },
    { kind: 'noCardTag', place: 'pages/a.md', count: 1 },
    { kind: 'unreadablePart', place: 'pages/picture.md', count: 1 },
    { kind: 'orgMode', place: 'pages/o.org', count: 1 },
  ])
  const refused = await prep('import', 'logseq', 'graph/pages/o.org', '--into', 'org', '--lang', 'en')
  expect(refused.exitCode).toBe(1)
  expect(refused.stderr).toContain('org mode')
  const korean = await prep('import', 'logseq', 'graph/pages/o.org', '--into', 'org', '--lang', 'ko')
  expect(korean.stderr).toContain('org mode로 쓴 파일이에요')
  world.write('database/db.sqlite', 'SQLite format 3')
  expect((await prep('import', 'logseq', 'database', '--into', 'db')).stderr).toContain('database')
})

it('reads one page, with what it refers to on others, and a graph that Obsidian opens as well', async () => {
  page('a', '- Lock\n  id:: 67715a6c-c1fd-4702-9ae9-481c4032493c\n\t- held by one\n')
  page('b', '- Mutex? #card\n\t- {{embed ((67715a6c-c1fd-4702-9ae9-481c4032493c))}}\n')
  world.write('graph/.obsidian/app.json', '{}')
  expect(await importGraph('--dry-run')).toMatchObject({ cards: 1 })
  const one = await prep('import', 'logseq', 'graph/pages/b.md', '--into', 'in', '--json')
  expect(JSON.parse(one.stdout)).toMatchObject({ cards: 1, problems: [] })
  expect(await sides()).toEqual([['Mutex?', 'Lock\n\n- held by one']])
})

it('says of notes read directly whose cards they are, and takes nothing of Logseq’s own for an answer', async () => {
  page(
    'os',
    `- # Locks\n  collapsed:: true\n\t- 뮤텍스의 역할 #card\n\t  id:: 67715a6c-c1fd-4702-9ae9-481c4032493c\n${REVIEWED.replaceAll(/^/gm, '\t').trimEnd()}\n\t\t- 락\n\t- [[card]] Semaphore\n\t\t- counts\n`,
  )
  const { stdout } = await prep('list', 'graph', '--json')
  expect(JSON.parse(stdout)).toMatchObject([
    { question: '뮤텍스의 역할', answer: '- 락', section: ['Locks'] },
    { question: 'Semaphore', answer: '- counts' },
  ])
  const hint = '1 note holds cards of Logseq; `prep import logseq graph` brings their schedules along.'
  for (const command of [
    ['list', 'graph'],
    ['check', 'graph'],
    ['notes', 'add', 'graph'],
  ])
    expect((await prep(...command)).stderr.replaceAll(/\s+/g, ' ')).toContain(hint)
  const korean = await prep('list', 'graph', '--lang', 'ko')
  expect(korean.stderr.replaceAll(/\s+/g, ' ')).toContain('노트 1개에 Logseq 카드가 있어요.')
  await importGraph()
  expect((await prep('list', 'in')).stderr).not.toContain('Logseq')
})

it('reads any page without falling over, and loses no words of an answer', () => {
  const word = fc.constantFrom(
    '- ',
    '\t',
    '\n',
    '#card',
    '[[card]]',
    '{{cloze ',
    '}}',
    'a:: b',
    '```',
    '#+BEGIN_QUOTE',
    '#+END_QUOTE',
    ':LOGBOOK:',
    ':END:',
    '((67715a6c-c1fd-4702-9ae9-481c4032493c))',
    'id:: 67715a6c-c1fd-4702-9ae9-481c4032493c',
    '{{embed ((67715a6c-c1fd-4702-9ae9-481c4032493c))}}',
    'word',
    ' 가 ',
    '#tag',
    '  ',
    '`',
  )
  fc.assert(
    fc.property(fc.array(word, { maxLength: 60 }), (parts) => {
      const { blocks } = readOutline(parts.join(''))
      const all = (found: readonly Block[]): readonly Block[] => found.flatMap((each) => [each, ...all(each.children)])
      const byId = new Map(all(blocks).map((block) => [block.properties.get('id'), block]))
      const within: Blocks = { level: 0, find: (id) => byId.get(id), lost: () => {}, unknown: () => {} }
      for (const block of all(blocks)) {
        if (!isCard(block)) continue
        const shown = `${plainText(askedIn(block).text, within)} ${answerIn(block, within) ?? ''}`
        for (const child of all(block.children)) if (/^word$/.test(child.text)) expect(shown).toContain('word')
      }
    }),
  )
})

it('takes no longer for what is made to take long', () => {
  const many = 20_000
  const hostile = [
    '- ```js\n'.repeat(many),
    '- #+BEGIN_QUOTE\n'.repeat(many),
    `- Why? ${'#a '.repeat(many)}x #card\n`,
    `- ${'{{cloze '.repeat(many)} #card`,
    Array.from({ length: 2000 }, (_, depth) => `${'\t'.repeat(depth)}- x`).join('\n'),
    `- :LOGBOOK:\n${'  :A:\n'.repeat(many)}`,
  ]
  const within: Blocks = { level: 0, find: () => undefined, lost: () => {}, unknown: () => {} }
  for (const text of hostile)
    for (const block of readOutline(text).blocks.slice(0, 10)) {
      isCard(block)
      plainText(askedIn(block).text, within)
      answerIn(block, within)
    }
})

it('gets answers as blocks below the question, behind the lines that are Logseq’s own', async () => {
  page(
    'os',
    `- # Locks\n\t- Mutex? #card\n${REVIEWED.replaceAll(/^/gm, '\t').trimEnd()}\n\t- DNS? #card\n\t\t- Names.\n`,
  )
  await prep('--notes', 'graph', 'answer', 'Mutex', '--text', 'A lock.')
  await prep('--notes', 'graph', 'answer', 'DNS', '--add', '--text', 'Addresses.\nTTL.')
  const { readFileSync } = await import('node:fs')
  expect(readFileSync(`${world.folder}/graph/pages/os.md`, 'utf8')).toBe(
    `- # Locks\n\t- Mutex? #card\n${REVIEWED.replaceAll(/^/gm, '\t').trimEnd()}\n\t\t- A lock.\n\t- DNS? #card\n\t\t- Names.\n\t\t- Addresses.\n\t\t  TTL.\n`,
  )
  expect(await importGraph()).toMatchObject({ cards: 2, reviews: 1, problems: [] })
  expect(await sides()).toEqual([
    ['Mutex?', 'A lock.'],
    ['DNS?', '- Names.\n- Addresses.\n  TTL.'],
  ])
})
