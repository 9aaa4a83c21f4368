import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const src = join(root, 'src')

/** Folders of src (and files at its top) with what each may import; `errors` and `messages` are for all. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  cards: ['cards'],
  disk: ['disk'],
  markdown: ['markdown', 'notes', 'cards'],
  notes: ['notes', 'markdown', 'disk', 'cards'],
  schedule: ['schedule', 'cards'],
  drill: ['drill', 'cards', 'schedule'],
  store: ['store', 'cards', 'notes', 'schedule', 'disk'],
  exchange: ['exchange', 'store', 'cards', 'notes', 'markdown', 'disk', 'schedule', 'built-files.ts'],
  terminal: ['terminal', 'cards', 'notes', 'markdown', 'schedule', 'drill'],
  drilling: ['drilling', 'drill', 'terminal', 'cards', 'schedule'],
  page: ['page', 'terminal', 'drill'],
  agent: ['agent'],
  pocket: ['pocket', 'cards', 'markdown', 'schedule', 'drill', 'store', 'terminal'],
  serving: ['serving', 'pocket', 'page', 'cards', 'schedule', 'drill', 'terminal'],
  commands: ['*'],
  messages: ['messages'],
  'errors.ts': ['messages'],
  'context.ts': ['*'],
  'interview.ts': ['schedule'],
  library: ['library', 'cards', 'notes', 'schedule', 'drill', 'store'],
  'library.ts': ['library', 'cards', 'notes', 'schedule', 'drill', 'store'],
  'program.ts': ['commands', 'program', 'context.ts', 'errors.ts', 'messages', 'terminal', 'version.ts'],
  program: ['program', 'commands', 'schedule', 'terminal', 'context.ts', 'messages'],
  'version.ts': ['../package.json'],
  start: ['start', 'disk', 'store', 'version.ts', 'reader-thread.ts'],
  'reader-thread.ts': ['notes', 'commands'],
  'main.ts': ['program.ts', 'context.ts', 'terminal', 'disk', 'schedule'],
}
/** The rooms of `commands/`, each importing of the others only those that stand before it; the last ones import none of each other. */
const ROOMS_OF_COMMANDS = ['frame', 'collection', 'planning', 'writing', 'drilling'] as const
const LAST_ROOMS_OF_COMMANDS = ['notes', 'interview', 'keeping', 'exchange', 'completion']
/** A browser shows what `show` does and watches as `watch` does. */
const BEHIND_NOTES = 'serving'

/** No room has more files than one can look over. */
const FILES_OF_A_ROOM = 22

const FOR_ALL = ['errors.ts', 'messages']

/** Folders without clock, chance, disk or terminal; the files named may touch the disk. */
const PURE: Record<string, string | readonly string[] | null> = {
  cards: null,
  disk: [
    'read-bytes',
    'inside',
    'overwrite',
    'writable',
    'device',
    'make-folder',
    'own-file',
    'replace-cache',
    'write-whole',
    'local-zone',
  ].map((name) => `src/disk/${name}.ts`),
  markdown: null,
  notes: [
    'read-notes',
    'checking/check-notes',
    'read-file',
    'note-files',
    'references/find-file',
    'references/linked-files',
  ].map((name) => `src/notes/${name}.ts`),
  schedule: null,
  drill: null,
  exchange: [
    'importing/import-folder',
    'containers/linked-files',
    // Reads SQLite itself, which the build packed.
    'containers/sqlite',
    'anki/package/open-package',
    'anki/package/read-crowdanki',
    'import-formats',
    'read-file',
    'containers/deck-files',
    'containers/folder-media',
    'decks/read-hashcards',
    'decks/read-repeater',
    'decks/read-obsidian',
    'logseq/read-logseq',
  ].map((name) => `src/exchange/${name}.ts`),
  'terminal/views': null,
  'drilling/views': null,
  'serving/pages': null,
  'terminal/reading': ['src/terminal/reading/plain-reading.ts'],
}
const IMPURE_MODULES =
  /^(node:)?(fs|fs\/promises|os|process|child_process|readline|tty|worker_threads)$|^(chalk|inquirer|@inquirer\/.*|conf|commander)$/
