import { readFileSync, rmSync } from 'node:fs'
import { constants } from 'node:os'
import { join } from 'node:path'
import { execa } from 'execa'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { BINARY } from '../support/binary.ts'
import { makeWorld, type World } from '../support/host.ts'
import { type Pty, spawnPrep, spawnPty } from '../support/pty.ts'

const NOW = '2026-11-22T20:00:00+09:00'
const NOTE = '# 면접\n\n## 프로세스란?\n\n## 스레드란?\n실행 흐름이다.\n'

let world: World
beforeEach(() => {
  world = makeWorld({ 'n.md': NOTE })
})
afterEach(() => world.remove())

const drill = (args: readonly string[] = [], env: Readonly<Record<string, string>> = {}): Pty =>
  spawnPrep(world, ['drill', 'n.md', '--unanswered', '--now', NOW, '--lang', 'ko', ...args], { env })
/** Begins to write the answer to a question once it shows. */
const openBox = async (pty: Pty, question: string): Promise<string> => {
  await pty.waitFor(question)
  pty.send('w')
  return pty.waitFor('Ctrl-S')
}
/** Leaves an answer half written in a drill, by `end`. */
const writeHalf = async (end: (pty: Pty) => void): Promise<Pty> => {
  const pty = drill()
  await openBox(pty, '프로세스란?')
  pty.send('반쯤 쓴 답\r둘째 줄')
  await pty.waitFor('둘째 줄')
  end(pty)
  return pty
}
/** A drill anew, with the half of an answer in its box. */
const goOnWriting = async (): Promise<Pty> => {
  const again = drill()
  await again.waitFor('프로세스란?')
  again.send('w')
  expect(await again.waitFor('둘째 줄')).toContain('반쯤 쓴 답')
  return again
}
const note = () => readFileSync(join(world.folder, 'n.md'), 'utf8')

it('writes the answer where it is missed; git shows only the added lines', async () => {
  const git = (...args: string[]) =>
    execa('git', ['-c', 'user.name=n', '-c', 'user.email=n@example.org', ...args], {
      cwd: world.folder,
      env: { HOME: world.home },
    })
  await git('init', '-q')
  await git('add', 'n.md')
  await git('commit', '-qm', 'notes')
  const pty = drill()
  await openBox(pty, '프로세스란?')
  pty.send('실행 중인 프로그램.\r\r- 주소 공간이 따로 있다.')
  await pty.waitFor('주소 공간이 따로 있다.')
  pty.send('\x13')
  await pty.waitFor('노트 4행에 적었어요.')
  const screen = pty.screen()
  expect(screen).toContain('실행 중인 프로그램.')
  pty.send('4')
  expect((await pty.exit).code).toBe(0)
  const { stdout } = await git('diff', '--unified=0')
  const changed = stdout.split('\n').filter((line) => /^[-+]/.test(line) && !/^(?:\+{3}|-{3}) /.test(line))
  expect(changed).toEqual(['+실행 중인 프로그램.', '+', '+- 주소 공간이 따로 있다.'])
})

it('keeps a text that cannot be written, to be mended or given up', async () => {
  const pty = drill()
  await openBox(pty, '프로세스란?')
  pty.send('## 힙이란?\x13')
  await pty.waitFor('적지 않았어요')
  expect(pty.screen()).toContain('## 힙이란?')
  expect(note()).toBe(NOTE)
  pty.send('\x15메모리.\x13')
  await pty.waitFor('노트 4행에 적었어요.')
  pty.send('q')
  await pty.exit
  expect(note()).toBe(NOTE.replace('란?\n\n', '란?\n메모리.\n\n'))
})

