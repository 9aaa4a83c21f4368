import { chmodSync, readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { makeWorld, runInProcess, type World } from '../support/host.ts'
import { NETWORKS } from '../support/networks-note.ts'

const note = NETWORKS

let world: World
afterEach(() => world.remove())

const prep = (...args: string[]) => runInProcess(world, args)
async function questions(path = 'net.md'): Promise<string[]> {
  const { stdout } = await prep('list', path, '--json')
  return (JSON.parse(stdout) as { question: string; parent: string | null }[]).map(({ question, parent }) =>
    parent === null ? question : `↳ ${question}`,
  )
}

describe('prep read', () => {
  it('shows what each line is and why, and what else it could be', async () => {
    world = makeWorld({ 'net.md': note })
    const { stdout, exitCode } = await prep('read', 'net.md')
    expect(exitCode).toBe(0)
    expect(stdout).toMatch(/^ 3 {2}question {3}What is a socket\?\n {15}heading 2 · \d+% sure · /m)
    expect(stdout).toMatch(/questions? {3}\d+% sure {3}5 headings, \d read as questions?/)
    expect(stdout).toContain('It could also be read like this:\n  --reading 2  ')
    const korean = (await prep('read', 'net.md', '--lang', 'ko')).stdout
    expect(korean).toMatch(/ 3 {2}질문 +What is a socket\?\n +제목 2 · 확신 \d+% · /)
    expect(korean).toContain('이렇게 읽을 수도 있어요:')
  })

  it('fits 40 columns', async () => {
    world = makeWorld({ 'net.md': note })
    for (const language of ['en', 'ko']) {
      const { stdout } = await runInProcess(world, ['read', 'net.md', '--lang', language], { columns: 40 })
      const { width } = await import('../../src/terminal/text/width.ts')
      for (const line of stdout.split('\n')) expect(width(line), line).toBeLessThanOrEqual(40)
    }
  })

  it('puts the reading right, for every command and every later run, until it is taken back', async () => {
    world = makeWorld({ 'net.md': note })
    const before = await questions()
    expect((await prep('read', 'net.md', '--not', '3', '--as', 'h3')).stdout).toMatch(
      /^\d questions(?: now, \d before|, as many as before)\.$/m,
    )
    const now = await questions()
    expect(now).not.toContain('What is a socket?')
    expect(now.filter((question) => /Ports|Sockets/.test(question))).toHaveLength(2)
    const { stdout } = await prep('read', 'net.md')
    expect(stdout).toMatch(
      /3 {2}nothing {4}What is a socket\?\n +heading 2 · 100% sure · corrected by you: not a question/,
    )
    expect((await prep('list', 'net.md', '--explain')).stdout).toContain('corrected by you: a question')
    expect((await prep('list', 'net.md', '--explain', '--lang', 'ko')).stdout).toContain('직접 질문으로 고쳤어요')
    expect((await prep('history')).stdout).toContain('corrected (2 lines or forms): net.md')
    expect((await prep('undo')).stdout).toContain('corrected (2 lines or forms): net.md')
    expect(await questions()).toEqual(before)
    await prep('undo', '--redo')
    expect(await questions()).toEqual(now)
    expect((await prep('read', 'net.md', '--forget')).stdout).toContain('Removed 2 corrections.')
    expect(await questions()).toEqual(before)
  })

  it('makes a line follow the question above it', async () => {
    world = makeWorld({ 'net.md': note })
    await prep('read', 'net.md', '--question', '3', '--follow-up', '7')
    expect(await questions()).toContain('↳ Handshake')
    expect((await prep('read', 'net.md')).stdout).toMatch(/7 {2}follow-up {2}Handshake/)
  })

  it('takes one of the readings offered', async () => {
    world = makeWorld({ 'net.md': note })
    const { alternatives } = JSON.parse((await prep('read', 'net.md', '--json')).stdout)
    expect(alternatives.length).toBeGreaterThan(1)
    const { questions: count } = JSON.parse((await prep('read', 'net.md', '--reading', '2', '--json')).stdout)
    expect(count).toBe(alternatives[1].questions)
    expect(await questions()).toHaveLength(count)
  })

  it('holds what was said while the note is edited, moved and renamed', async () => {
    world = makeWorld({ 'net.md': note })
    await prep('read', 'net.md', '--not', '7', '--question', '15')
    world.write(
      'net.md',
      note.replace('# Networks', '# Networks\n\nWritten anew.').replace('## Handshake', '## Handshakes'),
    )
    const now = await questions()
    expect(now.some((question) => question.endsWith('Sockets'))).toBe(true)
    expect(now).not.toContain('Handshakes')
    renameSync(join(world.folder, 'net.md'), join(world.folder, 'tcp.md'))
    expect(await questions('tcp.md')).toEqual(now)
    expect((await prep('read', 'tcp.md')).stdout).toContain('2 corrections by you')
    // Taken away there, it does not come back from the old name.
    await prep('read', 'tcp.md', '--forget')
    world.write('tcp.md', `${note}\n`)
    expect(await questions('tcp.md')).toContain('Handshake')
  })

  it('shows what it would write into the note, and writes it when told', async () => {
    world = makeWorld({ 'net.md': note })
    await prep('read', 'net.md', '--not', '3')
    const wanted = await questions()
    const would = (await prep('read', 'net.md', '--write')).stdout
    expect(would).toContain('+<!-- prep: ignore -->\n ## What is a socket?')
    expect(would).toContain('add --yes')
    expect(readFileSync(join(world.folder, 'net.md'), 'utf8')).toBe(note)
    expect((await prep('read', 'net.md', '--write', '--yes')).stdout).toContain('Written to net.md.')
    const written = readFileSync(join(world.folder, 'net.md'), 'utf8')
    expect(written).toContain('\n\n<!-- prep: ignore -->\n## What is a socket?\n')
    expect(written.replaceAll('<!-- prep: ignore -->\n', '')).toBe(note)
    expect(await questions()).toEqual(wanted)
    expect((await prep('read', 'net.md')).stdout).not.toContain('corrections by you')
  })

  it('writes a form into the front matter, with the ends of lines that the note has', async () => {
    world = makeWorld({ 'net.md': note.replaceAll('\n', '\r\n') })
    await prep('read', 'net.md', '--as', 'h2', '--as', 'h3')
    await prep('read', 'net.md', '--write', '--yes')
    expect(readFileSync(join(world.folder, 'net.md'), 'utf8')).toMatch(
      /^---\r\nprep: \{ questions: \[h2, h3\] \}\r\n---\r\n\r\n# Networks\r\n/,
    )
  })

  it('says in one line what cannot be done', async () => {
    world = makeWorld({ 'net.md': note, 'sub/a.md': note })
    const failures: readonly (readonly [readonly string[], string])[] = [
      [['--question', '99'], 'line 99 of net.md has no text for a question'],
      [['--as', 'summary'], 'no lines of the form summary'],
      [['--reading', '9'], 'has no reading 9'],
    ]
    for (const [args, text] of failures)
      expect(await prep('read', 'net.md', ...args)).toMatchObject({
        exitCode: 1,
        stderr: expect.stringContaining(text),
      })
    expect(await prep('read', 'none.md')).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('none.md') })
    expect(await prep('read', 'sub')).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('not a note: sub') })
  })

  it('lets two processes say something of different lines', async () => {
    world = makeWorld({ 'net.md': note })
    await Promise.all([prep('read', 'net.md', '--not', '3'), prep('read', 'net.md', '--not', '7')])
    const now = await questions()
    expect(now).not.toContain('What is a socket?')
    expect(now).not.toContain('Handshake')
  })

  it.skipIf(process.getuid?.() === 0)('changes nothing where the state cannot be written', async () => {
    world = makeWorld({ 'net.md': note })
    await prep('grade', 'socket', 'good', '--notes', 'net.md')
    const state = world.env['PREP_STATE_DIR'] ?? ''
    chmodSync(join(state, 'journal'), 0o500)
    const result = await prep('read', 'net.md', '--not', '3')
    chmodSync(join(state, 'journal'), 0o700)
    expect(result.exitCode).toBe(1)
    expect(await questions()).toContain('What is a socket?')
  })
})

