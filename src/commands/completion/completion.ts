import { resolve } from 'node:path'
import type { Context } from '../../context.ts'
import { EXIT, PrepError } from '../../errors.ts'
import { readSettings } from '../../store/settings/settings.ts'
import { quoteForBash, readTypedLine, type TypedLine } from '../../terminal/text/shell-words.ts'
import { type Answer, candidatesFor } from './completion-candidates.ts'
import { COMPLETION_SCRIPTS, SHELLS, type Shell } from './completion-scripts.ts'
import { placeOf, type Shapes } from './completion-words.ts'

/**
 * `prep completion <shell>`: the script that completes prep's command line in that shell. What a script asks comes here, too:
 * `prep completion <shell> -- <what is typed>` answers with what kind of words it is, then one word a line.
 */
export async function completion(context: Context, words: readonly string[], shapes: () => Shapes): Promise<number> {
  const [name, ...typed] = words
  const shell = SHELLS.find((each) => each === name)
  if (shell === undefined)
    throw new PrepError('badWords', { given: words.join(' ') || 'prep completion', expected: SHELLS.join(' | ') })
  if (typed.length === 0) {
    context.terminal.write(COMPLETION_SCRIPTS[shell])
    return EXIT.done
  }
  const line = lineFor(shell, typed)
  const { place, typedGlobals } = placeOf(line.before, line.typed, shapes())
  const { notes, stateDir } = typedGlobals
  const typedStateDir = stateDir === null ? context.stateDir : resolve(context.host.cwd, stateDir)
  const asTyped: Context = {
    ...context,
    options: { ...context.options, notes: notes.length > 0 ? notes : context.options.notes },
    stateDir: typedStateDir,
    settings: stateDir === null ? context.settings : (await readSettings(typedStateDir)).settings,
  }
  const answer = await candidatesFor(place, line.typed, asTyped, shapes())
  const lines = shell === 'bash' ? forBash(answer, line, typed[1] ?? '') : answer.words.map(withDescription)
  context.terminal.write([answer.kind, ...lines].map((each) => `${each}\n`).join(''))
  return EXIT.done
}

/** bash gives the line as it is typed; zsh the words without quotes; fish so, but for the word being typed. */
function lineFor(shell: Shell, typed: readonly string[]): TypedLine {
  if (shell === 'bash') return readTypedLine(typed[0] ?? '')
  const last = typed.at(-1) ?? ''
  const before = typed.slice(0, -1)
  return shell === 'zsh' ? { before, typed: last, quote: '' } : { ...readTypedLine(last), before }
}

const withDescription = ({ text, about }: Answer['words'][number]): string =>
  about === '' ? text : `${text}\t${about}`

/**
 * bash replaces what stands behind the last of `:` and `=` (`tail`), writes the words as they are, and takes what they
 * begin with in common before there is one left: where that would take away what is typed, that is put beside them.
 */
function forBash({ kind, words }: Answer, { typed, quote }: TypedLine, tail: string): readonly string[] {
  const replaced = readTypedLine(quote + tail).typed
  const kept = typed.endsWith(replaced) ? typed.slice(0, typed.length - replaced.length) : ''
  const texts = words.map(({ text }) => text).filter((text) => text.startsWith(kept))
  const [first = ''] = texts
  const takesAway = kind === 'search' && texts.length > 1 && texts.every((text) => text[0] === first[0])
  return [...texts, ...(takesAway ? [typed] : [])].map((text) => quoteForBash(text.slice(kept.length), quote))
}
