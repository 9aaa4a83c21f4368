import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { execPath } from 'node:process'
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js'
import { execa } from 'execa'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { BINARY, runBinary } from '../support/binary.ts'
import { makeWorld, type World } from '../support/host.ts'
import { schemaErrors } from '../support/schemas.ts'

const OS = `# 운영체제

## 프로세스
### 프로세스와 스레드의 차이는?
스레드는 메모리를 나눠 써요.

### 문맥 교환이란?

## 메모리
### 가상 메모리란?
주소를 바꿔 줘요.
`

let world: World
let client: Client
beforeEach(() => {
  world = makeWorld({ 'notes/os.md': OS, 'notes/net.md': '## TCP란?\n\n연결을 먼저 맺어요.\n' })
})
afterEach(async () => {
  await client?.close()
  world.remove()
})

const PREP = ['mcp', '--notes', 'notes', '--now', '2026-11-22T20:00:00+09:00', '--lang', 'en']

async function connect(...options: string[]): Promise<void> {
  client = new Client({ name: 'test-agent', version: '1' })
  const transport = new StdioClientTransport({
    command: execPath,
    args: [BINARY, ...PREP, ...options],
    cwd: world.folder,
    env: { ...world.env, TZ: 'Asia/Seoul' },
    stderr: 'pipe',
  })
  await client.connect(transport)
}

async function call(name: string, args: Record<string, unknown> = {}) {
  const { content, isError = false } = await client.callTool({ name, arguments: args })
  const [first] = content as { type: string; text: string }[]
  const text = first?.text ?? ''
  return { isError, text, data: isError ? null : JSON.parse(text) }
}

const prep = async (...args: string[]) => {
  const { stdout, stderr } = await runBinary(world, [...args, '--notes', 'notes', '--lang', 'en'])
  return args.length === 0 ? stdout + stderr : stdout
}

const idOf = async (words: string): Promise<string> => (await call('search_questions', { words })).data[0].id