it('leaves the note alone when somebody else changed it meanwhile, until it is told once more', async () => {
  const pty = drill()
  await openBox(pty, '프로세스란?')
  world.write('n.md', `${NOTE}\n## 힙이란?\n`)
  pty.send('메모리.\x13')
  await pty.waitFor('쓰는 사이에')
  expect(note()).toBe(`${NOTE}\n## 힙이란?\n`)
  expect(pty.screen()).toContain('다시 해 보세요.')
  pty.send('\x13')
  await pty.waitFor('노트 4행에 적었어요.')
  expect(note()).toBe(`${NOTE.replace('란?\n\n', '란?\n메모리.\n\n')}\n## 힙이란?\n`)
  pty.send('q')
  await pty.exit
})

it('writes two answers into one note, each under its own question, and opens the editor where the next one is now', async () => {
  const two = '# 면접\n\n## 프로세스란?\n\n## 스레드란?\n실행 흐름이다.\n\n## 힙이란?\n\n## 큐란?\n'
  world.write('n.md', two)
  world.write('line.sh', '#!/bin/sh\nprintf "%s " "$@" > opened\n')
  await execa('chmod', ['+x', join(world.folder, 'line.sh')])
  const pty = drill([], { EDITOR: join(world.folder, 'line.sh') })
  await openBox(pty, '프로세스란?')
  pty.send('하나.\r\r둘.\x13')
  await pty.waitFor('노트 4행에 적었어요.')
  pty.send('4')
  await openBox(pty, '힙이란?')
  pty.send('셋.\x13')
  await pty.waitFor('노트 12행에 적었어요.')
  pty.send('4')
  await pty.waitFor('큐란?')
  pty.send('e')
  await pty.waitFor('질문은 그대로예요')
  pty.send('q')
  await pty.exit
  expect(note()).toBe(two.replace('스란?\n', '스란?\n하나.\n\n둘.\n').replace('힙이란?\n', '힙이란?\n셋.\n'))
  expect(readFileSync(join(world.folder, 'opened'), 'utf8')).toMatch(/^\+14 /)
})

it('keeps what was typed when it is left, for its own question alone', async () => {
  world.write('n.md', `${NOTE}\n## 힙이란?\n`)
  const pty = drill()
  await openBox(pty, '프로세스란?')
  pty.send('반쯤 쓴 답\x1b')
  await pty.waitFor('아직 적지 않았어요')
  pty.send('s')
  await openBox(pty, '힙이란?')
  expect(pty.screen()).not.toContain('반쯤 쓴 답')
  pty.send('\x1b')
  await pty.waitFor('답 보기')
  pty.send('u')
  await pty.waitFor('프로세스란?')
  pty.send('w')
  await pty.waitFor('반쯤 쓴 답')
  pty.send('과 나머지\x13')
  await pty.waitFor('노트 4행에 적었어요.')
  pty.send('q')
  await pty.exit
  expect(note()).toContain('## 프로세스란?\n반쯤 쓴 답과 나머지\n')
})

it.each([
  ['the answer for the note', ['--unanswered'], '아직 적지 않았어요'],
  ['the answer to be compared', ['--type'], '답 보기'],
])('leaves %s with Esc, and takes the next key for itself', async (_, args, left) => {
  const pty = spawnPrep(world, ['drill', 'n.md', '--now', NOW, '--lang', 'ko', ...args])
  if (args.includes('--unanswered')) await openBox(pty, '프로세스란?')
  else await pty.waitFor('Esc')
  pty.send('모릅니다\x1b[D\x1b[D\x1b\r')
  await pty.waitFor((screen) => screen.includes('니다') && !screen.includes('릅니'))
  pty.send('\x1b')
  await pty.waitFor(left)
  pty.send('q')
  expect((await pty.exit).code).toBe(0)
  expect(pty.kept()).toContain('남아 있어요')
})

it('takes pasted lines as text', async () => {
  const pty = drill()
  await openBox(pty, '프로세스란?')
  pty.send('\x1b[200~하나\rq둘\x1b[201~\x13')
  await pty.waitFor('노트 4행에 적었어요.')
  pty.send('q')
  await pty.exit
  expect(note()).toContain('## 프로세스란?\n하나\nq둘\n')
})

