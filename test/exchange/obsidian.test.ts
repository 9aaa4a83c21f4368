import fc from 'fast-check'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { readObsidianNote, USUAL_OBSIDIAN } from '../../src/exchange/decks/obsidian-cards.ts'
import { makeWorld, runInProcess, type World } from '../support/host.ts'

let world: World
beforeEach(() => {
  world = makeWorld()
})
afterEach(() => world.remove())

const prep = (...args: string[]) => runInProcess(world, args)
const read = (text: string, changes: Partial<typeof USUAL_OBSIDIAN> = {}) =>
  readObsidianNote(text, { ...USUAL_OBSIDIAN, ...changes }).flatMap(({ deck, cards }) =>
    cards.map(({ question, answer, schedule }) => [deck, question, answer, schedule?.due ?? null]),
  )

it.each([
  ['one line', '#flashcards\nWhat is a mutex?::A lock.', [['', 'What is a mutex?', 'A lock.', null]]],
  ['a schedule in the line', '#flashcards\nQ::A <!--SR:!2026-12-01,9,250-->', [['', 'Q', 'A', '2026-12-01']]],
  ['a schedule below', '#flashcards\nQ::A\n<!--SR:!2026-12-01,9,250-->', [['', 'Q', 'A', '2026-12-01']]],
  ['an early schedule', '#flashcards\nQ::A\n<!--SR:2026-12-01,9,250-->', [['', 'Q', 'A', '2026-12-01']]],
  [
    'both ways, one of them new',
    '#flashcards\nNode:::A vertex\n<!--SR:!2026-12-01,9,250!2000-01-01,1,250-->',
    [
      ['', 'Node', 'A vertex', '2026-12-01'],
      ['', 'A vertex', 'Node', null],
    ],
  ],
  [
    'several lines',
    '#flashcards/os\n\nWhat are\nthe states?\n?\n- ready\n- running\n<!--SR:!2026-12-01,9,250-->\n\nText::in another block',
    [
      ['os', 'What are\nthe states?', '- ready\n- running', '2026-12-01'],
      ['os', 'Text', 'in another block', null],
    ],
  ],
  [
    'several lines, both ways',
    '#flashcards\n\nFront\n??\nBack\n',
    [
      ['', 'Front', 'Back', null],
      ['', 'Back', 'Front', null],
    ],
  ],
  [
    'deletions',
    '#flashcards\n\nThe ==kernel== runs in ==kernel mode==.\n<!--SR:!2026-12-01,9,250!2026-12-05,13,270-->',
    [
      ['', 'The […] runs in kernel mode.', 'kernel', '2026-12-01'],
      ['', 'The kernel runs in […].', 'kernel mode', '2026-12-05'],
    ],
  ],
  ['a tag in the front matter', '---\ntags:\n  - flashcards/net\n---\nQ::A', [['net', 'Q', 'A', null]]],
  ['tags of a list in brackets', '---\ntags: [x, "#flashcards"]\n---\nQ::A', [['', 'Q', 'A', null]]],
  ['a tag in the question', 'Why? #flashcards/db::So.', [['db', 'Why?', 'So.', null]]],
  [
    'a list',
    '#flashcards\n\n- one::1\n- two::2',
    [
      ['', 'one', '1', null],
      ['', 'two', '2', null],
    ],
  ],
  ['no tag', 'Q::A', []],
  ['a tag behind another word', 'Tags: #flashcards\n\nQ::A', [['', 'Q', 'A', null]]],
  ['a tag beside another', '#os #flashcards/os #x\n\nQ::A', [['os', 'Q', 'A', null]]],
  ['a tag in a heading', '# OS #flashcards/os\n\nQ::A', [['os', 'Q', 'A', null]]],
  ['a tag in a list', '- [[Index]]\n- #flashcards\n\nQ::A', [['', 'Q', 'A', null]]],
  [
    'a tag at the end',
    'Q::A\n\nWhy?\n?\nSo.\n\n#flashcards',
    [
      ['', 'Q', 'A', null],
      ['', 'Why?', 'So.', null],
    ],
  ],
  [
    'one deck after another',
    '#flashcards/a\n\nQ::A\n\n#flashcards/b\n\nR::B',
    [
      ['a', 'Q', 'A', null],
      ['b', 'R', 'B', null],
    ],
  ],
  ['a schedule without a tag', 'Q::A <!--SR:!2026-12-01,9,250-->\n\nR::B', [['', 'Q', 'A', '2026-12-01']]],
  ['a tag in code', '`#flashcards`\n\n```\n#flashcards\n```\n\nQ::A', []],
  ['code with the separator', '#flashcards\n\n`std::vector` is what?', []],
  [
    'code with blank lines',
    '#flashcards\n\nWhat prints?\n?\n```\na\n\nb\n```',
    [['', 'What prints?', '```\na\n\nb\n```', null]],
  ],
] as const)('reads %s', (_, text, expected) => expect(read(text)).toEqual(expected))