describe('prep mcp', () => {
  it('only reads, unless it is told that it may write', async () => {
    await connect()
    const { tools } = await client.listTools()
    expect(tools.map(({ name }) => name)).toEqual([
      'search_questions',
      'show_question',
      'next_question',
      'list_unanswered',
      'list_notes',
    ])
    expect(tools.every(({ annotations }) => annotations?.readOnlyHint)).toBe(true)
    const refused = await call('grade_question', { id: 'abc', grade: 'good' })
    expect(refused.isError).toBe(true)
    expect(await prep('history')).toContain('No reviews yet.')
  })

  it('finds questions, and gives an answer only where it is asked for', async () => {
    await connect()
    const { data: found, text } = await call('search_questions', { words: '스레드' })
    expect(found).toMatchObject([
      {
        question: '프로세스와 스레드의 차이는?',
        section: ['운영체제', '프로세스'],
        status: 'answered',
        place: 'notes/os.md:4',
      },
    ])
    expect(text).not.toContain('나눠')
    const { data: whole } = await call('show_question', { id: found[0].id })
    expect(whole).toMatchObject({ answer: '스레드는 메모리를 나눠 써요.', due: null, recall: null, draft: null })
    expect((await call('list_unanswered')).data).toMatchObject([{ question: '문맥 교환이란?' }])
    expect((await call('list_unanswered', { decks: ['net'] })).data).toEqual([])
    expect((await call('list_notes')).data).toEqual([
      { path: 'notes/net.md', questions: 1, unanswered: 0 },
      { path: 'notes/os.md', questions: 3, unanswered: 1 },
    ])
  })

  it('asks, records what the person said, and goes on', async () => {
    await connect('--write')
    const { data: first, text } = await call('next_question')
    expect(first).toMatchObject({ reason: 'new', waiting: 3 })
    expect(text).not.toContain('answer"')
    const { data: graded } = await call('grade_question', { id: first.id, grade: 'easy' })
    expect(Date.parse(graded.due)).toBeGreaterThan(Date.parse('2026-11-23T00:00:00+09:00'))
    const { data: second } = await call('next_question')
    expect(second.id).not.toBe(first.id)
    expect(second.waiting).toBe(2)
    expect(await prep('history')).toMatch(/easy: .*by test-agent/)
    expect(schemaErrors('history', await prep('history', '--json'))).toBeNull()
    expect(await prep('undo')).toContain('easy: ')
    // What another prep has done counts at once.
    expect((await call('next_question')).data.waiting).toBe(3)
  })

  it('reads notes as they are at each call', async () => {
    await connect()
    world.write('notes/os.md', OS.replace('### 문맥 교환이란?\n', '### 문맥 교환이란?\n레지스터를 바꿔요.\n'))
    expect((await call('list_unanswered')).data).toEqual([])
  })

  it('drafts an answer that the person takes or drops, and writes into no note itself', async () => {
    await connect('--write')
    const id = await idOf('문맥 교환')
    const { data } = await call('propose_answer', { id, answer: '실행하는 프로세스를 바꾸는 일이에요.' })
    expect(data).toEqual({ id, waits: 'prep drafts' })
    expect((await call('list_unanswered')).data).toHaveLength(1)
    expect((await call('show_question', { id })).data.draft).toMatchObject({ by: 'test-agent' })
    expect(schemaErrors('drafts', await prep('drafts', '--json'))).toBeNull()
    const listed = await prep('drafts')
    expect(listed).toContain('문맥 교환이란?\ndrafted by test-agent\n  실행하는 프로세스를 바꾸는 일이에요.')
    expect(await prep('drafts', 'take', '문맥')).toBe('Written at notes/os.md:8.\n')
    expect(await prep('drafts')).toBe('No drafts are waiting.\n')
    expect((await call('show_question', { id })).data).toMatchObject({ status: 'answered', draft: null })
    await call('propose_answer', { id, answer: '다른 답' })
    expect(await prep()).toContain('A draft is waiting: `prep drafts`')
    expect(schemaErrors('drafts', await prep('drafts', 'drop', '문맥', '--json'))).toBeNull()
    expect(await prep('drafts')).toBe('No drafts are waiting.\n')
  })

  it('drafts follow-ups that the person takes into the note, and out again', async () => {
    await connect('--write')
    const id = await idOf('프로세스와 스레드')
    const question = '스레드가 메모리를 나눠 쓰면 무엇이 위험한가요?'
    await call('propose_follow_up', { id, question, answer: '동시에 고치면 값이 어긋나요.' })
    const { data } = await call('propose_follow_up', { id, question: '멀티 프로세스는\n언제 쓰나요?' })
    expect(data).toEqual({ id, waits: 'prep drafts' })
    expect((await call('show_question', { id })).data).toMatchObject({
      draft: null,
      followUps: [],
      draftedFollowUps: [
        { question, answer: '동시에 고치면 값이 어긋나요.', by: 'test-agent' },
        { question: '멀티 프로세스는 언제 쓰나요?', answer: null, by: 'test-agent' },
      ],
    })
    expect(await call('propose_follow_up', { id, question: '가상 메모리란?' })).toMatchObject({ isError: true })
    expect(schemaErrors('drafts', await prep('drafts', '--json'))).toBeNull()
    expect(await prep('drafts')).toContain(
      `프로세스와 스레드의 차이는?\nfollow-up drafted by test-agent\n  ↳ ${question}\n  동시에 고치면 값이 어긋나요.`,
    )
    expect(await prep('drafts', 'take', '나눠 쓰면')).toContain(`Follow-up written at notes/os.md:`)
    expect(await prep('drafts', 'take', '언제 쓰나요', '--json')).toContain(
      '"followUp": "멀티 프로세스는 언제 쓰나요?"',
    )
    const whole = (await call('show_question', { id })).data
    expect(whole.followUps.map((each: { question: string }) => each.question)).toEqual([
      question,
      '멀티 프로세스는 언제 쓰나요?',
    ])
    expect(whole).toMatchObject({ answer: '스레드는 메모리를 나눠 써요.', draftedFollowUps: [] })
    expect((await call('show_question', { id: whole.followUps[0].id })).data.answer).toBe(
      '동시에 고치면 값이 어긋나요.',
    )
    const undone = await prep('drafts', 'undo', '--json')
    expect(schemaErrors('drafts', undone)).toBeNull()
    expect(await prep('drafts')).toContain('↳ 멀티 프로세스는 언제 쓰나요?')
    expect((await call('show_question', { id })).data.followUps).toHaveLength(1)
    expect(await prep('drafts', 'undo')).toBe('No draft was taken that could be taken out again.\n')
    expect(await prep('drafts', 'drop', '프로세스와 스레드')).toBe('Draft dropped: 멀티 프로세스는 언제 쓰나요?\n')
  })

  it('takes no draft out of a note that was changed since', async () => {
    await connect('--write')
    const id = await idOf('문맥 교환')
    await call('propose_answer', { id, answer: '실행하는 프로세스를 바꾸는 일이에요.' })
    await prep('drafts', 'take', '문맥')
    expect(await prep('drafts', 'undo')).toContain('the draft waits')
    expect(readFileSync(join(world.folder, 'notes/os.md'), 'utf8')).toBe(OS)
    await prep('drafts', 'take', '문맥')
    const changed = `${readFileSync(join(world.folder, 'notes/os.md'), 'utf8')}\n더 적은 것\n`
    world.write('notes/os.md', changed)
    const { exitCode, stderr } = await runBinary(world, ['drafts', 'undo', '--notes', 'notes', '--lang', 'en'])
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining('was changed since the draft was taken')])
    expect(readFileSync(join(world.folder, 'notes/os.md'), 'utf8')).toBe(changed)
  })

  it('offers each note as a resource', async () => {
    await connect()
    const { resources } = await client.listResources()
    expect(resources.map(({ name }) => name)).toEqual(['notes/net.md', 'notes/os.md'])
    const { contents } = await client.readResource({ uri: resources[1]?.uri ?? '' })
    expect(contents[0]).toMatchObject({
      mimeType: 'text/markdown',
      text: expect.stringContaining('- [ ] 문맥 교환이란?'),
    })
    await expect(client.readResource({ uri: 'prep://notes/..%2F..%2Fetc%2Fpasswd' })).rejects.toThrow()
  })

  it('says to an agent that errs what is wrong, and goes on', async () => {
    await connect('--write')
    expect(await call('show_question', { id: 'no-such-id' })).toMatchObject({
      isError: true,
      text: expect.stringContaining('no-such-id'),
    })
    expect((await call('grade_question', { id: await idOf('TCP'), grade: 'perfect' })).isError).toBe(true)
    expect((await call('propose_answer', { id: await idOf('TCP'), answer: '   ' })).isError).toBe(true)
    expect((await call('search_questions', { words: 'TCP', most: 10_000 })).isError).toBe(true)
    expect((await call('no_such_tool')).isError).toBe(true)
    expect((await call('search_questions', { words: 'TCP' })).data).toHaveLength(1)
    expect(await prep('history')).toContain('No reviews yet.')
  })
})

it('answers lines that are no messages as the protocol has it, and ends with its input', async () => {
  const lines = [
    'nonsense',
    '{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"x","version":"1"}}}',
    '{"jsonrpc":"2.0","method":"notifications/initialized"}',
    '{"jsonrpc":"2.0","id":2,"method":"no/such/method"}',
    '{"jsonrpc":"2.0","id":3,"method":"ping"}',
  ]
  const { stdout, stderr, exitCode } = await execa(execPath, [BINARY, ...PREP], {
    cwd: world.folder,
    env: world.env,
    extendEnv: false,
    input: `${lines.join('\n')}\n`,
  })
  const said = stdout.split('\n').map((line) => JSON.parse(line))
  expect(said.map(({ id, error }) => [id, error?.code]).sort()).toEqual([
    [1, undefined],
    [2, -32601],
    [3, undefined],
  ])
  expect(stderr).toMatch(/^prep: a message of the agent was not understood: [^\n]*nonsense[^\n]*$/)
  expect(exitCode).toBe(0)
})
