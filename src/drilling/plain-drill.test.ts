import { PassThrough } from 'node:stream'
import { expect, it, vi } from 'vitest'
import { fakeScheduler, makeCard, makeSession } from '../../test/support/cards.ts'
import { en } from '../messages/en.ts'
import { typeLines } from '../terminal/prompts/type-lines.ts'
import { createStyle } from '../terminal/style.ts'
import type { Screen } from '../terminal/terminal.ts'
import { runPlainDrill } from './plain-drill.ts'
import type { DrillPorts } from './ports.ts'

/** A terminal that is typed on by writing to `input`, and that can be told that the end is near. */
function setUp() {
  const input = new PassThrough()
  const endings = new Set<() => void>()
  const screen = {
    input,
    output: new PassThrough().resume(),
    columns: () => 80,
    onInterrupt: () => () => {},
    onEnding: (listener: () => void) => {
      endings.add(listener)
      return () => endings.delete(listener)
    },
  } as unknown as Screen
  const end = () => {
    for (const listener of endings) listener()
  }
  return { input, screen, end, endings }
}

it('keeps the lines of an answer when the process is about to end', async () => {
  const { input, screen, end, endings } = setUp()
  const drafts = new Map([['a', 'begun']])
  const card = makeCard({ id: 'a', question: 'What is a thread?', answer: null, status: 'unanswered' })
  const ports: DrillPorts = {
    screen,
    scheduler: fakeScheduler,
    messages: en,
    style: createStyle(0),
    now: () => new Date('2026-11-22T12:00:00Z'),
    find: () => card,
    record: async () => {},
    suspend: async () => {},
    takeBack: async () => {},
    edit: async () => null,
    write: () => async () => ({ card, line: 1, marked: false }),
    drafts,
  }
  const drilled = runPlainDrill(makeSession([card], ports.now()), ports)
  end()
  expect(drafts.get('a')).toBe('begun')
  input.write('w\none\ntwo\n')
  await vi.waitFor(() => {
    end()
    expect(drafts.get('a')).toBe('begun\none\ntwo')
  })
  input.end('.\nq\n')
  await drilled
  expect(endings.size).toBe(0)
})

it('keeps lines that are typed for an answer alone', async () => {
  const { input, screen, end, endings } = setUp()
  const kept: string[] = []
  const typed = typeLines(screen, '', (text) => kept.push(text))
  end()
  expect(kept).toEqual([])
  input.write('one\ntwo\n')
  await vi.waitFor(() => {
    end()
    expect(kept.at(-1)).toBe('one\ntwo')
  })
  input.end('.\n')
  expect(await typed).toEqual({ text: 'one\ntwo', ended: true })
  expect(endings.size).toBe(0)
})
