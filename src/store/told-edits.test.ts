import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Followed } from './replaying/history.ts'
import { notYetTold } from './told-edits.ts'

let stateDir: string
beforeEach(() => {
  stateDir = mkdtempSync(join(tmpdir(), 'prep-told-'))
})
afterEach(() => rmSync(stateDir, { recursive: true, force: true }))

const edit = (event: string) => ({ event, card: 'a' }) as Followed
const told = async (...events: string[]) => (await notYetTold(stateDir, events.map(edit))).map(({ event }) => event)

test('an edit is told once, each new one too', async () => {
  expect(await told('one', 'two')).toEqual(['one', 'two'])
  expect(await told('one', 'two')).toEqual([])
  expect(await told('two', 'three')).toEqual(['three'])
  expect(await told('two', 'three')).toEqual([])
})

test('nothing is written while there is nothing to tell, and a broken file only means telling again', async () => {
  expect(await told()).toEqual([])
  expect(existsSync(join(stateDir, 'told.json'))).toBe(false)
  writeFileSync(join(stateDir, 'told.json'), '{"edits": 3')
  expect(await told('one')).toEqual(['one'])
})
