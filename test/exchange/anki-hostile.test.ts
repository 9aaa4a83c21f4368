import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { crc32 } from 'node:zlib'
import { unzipSync, zipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openArchive } from '../../src/exchange/containers/archive.ts'
import { loadSqlite } from '../../src/exchange/containers/sqlite.ts'
import { unpackZstd } from '../../src/exchange/containers/zstd.ts'
import { makeWorld, runInProcess, type World } from '../support/host.ts'

const fixture = (name: string) =>
  new Uint8Array(readFileSync(fileURLToPath(new URL(`../fixtures/anki/${name}`, import.meta.url))))

const zip = (files: Readonly<Record<string, Uint8Array | [Uint8Array, object]>>) => zipSync(files as never)
const text = (value: string) => new TextEncoder().encode(value)
const legacy = () => unzipSync(fixture('legacy2.apkg'))
const latest = () => unzipSync(fixture('latest.apkg'))

/** A package with some files changed; `null` takes one out. */
function changed(from: Record<string, Uint8Array>, changes: Record<string, Uint8Array | [Uint8Array, object] | null>) {
  const files = Object.entries({ ...from, ...changes }).filter(([, bytes]) => bytes !== null)
  return zip(Object.fromEntries(files) as Record<string, Uint8Array>)
}

/** Everything in the archive that reads `from` reads `to` instead; both have one length. */
function patched(bytes: Uint8Array, from: string, to: string): Uint8Array {
  const whole = Buffer.from(bytes)
  for (let at = whole.indexOf(from); at >= 0; at = whole.indexOf(from, at + 1)) whole.write(to, at, 'latin1')
  return new Uint8Array(whole)
}

/** The number of `bytes` at `offset` behind each signature of the central directory or the local headers. */
function withNumber(bytes: Uint8Array, signature: number, offset: number, length: 2 | 4, value: number): Uint8Array {
  const whole = Buffer.from(bytes)
  for (let at = 0; at + offset + length <= whole.length; at += 1)
    if (whole.readUInt32LE(at) === signature)
      length === 4 ? whole.writeUInt32LE(value, at + offset) : whole.writeUInt16LE(value, at + offset)
  return new Uint8Array(whole)
}

const CENTRAL = 0x02014b50
const LOCAL = 0x04034b50

/** A zstd frame of blocks that each repeat one byte 128 KB times: four bytes become 131,072. */
function zstdBomb(blocks: number, window = 0x38): Uint8Array {
  const head = [0x28, 0xb5, 0x2f, 0xfd, 0x00, window]
  const size = 128 * 1024
  const body = Array.from({ length: blocks }, (_, index) => {
    const header = (size << 3) | (1 << 1) | (index === blocks - 1 ? 1 : 0)
    return [header & 0xff, (header >> 8) & 0xff, (header >> 16) & 0xff, 0]
  })
  return Uint8Array.from([...head, ...body.flat()])
}

async function database(change: (run: (sql: string) => void) => void): Promise<Uint8Array> {
  const sqlite = await loadSqlite()
  const opened = new sqlite.Database(legacy()['collection.anki21'])
  change((sql) => opened.run(sql))
  const bytes = opened.export()
  opened.close()
  return bytes
}

function torn(bytes: Uint8Array | undefined): Uint8Array {
  const whole = Uint8Array.from(bytes ?? [])
  whole.fill(0xa5, 4096, whole.length - 100)
  return whole
}

const HOSTILE: Readonly<
  Record<string, { readonly says: RegExp; readonly make: () => Uint8Array | Promise<Uint8Array> }>