it('says so when the question itself was deleted in the editor, and goes on', async () => {
  world.write('gone.sh', "#!/bin/sh\nprintf '# 면접\\n\\n## 스레드란?\\n실행 흐름이다.\\n' > n.md\n")
  await execa('chmod', ['+x', join(world.folder, 'gone.sh')])
  world.write('n.md', `${NOTE}\n## 힙이란?\n`)
  const pty = drill([], { EDITOR: join(world.folder, 'gone.sh') })
  await pty.waitFor('프로세스란?')
  pty.send('e')
  await pty.waitFor('노트에서 없어진 질문이라')
  pty.send('q')
  await pty.exit
  rmSync(join(world.folder, 'gone.sh'))
})

it('takes an answer line by line where nothing can be redrawn', async () => {
  const pty = drill([], { TERM: 'dumb' })
  await pty.waitFor('엔터 답 보기')
  pty.send('w\r')
  await pty.waitFor('답을 입력하세요')
  pty.send('실행 중인 프로그램.\r.\r')
  await pty.waitFor('노트 4행에 적었어요.')
  pty.send('q\r')
  await pty.exit
  expect(note()).toContain('## 프로세스란?\n실행 중인 프로그램.\n')
  expect(pty.kept()).toContain('답 1개를 노트에 적었어요.')
})

it.each([
  ['Ctrl-S', '\x13'],
  ['Ctrl-D', '\x04'],
  ['a line of nothing but a full stop', '\r.\r'],
])('ends the answer with %s, and says at the end that it was written', async (_, key) => {
  const pty = drill()
  expect(await openBox(pty, '프로세스란?')).toContain('Ctrl-S 저장 (Ctrl-D나 .만 있는 줄도)')
  pty.send(`실행 중인 프로그램.${key}`)
  await pty.waitFor('노트 4행에 적었어요.')
  pty.send('q')
  expect((await pty.exit).code).toBe(0)
  expect(pty.kept()).toContain('답 1개를 노트에 적었어요.')
  expect(note()).toBe(NOTE.replace('란?\n\n', '란?\n실행 중인 프로그램.\n\n'))
})

it('keeps a text that Ctrl-C ends, and goes on with it in another drill', async () => {
  const pty = await writeHalf((drilling) => drilling.send('\x03'))
  expect((await pty.exit).code).toBe(130)
  expect(pty.kept()).toContain('아직 적지 않은 답을 남겨 두었어요. 다음에 w 키로 이어 쓰세요: 프로세스란?')
  expect(note()).toBe(NOTE)
  const again = await goOnWriting()
  again.send('도\x13')
  await again.waitFor('노트 4행에 적었어요.')
  again.send('q')
  await again.exit
  expect(note()).toContain('## 프로세스란?\n반쯤 쓴 답\n둘째 줄도\n')
  const third = drill()
  await third.waitFor('없어요')
  await third.exit
})

it.each<[string, (pty: Pty) => void]>([
  ['prep is told to end', (pty) => pty.kill('SIGTERM')],
  ['its session is over', (pty) => pty.kill('SIGHUP')],
  ['its window is closed', (pty) => pty.hangUp()],
])('keeps a text when %s in the midst of it', async (_, end) => {
  const pty = await writeHalf(end)
  await pty.exit
  expect(note()).toBe(NOTE)
  const again = await goOnWriting()
  again.send('\x03')
  await again.exit
})

it('keeps a text when the window is closed and nobody tells prep, and ends without a crash', async () => {
  const words = `drill n.md --unanswered --now ${NOW} --lang ko`
  // The signal is for whoever leads the session: here a shell that goes on.
  const line = `trap : HUP; "$0" "$1" ${words} 2> error; echo $? > code`
  const pty = spawnPty({
    file: '/bin/sh',
    args: ['-c', line, process.execPath, BINARY],
    cwd: world.folder,
    env: world.env,
  })
  await openBox(pty, '프로세스란?')
  pty.send('반쯤 쓴 답')
  await pty.waitFor('반쯤 쓴 답')
  pty.hangUp()
  await pty.exit
  const read = (name: string) => readFileSync(join(world.folder, name), 'utf8')
  expect(read('error')).not.toContain('Error')
  expect(read('code')).toBe(`${128 + constants.signals.SIGHUP}\n`)
  const again = drill()
  await again.waitFor('프로세스란?')
  again.send('w')
  await again.waitFor('반쯤 쓴 답')
  again.send('\x03')
  await again.exit
})

