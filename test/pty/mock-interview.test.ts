import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { makeWorld, runInProcess, type World } from '../support/host.ts'
import { type Pty, spawnPrep } from '../support/pty.ts'

const NOW = '2026-11-22T20:00:00+09:00'

let world: World
beforeEach(() => {
  world = makeWorld({
    'notes/os.md':
      '# 면접\n\n## 교착 상태란?\n서로 자원을 기다리는 상태다. 순환 대기가 조건이다.\n\n## 아직 답이 없는 질문은?\n',
    'notes/net.md': '# 면접\n\n## 소켓이란?\n프로세스가 통신하는 끝점이다.\n',
  })
})
afterEach(() => world.remove())

const mock = (args: readonly string[] = [], env: Readonly<Record<string, string>> = {}): Pty =>
  spawnPrep(world, ['drill', 'notes', '--mock', '30m', '--now', NOW, '--lang', 'ko', ...args], { env })
const journal = () => {
  const folder = join(world.env['PREP_STATE_DIR'] ?? '', 'journal')
  return existsSync(folder)
    ? readdirSync(folder)
        .map((name) => readFileSync(join(folder, name), 'utf8'))
        .join('')
    : ''
}

it('asks without answers, then grades each answer once, and reports', async () => {
  const pty = mock(['--report', 'mock.md', '--answered'])
  const first = await pty.waitFor('질문 1')
  expect(first).toMatch(/남음/)
  expect(first).not.toMatch(/조건이다|끝점이다/)
  pty.send('\r')
  const second = await pty.waitFor('질문 2')
  expect(second).not.toMatch(/조건이다|끝점이다/)
  expect(journal()).not.toContain('reviewed')
  pty.send('\r')
  await pty.waitFor('1 다시')
  expect(pty.screen()).toMatch(/조건이다|끝점이다/)
  pty.send('1')
  await pty.waitFor('2/2')
  pty.send('4')
  expect((await pty.exit).code).toBe(0)
  const kept = pty.kept()
  expect(kept).toContain('모의 면접: 질문 2개')
  expect(kept).toContain('잘한 질문 1')
  expect(kept).toContain('막힌 질문 1')
  const report = readFileSync(join(world.folder, 'mock.md'), 'utf8')
  expect(report).toMatch(/^---\nprep: ignore\n---\n\n# 모의 면접 2026-11-22/)
  expect(report).toContain('## 막힌 질문 (1)')
  expect(journal().match(/"reviewed"/g)).toHaveLength(2)
})

it('shows typed answers beside the note’s afterwards, with what they missed', async () => {
  const pty = mock(['--type', '--deck', 'os', '--answered'])
  await pty.waitFor('내 답')
  pty.send('서로 자원을 기다리는 것\r')
  const screen = await pty.waitFor('노트의 답')
  expect(screen).toMatch(/✗ .*순환/)
  pty.send('\r')
  expect((await pty.exit).code).toBe(0)
  expect(pty.kept()).toMatch(/빠진 말: .*순환/)
})

it('says before the interview that a report would have no place: over a file, or in a folder that is not there', async () => {
  const over = mock(['--report', 'notes/net.md', '--deck', 'os', '--answered'])
  expect((await over.exit).code).toBe(1)
  expect(over.kept()).toContain('이미 있어서')
  expect(readFileSync(join(world.folder, 'notes/net.md'), 'utf8')).toContain('소켓이란?')
  const astray = mock(['--report', 'reprots/mock.md', '--deck', 'os', '--answered'])
  expect((await astray.exit).code).toBe(1)
  expect(astray.kept()).toContain('폴더가 없어요: reprots')
  expect(existsSync(join(world.folder, 'reprots'))).toBe(false)
})

it('goes line by line where nothing can be redrawn', async () => {
  const pty = mock(['--deck', 'os', '--answered'], { TERM: 'dumb' })
  await pty.waitFor('엔터 다음 질문')
  pty.send('\r')
  await pty.waitFor('채점 (')
  pty.send('3\r')
  expect((await pty.exit).code).toBe(0)
  expect(pty.kept()).toContain('잘한 질문 1')
})

const INTERVIEW = `# 면접

## 교착 상태란?

서로 자원을 기다리는 상태다. 순환 대기가 조건이다.

## 1분 자기소개를 해 주세요.

백엔드를 3년 했습니다.

- Q. 그 회사를 왜 나왔나요?
  - A. 더 큰 서비스를 해 보고 싶었습니다.
- Q. 팀에서 맡은 일은?
  - A. 결제 서버를 맡았습니다.
`

it('opens with 자기소개, then its follow-ups in order, and passes them when it is passed', async () => {
  world.write('notes/os.md', INTERVIEW)
  const pty = mock(['--deck', 'os'])
  await pty.waitFor('자기소개를')
  pty.send('\r')
  const followUp = await pty.waitFor('왜 나왔나요?')
  expect(followUp).toContain('꼬리질문')
  pty.send('\r')
  await pty.waitFor('맡은 일은?')
  pty.send('q')
  await pty.waitFor('면접이 끝났어요')
  pty.send('3')
  await pty.waitFor('2/2')
  pty.send('1')
  await pty.exit
  expect(pty.kept()).toMatch(/막힌 질문 1[\s\S]*왜 나왔나요[\s\S]*잘한 질문 1[\s\S]*자기소개/)

  const again = mock(['--deck', 'os'])
  await again.waitFor('자기소개를')
  again.send('p')
  await again.waitFor('교착 상태란?')
  again.send('\r')
  await again.waitFor('면접이 끝났어요')
  again.send('2')
  await again.waitFor('2/2')
  again.send('2')
  await again.exit
  expect(again.kept()).toContain('(넘김)')
})

it('asks what no note answers, and keeps what was said of it also when nobody graded it', async () => {
  const pty = mock(['--type', '--deck', 'os', '--unanswered'])
  expect(await pty.waitFor('내 답')).toContain('노트에 아직 답이 없는 질문이에요')
  pty.send('아는 만큼만\r')
  await pty.waitFor('1 다시')
  pty.send('q')
  expect((await pty.exit).code).toBe(0)
  expect(journal()).toMatch(/"type":"practised","card":"[^"]+","grade":null,.*"said":\{"typed":"아는 만큼만"\}/)
  expect(pty.kept()).toContain('아는 만큼만')
})

it('keeps what was typed and left with Esc, as the answer where the interview is ended with it', async () => {
  const pty = mock(['--type', '--deck', 'net'])
  await pty.waitFor('질문 1')
  pty.send('연결의 끝')
  await pty.waitFor('연결의 끝')
  pty.send('\x1b')
  expect(await pty.waitFor('면접 끝내기')).toContain('Esc 이어서 입력')
  pty.send('\x1b')
  await pty.waitFor('연결의 끝')
  pty.send('점\x1b')
  await pty.waitFor('면접 끝내기')
  pty.send('q')
  expect(await pty.waitFor('노트의 답')).toContain('연결의 끝점')
  pty.send('3')
  expect((await pty.exit).code).toBe(0)
})

it('records what is said by the program that is named, and keeps the file with the review', async () => {
  world.write(
    'recorder.mjs',
    `import { writeFileSync } from 'node:fs'
    writeFileSync(process.argv[2], process.argv[3])
    setInterval(() => {}, 1000)`,
  )
  const recorder = `'${process.execPath}' recorder.mjs {file}.ogg {seconds}`
  const pty = mock(['--deck', 'net', '--record', recorder, '--report', 'mock.html'])
  await pty.waitFor('질문 1')
  const folder = join(world.env['PREP_STATE_DIR'] ?? '', 'recordings')
  while (!existsSync(folder) || readdirSync(folder).length === 0)
    await new Promise((resolve) => setTimeout(resolve, 20))
  pty.send('\r')
  await pty.waitFor('1 다시')
  pty.send('3')
  expect((await pty.exit).code).toBe(0)
  const [file = ''] = readdirSync(folder)
  expect(file).toMatch(/^2026-11-22T11-00-\d\d.*\.ogg$/)
  expect(Number(readFileSync(join(folder, file), 'utf8'))).toBeGreaterThan(1700)
  expect(journal()).toContain(`"said":{"recording":"${join(folder, file)}"}`)
  const page = readFileSync(join(world.folder, 'mock.html'), 'utf8')
  expect(page).toContain('<a href="notes/net.md')
  expect(page).toContain(file)
})

it('says that nothing was recorded where the program is missing', async () => {
  const pty = mock(['--deck', 'net', '--record', 'no-such-recorder {file}'])
  await pty.waitFor('질문 1')
  pty.send('\r')
  await pty.waitFor('1 다시')
  pty.send('3')
  expect((await pty.exit).code).toBe(0)
  expect(pty.kept()).toContain('녹음하지 못했어요')
  expect(journal()).not.toContain('"said"')
})

it('has the weak ones first in tomorrow’s drill', async () => {
  const pty = mock(['--answered'])
  const first = await pty.waitFor('질문 1')
  const weak = first.includes('소켓') ? '소켓이란?' : '교착 상태란?'
  pty.send('\r')
  await pty.waitFor('질문 2')
  pty.send('\r')
  await pty.waitFor('1 다시')
  pty.send('3')
  await pty.waitFor('2/2')
  pty.send('1')
  await pty.exit
  const { stdout } = await runInProcess(world, ['queue', 'notes', '--json'], { now: '2026-11-23T20:00:00+09:00' })
  const asked = (JSON.parse(stdout) as readonly { readonly question: string }[]).map(({ question }) => question)
  expect(asked[0]).not.toBe(weak)
  expect(asked).toHaveLength(2)
})
