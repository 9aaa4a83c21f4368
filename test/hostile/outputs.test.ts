import { afterEach, expect, it } from 'vitest'
import { type Case, cases } from '../acceptance/cases.ts'
import { makeWorld, runInProcess, type World } from '../support/host.ts'

/** One of each kind that must not come out as it went in. */
const SEED = '\x1b[2J\x1b]0;t\x07\x9b31m\u202e\x08'
/** There is no colour and no link here, so nothing of the kind is prep's own. */
const DRIVES = /[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f]/

let world: World
afterEach(() => world.remove())

/** Every text of a case with something in it that would like to drive the terminal: notes, names, words, environment. */
function seeded({ files = {}, args, options = {} }: Case) {
  const name = (path: string) => path.replace(/^(notes|n)(?=[/.]|$)/, `$1${SEED}`)
  const text = (content: string) => content.replace(/([가-힣a-zA-Z?.])(?=\n)/g, `$1${SEED}`)
  return {
    files: Object.fromEntries(
      Object.entries(files).map(([path, content]) => [
        name(path),
        typeof content === 'string' && path.endsWith('.md') ? text(content) : content,
      ]),
    ),
    args: [...args.map(name)],
    options: { ...options, env: { ...options.env, EDITOR: `no${SEED}`, LC_MESSAGES: SEED } },
  }
}

it.each(cases.map((each) => [each.name, each] as const))('nothing gets round: %s', async (_name, each) => {
  const { files, args, options } = seeded(each)
  world = makeWorld(files)
  for (const words of [args, [...args, SEED], [...args, `--no${SEED}`], ['--lang', 'ko', ...args, '--debug']]) {
    const { stdout, stderr } = await runInProcess(world, words, options)
    // A character of JSON may stand at the end of a line; nothing else does.
    for (const output of [stdout, stderr])
      expect(
        DRIVES.exec(output)?.[0] ?? null,
        JSON.stringify(output.slice(Math.max(0, output.search(DRIVES) - 80)).slice(0, 160)),
      ).toBeNull()
  }
})

it('tells an output that something gets round', () => expect(DRIVES.test(`a${SEED}`)).toBe(true))
