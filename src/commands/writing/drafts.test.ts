import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { CardId } from '../../cards/card.ts'
import { Drafts } from './drafts.ts'

const ID = 'abcdefghij' as CardId

let stateDir: string
beforeEach(() => {
  stateDir = mkdtempSync(join(tmpdir(), 'prep-drafts-'))
})
afterEach(() => rmSync(stateDir, { recursive: true, force: true }))

const open = () => new Drafts({ stateDir }, () => ({ question: 'What is\na thread?' }))

it('gives a text back as it was, to another drill too, until it is deleted', () => {
  const drafts = open()
  drafts.set(ID, 'one\n\n  two\n')
  expect(open().get(ID)).toBe('one\n\n  two\n')
  expect(drafts.left).toEqual([ID])
  expect(drafts.delete(ID)).toBe(true)
  expect([drafts.left, drafts.get(ID), open().get(ID)]).toEqual([[], undefined, undefined])
})

it('goes on where the folder can be neither written nor cleaned: nobody waits for it while typing', () => {
  const drafts = open()
  drafts.set(ID, 'one')
  rmSync(drafts.pathOf(ID))
  mkdirSync(drafts.pathOf(ID))
  drafts.set(ID, 'two')
  expect(drafts.get(ID)).toBe('two')
  expect(drafts.delete(ID)).toBe(true)
  expect(drafts.get(ID)).toBeUndefined()
})
