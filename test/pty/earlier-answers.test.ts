import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { makeWorld, runInProcess, type World } from '../support/host.ts'
import { type Pty, spawnPrep } from '../support/pty.ts'
import { schemaErrors } from '../support/schemas.ts'

const LATER = '2026-12-03T20:00:00+09:00'
const DAYS = ['2026-11-22T20:00:00+09:00', LATER]

let world: World
beforeEach(() => {
  world = makeWorld({
    'notes/net.md': `# 면접

## TCP는 어떻게 연결하나요?

세 단계로 연결한다.

- 클라이언트가 \`SYN\`을 보낸다
- 서버가 \`SYN-ACK\`로 답한다
- 클라이언트가 \`ACK\`를 보낸다
`,
  })
})
afterEach(() => world.remove())

const drill = (day: number, args: readonly string[] = [], env = {}): Pty =>
  spawnPrep(world, ['drill', 'notes', '--now', DAYS[day] ?? '', '--lang', 'ko', ...args], { env, rows: 30 })
const prep = async (...args: readonly string[]) =>
  (await runInProcess(world, ['--notes', 'notes', ...args, '--lang', 'ko'], { now: LATER })).stdout
const journal = () => {
  const folder = join(world.env['PREP_STATE_DIR'] ?? '', 'journal')
  return readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('')
}

async function answer(day: number, typed: string, grade: string, args: readonly string[] = []): Promise<string> {
  const pty = drill(day, ['--type', ...args])
  await pty.waitFor('내 답')
  pty.send(`${typed}\r`)
  await pty.waitFor('노트의 답')
  const screen = pty.screen()
  pty.send(grade)
  await pty.exit
  return screen
}

it('keeps what was typed, and shows it beside the note’s answer the next time, with what changed', async () => {
  expect(await answer(0, '클라이언트가 먼저 보낸다', '4')).not.toContain('지난 답')
  const screen = await answer(1, 'SYN과 SYN-ACK', '3')
  expect(screen).toMatch(/지난 답[\s\S]*11월 22일.*쉬움[\s\S]*클라이언트가 먼저 보낸다/)
  expect(screen).toMatch(/\+ 새로 말함: SYN-ACK/)
  expect(screen).toMatch(/− 이번에는 빠짐: 클라이언트/)

  const shown = await prep('show', '1')
  expect(shown).toMatch(/지난 답[\s\S]*클라이언트가 먼저[\s\S]*SYN과 SYN-ACK[\s\S]*새로 말함: SYN-ACK/)
  const whole = await prep('show', '1', '--json')
  expect(schemaErrors('show', whole)).toBeNull()
  expect(schemaErrors('history', await prep('history', '--json'))).toBeNull()
  const json = JSON.parse(whole) as { readonly attempts: readonly { typed: string }[] }
  expect(json.attempts.map(({ typed }) => typed)).toEqual(['클라이언트가 먼저 보낸다', 'SYN과 SYN-ACK'])

  expect(await prep('history', '1')).toMatch(/쉬움: TCP는[^\n]*\n {2}클라이언트가 먼저 보낸다\n/)
  expect(await prep('history', '--answers', '--limit', '1')).toMatch(/^.*알맞음: .*\n {2}SYN과 SYN-ACK\n$/)
  await prep('export', 'json', 'all.json')
  expect(readFileSync(join(world.folder, 'all.json'), 'utf8')).toContain('"typed": "SYN과 SYN-ACK"')

  expect(await prep('history', '1', '--delete-answers')).toBe('내 답 2개를 지웠어요. 채점과 일정은 그대로예요.\n')
  expect(journal()).not.toContain('SYN')
  expect(await prep('show', '1')).toMatch(/^(?!.*지난 답)[\s\S]*기록/)
  expect(await prep('history', '--answers')).toContain('남겨 둔 내 답이 없어요')
})

