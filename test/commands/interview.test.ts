import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { makeWorld, type RunOptions, runInProcess, type World } from '../support/host.ts'

const NOTE = `# OS

## 프로세스란 무엇인가요?
실행 중인 프로그램.

## 스레드란 무엇인가요?
프로세스 안의 실행 흐름.
`
const BEFORE = '2026-11-22T20:00:00+09:00'
const AFTER = '2026-12-07T20:00:00+09:00'

let world: World
afterEach(() => world.remove())

function open(): void {
  world = makeWorld({ 'notes/os.md': NOTE })
}
const prep = (args: readonly string[], options: RunOptions = { now: BEFORE }) =>
  runInProcess(world, ['--notes', 'notes', '--lang', 'ko', ...args], options)
const read = (path: string) => readFileSync(join(world.folder, path), 'utf8')

describe('prep interview', () => {
  it('counts down to those that are planned for, in the list, the plan and prep alone', async () => {
    open()
    const { stdout } = await prep(['interview', 'add', '카카오', '--on', '12월 6일 오후 2시', '--minutes', '15분'])
    expect(stdout).toContain('D-14 · 카카오 면접 2026-12-06 14:00')
    await prep(['interview', 'add', '네이버', '--on', 'D-20'])
    expect((await prep(['interview'])).stdout).toBe(
      'D-14 · 카카오 면접 2026-12-06 14:00 · 모든 노트 · 하루 15분\nD-20 · 네이버 면접 2026-12-12 · 모든 노트 · 하루 20분\n',
    )
    expect((await prep(['plan'])).stdout).toContain('D-14 · 카카오 면접 2026-12-06 14:00')
    expect((await prep([])).stdout).toContain('D-20 · 네이버 면접 2026-12-12')
    await prep(['stats', '--html', 'page.html'])
    expect(read('page.html')).toContain('<p><strong>D-14 · 카카오 면접 2026-12-06 14:00</strong></p>')
    expect((await prep(['queue'])).stderr).toContain('카카오 면접(D-14) 계획대로')
  })

  it('can be changed, taken off, and brought back', async () => {
    open()
    await prep(['interview', 'add', '카카오 1차', '--on', 'D-10'])
    await prep(['interview', 'edit', '카카오', '--on', 'D-12', '--minutes', '1시간', '--name', '카카오 2차'])
    expect((await prep(['interview'])).stdout).toBe('D-12 · 카카오 2차 면접 2026-12-04 · 모든 노트 · 하루 60분\n')
    await prep(['interview', 'remove', '카카오'])
    expect((await prep(['interview'])).stdout).toContain('계획한 면접이 없어요')
    expect((await prep(['undo'])).stdout).toContain('면접 지움')
    await prep(['undo'])
    expect((await prep(['interview'])).stdout).toContain('D-10 · 카카오 1차 면접 2026-12-02')
    await prep(['undo'])
    expect((await prep(['interview'])).stdout).toContain('계획한 면접이 없어요')
    await prep(['undo', '--redo'])
    expect((await prep(['interview'])).stdout).toContain('카카오 1차')
  })

  it('may be about what no question is about, says so in place of days, and is about everything again', async () => {
    open()
    const added = await prep(['interview', 'add', '카카오', '--on', 'D-10', '--tag', 'nowhere'])
    expect(added.stderr).toContain('nowhere 태그가 있는 질문이 없어요')
    const shown = (await prep(['plan'])).stdout.replaceAll(/\s+/g, ' ')
    expect(shown).toContain('여기에 맞는 질문이 아직 없어서 계획할 것이 없어요. `prep interview edit 카카오`에')
    expect(shown).not.toContain('당일 준비도')
    expect(await prep(['interview', 'add', '카카오', '--on', 'D-3'])).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('`prep interview edit 카카오`로 고치고'),
    })
    expect(await prep(['interview', 'edit', '카카오', '--name', ''])).toMatchObject({ exitCode: 2, stdout: '' })
    await prep(['interview', 'edit', '카카오', '--tag', '', '--deck', ''])
    expect((await prep(['interview'])).stdout).toContain('카카오 면접 2026-12-02 · 모든 노트')
    expect((await prep(['plan'])).stdout).toContain('당일 준비도')
  })

  it('knows days off and minutes of weekdays, promises by them, and may be otherwise for one drill', async () => {
    open()
    // The 22nd of November 2026 is a Sunday.
    await prep(['interview', 'add', '카카오', '--on', 'D-14', '--minutes', '15분, 토=1시간', '--off', '일'])
    const minutes = async () => JSON.parse((await prep(['interview', '--json'])).stdout).interviews[0].minutesByWeekday
    expect(await minutes()).toEqual([0, null, null, null, null, null, 60])
    expect((await prep(['interview'])).stdout).toContain('하루 15분 (일 쉼, 토 60분)')
    expect((await prep(['plan'])).stdout).toContain('하루 15분 (일 쉼, 토 60분)')
    expect(JSON.parse((await prep(['--json'])).stdout).interviews[0].minutesByWeekday).toEqual(await minutes())
    expect(JSON.parse((await prep(['queue', '--json'])).stdout)).toEqual([])
    expect(JSON.parse((await prep(['queue', '--minutes', '15', '--json'])).stdout)).toHaveLength(2)
    await prep(['interview', 'edit', '카카오', '--minutes', '20'])
    expect(await minutes()).toEqual([0, null, null, null, null, null, 60])
    await prep(['plan', '--off', 'none'])
    expect(await minutes()).toEqual([null, null, null, null, null, null, 60])
    const wednesday = { now: '2026-11-25T20:00:00+09:00' }
    const { kept } = JSON.parse((await prep(['plan', '--json'], wednesday)).stdout)
    expect(kept).toMatchObject({ days: 3, daysDone: 0, minutes: 60 })
    await prep(['undo', '--steps', '3'])
    expect((await prep(['interview'])).stdout).toContain('계획한 면접이 없어요')
  })

  it('is over at its hour, and what was asked there is asked about then', async () => {
    open()
    await prep(['interview', 'add', '카카오', '--on', '2026-11-23 14:00'])
    await prep(['plan', '--by', '2026-11-23 15:00'])
    const before = await prep([], { now: '2026-11-23T13:00:00+09:00' })
    expect(before.stdout).toContain('D-day · 카카오 면접 2026-11-23 14:00')
    const between = { now: '2026-11-23T14:30:00+09:00' }
    expect((await prep([], between)).stdout).toContain('prep interview done 카카오')
    const { stdout } = await prep(['interview'], between)
    expect(stdout.split('\n')[0]).toBe('D-day · 면접 2026-11-23 15:00 · 모든 노트 · 하루 20분')
    expect(stdout).toContain('카카오 면접 2026-11-23 · 무엇을 물어봤나요?')
    const tooLate = await prep(['interview', 'add', '네이버', '--on', '2026-11-23 14:00'], between)
    expect(tooLate.stderr).toContain('2026-11-23 14:00은 지난 시각이에요')
    expect(tooLate.exitCode).toBe(2)
    expect(await prep(['queue', '--by', '2026-11-23 14:00'], between)).toMatchObject({ exitCode: 2 })
    const after = { now: '2026-11-23T15:30:00+09:00' }
    expect((await prep(['plan'], after)).stderr).toContain('2026-11-23 면접이 끝났어요')
  })

  it('asks after its day what was asked there, and keeps it in a note', async () => {
    open()
    await prep(['interview', 'add', '카카오', '--on', '12/6', '--tag', 'backend'])
    const wanted = '2026-12-06 카카오 면접에서 무엇을 물어봤나요? `prep interview done 카카오`'
    expect((await prep([], { now: AFTER })).stdout.replaceAll('\n', ' ')).toContain(wanted)
    const { stdout } = await prep(['interview', 'done', '카카오'], {
      now: AFTER,
      input: '- 뮤텍스와 세마포어의 차이는 무엇인가요?\n- 프로세스란 무엇인가요\n',
    })
    expect(stdout).toContain('나온 질문 2개')
    expect(stdout).toContain('노트에 적었어요, notes/카카오 면접 2026-12-06.md:7: 뮤텍스와 세마포어의')
    expect(stdout).toContain('이미 노트에 있어요, notes/os.md:3: 프로세스란 무엇인가요?')
    expect(read('notes/카카오 면접 2026-12-06.md')).toBe(
      '---\ntags: ["backend"]\n---\n\n# 카카오 면접 2026-12-06\n\n## 뮤텍스와 세마포어의 차이는 무엇인가요?\n',
    )
    expect(read('notes/os.md')).toBe(NOTE)
    expect((await prep([], { now: AFTER })).stdout).not.toContain('물어봤나요')
    expect((await prep(['interview'], { now: AFTER })).stdout).toBe(
      'D+1 · 카카오 면접 2026-12-06 · 끝남, 나온 질문 2개\n',
    )
    expect((await prep(['list', '--unanswered'], { now: AFTER })).stdout).toContain('뮤텍스와 세마포어의 차이는')
  })

  it('takes a question whose words alone would not ask', async () => {
    open()
    await prep(['interview', 'add', 'Toss', '--on', '12/6'])
    await prep(['interview', 'done', 'Toss', '--asked', '데드락', '--asked', '가상 메모리 설명해 보세요'], {
      now: AFTER,
    })
    const { stdout } = await prep(['list', '--unanswered'], { now: AFTER })
    expect(stdout).toContain('데드락')
    expect(stdout).toContain('가상 메모리 설명해 보세요')
  })

  it('takes over what older preps kept among the settings', async () => {
    open()
    const older = JSON.stringify({ version: 1, interviews: [{ date: '2026-12-01', decks: [], tags: [] }] })
    world.write('../state/settings.json', older)
    expect((await prep(['plan'])).stdout).toContain('D-9 · 면접 2026-12-01')
    await prep(['interview', 'add', '카카오', '--on', 'D-3'])
    expect((await prep(['interview', '--json'])).stdout).toContain('2026-12-01')
    expect(read('../state/settings.json')).not.toContain('interviews')
    expect((await prep(['interview'])).stdout).toContain('D-9 · 면접 2026-12-01')
  })

  it.each([
    [['interview', 'add', '카카오', '--on', '어제'], '2026-11-21은 지난 날짜예요'],
    [['interview', 'add', '카카오'], '--on D-14'],
    [['interview', 'cancel', '카카오'], 'list | add <이름>'],
    [['interview', 'done', '라인'], '그런 면접이 없어요: 라인'],
  ])('says what is wrong with %j', async (args, expected) => {
    open()
    const { stdout, stderr, exitCode } = await prep(args)
    expect(stderr).toContain(expected)
    expect(stdout).toBe('')
    expect(exitCode).toBeGreaterThan(0)
  })
})

