import { afterEach, beforeEach, expect, it } from 'vitest'
import { runBinary } from '../support/binary.ts'
import { makeWorld, type World } from '../support/host.ts'
import { letIn, type Served, send, startServing } from '../support/serving.ts'

const NOTES = Array.from({ length: 30 }, (_, index) => `## What is part ${index}?\n\nIt is the ${index}th.\n`).join(
  '\n',
)

let world: World
let served: Served
beforeEach(() => {
  world = makeWorld({ 'notes/parts.md': NOTES })
})
afterEach(async () => {
  await served.end('SIGKILL')
  world.remove()
})

/** Drills on until the server is gone; gives the questions whose grades it had saved when it answered. */
async function drillOn(cookie: string, answered: (id: string) => void): Promise<void> {
  const { origin } = new URL(served.address)
  const headers = { cookie, origin, 'content-type': 'application/json' }
  const ask = async (body: unknown) =>
    JSON.parse((await send(`${served.address}drill`, { method: 'POST', headers, body: JSON.stringify(body) })).body)
      .state
  try {
    let state = await ask({ begin: '', types: false })
    while (state.question !== null) {
      const { id } = state.question
      const step = (does: object) => ask({ drill: state.drill, step: state.step, what: does })
      state = await step({ does: 'reveal', typed: null })
      state = await step({ does: 'grade', grade: 'easy' })
      answered(id)
    }
  } catch {
    // It was killed.
  }
}

it('has every grade that it answered for, whenever it is killed, of two windows at once', async () => {
  const saved: string[] = []
  for (const grades of [1, 4, 7]) {
    served = await startServing(world, ['--lang', 'en'])
    const cookie = await letIn(served)
    const before = saved.length
    const answered = (id: string) => {
      saved.push(id)
      if (saved.length === before + grades) served.process.kill('SIGKILL')
    }
    await Promise.all([drillOn(cookie, answered), drillOn(cookie, answered)])
    await served.end('SIGKILL')
    const { stdout } = await runBinary(world, ['history', '--json', '--limit', '100'], {
      now: new Date().toISOString(),
    })
    const reviews: { type: string; card: string }[] = JSON.parse(stdout)
    const kept = reviews.filter(({ type }) => type === 'reviewed').map(({ card }) => card)
    // What was on its way when it was killed may be there, too: one grade of each window.
    expect(kept.length - saved.length).toBeLessThanOrEqual(2)
    expect(saved.filter((id) => !kept.includes(id))).toEqual([])
    saved.splice(0, saved.length, ...kept)
  }
})
