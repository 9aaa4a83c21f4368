import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { runBinary } from '../support/binary.ts'
import { makeWorld, type Result, runInProcess, type World } from '../support/host.ts'
import { sampleOf } from '../support/sample.ts'
import { schemaErrors } from '../support/schemas.ts'
import { type Case, cases } from './cases.ts'

let world: World
afterEach(() => world.remove())

const hosts = { 'in process': runInProcess, 'through bin/prep.js': runBinary }

/** Of the cases that both hosts can run: each command's first, and a sample of the others, for each is a process or several. */
const throughBinary = (): readonly Case[] => {
  const both = cases.filter(({ inProcessOnly }) => !inProcessOnly)
  const firsts = new Map(both.toReversed().map((each) => [each.args[0], each]))
  const chosen = new Set([...firsts.values(), ...sampleOf(both, 4)])
  return both.filter((each) => chosen.has(each))
}

describe.each(Object.entries(hosts))('%s', (_, run) => {
  const own = run === runInProcess ? cases : throughBinary()
  it.each(own.map((each) => [each.name, each] as const))('%s', async (_name, each) => {
    world = makeWorld(each.files)
    for (const args of each.before ?? []) expect(await run(world, args, each.options)).toMatchObject({ exitCode: 0 })
    expectResult(await run(world, each.args, each.options), each)
  })

  it('remembers registered folders and settings', async () => {
    world = makeWorld({ 'notes/a.md': '## 프로세스란?\n실행 중인 프로그램.\n' })
    expect(await run(world, ['notes', 'add', 'notes'])).toMatchObject({ exitCode: 0, stderr: '' })
    expect((await run(world, ['notes'])).stdout).toContain('notes')
    expect((await run(world, ['list'])).stdout).toContain('프로세스란?')
    await run(world, ['config', 'set', 'language', 'ko'])
    expect((await run(world, ['list'])).stdout).toContain('질문 1개')
    expect((await run(world, ['list', '--help'])).stdout).toContain('사용법:')
    expect((await run(world, ['list', '--nope'])).stderr).toContain('없는 옵션이에요')
    expect((await run(world, ['config', 'unset', 'language'])).stdout).toMatch(/^language: ko → –/)
    await run(world, ['config', 'set', 'language', 'ko'])
    world.write('../home/more/b.md', '## 스레드란?\n실행 단위.\n')
    expect((await run(world, ['notes', 'add', '~/more'])).stdout).toContain(join(world.home, 'more'))
    expect((await run(world, ['list'])).stdout).toContain('스레드란?')
    expect(await run(world, ['notes', 'remove', '~/more'])).toMatchObject({ exitCode: 0 })
    expect(await run(world, ['notes', 'remove', 'notes'])).toMatchObject({ exitCode: 0 })
    expect((await run(world, ['notes'])).stdout).toContain('prep notes add')
  })
})

function expectResult(result: Result, { exitCode, stdout = [], stderr = [], silent = [], schema }: Case): void {
  const shown = `${result.stdout}\n--- stderr\n${result.stderr}`
  for (const wanted of stdout) expect(result.stdout, shown).toMatch(wanted)
  for (const wanted of stderr) expect(result.stderr, shown).toMatch(wanted)
  for (const stream of silent) expect(result[stream], shown).toBe('')
  expect(result.exitCode, shown).toBe(exitCode)
  const json = schema === 'error' ? (result.stderr.trimEnd().split('\n').at(-1) ?? '') : result.stdout
  if (schema !== undefined) expect(schemaErrors(schema, json), shown).toBeNull()
  if (schema === 'error') expect(result.stdout, shown).toBe('')
  expect(result.stderr, 'no stack trace').not.toMatch(/^\s+at /m)
}
