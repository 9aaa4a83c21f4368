import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { lanAddress } from '../../src/commands/serving/lan-address.ts'
import { runBinary } from '../support/binary.ts'
import { makeWorld, type World } from '../support/host.ts'
import { letIn, type Reply, type Served, send, startServing } from '../support/serving.ts'

const DOT = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
)

let world: World
let served: Served
let cookie: string
beforeAll(async () => {
  world = makeWorld({
    'notes/os.md':
      '## What is a process?\n\nA running program. ![dot](dot.png) ![out](../out.png)\n\n## What is a thread?\n\nOne of its runs.\n',
    'notes/dot.png': DOT,
    'out.png': DOT,
  })
  served = await startServing(world, ['--lang', 'en'])
  cookie = await letIn(served)
})
afterAll(async () => {
  await served.end('SIGKILL')
  world.remove()
})

const host = () => new URL(served.address).host
const origin = () => new URL(served.address).origin
const own = () => ({ cookie, origin: origin(), 'content-type': 'application/json' })
const post = (headers: Record<string, string>, body: unknown) =>
  send(`${served.address}drill`, { method: 'POST', headers, body: JSON.stringify(body) })
const begin = async () => JSON.parse((await post(own(), { begin: '', types: false })).body).state
const reviews = async () =>
  JSON.parse((await runBinary(world, ['history', '--json'], { now: new Date().toISOString() })).stdout)

const expectRefused = ({ status, body }: Reply, as: number) => {
  expect(status).toBe(as)
  expect(body).not.toContain('process')
}

describe('is let in', () => {
  it('by the cookie that a link gives, which no script reads and no other site sends', async () => {
    const again = await send(served.link())
    expect(again.status).toBe(200)
    expect(String(again.headers['set-cookie'])).toMatch(/^prep_\d+=[\w-]{24}; Path=\/; HttpOnly; SameSite=Strict$/)
    expect((await send(served.address, { headers: { cookie } })).body).toContain('What is a process?')
  })

  it('with a policy that allows its own script alone, and headers that keep other pages out', async () => {
    for (const path of [
      ...['', 'list', 'notes', 'read?note=notes/os.md', 'plan', 'stats'],
      `show?id=${(await begin()).question.id}`,
    ]) {
      const { status, headers, body } = await send(served.address + path, { headers: { cookie } })
      expect(status, path).toBe(200)
      expect(Buffer.byteLength(body), path).toBeLessThan(300_000)
      const policy = String(headers['content-security-policy'])
      expect(policy, path).toMatch(/^default-src 'none'; /)
      expect(policy, path).toContain("frame-ancestors 'none'")
      expect(policy, path).not.toMatch(/unsafe|https?:|\*/)
      expect(headers, path).toMatchObject({
        'cache-control': 'no-store',
        'cross-origin-resource-policy': 'same-origin',
        'cross-origin-opener-policy': 'same-origin',
        'referrer-policy': 'same-origin',
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
      })
      expect(headers['access-control-allow-origin'], path).toBeUndefined()
    }
  })
})

