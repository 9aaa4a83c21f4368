import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest'
import { openPackage } from '../../src/exchange/anki/package/open-package.ts'
import { width } from '../../src/terminal/text/width.ts'
import { makeWorld, type RunOptions, runInProcess, type World } from '../support/host.ts'

const NOTE = `---
prep: { questions: h3 }
---
# 캐시와 큐

## Redis

### 개념

메모리에 둔다.

### 장단점

### 언제 쓰나요?

## Kafka

### 개념

### 장단점

### 언제 쓰나요?

로그를 모을 때.
`
/** Only what stands between two levels tells these apart, and their sections begin and end alike. */
const DEEP = `# Interview notes that I have collected over the years

## Relational databases such as PostgreSQL and MySQL

### Operating it

#### What are the pros and cons?

Fast, and dear.

## Columnar databases such as ClickHouse and Redshift

### Operating it

#### What are the pros and cons?

Fast to read, slow to change.
`

let world: World
beforeEach(() => {
  world = makeWorld({ 'notes/면접.md': NOTE })
})
afterEach(() => world.remove())

const run = (args: readonly string[], options: RunOptions = {}) =>
  runInProcess(world, [...args, '--notes', 'notes'], { env: { LANG: 'ko_KR.UTF-8' }, ...options })
interface Listed {
  readonly id: string
  readonly question: string
  readonly section: readonly string[]
  readonly schedule: { readonly reps: number } | null
}
const listed = async (): Promise<readonly Listed[]> => JSON.parse((await run(['list', '--json'])).stdout)
const idOf = async (name: string, question: string) =>
  (await listed()).find((card) => card.section.includes(name) && card.question === question)?.id ?? ''

