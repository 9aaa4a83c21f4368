import { execFileSync } from 'node:child_process'
import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readBytes } from '../disk/read-bytes.ts'
import { noteFilesIn } from './note-files.ts'

let top: string
beforeEach(() => {
  top = mkdtempSync(join(tmpdir(), 'prep-files-'))
})
afterEach(() => rmSync(top, { recursive: true, force: true }))

const write = (path: string, text: string | Uint8Array = '# Why?\n') => {
  mkdirSync(dirname(join(top, path)), { recursive: true })
  writeFileSync(join(top, path), text)
}
const found = async () => {
  const { files, problems } = await noteFilesIn(top, top)
  return {
    files: files.map((file) => file.slice(top.length + 1)),
    rules: problems.map(({ path, rule }) => `${path} ${rule}`),
  }
}

describe('which files are notes', () => {
  it('leaves out what is hidden, node_modules, and other kinds of files', async () => {
    for (const path of [
      'a.md',
      'b/c.markdown',
      '.git/d.md',
      '.hidden.md',
      'node_modules/e/f.md',
      'g.txt',
      'b/.obsidian/h.md',
    ])
      write(path)
    expect(await found()).toEqual({ files: ['a.md', 'b/c.markdown'], rules: [] })
  })

  it('leaves out what .gitignore and .prepignore name, the nearest rule last', async () => {
    for (const path of ['a.md', 'draft/b.md', 'x/draft.md', 'x/keep.md', 'x/y/no.md', 'z/no.md']) write(path)
    write('.gitignore', 'draft/\n*.tmp.md\nno.md\n# a note\n')
    write('.prepignore', '/a.md\n')
    write('x/.gitignore', 'draft.md\n!no.md\n')
    expect(await found()).toEqual({ files: ['x/keep.md', 'x/y/no.md'], rules: [] })
  })

  it('lets .prepignore bring back what .gitignore names', async () => {
    for (const path of ['private/a.md', 'b.md']) write(path)
    write('.gitignore', 'private/\n')
    write('.prepignore', '!private/\n')
    expect((await found()).files).toEqual(['b.md', 'private/a.md'])
  })

  it('is not led astray by an ignore file that is a link, a folder, or full of nonsense', async () => {
    write('a.md')
    mkdirSync(join(top, '.gitignore'))
    write('b/.prepignore', `${'['.repeat(5000)}\n!\n\\\n${'*'.repeat(3000)}x\n/..\n`)
    write('b/c.md')
    expect((await found()).files).toEqual(['a.md', 'b/c.md'])
  })

  // Nothing here is timed; a rule that takes its time runs into the test's own limit.
  it('is not kept busy by rules full of stars', async () => {
    const name = `${'a'.repeat(240)}.md`
    write(name)
    write('b.log.md')
    write('.gitignore', `${'*a'.repeat(30)}*b\n${'**/a'.repeat(30)}b\n${'*a*'.repeat(200)}\n*.log*\n`)
    expect((await found()).files).toEqual([name])
  })

  it('reads each folder once, whichever links lead to it', async () => {
    write('a/b/c.md')
    symlinkSync(top, join(top, 'a', 'loop'))
    symlinkSync('b', join(top, 'a', 'again'))
    symlinkSync('self', join(top, 'self'))
    expect((await found()).files).toHaveLength(1)
  })

  it('does not follow a note that is a link to another kind of file, nor into /proc', async () => {
    write('a.md')
    write('key.pem')
    symlinkSync(join(top, 'key.pem'), join(top, 'b.md'))
    symlinkSync('/proc/self', join(top, 'process'))
    symlinkSync(join(top, 'a.md'), join(top, 'c.md'))
    expect((await found()).files).toEqual(['a.md', 'c.md'])
  })

  it('says what cannot be read and goes on', async () => {
    write('a.md')
    symlinkSync('nowhere.md', join(top, 'b.md'))
    symlinkSync('c.md', join(top, 'c.md'))
    execFileSync('mkfifo', [join(top, 'd.md')])
    writeFileSync(Buffer.concat([Buffer.from(`${top}/`), Buffer.from([0x65, 0xff]), Buffer.from('.md')]), '# Why?\n')
    expect(await found()).toEqual({
      files: ['a.md'],
      rules: ['b.md broken-link', 'c.md broken-link', 'd.md not-a-file', 'e\ufffd.md name-not-text'],
    })
  })

  it.skipIf(process.getuid?.() === 0)('says which folder is closed (skipped for root, to whom none is)', async () => {
    write('a.md')
    write('closed/b.md')
    chmodSync(join(top, 'closed'), 0)
    expect(await found()).toEqual({ files: ['a.md'], rules: ['closed unreadable-folder'] })
    chmodSync(join(top, 'closed'), 0o700)
  })

  it('goes 64 folders deep and says where it ends', async () => {
    write(`${'d/'.repeat(60)}a.md`)
    write(`${'d/'.repeat(70)}b.md`)
    const { files, rules } = await found()
    expect(files).toHaveLength(1)
    expect(rules).toEqual([`${'d/'.repeat(64)}d too-many-folders`])
  })
})

describe('the bytes of a file', () => {
  it('are those of a file and of nothing else', () => {
    write('a.md', '# Why?')
    execFileSync('mkfifo', [join(top, 'pipe')])
    expect(Buffer.from(readBytes(join(top, 'a.md')) as Uint8Array).toString()).toBe('# Why?')
    // Opening a pipe that nobody writes to would wait for ever.
    expect(readBytes(join(top, 'pipe'))).toMatchObject({ rule: 'not-a-file' })
    expect(readBytes('/dev/zero')).toMatchObject({ rule: 'not-a-file' })
    expect(readBytes(top)).toMatchObject({ rule: 'not-a-file' })
    expect(readBytes(join(top, 'gone'))).toMatchObject({ rule: 'unreadable', values: { reason: 'ENOENT' } })
    expect(readBytes(join(top, 'a.md', 'b'))).toMatchObject({ rule: 'unreadable', values: { reason: 'ENOTDIR' } })
  })

  it('are not taken in when there are too many', () => {
    write('huge.md', '')
    truncateSync(join(top, 'huge.md'), 20 * 2 ** 30)
    expect(readBytes(join(top, 'huge.md'))).toMatchObject({ rule: 'too-large', values: { megabytes: 20_480 } })
  })

  it('are whole where a file says that it is empty, as those of /proc do', () => {
    expect((readBytes('/proc/self/status') as Uint8Array).length).toBeGreaterThan(100)
  })

  it('are those of one version of the file', () => {
    write('log.md', 'a\n'.repeat(1000))
    appendFileSync(join(top, 'log.md'), 'b\n')
    expect((readBytes(join(top, 'log.md')) as Uint8Array).length).toBe(2002)
  })
})
