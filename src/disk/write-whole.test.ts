import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { writeWhole } from './write-whole.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'prep-whole-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

it('puts a file in the place of another, and leaves nothing else', () => {
  const path = join(folder, 'a.csv')
  writeFileSync(path, 'old and longer')
  writeWhole(path, 'new', 0o600)
  expect(readFileSync(path, 'utf8')).toBe('new')
  expect(statSync(path).mode & 0o777).toBe(0o600)
  expect(readdirSync(folder)).toEqual(['a.csv'])
})

it('makes the folders that are missing', () => {
  writeWhole(join(folder, 'exports/today/a.csv'), 'x', 0o644)
  expect(readFileSync(join(folder, 'exports/today/a.csv'), 'utf8')).toBe('x')
})

it('replaces a link, and not what it leads to', () => {
  const other = join(folder, 'other.txt')
  writeFileSync(other, 'theirs')
  symlinkSync(other, join(folder, 'a.csv'))
  writeWhole(join(folder, 'a.csv'), 'ours', 0o600)
  expect(readFileSync(other, 'utf8')).toBe('theirs')
  expect(readFileSync(join(folder, 'a.csv'), 'utf8')).toBe('ours')
})

it('says which file could not be written, and leaves no draft', () => {
  mkdirSync(join(folder, 'a.csv'))
  expect(() => writeWhole(join(folder, 'a.csv'), 'x', 0o600, 'exports/a.csv')).toThrow(
    expect.objectContaining({ code: 'cannotSave', values: expect.objectContaining({ path: 'exports/a.csv' }) }),
  )
  expect(readdirSync(folder)).toEqual(['a.csv'])
})
