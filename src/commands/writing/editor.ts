import { basename, resolve } from 'node:path'
import stringArgv from 'string-argv'
import type { Card } from '../../cards/card.ts'
import type { Context, Environment } from '../../context.ts'
import { PrepError } from '../../errors.ts'

export interface EditorCommand {
  readonly file: string
  readonly args: readonly string[]
}

/** How each family of editors is told to open a file at a line, and to stay in the foreground until it is closed. */
const FAMILIES: readonly {
  readonly names: RegExp
  readonly args: (path: string, line: number) => readonly string[]
}[] = [
  {
    names: /^(code|code-insiders|codium|vscodium|cursor|windsurf)$/,
    args: (path, line) => ['--wait', '--goto', `${path}:${line}`],
  },
  { names: /^(subl|sublime_text)$/, args: (path, line) => ['--wait', `${path}:${line}`] },
  { names: /^(zed|zeditor)$/, args: (path, line) => ['--wait', `${path}:${line}`] },
  { names: /^(hx|helix)$/, args: (path, line) => [`${path}:${line}`] },
  { names: /^(mate)$/, args: (path, line) => ['--wait', '--line', String(line), path] },
  { names: /^(kate)$/, args: (path, line) => ['--block', '--line', String(line), path] },
  { names: /^(idea|webstorm|pycharm|goland)(64)?$/, args: (path, line) => ['--wait', '--line', String(line), path] },
  { names: /^(notepad)$/, args: (path) => [path] },
]

/**
 * The program and arguments that open `path` (absolute) at `line`: $VISUAL, else $EDITOR, else vi (notepad on Windows).
 * The variable may hold arguments (`code --new-window`), quoted as in a shell; no shell ever sees it.
 */
export function editorCommand(env: Environment, platform: NodeJS.Platform, path: string, line: number): EditorCommand {
  const wanted = env['VISUAL'] || env['EDITOR'] || (platform === 'win32' ? 'notepad' : 'vi')
  const [file = 'vi', ...own] = stringArgv(wanted)
  const name = basename(file.replaceAll('\\', '/'))
    .replace(/\.(exe|cmd|bat)$/i, '')
    .toLowerCase()
  const family = FAMILIES.find(({ names }) => names.test(name))
  const placed = family === undefined ? [`+${line}`, path] : family.args(path, line)
  return { file, args: [...own, ...placed.filter((argument) => argument !== '--wait' || !own.includes('--wait'))] }
}

/** Has the person edit a note where a question stands; resolves once the editor is closed. Rejects with PrepError `noEditor`, `editorFailed`. */
export async function editAt({ host }: Context, { path, line }: Pick<Card['source'], 'path' | 'line'>): Promise<void> {
  const { file, args } = editorCommand(host.env, host.platform, resolve(host.cwd, path), line)
  const exitCode = await host.runProgram(file, args).catch((cause) => {
    throw new PrepError('noEditor', { file }, { cause })
  })
  if (exitCode !== 0) throw new PrepError('editorFailed', { file, exitCode })
}