describe('refuses', () => {
  afterAll(async () => expect(await reviews()).toEqual([]))

  it('whoever has no token, a wrong one, or one of another run', async () => {
    for (const given of [
      {},
      { cookie: '' },
      { cookie: `${cookie}x` },
      { cookie: cookie.replace(/=.*/, '=') },
      { cookie: cookie.replace('prep_', 'prep') },
    ])
      for (const path of [
        '',
        'list',
        'notes',
        'read?note=notes/os.md',
        'plan',
        'stats',
        'show?id=x',
        'picture?card=x&at=x.png',
        'nothing',
      ])
        expectRefused(await send(served.address + path, { headers: given as Record<string, string> }), 401)
    const other = await startServing(world, ['--lang', 'en'])
    const old = (await letIn(other)).replace(/^prep_\d+/, cookie.split('=')[0] ?? '')
    await other.end('SIGKILL')
    expectRefused(await send(served.address, { headers: { cookie: old } }), 401)
    const { headers, status } = await post(
      { origin: origin(), 'content-type': 'application/json' },
      { begin: '', types: false },
    )
    expect([status, headers['content-type']]).toEqual([401, 'application/json; charset=utf-8'])
  })

  it('a link that was used, and one that never was', async () => {
    const link = served.link()
    const head = await send(link, { method: 'HEAD' })
    expect([head.status, head.headers['set-cookie']]).toEqual([401, undefined])
    expect((await send(link)).status).toBe(200)
    for (const each of [link, `${served.address}?key=`, `${served.address}?key=abc`]) {
      const { status, headers, body } = await send(each)
      expect([status, headers['set-cookie']]).toEqual([401, undefined])
      expect(body).toContain('This link was used')
    }
    expect(served.link()).not.toBe(link)
  })

  it('a host that is not its own, as a name that was bound to this machine', async () => {
    const [, port] = host().split(':')
    for (const name of [
      `evil.example:${port}`,
      `127.0.0.1.evil.example:${port}`,
      '127.0.0.1',
      `127.0.0.2:${port}`,
      `LOCALHOST.:${port}`,
    ]) {
      expectRefused(await send(served.address, { headers: { cookie, host: name } }), 421)
      expectRefused(await send(served.link(), { headers: { host: name } }), 421)
    }
    expect((await send(served.address, { headers: { cookie, host: `localhost:${port}` } })).status).toBe(200)
  })

  it('a change that comes from another page, or from none', async () => {
    const state = await begin()
    const grade = { drill: state.drill, step: 0, what: { does: 'reveal', typed: null } }
    const elsewhere = [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: origin().replace('http:', 'https:') },
      { origin: origin().replace(/\d+$/, '1') },
      { origin: origin(), 'sec-fetch-site': 'cross-site' },
      { origin: origin(), 'sec-fetch-site': 'same-site' },
      {},
    ]
    for (const given of elsewhere)
      expectRefused(
        await post({ cookie, 'content-type': 'application/json', ...given } as Record<string, string>, grade),
        403,
      )
    const { id } = state.question
    const forms = {
      suspend: `id=${id}&to=suspend`,
      misread: `id=${id}`,
      read: 'note=notes/os.md&line=1&seen=x&do=flip',
      answer: `id=${id}&seen=x&text=planted&do=write`,
    }
    for (const [path, body] of Object.entries(forms))
      for (const given of [{ origin: 'https://evil.example' }, {}]) {
        const headers = { cookie, 'content-type': 'application/x-www-form-urlencoded', ...given }
        expectRefused(await send(served.address + path, { method: 'POST', body, headers }), 403)
      }
    expect(readFileSync(join(world.folder, 'notes/os.md'), 'utf8')).not.toContain('planted')
    for (const method of ['PUT', 'DELETE', 'OPTIONS', 'PATCH'])
      expectRefused(await send(served.address, { method, headers: { cookie } }), 403)
  })

  it('a page or picture that another site asks for', async () => {
    for (const site of ['cross-site', 'same-site'])
      for (const path of ['', 'list', 'picture?card=x&at=dot.png'])
        expectRefused(await send(served.address + path, { headers: { cookie, 'sec-fetch-site': site } }), 403)
  })

  it('what it does not know, in a sentence', async () => {
    expect((await send(`${served.address}show?id=nothing`, { headers: { cookie } })).body).toContain(
      'no question matches',
    )
    expect((await send(`${served.address}../etc/passwd`, { headers: { cookie } })).status).toBe(404)
    for (const body of [
      1,
      null,
      [],
      {},
      { drill: '1' },
      { drill: '1', step: 0, what: { does: 'grade', grade: 'best' } },
    ])
      expect((await post(own(), body)).status).toBe(400)
    expect((await send(`${served.address}drill`, { method: 'POST', headers: own(), body: 'no json' })).status).toBe(400)
    const asForm = { ...own(), 'content-type': 'application/x-www-form-urlencoded' }
    for (const [path, body] of [
      ['answer', 'text=x&do=write'],
      ['answer', 'id=x&do=write'],
      ['read', 'note=notes/os.md&line=-1&seen=x&do=flip'],
      ['read', 'note=notes/os.md&line=1&seen=x&do=choose%20-1'],
      ['read', 'note=notes/os.md&line=1&do=flip'],
      ['misread', ''],
    ])
      expect(
        (await send(`${served.address}${path}`, { method: 'POST', headers: asForm, body: body ?? '' })).status,
      ).toBe(400)
    for (const path of ['read?note=../out.png', 'read?note=/etc/passwd', 'read?note='])
      expect((await send(served.address + path, { headers: { cookie } })).body).toContain('no such file')
    expect((await post(own(), { begin: 'x'.repeat(300_000), types: false })).status).toBe(413)
    expect((await post(own(), { drill: 'gone', step: 0, what: { does: 'look' } })).body).toContain('this is a new one')
  })
})

