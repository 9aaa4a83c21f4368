import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { afterEach, describe, expect, it } from 'vitest'
import { makeWorld, runInProcess, type World } from '../support/host.ts'
import { png } from '../support/png.ts'

let world: World
afterEach(() => world.remove())

const OTHERS = {
  'notes/net/TCP.md':
    '---\ntags: [net]\n---\n연결 지향이다. [RFC][rfc]\n\n## 흐름 제어\n\n윈도우로 한다. ^win\n\n### 크기\n\n광고된다.\n\n## 끝\n\n[rfc]: https://rfc.example/793\n',
  'notes/net/메모리 관리.md': '# 스택\n\n함수.\n\n# 힙\n\n동적 할당. ![](local.png)\n',
  'notes/첨부/그림 1.png': png(40, 20),
  'notes/첨부/pic.png': png(30, 30),
  'notes/net/local.png': png(10, 10),
}

/** What `prep show` prints of a note in which one question has this answer, from the answer's first line to its last. */
async function shown(answer: string, { below = '', files = {}, columns = 80 } = {}): Promise<string> {
  world = makeWorld({
    ...OTHERS,
    ...files,
    'notes/os/n.md': `## 프로세스란?\n\n${answer}\n\n## 힙이란?\n\n메모리.\n${below}`,
  })
  const { stdout, exitCode } = await runInProcess(world, ['show', '프로세스란', '--notes', 'notes'], { columns })
  expect(exitCode).toBe(0)
  return /n\.md:1\n\n([\s\S]*?)\n\n(?:↳.*\n\n)?Schedule/.exec(stdout)?.[1] ?? stdout
}

describe('names that are defined at the end of a note', () => {
  it.each([
    ['a link', '[프로그램][1]이다.', '[1]: https://example.org/a', '프로그램이다 (example.org/a).'],
    ['a link by its own text', '[프로그램][]이다.', '[프로그램]: https://e.org/b "제목"', '프로그램이다 (e.org/b).'],
    ['a link in single brackets', '[프로그램]이다.', '[프로그램]: <https://e.org/c>', '프로그램이다 (e.org/c).'],
    [
      'a link in other letters',
      '[프로그램][Prog Ram]이다.',
      "[prog ram]: https://e.org/d 'x'",
      '프로그램이다 (e.org/d).',
    ],
    ['a picture', '![구조][pic]', '[pic]: ../첨부/pic.png', '[image: 구조]'],
    [
      'a picture in a link',
      '[![구조][pic]][1]',
      '[pic]: ../첨부/pic.png\n[1]: https://e.org/',
      '[image: 구조] (e.org)',
    ],
    ['a picture by its own text', '![pic]', '[pic]: <../첨부/pic.png>', '[image: pic]'],
    ['a footnote', '실행 중이다.[^1]', '[^1]: 각주다.', '실행 중이다.[1]\n\n[1] 각주다.'],
  ])('are shown as what they stand for: %s', async (_, answer, below, screen) => {
    expect(await shown(answer, { below: `\n${below}\n` })).toBe(screen)
  })

  it('stay as they are in code', async () => {
    expect(await shown('`a[1]`, `[[TCP]]`\n\n```\n![[TCP]] [x][1]\n```', { below: '\n[1]: https://e.org/\n' })).toMatch(
      /^`a\[1\]`, `\[\[TCP\]\]`\n\n +!\[\[TCP\]\] \[x\]\[1\]$/,
    )
  })
})

describe('links between notes', () => {
  it.each([
    ['by name', '[[TCP]] 참고.', 'TCP 참고.'],
    ['by folder and name', '[[net/TCP]] 참고.', 'TCP 참고.'],
    ['with its ending, in small letters', '[[tcp.md]] 참고.', 'tcp (../net/TCP.md) 참고.'],
    ['with a text', '[[TCP|티시피]]와 다르다.', '티시피와 (../net/TCP.md) 다르다.'],
    ['with a heading', '[[TCP#흐름 제어]] 참고.', 'TCP > 흐름 제어 참고.'],
    ['with a heading and a text', '[[TCP#흐름 제어|윈도우]] 참고.', '윈도우 (../net/TCP.md) 참고.'],
    ['to a heading of its own note', '자세한 것은 [[#힙이란?|힙]] 참고.', '자세한 것은 힙 참고.'],
    ['to a name with a space', '[[메모리 관리|메모리]].', '메모리 (../net/메모리 관리.md).'],
    ['with a text that leads nowhere', '[[없는 노트|없음]] 참고.', '없음 참고.'],
    ['that lead nowhere, as they are written', '[[없는 노트]]와 [[1, 2]].', '[[없는 노트]]와 [[1, 2]].'],
    ['of a shell', 'if [[ -f x ]]; then', 'if [[ -f x ]]; then'],
    ['by a Markdown link of the file’s name alone', '[여기](TCP.md)', '여기 (../net/TCP.md)'],
  ])('show %s', async (_, answer, screen) => expect(await shown(answer)).toBe(screen))

  it('show in a table, where the bar is escaped', async () => {
    expect(await shown('| a | b |\n| - | - |\n| [[TCP\\|티시피]] | x |')).toContain('티시피 (../net/TCP.md) │ x')
  })
})