it('goes by what the plugin is set to', () => {
  expect(read('#cards\nQ;;A', { tags: ['#cards'], inline: ';;' })).toEqual([['', 'Q', 'A', null]])
  expect(read('#flashcards\n\nA **bold** {{word}}', { bold: true, curly: true })).toHaveLength(2)
  expect(read('#flashcards\n\nA ==word==', { highlights: false })).toEqual([])
})

it('reads any text without falling over', () =>
  fc.assert(
    fc.property(
      fc.array(
        fc.constantFrom(
          '#flashcards',
          '::',
          ':::',
          '?',
          '??',
          '==a==',
          '\n',
          '\n\n',
          '<!--SR:!2026-01-01,1,2-->',
          '```',
          '---',
          'x',
          '가',
        ),
        {
          maxLength: 30,
        },
      ),
      (parts) => {
        for (const { cards } of readObsidianNote(parts.join(''), USUAL_OBSIDIAN))
          for (const { question, answer } of cards) expect([question, answer].every((side) => side !== '')).toBe(true)
      },
    ),
  ))

it('imports a vault with its settings and schedules, and twice adds nothing', async () => {
  world.write(
    'vault/.obsidian/plugins/obsidian-spaced-repetition/data.json',
    JSON.stringify({ settings: { flashcardTags: ['#면접'] } }),
  )
  world.write('vault/cs/os.md', '#면접/os\n\n커널이란?::운영체제의 중심 <!--SR:!2026-12-01,9,270-->\n\n새 카드?::응\n')
  world.write('vault/other.md', '#flashcards\nQ::A\n')
  const done = await prep('import', 'vault', '--into', 'in', '--json')
  expect(done, done.stderr).toMatchObject({ exitCode: 0 })
  expect(JSON.parse(done.stdout)).toMatchObject({ cards: 2, notes: ['cs/os.md'], problems: [] })
  expect(JSON.parse((await prep('list', 'in', '--json')).stdout)).toMatchObject([
    {
      question: '커널이란?',
      answer: '운영체제의 중심',
      deck: 'os',
      schedule: {
        due: '2026-11-30T19:00:00.000Z',
        intervalDays: 9,
        phase: 'review',
        lastReview: '2026-11-22T03:00:00.000Z',
      },
    },
    { question: '새 카드?', schedule: null },
  ])
  expect((await prep('import', 'obsidian', 'vault', '--into', 'in')).stdout).toContain('Nothing new')
})

it('takes embeds along, by their name anywhere in the vault', async () => {
  world.write('vault/files/ring.png', new Uint8Array([0x89, 0x50, 0x4e, 0x47]))
  world.write('vault/a/os.md', '#flashcards\n\nWhat is this?\n?\n![[ring.png|300]]\n')
  expect(JSON.parse((await prep('import', 'obsidian', 'vault', '--into', 'in', '--json')).stdout)).toMatchObject({
    media: 1,
    problems: [],
  })
  expect((await prep('check', 'in')).exitCode).toBe(0)
})