it.each(['SIGTERM', 'SIGHUP'] as const)(
  'gives the screen back when %s ends it in the midst of a text',
  async (signal) => {
    const pty = drill()
    await openBox(pty, '프로세스란?')
    pty.send('반쯤')
    await pty.waitFor('반쯤')
    pty.kill(signal)
    expect((await pty.exit).signal).toBe(constants.signals[signal])
    expect(pty.raw()).toMatch(/\x1b\[\?2004l\x1b\[\?25h\x1b\[\?1049l$/)
  },
)

it('keeps lines that Ctrl-C ends where nothing can be redrawn, and writes those that Ctrl-D ends', async () => {
  const pty = drill([], { TERM: 'dumb' })
  await pty.waitFor('엔터 답 보기')
  pty.send('w\r')
  await pty.waitFor('답을 입력하세요')
  pty.send('반쯤 쓴 답\r')
  await pty.waitFor('반쯤 쓴 답')
  pty.send('\x03')
  expect((await pty.exit).code).toBe(130)
  expect(note()).toBe(NOTE)
  const again = drill([], { TERM: 'dumb' })
  await again.waitFor('엔터 답 보기')
  again.send('w\r')
  await again.waitFor('전에 입력하던 답에 이어서 써요')
  again.send('둘째 줄\r\x04')
  await again.exit
  expect(again.kept()).toContain('노트 4행에 적었어요.')
  expect(note()).toContain('## 프로세스란?\n반쯤 쓴 답\n둘째 줄\n')
})

it('counts a skipped question among those left', async () => {
  world.write('n.md', `${NOTE}\n## 힙이란?\n\n## 큐란?\n`)
  const pty = drill()
  await pty.waitFor('프로세스란?')
  pty.send('s')
  await pty.waitFor('힙이란?')
  pty.send('q')
  await pty.exit
  expect(pty.kept()).toContain('복습한 질문이 없어요 · 건너뜀 1\n질문 3개가 남아 있어요.')
})

it.each([80, 40])('adds to an answer that the note has, which shows above the box, at %s columns', async (columns) => {
  const pty = spawnPrep(world, ['drill', 'n.md', '--now', NOW, '--lang', 'ko'], { columns })
  await pty.waitFor('스레드란?')
  pty.send('w')
  const screen = await pty.waitFor('답에 덧붙이기')
  expect(screen).toContain('실행 흐름이다.')
  pty.send('스택을 따로 가진다.\x13')
  await pty.waitFor('노트 9행에 적었어요.')
  expect(pty.screen()).toMatch(/실행 흐름이다\.\n\n *스택을 따로 가진다\./)
  pty.send('4')
  await pty.exit
  expect(note()).toBe(NOTE.replace('흐름이다.\n', '흐름이다.\n\n스택을 따로 가진다.\n'))
  // An answer was there before: it is not counted as written.
  expect(pty.kept()).not.toContain('노트에 적었어요')
})

it('leaves the note as it was when nothing is added, and goes on to the grades', async () => {
  const pty = spawnPrep(world, ['drill', 'n.md', '--now', NOW, '--lang', 'en'])
  await pty.waitFor('스레드란?')
  pty.send('w')
  await pty.waitFor('Add to the answer')
  pty.send('\x1b')
  await pty.waitFor((screen) => !screen.includes('Add to the answer') && screen.includes('3 good'))
  pty.send('4')
  await pty.exit
  expect(note()).toBe(NOTE)
})