const IMPURE_CALLS = /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bconsole\.|\bprocess\.|\bperformance\.now\(/

/** Libraries that only one file (or folder) imports. */
const ONE_IMPORTER: Record<string, RegExp> = {
  conf: /^src\/store\/settings\/conf-store\.ts$/,
  'ts-fsrs': /^src\/schedule\/(scheduler|interview)\.ts$/,
  '@inquirer/core': /^src\/terminal\/prompts\/screen-prompt\.ts$/,
  inquirer: /^src\/terminal\/prompts\/pick\.ts$/,
  '@observablehq/plot': /^src\/page\/(charts|chart-\w+)\.ts$/,
  linkedom: /^src\/page\/chart-frame\.ts$/,
  chalk: /^src\/terminal\/(style|lazy-chalk)\.ts$/,
  commander: /^src\/(program|program\/\w+|commands\/frame\/options)\.ts$/,
  ignore: /^src\/notes\/ignore-rules\.ts$/,
  'gray-matter': /^src\/notes\/front-matter-yaml\.ts$/,
}

const NO_SUCH_NAMES = /(^|\/)(utils?|helpers?|common|types|index)(\.ts|\/|$)/

const files = walk(src)
  .filter((path) => path.endsWith('.ts'))
  .map((path) => ({ path: relative(root, path), text: readFileSync(path, 'utf8') }))
const production = files.filter(({ path }) => !path.endsWith('.test.ts'))

describe('architecture', () => {
  it('has production code to look at', () => expect(production.length).toBeGreaterThan(20))

  it('imports along the arrows only', () => {
    const wrong = production.flatMap(({ path, text }) =>
      localImports(path, text)
        .filter((target) => !isAllowed(path, target))
        .map((target) => `${path} → ${target}`),
    )
    expect(wrong).toEqual([])
  })

  it('lets a room of commands import the rooms before it', () => {
    const order: readonly string[] = ROOMS_OF_COMMANDS
    const room = (target: string): string => target.split('/')[1] ?? ''
    const wrong = production
      .filter(({ path }) => path.startsWith('src/commands/'))
      .flatMap(({ path, text }) => {
        const own = room(path.replace(/^src\//, ''))
        const behind = own === BEHIND_NOTES ? [...order, 'notes'] : order
        const before = order.includes(own) ? order.slice(0, order.indexOf(own)) : behind
        expect([...order, ...LAST_ROOMS_OF_COMMANDS, BEHIND_NOTES]).toContain(own)
        return localImports(path, text)
          .filter((target) => target.startsWith('commands/') && ![own, ...before].includes(room(target)))
          .map((target) => `${path} → ${target}`)
      })
    expect(wrong).toEqual([])
  })

  it('has rooms that one can look over', () => {
    const files = new Map<string, number>()
    for (const { path } of production) files.set(dirname(path), (files.get(dirname(path)) ?? 0) + 1)
    expect([...files].filter(([, count]) => count > FILES_OF_A_ROOM)).toEqual([])
  })

  it('keeps clock, chance, disk and terminal out of the pure folders', () => {
    const wrong = production
      .filter(({ path }) =>
        Object.entries(PURE).some(
          ([folder, door]) => path.startsWith(`src/${folder}/`) && ![door].flat().includes(path),
        ),
      )
      .flatMap(({ path, text }) => [
        ...packageImports(text)
          .filter((name) => IMPURE_MODULES.test(name))
          .map((name) => `${path} imports ${name}`),
        ...withoutComments(text)
          .split('\n')
          .filter((line) => IMPURE_CALLS.test(line))
          .map((line) => `${path}: ${line.trim()}`),
      ])
    expect(wrong).toEqual([])
  })

  it('lets main alone touch the process', () => {
    const wrong = production
      .filter(
        ({ path, text }) =>
          path !== 'src/main.ts' &&
          path !== 'src/start/start.ts' &&
          /(?<![.\w'])process\.(?!\w+\s*:)/.test(withoutComments(text)),
      )
      .map(({ path }) => path)
      .filter((path) => path !== 'src/terminal/node-terminal.ts')
    expect(wrong).toEqual([])
  })

  it.each(Object.entries(ONE_IMPORTER))('imports %s in one place', (name, place) => {
    const importers = production.filter(({ text }) => packageImports(text).includes(name)).map(({ path }) => path)
    expect(importers.length).toBeGreaterThan(0)
    expect(importers.filter((path) => !place.test(path))).toEqual([])
  })

  it('has no import cycles', () => expect(cycles()).toEqual([]))

  it('spreads no card: those of the cache take their texts in late', () => {
    const wrong = production
      .filter(
        ({ path, text }) =>
          !/^src\/(cards\/pairing\/late-card\.ts|schedule\/scheduler\.ts|exchange\/\w+\/(obsidian-cards|read-\w+))/.test(
            path,
          ) && /\{\s*\.\.\.card\b/.test(text),
      )
      .map(({ path }) => path)
    // Cards that were made a moment ago are plain, and so are those of other programs.
    expect(wrong).toEqual(['src/notes/making/make-cards.ts'])
  })

  it("makes folders with makeFolder: Node 20's own recursive mkdir never returns below /proc", () => {
    const makers = production.filter(({ text }) => /\bmkdir(?:Sync)?\([^)]*recursive/s.test(withoutComments(text)))
    expect(makers.map(({ path }) => path)).toEqual([])
  })

  it('loads no reader of notes, and no parser, for commands that take their cards from the cache', () => {
    const warm = [
      'notes/list',
      'notes/notes',
      'drilling/today',
      'drilling/queue',
      'drilling/grade',
      'planning/plan',
      'serving/serve',
    ]
    const statics = new Map(
      production.map(({ path, text }) => [
        path,
        localImports(path, withoutTypes(text).replace(/\bimport\(/g, '')).map((target) => `src/${target}`),
      ]),
    )
    const wayTo = (goal: string, from: string): readonly string[] => {
      const ways = new Map([[from, [from]]])
      for (const [path, way] of ways)
        for (const next of statics.get(path) ?? []) if (!ways.has(next)) ways.set(next, [...way, next])
      return ways.get(goal) ?? []
    }
    const commands = [...warm, 'planning/stats', 'keeping/history', 'keeping/undo', 'keeping/suspend']
    for (const from of ['src/main.ts', ...commands.map((name) => `src/commands/${name}.ts`)]) {
      expect(statics.has(from), from).toBe(true)
      expect(wayTo('src/notes/model/reader.ts', from)).toEqual([])
      expect(wayTo('src/markdown/markdown.ts', from)).toEqual([])
    }
    expect(wayTo('src/notes/model/reader.ts', 'src/notes/parse-note.ts')).not.toEqual([])
    // Nor, for a server that is starting, what draws its pages.
    for (const goal of ['pocket/card-html', 'serving/routes', 'commands/serving/serving-desk'])
      expect(wayTo(`src/${goal}.ts`, 'src/commands/serving/serve.ts')).toEqual([])
    expect(wayTo('src/pocket/card-html.ts', 'src/commands/serving/serving-desk.ts')).not.toEqual([])
  })

  it('is as docs/layout.md draws it: every file and room named there is there', () => {
    const all = ['src', 'test', 'bin', 'docs', 'seeds'].flatMap((folder) => walk(join(root, folder)))
    const paths = all.map((path) => `/${relative(root, path)}`)
    const text = readFileSync(join(root, 'docs/layout.md'), 'utf8')
    const named = [...text.matchAll(/`([\w./-]+(?:\.ts|\.js|\/))`/g)].map(([, name = '']) => name)
    expect(named.length).toBeGreaterThan(50)
    const isThere = (name: string) =>
      paths.some((path) => (name.endsWith('/') ? path.includes(`/${name}`) : path.endsWith(`/${name}`)))
    // What the build makes is not looked for.
    expect(named.filter((name) => name !== 'dist/' && !isThere(name))).toEqual([])
  })

  it('has modules that only define, since each is loaded when something of it is first used', () => {
    const DOING =
      /^(?:(?:if|for|while|do|try|switch|await|throw|new|void|delete)\b|\w[\w$.[\]']*(?:\(|\s*(?:[-+*|&?]|\?\?|\|\|)?= ))/
    const doing = production.flatMap(({ path, text }) =>
      /^src\/(start|pocket\/browser|serving\/browser)\/|^src\/reader-thread\.ts$/.test(path)
        ? []
        : withoutComments(text)
            .replaceAll(/`[^`]*`/g, '')
            .split('\n')
            .filter((line) => DOING.test(line))
            .map((line) => `${path}: ${line}`),
    )
    expect(doing).toEqual([])
  })

  it('has no junk drawers', () =>
    expect(production.map(({ path }) => path).filter((path) => NO_SUCH_NAMES.test(path))).toEqual([]))

  it('imports a command only when it runs', () => {
    const program = production.filter(({ path }) => /^src\/program(\.ts|\/)/.test(path))
    const statics = program.flatMap(({ text }) =>
      [...text.matchAll(/^import (?!type).*'\.\.?\/commands\/([\w/-]+)\.ts'/gm)].map((match) => match[1]),
    )
    expect([...new Set(statics)].sort()).toEqual(['frame/options', 'frame/with-context'])
  })
})

function walk(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? walk(path) : [path]
  })
}

function specifiers(text: string): string[] {
  const found = withoutComments(text).matchAll(
    /(?:^|[\s;])(?:import|export)\b[^'"]*?from\s*'([^']+)'|\bimport\(\s*'([^']+)'\s*\)|^import\s*'([^']+)'/gm,
  )
  return [...found].map((match) => match[1] ?? match[2] ?? match[3] ?? '')
}

function localImports(path: string, text: string): string[] {
  return specifiers(text)
    .filter((name) => name.startsWith('.'))
    .map((name) => relative(src, resolve(root, dirname(path), name)))
}

function packageImports(text: string): string[] {
  return specifiers(text).filter((name) => !name.startsWith('.'))
}

function isAllowed(path: string, target: string): boolean {
  const place = path.replace(/^src\//, '').split('/')[0] ?? ''
  const goal = target.startsWith('..') ? target : (target.split('/')[0] ?? '')
  const allowed = MAY_IMPORT[place]
  return allowed !== undefined && (allowed.includes('*') || [...allowed, ...FOR_ALL].includes(goal))
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '')
}

const withoutTypes = (text: string): string => text.replace(/^(?:import|export) type [^'"]*from '[^']+'$/gm, '')

function cycles(): string[] {
  const graph = new Map(
    production.map(({ path, text }) => [path, localImports(path, withoutTypes(text)).map((target) => `src/${target}`)]),
  )
  const found: string[] = []
  const state = new Map<string, 'open' | 'done'>()
  const visit = (path: string, trail: readonly string[]): void => {
    if (state.get(path) === 'done') return
    if (state.get(path) === 'open') {
      found.push([...trail.slice(trail.indexOf(path)), path].join(' → '))
      return
    }
    state.set(path, 'open')
    for (const next of graph.get(path) ?? []) visit(next, [...trail, path])
    state.set(path, 'done')
  }
  for (const path of graph.keys()) visit(path, [])
  return found
}
