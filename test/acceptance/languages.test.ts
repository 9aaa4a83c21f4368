import { afterEach, describe, expect, it } from 'vitest'
import { en } from '../../src/messages/en.ts'
import { makeWorld, runInProcess, type World } from '../support/host.ts'
import { cases } from './cases.ts'

let world: World
afterEach(() => world.remove())

/** Names, and what is to be typed or is quoted: the same in every language. */
const NAMES = [
  /`[^`]*`/g,
  /https?:\S+/g,
  /[\w~.-]*\/[\w/.~:-]*/g,
  /\S+\.(?:md|json|jsonl|txt|csv|apkg|html)\b/g,
  /--?[\w-]+/g,
  /<[^>]*>|\[[^\]]*\]/g,
  // What a library says of a file.
  /읽을 수 없어요: .*/g,
  /\b(?:FSRS|Visual Studio Code|VS Code|Google Drive|read committed|again, hard, good, easy)\b/gi,
]

/** Three words in a row, or a whole line of one or two with a full stop: a sentence in English. */
const ENGLISH = /\b[A-Za-z][a-z’']+(?: [a-z][a-z’']+){2,}|^[A-Z][a-z]+(?: [a-z]+)*\.$/

function foreign(text: string, isForeign: RegExp, own: readonly string[]): readonly string[] {
  return text.split('\n').filter((line) => {
    let rest = line
    for (const known of own) if (known !== '') rest = rest.split(known).join(' ')
    for (const name of NAMES) rest = rest.replace(name, ' ')
    return isForeign.test(rest.trim())
  })
}

const LEAD = /^[#\s\-*>\d.]*(?:질문\d*\s*\\?\.)?/

/** What the notes of a case say, line by line, longest first: it stays in its author's language. */
const ownLines = (files: (typeof cases)[number]['files']): readonly string[] =>
  Object.entries(files ?? {})
    .flatMap(([path, content]) => [path.replace(/^.*\/|\.md$/g, ''), ...String(content).split('\n')])
    .flatMap((line) => [
      line,
      line
        .replace(LEAD, '')
        .replace(/[*\\:]/g, '')
        .trim(),
    ])
    .filter((line) => line.length > 1)
    .sort((a, b) => b.length - a.length)

const speechless = ({ args, options }: (typeof cases)[number]): boolean =>
  !args.includes('--lang') &&
  !args.includes('--json') &&
  !Object.keys(options?.env ?? {}).some((name) => /^L/.test(name))
const spoken = cases.filter(speechless)
const commands = Object.keys(en.help.commands)
const helps = [['--help'], ['help'], ...commands.map((name) => [name, '--help'])]

describe('under --lang ko', () => {
  it.each(spoken.map((each) => [each.name, each] as const))('no English: %s', async (_, each) => {
    world = makeWorld(each.files)
    const { stdout, stderr, exitCode } = await runInProcess(world, [...each.args, '--lang', 'ko'], each.options)
    expect(foreign(stdout + stderr, ENGLISH, ownLines(each.files))).toEqual([])
    expect(exitCode).toBe(each.exitCode)
  })

  it.each(helps.map((args) => [args.join(' '), args] as const))('no English: %s', async (_, args) => {
    world = makeWorld()
    const { stdout } = await runInProcess(world, args, { env: { LANG: 'ko_KR.UTF-8' } })
    const [all] = stdout.split('\n예:')
    expect(stdout.length).toBeGreaterThan(100)
    expect(foreign(all ?? '', ENGLISH, [])).toEqual([])
  })
})

describe('under --lang en', () => {
  const HANGUL = /[가-힣]/

  it.each(spoken.map((each) => [each.name, each] as const))('no Korean: %s', async (_, each) => {
    world = makeWorld(each.files)
    const args = each.args.includes('--') ? ['--lang', 'en', ...each.args] : [...each.args, '--lang', 'en']
    const { stdout, stderr } = await runInProcess(world, args, { ...each.options, env: { LANG: 'ko_KR.UTF-8' } })
    const typed = each.args.filter((word) => HANGUL.test(word))
    expect(foreign(stdout + stderr, HANGUL, [...ownLines(each.files), ...typed]).filter(notOfSeeds)).toEqual([])
  })

  it.each(helps.map((args) => [args.join(' '), args] as const))('no Korean: %s', async (_, args) => {
    world = makeWorld()
    const { stdout } = await runInProcess(world, args)
    const [all] = stdout.split('\nExamples:')
    expect(foreign(all ?? '', HANGUL, ['질문8', 'ㅈㄱㅎ', '정규형'])).toEqual([])
  })
})

/** The notes that ship with prep are partly Korean. */
const notOfSeeds = (line: string): boolean => !/^ *\d* ?[✓◐○?§≡-]|^\s/.test(line)