describe('prep add', () => {
  it('writes into the note that is named, by its name alone, under a heading, with an answer', async () => {
    open()
    world.write(
      'notes/net.md',
      '# Net\n\n## TCP\n\n### 3-way handshake란?\nSYN, SYN-ACK, ACK.\n\n## UDP\n\n### UDP란?\n연결 없이 보낸다.\n',
    )
    const { stdout } = await prep(['add', 'TIME_WAIT란?', '--under', 'TCP', '--answer', '마지막 ACK를 기다리는 상태.'])
    expect(stdout).toBe('notes/net.md:8에 답과 함께 적었어요: TIME_WAIT란?\n')
    expect(read('notes/net.md')).toBe(
      '# Net\n\n## TCP\n\n### 3-way handshake란?\nSYN, SYN-ACK, ACK.\n\n### TIME_WAIT란?\n마지막 ACK를 기다리는 상태.\n\n## UDP\n\n### UDP란?\n연결 없이 보낸다.\n',
    )
    await prep(['add', '데드락이란?', '--to', 'os'])
    expect(read('notes/os.md')).toBe(`${NOTE}\n## 데드락이란?\n`)
  })

  it('keeps what belongs to no note yet in one of its own, and makes a note that is named', async () => {
    open()
    expect((await prep(['add', '데드락이란?'])).stdout).toBe('notes/새 질문.md:3에 적었어요: 데드락이란?\n')
    await prep(['add', '기아 상태란?'])
    expect(read('notes/새 질문.md')).toBe('# 새 질문\n\n## 데드락이란?\n\n## 기아 상태란?\n')
    await prep(['add', 'SYN flood란?', '--to', 'notes/보안.md'])
    expect(read('notes/보안.md')).toBe('# 보안\n\n## SYN flood란?\n')
  })

  it('writes into the one note that is kept, where that is all', async () => {
    open()
    const { stdout } = await runInProcess(world, ['--notes', 'notes/os.md', '--lang', 'ko', 'add', '데드락이란?'])
    expect(stdout).toBe('notes/os.md:9에 적었어요: 데드락이란?\n')
  })

  it.each([
    [['add', '스레드란 무엇인가요'], '이미 노트에 있는 질문이에요 (notes/os.md:6)'],
    [['add', '데드락이란?', '--to', 'nowhere'], '그런 노트가 없어요: nowhere'],
    [['add', '데드락이란?', '--under', '동기화'], '질문이 있는 동기화 단락이 없어요'],
    [['add', ' '], '질문이 비어 있어서'],
  ])('writes nothing and says why: %j', async (args, expected) => {
    open()
    const { stderr, exitCode } = await prep(args)
    expect(stderr).toContain(expected)
    expect(exitCode).toBe(1)
    expect(read('notes/os.md')).toBe(NOTE)
    expect(existsSync(join(world.folder, 'notes/새 질문.md'))).toBe(false)
  })
})