it('shows the pictures of the notes’ folder, and none from elsewhere', async () => {
  const { drill, question } = await begin()
  const revealed = JSON.parse((await post(own(), { drill, step: 0, what: { does: 'reveal', typed: null } })).body).state
  expect(revealed.question.answer).toContain('<img src="/picture?card=')
  expect(revealed.question.answer).toContain('[out]')
  const at = (address: string) =>
    send(`${served.address}picture?card=${question.id}&at=${encodeURIComponent(address)}`, { headers: { cookie } })
  const picture = await at('dot.png')
  expect([picture.status, picture.headers['content-type']]).toEqual([200, 'image/png'])
  for (const address of ['../out.png', `${world.folder}/out.png`, 'os.md', 'none.png', '', 'https://example.com/a.png'])
    expect((await at(address)).status, address).toBe(404)
})

it('takes a step once, however often it is sent', async () => {
  const { drill } = await begin()
  const steps = [
    { drill, step: 0, what: { does: 'reveal', typed: null } },
    ...Array(3).fill({ drill, step: 1, what: { does: 'grade', grade: 'easy' } }),
  ]
  const before = (await reviews()).length
  const replies = await Promise.all(steps.map((each) => post(own(), each)))
  expect(replies.map(({ status }) => status)).toEqual([200, 200, 200, 200])
  expect(await reviews()).toHaveLength(before + 1)
})

it('says in one line that its port is taken', async () => {
  const { port } = new URL(served.address)
  for (const [lang, said] of [
    ['en', `prep: port ${port} is taken, perhaps by another \`prep serve\``],
    ['ko', `prep: ${port}번 포트를 이미 쓰고 있어요.`],
  ] as const) {
    const { exitCode, stderr, stdout } = await runBinary(world, [
      'serve',
      '--notes',
      'notes',
      '--port',
      port,
      '--lang',
      lang,
    ])
    expect([exitCode, stdout]).toEqual([1, ''])
    expect(stderr.split('\n')[0]).toContain(said)
  }
  for (const port of ['65536', 'x', '-1']) expect((await runBinary(world, ['serve', '--port', port])).exitCode).toBe(2)
})

it.skipIf(lanAddress() === null)('serves at an address of the local network, and says who can read along', async () => {
  const lan = await startServing(world, ['--lan', '--lang', 'en'])
  try {
    expect(new URL(lan.address).hostname).toBe(lanAddress())
    expect(lan.printed()).toContain('Whoever is in this network can read along')
    expect(lan.printed()).toMatch(/[█▀▄ ]{29}/)
    const inside = await letIn(lan)
    expect((await send(lan.address, { headers: { cookie: inside } })).status).toBe(200)
    for (const name of ['localhost', '127.0.0.1', 'phone.local'])
      expect(
        (await send(lan.address, { headers: { cookie: inside, host: `${name}:${new URL(lan.address).port}` } })).status,
      ).toBe(421)
  } finally {
    await lan.end('SIGKILL')
  }
})

it('listens to this machine alone', async () => {
  const { port } = new URL(served.address)
  const free = createServer()
  // Another address of this machine is still free at the same port.
  await new Promise<void>((resolve, reject) => free.once('error', reject).listen(Number(port), '127.0.0.2', resolve))
  free.close()
})
