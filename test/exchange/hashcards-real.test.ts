import { spawn, spawnSync } from 'node:child_process'
import { cpSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeWorld, runInProcess, type World } from '../support/host.ts'

/** A deck of our own with all that hashcards documents, its database, and its export, as hashcards 0.5.0 wrote them. */
const WRITTEN = fileURLToPath(new URL('hashcards-0.5.0', import.meta.url))
const PROGRAM = process.env['PREP_HASHCARDS'] ?? 'hashcards'
const hasProgram = spawnSync(PROGRAM, ['--version']).status === 0

let worlds: World[] = []
beforeEach(() => {
  worlds = []
})
afterEach(() => {
  for (const world of worlds) world.remove()
})

/** The cards that an import makes, with where they stand, and what it says of itself. */
async function imported(from: string, name: string) {
  const world = makeWorld()
  worlds.push(world)
  cpSync(from, join(world.folder, 'from'), { recursive: true })
  const now = '2026-12-24T20:00:00+09:00'
  const told = await runInProcess(world, ['import', 'hashcards', `from/${name}`, '--into', 'in', '--json'], { now })
  const { cards, reviews, problems } = JSON.parse(told.stdout)
  const list = await runInProcess(world, ['list', 'in', '--json'], { now })
  const all = JSON.parse(list.stdout) as readonly Record<string, unknown>[]
  return {
    cards,
    reviews,
    problems,
    // A picture is found where the deck is, and not from an export elsewhere.
    listed: all.map(({ prompt, answer, deck, section, schedule }) => ({
      prompt: String(prompt).replaceAll(/\([^()]*lock\.png\)/g, ''),
      answer,
      deck,
      section,
      schedule,
    })),
  }
}

it('makes the same cards and reviews of the folder as of the export that hashcards wrote of it', async () => {
  const folder = await imported(WRITTEN, 'decks')
  expect(folder).toMatchObject({ cards: 8, reviews: 11, problems: [] })
  const file = await imported(WRITTEN, 'export.json')
  expect(file).toMatchObject({ cards: 8, reviews: 11, problems: [{ kind: 'missingMedia', count: 2 }] })
  expect(file.listed).toEqual(folder.listed)
  expect(folder.listed.filter(({ schedule }) => schedule !== null)).toHaveLength(7)
})

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })

describe.skipIf(!hasProgram)('hashcards itself', () => {
  it('has drilled what comes over whole, from its folder and from its export', async () => {
    const world = makeWorld()
    worlds.push(world)
    const decks = join(world.folder, 'drilled', 'decks')
    cpSync(join(WRITTEN, 'decks'), decks, { recursive: true, filter: (path) => !path.endsWith('.db') })
    const port = await freePort()
    const server = spawn(PROGRAM, ['drill', decks, '--port', String(port), '--open-browser', 'false'])
    const ask = async (action?: string): Promise<string> => {
      const body = action === undefined ? {} : { method: 'POST', body: new URLSearchParams({ action }) }
      return (await fetch(`http://127.0.0.1:${port}/`, body)).text()
    }
    try {
      let page = ''
      for (let tries = 0; page === '' && tries < 200; tries += 1)
        page = await ask().catch(() => new Promise<string>((resolve) => setTimeout(() => resolve(''), 50)))
      for (let turn = 0; page.includes('value="Reveal"') && turn < 50; turn += 1) {
        await ask('Reveal')
        page = await ask(['Good', 'Hard', 'Forgot', 'Easy'][turn % 4])
      }
    } finally {
      server.kill()
    }
    const file = join(world.folder, 'drilled', 'export.json')
    expect(spawnSync(PROGRAM, ['export', decks, '--output', file]).status).toBe(0)
    const folder = await imported(join(world.folder, 'drilled'), 'decks')
    expect(folder).toMatchObject({ cards: 8, problems: [] })
    expect(folder.reviews).toBeGreaterThanOrEqual(8)
    const exported = await imported(join(world.folder, 'drilled'), 'export.json')
    expect(exported.reviews).toBe(folder.reviews)
    expect(exported.listed).toEqual(folder.listed)
  })
})