> = {
  'no archive at all': { says: /not such an archive/, make: () => text('hello') },
  'an empty file': { says: /not such an archive/, make: () => new Uint8Array() },
  'the first half of an archive': {
    says: /not such an archive|broken or cut off/,
    make: () => fixture('latest.apkg').slice(0, 30_000),
  },
  'an archive without its middle': {
    says: /broken|damaged|not such an archive/,
    make: () => {
      const bytes = fixture('legacy2.apkg')
      return Uint8Array.from([...bytes.slice(0, 2000), ...bytes.slice(4000)])
    },
  },
  'damaged bytes in a compressed file': {
    says: /broken or cut off/,
    make: () => {
      const bytes = fixture('legacy1.apkg')
      bytes.fill(0x5a, 800, 1200)
      return bytes
    },
  },
  'a file outside': { says: /points elsewhere: \.\.\/evil/, make: () => changed(legacy(), { '../evil': text('x') }) },
  'a file outside, further down': {
    says: /points elsewhere/,
    make: () => changed(legacy(), { 'a/../../evil': text('x') }),
  },
  'an absolute name': { says: /points elsewhere/, make: () => changed(legacy(), { '/etc/evil': text('x') }) },
  'a name with backslashes': { says: /points elsewhere/, make: () => changed(legacy(), { '..\\evil': text('x') }) },
  'a name with a drive': { says: /points elsewhere/, make: () => changed(legacy(), { 'C:evil': text('x') }) },
  'a name with an escape sequence': {
    says: /points elsewhere/,
    make: () => changed(legacy(), { '가\u001b[31m': text('x') }),
  },
  'a link to elsewhere': {
    says: /points elsewhere/,
    make: () => changed(legacy(), { '0': [text('/etc/passwd'), { os: 3, attrs: (0o120777 << 16) >>> 0 }] }),
  },
  'two files of one name': {
    says: /two files named/,
    make: () => patched(changed(legacy(), { twin1: text('x'), twin2: text('y') }), 'twin2', 'twin1'),
  },
  'two files of one name but for capitals': {
    says: /two files named/,
    make: () => changed(legacy(), { Twin: text('x'), twin: text('y') }),
  },
  'an encrypted file': { says: /encrypted/, make: () => withNumber(fixture('legacy1.apkg'), CENTRAL, 8, 2, 1) },
  'a zip bomb': {
    says: /impossible size/,
    make: () => changed(legacy(), { '7': new Uint8Array(24 * 1024 * 1024) }),
  },
  'a size that is declared too small': {
    says: /broken or cut off/,
    make: () =>
      withNumber(
        withNumber(zip({ 'collection.anki21': new Uint8Array(100_000) }), CENTRAL, 24, 4, 10),
        LOCAL,
        22,
        4,
        10,
      ),
  },
  'a size that is declared beyond all bounds': {
    says: /unpack to more than/,
    make: () => withNumber(zip({ 'collection.anki21': new Uint8Array(1000) }), CENTRAL, 24, 4, 0x7fffffff),
  },
  'no collection': { says: /no collection/, make: () => zip({ media: text('{}') }) },
  'a package of a version to come': {
    says: /does not know its format \(9\)/,
    make: () => changed(latest(), { meta: Uint8Array.of(0x08, 0x09) }),
  },
  'a collection of a schema to come': {
    says: /does not know its format \(schema 99\)/,
    make: async () =>
      changed(legacy(), { 'collection.anki21': await database((run) => run('UPDATE col SET ver = 99')) }),
  },
  'a database that is none': {
    says: /database is damaged/,
    make: () => changed(legacy(), { 'collection.anki21': text('SQLite format 2') }),
  },
  'a database with damaged pages': {
    says: /database is damaged/,
    make: () => changed(legacy(), { 'collection.anki21': torn(legacy()['collection.anki21']) }),
  },
  'a database that is cut off': {
    says: /database is damaged/,
    make: () =>
      changed(legacy(), { 'collection.anki21': (legacy()['collection.anki21'] ?? new Uint8Array()).slice(0, 9000) }),
  },
  'a view in place of the table of notes': {
    says: /database is damaged/,
    make: async () =>
      changed(legacy(), {
        'collection.anki21': await database((run) => {
          run('ALTER TABLE notes RENAME TO hidden')
          run('CREATE VIEW notes AS SELECT * FROM hidden')
        }),
      }),
  },
  'note types that are no JSON': {
    says: /database is damaged/,
    make: async () =>
      changed(legacy(), { 'collection.anki21': await database((run) => run("UPDATE col SET models = '{'")) }),
  },
  'a zstd bomb': {
    says: /unpack to more than/,
    make: () => changed(latest(), { 'collection.anki21b': zstdBomb(5000) }),
  },
  'zstd with an enormous window': {
    says: /unpack to more than/,
    make: () => changed(latest(), { 'collection.anki21b': zstdBomb(2, 0xf8) }),
  },
  'zstd that is cut off': {
    says: /compressed data is damaged|database is damaged/,
    make: () =>
      changed(latest(), { 'collection.anki21b': (latest()['collection.anki21b'] ?? new Uint8Array()).slice(0, 1000) }),
  },
  'zstd that is none': {
    says: /compressed data is damaged/,
    make: () => changed(latest(), { 'collection.anki21b': text('hello, hello') }),
  },
  'a list of media that is no JSON': {
    says: /contents are not valid: media/,
    make: () => changed(legacy(), { media: text('{"0":') }),
  },
  'a list of media that is no message': {
    says: /contents are not valid: media|compressed data/,
    make: () => changed(latest(), { media: Uint8Array.of(0x0a, 0xff, 0xff, 0xff, 0xff, 0x0f) }),
  },
  'a picture whose name points elsewhere': {
    says: /points elsewhere: \.\.\/\.\.\/evil\.png/,
    make: () => changed(legacy(), { media: text('{"0":"../../evil.png"}') }),
  },
}