describe('notes in doubt', () => {
  const unsure = [
    '# Notes',
    '## Caching\n\nIt was slow, so we added Redis in front.',
    '## Queues\n\nAsk about retries. Why does it retry three times',
    '## Index\n\nSee the book.\n',
  ].join('\n\n')

  it('are told of when a folder is added, with what was found in each and what was left out', async () => {
    world = makeWorld({
      'notes/net.md': note,
      'notes/diary.md': '# 월요일\n\n비가 왔다.\n',
      'notes/bin.md': new Uint8Array(300).map((_, at) => (at * 37) % 256),
    })
    const { stdout, exitCode } = await prep('notes', 'add', 'notes')
    expect(exitCode).toBe(0)
    expect(stdout).toMatch(/note +questions +no answer +sure\nnotes\/net\.md +\d +\d+%/)
    expect(stdout).toMatch(/3 notes, \d questions?|2 notes, \d questions?/)
    expect(stdout).toContain('1 note without questions:\n  notes/diary.md')
    expect(stdout).toContain('1 file left out:\n  notes/bin.md: This is not a text file.')
    expect((await prep('notes')).stdout).toContain('notes/net.md')
    expect((await prep('notes', '--lang', 'ko')).stdout).toMatch(/노트 +질문 +답 없음 +확신/)
  })

  it('are named once, with the command to look', async () => {
    world = makeWorld({ 'a b.md': unsure })
    const told = `prep read 'a b.md'`
    const { confidence } = JSON.parse((await prep('read', 'a b.md', '--json')).stdout)
    expect(confidence).toBeLessThan(0.7)
    for (const args of [
      ['list', 'a b.md'],
      ['check', 'a b.md'],
      ['--notes', 'a b.md'],
    ])
      expect((await prep(...args)).stderr.split(told), args.join(' ')).toHaveLength(2)
    expect((await prep('list', 'a b.md', '--json')).stderr).toBe('')
  })

  it('are said to have no questions with what was looked for, and what to do', async () => {
    world = makeWorld({ 'diary.md': '# 월요일\n\n비가 왔다.\n' })
    const { stdout, stderr } = await prep('list', 'diary.md')
    expect(stdout).toBe('No questions.\n')
    expect(stderr.replaceAll('\n', ' ')).toMatch(/looked for headings, list items.*prep read diary\.md/)
  })

  it('are offered to be added where nothing is registered', async () => {
    world = makeWorld({ 'net.md': note })
    expect((await prep()).stderr).toContain('prep notes add .')
    await prep('notes', 'add', '.')
    expect((await prep()).stderr).not.toContain('prep notes add .')
  })
})