describe('what is embedded', () => {
  it.each([
    ['a picture with a width', '![[그림 1.png|300]]', '[image: 그림 1.png]'],
    ['a picture with both sizes', '![[그림 1.png|300x200]]', '[image: 그림 1.png]'],
    ['a picture with words', '![[pic.png|구조도]]', '[image: 구조도]'],
    ['a picture with words and a width', '![[첨부/pic.png|구조도|120]]', '[image: 구조도]'],
    ['a picture by a Markdown link to its name', '![구조도](pic.png)', '[image: 구조도]'],
    ['the part of a note', '![[TCP#흐름 제어]]', '│ ## 흐름 제어\n│\n│ 윈도우로 한다.\n│\n│ ### 크기\n│\n│ 광고된다.'],
    ['the part below another', '![[TCP#흐름 제어#크기]]', '│ ### 크기\n│\n│ 광고된다.'],
    ['a block', '![[TCP#^win]]', '│ 윈도우로 한다.'],
    ['a note inside of an entry', '- ![[TCP#끝]]', '• │ ## 끝'],
    ['a note that has a picture of its own', '![[메모리 관리#힙]]', '│ # 힙\n│\n│ 동적 할당. [image: local.png]'],
    ['a note among words, as a link', '자세히: ![[TCP]]', '자세히: TCP'],
    ['what is missing, as it is written', '![[없는 노트]]', '![[없는 노트]]'],
  ])('is %s', async (_, answer, screen) => expect(await shown(answer)).toBe(screen))

  it('is a whole note without its front matter, its names resolved, at 40 columns too', async () => {
    const text = await shown('![[TCP]]', { columns: 40 })
    expect(text).toMatch(/^│ 연결 지향이다\. RFC \(rfc\.example\/793\)\n│\n│ ## 흐름 제어\n/)
    expect(text).not.toContain('tags')
    expect(text).not.toContain('[rfc]')
  })

  it('ends where notes embed each other', async () => {
    const text = await shown('![[a]]', { files: { 'notes/a.md': 'A\n\n![[b]]\n', 'notes/b.md': 'B\n\n![[a]]\n' } })
    expect(text).toBe('│ A\n│\n│ │ B\n│ │\n│ │ a (../a.md)'.replace(' (../a.md)', ''))
  })

  it('ends where notes embed many others', async () => {
    const many = (name: string) => Array.from({ length: 300 }, () => `![[${name}]]\n`).join('\n')
    const files = { 'notes/a.md': many('b'), 'notes/b.md': many('c'), 'notes/c.md': many('TCP') }
    expect((await shown('![[a]]', { files })).length).toBeLessThan(400_000)
  })
})

describe('files are found', () => {
  it.each([
    ['beside the note first', ['os/x.md', 'x.md'], 'x'],
    ['then from the top', ['x.md', 'a/x.md'], 'x (../x.md)'],
    ['then by the shortest path', ['a/b/x.md', 'b/x.md'], 'x (../b/x.md)'],
    ['in either form of Unicode', ['net/가나.md'.normalize('NFD')], '가나'],
  ])('%s', async (_, paths, screen) => {
    const files = Object.fromEntries(paths.map((path) => [`notes/${path}`, '글.\n']))
    const name = screen.startsWith('가') ? '가나' : 'x'
    const text = await shown(`[[${name}|글]]`, { files })
    const [first = ''] = paths
    if (screen === 'x') expect(text).toBe('글 (x.md)')
    else if (name === 'x') expect(text).toBe(`글${screen.slice(1)}`)
    else expect(text).toBe(`글 (../${first})`)
  })

  it('never outside of the notes’ folder, nor behind a link out of it, nor hidden', async () => {
    world = makeWorld({
      'secret.md': '비밀.\n',
      'elsewhere/deep.md': '비밀.\n',
      'notes/.hidden/key.md': '비밀.\n',
      'notes/os/n.md':
        '## 프로세스란?\n\n![[secret]]\n\n![[../../secret]]\n\n![[linked]]\n\n![[deep]]\n\n![[key]]\n\n프로그램.\n',
    })
    symlinkSync(join(world.folder, 'secret.md'), join(world.folder, 'notes/linked.md'))
    symlinkSync(join(world.folder, 'elsewhere'), join(world.folder, 'notes/away'))
    for (const args of [
      ['show', '프로세스란'],
      ['export', 'out.csv'],
    ]) {
      const { stdout } = await runInProcess(world, [...args, '--notes', 'notes/os/n.md', '--notes', 'notes'])
      expect(stdout).not.toContain('비밀')
    }
    expect(readFileSync(join(world.folder, 'out.csv'), 'utf8')).not.toContain('비밀')
  })
})

describe('exports', () => {
  const NOTE =
    '## 프로세스란?\n\n[프로그램][1]과 [[TCP|티시피]].\n\n![[그림 1.png|300]]\n\n## 힙이란?\n\n![[메모리 관리#힙]]\n\n![구조][pic]\n\n메모리.\n\n[1]: https://e.org/\n[pic]: ../첨부/pic.png\n'
  const exported = async (name: string): Promise<Buffer> => {
    world = makeWorld({ ...OTHERS, 'notes/os/n.md': NOTE })
    mkdirSync(join(world.folder, 'out'))
    const { exitCode } = await runInProcess(world, ['export', `out/${name}`, '--notes', 'notes', '--deck', 'n'])
    expect(exitCode).toBe(0)
    return readFileSync(join(world.folder, 'out', name))
  }

  it('to Anki take the pictures along, and say what links say', async () => {
    const files = unzipSync(await exported('cards.apkg'))
    const text = (name: string) => Buffer.from(files[name] ?? []).toString('latin1')
    const media: Record<string, string> = JSON.parse(Buffer.from(files['media'] ?? []).toString('utf8'))
    expect(Object.values(media).sort()).toEqual(['local.png', 'pic.png', '그림 1.png'].sort())
    const [number = ''] = Object.entries(media).find(([, name]) => name === '그림 1.png') ?? []
    expect(Buffer.from(files[number] ?? [])).toEqual(Buffer.from(png(40, 20)))
    const collection = Buffer.from(text('collection.anki21'), 'latin1').toString('utf8')
    expect(collection).toContain('<img src="그림 1.png" alt="" width="300">')
    expect(collection).toContain('<a href="https://e.org/">프로그램</a>과 티시피.')
    expect(collection).toContain('<img src="pic.png" alt="구조">')
    expect(collection).toMatch(/<blockquote>\s*<h1>힙<\/h1>\s*<p>동적 할당\. <img src="local\.png"/)
  })

  it('to Markdown keep links between notes, and the addresses of names', async () => {
    const text = (await exported('cards.md')).toString('utf8')
    expect(text).toContain('[프로그램](https://e.org/)과 [[TCP|티시피]].\n\n![[그림 1.png|300]]\n')
    expect(text).toContain('![[메모리 관리#힙]]\n\n![구조](../첨부/pic.png)\n')
  })

  it.each(['cards.csv', 'cards.json'])('to %s stand by themselves', async (name) => {
    const text = (await exported(name)).toString('utf8')
    expect(text).toContain('[프로그램](https://e.org/)과 [티시피](../net/TCP.md).')
    expect(text).toContain('동적 할당. ![](../net/local.png)')
  })
})

describe('check', () => {
  it('says what is missing, with path, line and column', async () => {
    world = makeWorld({
      ...OTHERS,
      'notes/os/n.md':
        '## 프로세스란?\n\n[[TCP]], [[없는 노트]], [[TCP#없는 제목]], [[#힙이란?]], [[#없음]], ![[없다.png|30]]\n\n`[[코드]]` [a][1] ![b][그림] [[1, 2]] ![](pic.png)\n\n## 힙이란?\n\n메모리.\n\n[1]: https://e.org/\n[2]: ./없다.md\n',
    })
    const { stdout, exitCode } = await runInProcess(world, ['check', 'notes', '--lang', 'ko'])
    expect(exitCode).toBe(1)
    expect(stdout.split('\n').filter((line) => line.includes('os/n.md'))).toEqual([
      'notes/os/n.md:3:10: 없는 노트 파일이 없어요. (missing-file)',
      'notes/os/n.md:3:21: TCP에 “없는 제목” 제목이 없어요. (missing-heading)',
      'notes/os/n.md:3:47: 이 노트에 “없음” 제목이 없어요. (missing-heading)',
      'notes/os/n.md:3:56: 없다.png 파일이 없어요. (missing-file)',
      'notes/os/n.md:5:17: [그림] 링크의 주소가 노트에 없어요. (undefined-name)',
      'notes/os/n.md:12:1: ./없다.md 파일이 없어요. (missing-file)',
    ])
  })

  it('says nothing of what is there', async () => {
    world = makeWorld({
      ...OTHERS,
      'notes/os/n.md': '## 프로세스란?\n\n[[tcp]] ![[pic.png|30]] [a][b] arr[i][j]\n\n프로그램.\n',
    })
    const { stdout } = await runInProcess(world, ['check', 'notes'])
    expect(stdout).not.toContain('os/n.md')
  })
})

it('is read anew when the note is written anew', async () => {
  expect(await shown('[프로그램][1]이다.', { below: '\n[1]: https://e.org/\n' })).toBe('프로그램이다 (e.org).')
  const path = join(world.folder, 'notes/os/n.md')
  writeFileSync(path, readFileSync(path, 'utf8').replace('e.org', 'other.org'))
  const { stdout } = await runInProcess(world, ['show', '프로세스란', '--notes', 'notes'])
  expect(stdout).toContain('프로그램이다 (other.org).')
})