let world: World
beforeEach(() => {
  world = makeWorld({ 'notes/own.md': '## Mine?\n\nYes.\n' })
})
afterEach(() => world.remove())

const everything = () => {
  const root = join(world.folder, '..')
  return (
    readdirSync(root, { recursive: true, withFileTypes: true }) as {
      name: string
      parentPath: string
      isFile(): boolean
    }[]
  )
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const path = join(entry.parentPath, entry.name)
      return [path, crc32(readFileSync(path))]
    })
    .sort()
}

describe('an archive made to harm', () => {
  it.each(Object.keys(HOSTILE))('%s: refused with one line, and nothing is changed', async (name) => {
    const { says, make } = HOSTILE[name] as (typeof HOSTILE)[string]
    world.write('deck.apkg', await make())
    const before = everything()
    const { exitCode, stdout, stderr } = await runInProcess(world, ['import', 'deck.apkg', '--into', 'notes'])
    expect(stdout).toBe('')
    expect(stderr).toMatch(says)
    expect(stderr).toMatch(/^prep: deck\.apkg was not imported: [^\n]*\n {6}Nothing was changed\.[^\n]*\n$/)
    expect(exitCode).toBe(1)
    expect(everything()).toEqual(before)
  })

  it('may hold an archive, which is a file like others', async () => {
    world.write(
      'deck.apkg',
      changed(legacy(), { media: text('{"0":"inner.zip"}'), '0': zip({ '../evil': text('x') }) }),
    )
    const { exitCode } = await runInProcess(world, ['import', 'deck.apkg', '--into', 'notes'])
    expect(exitCode).toBe(0)
    expect(readdirSync(join(world.folder, 'notes/media'))).toEqual(['inner.zip'])
    expect(readdirSync(join(world.folder, '..'))).not.toContain('evil')
  })

  it('may have triggers and views beside its tables, which never run', async () => {
    const bytes = await database((run) => {
      run('CREATE TABLE seen (x)')
      run('CREATE TRIGGER each AFTER UPDATE ON cards BEGIN INSERT INTO seen VALUES (1); END')
      run('CREATE VIEW bomb AS SELECT randomblob(1000000000) FROM cards')
    })
    world.write('deck.apkg', changed(legacy(), { 'collection.anki21': bytes }))
    const { stdout } = await runInProcess(world, ['import', 'deck.apkg', '--into', 'anki'])
    expect(stdout).toMatch('18 cards, 18 of them new')
  })

  it('has no more files than are allowed', async () => {
    const files = Object.fromEntries(Array.from({ length: 12 }, (_, index) => [String(index), text('x')]))
    const limits = { files: 10, fileBytes: 1e6, totalBytes: 1e6, ratio: 200, ratioFromBytes: 1e6 }
    await expect(openArchive(zip(files), 'a.zip', limits)).rejects.toMatchObject({ values: { why: 'tooManyFiles' } })
  })
})

describe('unpackZstd', () => {
  it('stops at the bound, also where the frame declares nothing', () => {
    expect(() => unpackZstd(zstdBomb(100), 1_000_000)).toThrow(RangeError)
    expect(unpackZstd(zstdBomb(4), 1_000_000)).toHaveLength(4 * 128 * 1024)
  })
})