it('takes a typed answer up again when its grade is taken back', async () => {
  const pty = drill(0, ['--type'])
  await pty.waitFor('내 답')
  pty.send('서버\r')
  await pty.waitFor('노트의 답')
  pty.send('1')
  await pty.waitFor('남은 질문 1개')
  pty.send('\x1b')
  await pty.waitFor('답 보기')
  pty.send('u')
  expect(await pty.waitFor('노트의 답')).toMatch(/─── 내 답\n *서버/)
  pty.send('4')
  await pty.exit
  expect(journal().match(/"typed":"서버"/g)).toHaveLength(2)
  expect((await prep('history', '--answers')).match(/서버/g)).toHaveLength(2)
})

it('keeps nothing of it where that is set', async () => {
  await prep('config', 'set', 'keepAnswers', 'false')
  await answer(0, '비밀', '4')
  expect(journal()).toMatch(/reviewed/)
  expect(journal()).not.toContain('비밀')
})

it('shows an answer part by part, and suggests the grade that the ticks are', async () => {
  const pty = drill(0)
  expect(await pty.waitFor('답 보기')).toContain('→ 하나씩 보기')
  pty.send('\x1b[C')
  const first = await pty.waitFor('남은 항목 3개')
  expect(first).toContain('▸   세 단계로 연결한다.')
  expect(first).not.toMatch(/SYN|1 다시/)
  pty.send('t')
  await pty.waitFor('▸ ✓ 세 단계로')
  pty.send('\x1b[C')
  await pty.waitFor('남은 항목 2개')
  pty.send('3')
  await pty.waitFor('먼저 스페이스를')
  pty.send('t\x1b[C')
  await pty.waitFor('남은 항목 1개')
  pty.send('\x1b[C')
  const last = await pty.waitFor('1 다시')
  expect(last).toMatch(/ {3}✓ • 클라이언트가 SYN을/)
  expect(last).toMatch(/엔터 어려움 \(추천\)/)
  pty.send('t\x1b[Dt')
  await pty.waitFor(/엔터 알맞음 \(추천\)/)
  pty.send('\r')
  await pty.waitFor('다시 · 남은 질문 1개')
  pty.send('q')
  await pty.exit
  expect(journal()).toMatch(/"type":"reviewed".*"grade":"good"/)
})

it('shows the parts line by line where nothing can be redrawn', async () => {
  const pty = drill(0, [], { TERM: 'dumb' })
  await pty.waitFor('엔터 답 보기')
  pty.send('n\r')
  await pty.waitFor('남은 항목 3개')
  pty.send('t\r')
  await pty.waitFor('말한 항목 1/4')
  pty.send('n\rn\rn\r')
  await pty.waitFor('채점 (')
  expect(pty.kept()).toMatch(/어려움 \(추천\)/)
  pty.send('q\r')
  await pty.exit
})

it('crams without touching a schedule, and keeps that as practice', async () => {
  const listed = await prep('list', '--json')
  const pty = drill(1, ['--cram', '--type'])
  await pty.waitFor('내 답')
  pty.send('SYN\r')
  await pty.waitFor('1 다시')
  pty.send('1')
  expect(await pty.waitFor('남은 질문 1개')).toContain('다시')
  pty.send('SYN과 ACK\r')
  expect(await pty.waitFor('1 다시')).toMatch(/지난 답[\s\S]*SYN/)
  pty.send('3')
  await pty.exit
  expect(pty.kept()).toMatch(/벼락치기.*일정은 그대로/)
  expect(pty.kept()).toContain('질문 1개를 2번 연습했어요')
  expect(journal()).not.toContain('"reviewed"')
  expect(await prep('list', '--json')).toBe(listed)
  expect(schemaErrors('history', await prep('history', '--json'))).toBeNull()
  expect(await prep('history')).toMatch(/연습 \(다시\): TCP는[\s\S]*연습 \(알맞음\): TCP는/)
  expect(await prep('undo')).toContain('연습 (알맞음)')
})
