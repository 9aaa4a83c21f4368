import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeWorld, runInProcess, type World } from '../support/host.ts'

const NOTE = '# 운영체제\n\n## 프로세스란?\n\n실행 중인 프로그램.\n\n## 스레드란?\n\n실행 흐름.\n'

let world: World
beforeEach(() => {
  world = makeWorld({ 'notes/os.md': NOTE })
})
afterEach(() => world.remove())

const run = (args: readonly string[], lang = 'ko') =>
  runInProcess(world, args, { env: { LANG: lang === 'ko' ? 'ko_KR.UTF-8' : 'en_US.UTF-8' } })
const read = async (...args: readonly string[]) => {
  const { stdout } = await run(['list', '--format', '{{path}}', ...(args.length === 0 ? ['notes'] : args)])
  return [...new Set(stdout.split('\n').filter((line) => line !== ''))].sort()
}

test.each([
  'os.sync-conflict-20240101-120000-ABCDEFG.md',
  'os (X의 충돌된 사본 2024-01-01).md',
  'os (충돌된 사본).md',
  'os (충돌된 사본).md'.normalize('NFD'),
  "os (Kim's conflicted copy 2024-01-01).md",
  'os (conflicted copy 2024-01-01 120000).md',
  'os (Conflicted copy MacBook 202401011200).md',
  'os (SFConflict a@b.c 2024-01-01-12-00-00).md',
  'os_conflict-20240101-120000.md',
  'os_MyPC_Jan-01-120000-2024_Conflict.md',
  'os [conflicted].md',
  'os.Conflict.md',
  'os (競合コピー 2024-01-01).md',
  'os (冲突副本 2024-01-01).md',
  'os 2.md',
  'os (1).md',
  'os-DESKTOP-1A2B3C4.md',
  'os-Janes-MacBook-Pro.md',
  'os-PC-2.md',
  'Copy of os.md',
  'os copy.md',
  'os - 복사본.md',
])('a copy that a sync program made is asked by nobody: %s', async (name) => {
  world.write(`notes/${name}`, NOTE.replace('실행 흐름.', '실행의 흐름.'))
  expect(await read()).toEqual(['notes/os.md'])
  const { exitCode, stdout, stderr } = await run(['check', 'notes'])
  expect([exitCode, stdout]).toEqual([0, ''])
  expect(stderr).toContain(`동기화 프로그램이 만든 사본 1개는 읽지 않아요 (notes/${name}).`)
  expect(await read(`notes/${name}`)).toEqual([`notes/${name}`])
})

test.each([
  'os 2.md',
  'os (1).md',
  'os copy.md',
  'git merge conflict.md',
  'write conflict (db).md',
  'JPA (N+1).md',
  'os (정리).md',
  'template.md',
  'conflict.md',
  'Copy of os.md',
  'os-PC.md',
])('a note of its own is asked, whatever it is called: %s', async (name) => {
  world.write(`notes/${name}`, '# 네트워크\n\n## TCP란?\n\n연결.\n\n## UDP란?\n\n비연결.\n')
  expect(await read()).toEqual([`notes/${name}`, 'notes/os.md'].sort())
})

test('drawings and templates are asked by nobody; check says so once for each kind', async () => {
  const drawing = '---\nexcalidraw-plugin: parsed\n---\n\n# Text Elements\n\n## 왜 그렇죠?\n\n답 ^abc\n'
  world.write('notes/그림.excalidraw.md', drawing)
  world.write('notes/a/b.excalidraw.md', drawing)
  world.write('notes/templates/면접.md', '# 회사\n\n## 질문은?\n\n## 답은?\n')
  world.write('notes/a/Templates/b.md', '## 질문은?\n')
  for (const name of ['os (1).md', 'os (2).md', 'os 3.md']) world.write(`notes/${name}`, NOTE)
  expect(await read()).toEqual(['notes/os.md'])
  const korean = await run(['check', 'notes'])
  expect(korean).toMatchObject({ exitCode: 0, stdout: '' })
  expect(korean.stderr).toBe(
    '노트 1개에 문제가 없어요.\n' +
      '동기화 프로그램이 만든 사본 3개는 읽지 않아요 (notes/os (1).md 외 2개).\n' +
      'Excalidraw 그림 2개는 읽지 않아요 (notes/a/b.excalidraw.md 외 1개).\n' +
      '템플릿 폴더 2개는 읽지 않아요 (notes/a/Templates 외 1개).\n',
  )
  const english = await run(['check', 'notes'], 'en')
  expect(english.stderr).toContain('Left out: 3 copies that sync programs made (notes/os (1).md and 2 more).\n')
  expect(english.stderr).toContain('Left out: 2 folders of templates (notes/a/Templates and 1 more).\n')
  expect((await run(['list', 'notes'])).stderr).not.toContain('읽지 않아요')
  expect(await read('notes/templates')).toEqual(['notes/templates/면접.md'])
})

test('what prep wrote of the notes is not asked a second time among them, but where it is named', async () => {
  await run(['--notes', 'notes', 'export', 'markdown', 'notes/all.md'])
  world.write('notes/todo.md', (await run(['list', 'notes', '--format', 'md'])).stdout)
  for (let time = 0; time < 2; time += 1) expect(await read()).toEqual(['notes/os.md'])
  expect((await run(['check', 'notes'])).stderr).toContain(
    'prep에서 내보낸 파일 2개는 읽지 않아요 (notes/all.md 외 1개).',
  )
  for (let time = 0; time < 2; time += 1) expect(await read('notes/all.md')).toEqual(['notes/all.md'])
  expect((await run(['check', 'notes/all.md'])).stdout).toBe('')
})