describe.each([80, 40])('at %i columns', (columns) => {
  const screen = async (args: readonly string[], lang = 'ko') => {
    const { stdout, exitCode } = await run(args, {
      columns,
      env: { LANG: lang === 'ko' ? 'ko_KR.UTF-8' : 'en_US.UTF-8' },
    })
    expect(exitCode).toBe(0)
    const lines = stdout.trimEnd().split('\n')
    expect(Math.max(...lines.map(width))).toBeLessThanOrEqual(columns)
    return lines
  }

  it('a list tells questions apart that read the same, and says nothing more of others', async () => {
    world.write('notes/면접.md', `${NOTE}\n## 파일 시스템\n\n### inode란?\n\n번호.\n`)
    const lines = await screen(['list'])
    const pros = lines.flatMap((line, at) => (line.includes('장단점') ? [lines.slice(at, at + 2).join(' ')] : []))
    expect(pros).toHaveLength(2)
    expect(pros[0]).toContain('Redis')
    expect(pros[1]).toContain('Kafka')
    expect(lines.join('\n')).not.toContain('캐시와 큐')
    expect(lines.join('\n')).not.toContain('파일 시스템')
  })

  it('long names keep what tells them apart', async () => {
    world.write('notes/면접.md', DEEP)
    for (const args of [['list'], ['queue']]) {
      const text = (await screen(args, 'en')).join('\n')
      expect(text).toMatch(/Rel.*Operat/)
      expect(text).toMatch(/Col.*Operat/)
    }
  })

  it('a question alone shows above itself what it stands under', async () => {
    const lines = await screen(['show', 'kafka 장단점'])
    expect(lines.slice(0, 2)).toEqual(['캐시와 큐 › Kafka', '장단점'])
  })

  it('the queue tells them apart', async () => {
    // Questions with one answer would be asked on different days.
    let nth = 0
    world.write(
      'notes/면접.md',
      NOTE.replace(/### 장단점\n/g, (line) => `${line}\n${nth++ === 0 ? '빠르다.' : '오래 남는다.'}\n`),
    )
    const text = (await screen(['queue'])).join('\n')
    expect(text).toMatch(/장단점.*(?:\n.*)?\n +Redis$/m)
    expect(text).toMatch(/장단점.*(?:\n.*)?\n +Kafka$/m)
  })
})

test('what a question stands under, and its parent, finds it', async () => {
  for (const [query, name] of [
    ['redis 장단점', 'Redis'],
    ['Kafka › 장단점', 'Kafka'],
    ['큐 kafka 장단점', 'Kafka'],
  ] as const) {
    const { stdout, exitCode } = await run(['show', '--json', ...query.split(' ')])
    expect([query, exitCode]).toEqual([query, 0])
    expect(JSON.parse(stdout).section).toEqual(['캐시와 큐', name])
  }
  world.write('notes/면접.md', '## TCP란?\n\n연결.\n\n- 꼬리질문: 장단점은?\n\n## UDP란?\n\n- 꼬리질문: 장단점은?\n')
  expect(JSON.parse((await run(['show', '--json', 'udp', '장단점은?'])).stdout).parent).toBe(
    (JSON.parse((await run(['show', '--json', 'UDP란?'])).stdout) as Listed).id,
  )
})

test('several that fit are named apart', async () => {
  const { stderr, exitCode } = await run(['show', '장단점'])
  expect(exitCode).toBe(1)
  expect(stderr).toContain('Redis › 장단점')
  expect(stderr).toContain('Kafka › 장단점')
})

test('what is said of a question that was changed says which one', async () => {
  for (const args of [
    ['grade', 'kafka', '장단점', 'good'],
    ['suspend', 'kafka', '장단점'],
    ['history', 'kafka', '장단점'],
  ])
    expect((await run(args)).stdout).toContain('장단점 · Kafka')
  expect((await run(['history'])).stdout).toContain('장단점 · 캐시와 큐 › Kafka')
})

test('follow-ups that read the same are told apart by the questions that they follow', async () => {
  world.write(
    'notes/면접.md',
    '## TCP란?\n\n연결.\n\n- 꼬리질문: 장단점은?\n\n## UDP란?\n\n비연결.\n\n- 꼬리질문: 장단점은?\n',
  )
  const { stderr } = await run(['show', '장단점은'])
  expect(stderr).toContain('TCP란? › 장단점은?')
  expect(stderr).toContain('UDP란? › 장단점은?')
  expect((await run(['grade', 'TCP란', 'good'])).exitCode).toBe(0)
  expect((await run(['grade', 'TCP의', '장단점은', 'good'])).stdout).toContain('장단점은? · TCP란?')
  expect((await run(['history'])).stdout).toContain('장단점은? · TCP란?')
  expect((await run(['list', '--unanswered'], { columns: 40 })).stdout).toMatch(/장단점은\?.*\n +TCP란\?/)
})

test('groups of a list and bold lines are names, too', async () => {
  world.write(
    'notes/면접.md',
    '# 면접\n\n**네트워크**\n\n- TCP란?\n- 장단점은?\n\n**운영체제**\n\n- 프로세스란?\n- 장단점은?\n\n## DB\n\n- 공통\n  - 장단점은?\n  - 언제 쓰나요?\n',
  )
  const { stdout } = await run(['list', '--format', '{{section}}|{{question}}'])
  expect(stdout.split('\n').filter((line) => line.endsWith('장단점은?'))).toEqual([
    '면접 › 네트워크|장단점은?',
    '면접 › 운영체제|장단점은?',
    '면접 › DB › 공통|장단점은?',
  ])
})

test('check calls them no question asked twice, but one that stands twice in one section', async () => {
  expect(await run(['check'])).toMatchObject({ exitCode: 0, stdout: '' })
  world.write('notes/면접.md', `${NOTE}\n### 장단점\n\n순서.\n`)
  expect((await run(['check'])).stdout).toMatch(/면접\.md:26:1: .*장단점/)
  world.write('notes/면접.md', NOTE)
  world.write('notes/mq.md', '# RabbitMQ\n\n## 개념\n\n큐.\n\n## 장단점\n\n쉽다.\n\n## 클러스터\n\n여럿.\n')
  expect(await run(['check'])).toMatchObject({ exitCode: 0, stdout: '' })
})

test('exports say it: a table, one note, Anki', async () => {
  const csv = await run(['export', 'csv', 'all.csv'])
  expect(csv.exitCode).toBe(0)
  expect(readFileSync(join(world.folder, 'all.csv'), 'utf8')).toContain('캐시와 큐 › Kafka')
  await run(['export', 'markdown', 'all.md'])
  const text = readFileSync(join(world.folder, 'all.md'), 'utf8')
  expect(text.split('\n').filter((line) => line.startsWith('# '))).toEqual([
    '# 캐시와 큐 › Redis',
    '# 캐시와 큐 › Kafka',
  ])
  const { stdout } = await runInProcess(world, ['list', '--json', 'all.md'])
  expect((JSON.parse(stdout) as Listed[]).map(({ section }) => section)).toEqual(
    ['Redis', 'Redis', 'Redis', 'Kafka', 'Kafka', 'Kafka'].map((name) => [`캐시와 큐 › ${name}`]),
  )
  await run(['export', 'anki', 'all.apkg'])
  const { collection } = await openPackage(join(world.folder, 'all.apkg'))
  expect(collection.notes.map(({ fields }) => fields[2]).sort()).toEqual(
    ['Kafka', 'Kafka', 'Kafka', 'Redis', 'Redis', 'Redis'].map((name) => `캐시와 큐 › ${name}`),
  )
})

describe('schedules stay with their questions when', () => {
  /** Grades each question so often as its place says, edits the note, and gives the repetitions by what stands there now. */
  async function followed(edit: (note: string) => string, graded: readonly string[] = ['Redis', 'Kafka']) {
    for (const [index, name] of ['Redis', 'Kafka'].entries())
      if (graded.includes(name))
        for (const question of ['개념', '장단점', '언제 쓰나요?'])
          for (let time = 0; time <= index; time += 1)
            expect((await run(['grade', await idOf(name, question), 'good'])).exitCode).toBe(0)
    world.write('notes/면접.md', edit(NOTE))
    const cards = await listed()
    return cards.map(({ section, question, schedule }) => `${section.at(-1)} ${question} ${schedule?.reps ?? 0}`)
  }
  const [title = '', redis = '', kafka = ''] = NOTE.split(/^(?=## )/m)
  const questions = ['개념', '장단점', '언제 쓰나요?']
  const all = (name: string, reps: number) => questions.map((question) => `${name} ${question} ${reps}`)

  it('sections change places', async () => {
    expect(await followed(() => title + kafka + redis)).toEqual([...all('Kafka', 2), ...all('Redis', 1)])
  })
  it('sections change places and answers are written', async () => {
    const written = (section: string) => section.replace('### 장단점\n', '### 장단점\n\n빠르지만 비싸다.\n')
    expect(await followed(() => title + written(kafka) + written(redis))).toEqual([
      ...all('Kafka', 2),
      ...all('Redis', 1),
    ])
  })
  it('a section is taken out', async () => {
    expect(await followed(() => title + kafka)).toEqual(all('Kafka', 2))
  })
  it('the other section, of which nothing was asked, is left alone', async () => {
    expect(await followed((note) => note, ['Kafka'])).toEqual([...all('Redis', 0), ...all('Kafka', 2)])
  })
  it('only one section was asked, and they change places', async () => {
    expect(await followed(() => title + kafka + redis, ['Redis'])).toEqual([...all('Kafka', 0), ...all('Redis', 1)])
  })
  it('a new section of the same questions comes before them', async () => {
    const nats = redis.replace('Redis', 'NATS').replace('메모리에 둔다.', '')
    expect(await followed(() => title + nats + redis + kafka)).toEqual([
      ...all('NATS', 0),
      ...all('Redis', 1),
      ...all('Kafka', 2),
    ])
  })
  it('a heading is renamed', async () => {
    expect(await followed((note) => note.replace('## Redis', '## Redis 7'))).toEqual([
      ...all('Redis 7', 1),
      ...all('Kafka', 2),
    ])
  })
  it('the title is renamed and the sections change places', async () => {
    expect(await followed(() => title.replace('캐시와 큐', '면접 준비') + kafka + redis)).toEqual([
      ...all('Kafka', 2),
      ...all('Redis', 1),
    ])
  })
  it('a section moves into a note of its own', async () => {
    world.write('notes/z.md', '## 프로세스란?\n\n실행 중인 프로그램.\n')
    const cards = await followed(() => {
      world.write('notes/kafka.md', `---\nprep: { questions: h3 }\n---\n# Kafka\n\n${kafka}`)
      return title + redis
    })
    expect(cards.filter((card) => card.startsWith('Kafka'))).toEqual(all('Kafka', 2))
  })
})