it('says what is missing where no note has cards, and not that nothing is new', async () => {
  world.write('vault/a.md', 'Q::A\n')
  world.write('vault/b.md', '# B\n')
  const { stdout, stderr } = await prep('import', 'obsidian', 'vault', '--into', 'in')
  expect(stdout).toContain('No cards were found')
  expect(stderr.replaceAll(/\s+/g, ' ')).toContain('2 notes looked at, none with cards: they need the tag #flashcards')
})

it.each([
  ['names', 'Mutex\n?\nA lock.', [['Mutex', 'A lock.']]],
  ['Korean names', '커널의 역할\n?\n자원 관리\n<!--SR:!2026-12-01,9,250-->', [['커널의 역할', '자원 관리']]],
  [
    'answers that are lists, and ask',
    'Deadlock conditions\n??\n- mutual exclusion\n- hold and wait\n- why?',
    [['Deadlock conditions', '- mutual exclusion\n- hold and wait\n- why?']],
  ],
  [
    'code on either side',
    'What does this print?\n```js\n1 + 1\n```\n?\n```\n2\n```',
    [['What does this print?\n```js\n1 + 1\n```', '```\n2\n```']],
  ],
  [
    'one after another',
    'TLB\n?\n1. cache\n2. fast\n<!--SR:!2026-12-01,9,250-->\nDNS\n?\nNames',
    [
      ['TLB', '1. cache\n2. fast'],
      ['DNS', 'Names'],
    ],
  ],
  ['items', '- 프로세스란?\n?\n실행 중인 프로그램', [['프로세스란?', '실행 중인 프로그램']]],
  [
    'cards of one line',
    'term::meaning\n용어:::뜻 <!--SR:!2026-12-01,9,250!2026-12-05,9,250-->\n`fork()`는?::복제',
    [
      ['term', 'meaning'],
      ['용어', '뜻'],
      ['fork()는?', '복제'],
    ],
  ],
  [
    'a question of its own beside them',
    '## What is DNS?\n\nNames.\n\nMutex\n?\nA lock.',
    [
      ['What is DNS?', 'Names.'],
      ['Mutex', 'A lock.'],
    ],
  ],
] as const)('read directly, has %s with their answers, and a hint', async (_, text, expected) => {
  world.write('vault/a.md', `#flashcards\n\n${text}\n`)
  const { stdout } = await prep('list', 'vault', '--json')
  const cards = JSON.parse(stdout) as readonly { prompt: string; answer: string | null }[]
  expect(cards.map(({ prompt, answer }) => [prompt, answer])).toEqual(expected)
  expect((await prep('list', 'vault')).stderr.replaceAll(/\s+/g, ' ')).toContain(
    '1 note holds cards of Obsidian’s plugin Spaced Repetition; `prep import obsidian vault` brings their schedules along.',
  )
})

it('says so once for a folder, in check and when it is registered, and not of other notes', async () => {
  for (const name of ['a', 'b', 'c']) world.write(`vault/${name}.md`, '#flashcards/os\n\nMutex\n?\nA lock.\n')
  world.write('plain/a.md', '# C++\n\n## What is std::vector?\n\nA list. See #flashcards of others.\n')
  const hint = '3 notes hold cards of Obsidian’s plugin Spaced Repetition; `prep import obsidian vault`'
  for (const command of [
    ['check', 'vault'],
    ['notes', 'add', 'vault'],
  ]) {
    const { stderr } = await prep(...command)
    expect(stderr.replaceAll(/\s+/g, ' ').split(hint)).toHaveLength(2)
  }
  expect((await prep('list', 'vault', '--lang', 'ko')).stderr.replaceAll(/\s+/g, ' ')).toContain(
    '노트 3개에 Obsidian Spaced Repetition 플러그인 카드가 있어요.',
  )
  expect((await prep('list', 'vault', '--json')).stderr).toBe('')
})
