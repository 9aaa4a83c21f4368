import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Context, GlobalOptions, Host } from '../../context.ts'
import { chooseLanguage, messagesIn } from '../../messages/language.ts'
import { ClockCheck } from '../../store/journal/clock-check.ts'
import { openStore } from '../../store/open-store.ts'
import { readSettings } from '../../store/settings/settings.ts'
import { cacheDirectory, GREETED, stateDirectory } from '../../store/state-directory.ts'
import type { Store } from '../../store/store.ts'
import { createStyle } from '../../terminal/style.ts'
import { reportError } from './report-error.ts'
import { loadRescheduler, schedulerSettings } from './scheduling.ts'
import { tell } from './tell.ts'

/**
 * Runs one command in a context made of the host and the global options; resolves to its exit code.
 * What was opened is closed whatever happens; a failure is reported in the user's language.
 */
export async function withContext(
  host: Host,
  options: GlobalOptions,
  run: (context: Context) => Promise<number>,
): Promise<number> {
  let terminal = host.openTerminal(options.color, options.plain)
  let language = chooseLanguage(options.language, null, host.env)
  let store: Promise<Store> | null = null
  try {
    const stateDir =
      options.stateDir === null
        ? stateDirectory(host.env, host.platform, host.homeDirectory)
        : resolve(host.cwd, options.stateDir)
    const { settings, problems } = await readSettings(stateDir)
    language = chooseLanguage(options.language, settings.language, host.env)
    if (settings.plain && !options.plain) terminal = host.openTerminal(options.color, true)
    const messages = messagesIn(language)
    for (const problem of problems) tell(terminal, messages.saving.settingProblems[problem.kind](problem))
    const { now: pretended } = options
    const context: Context = {
      host,
      options,
      settings,
      stateDir,
      cacheDir: cacheDirectory(host.env, host.platform, host.homeDirectory),
      language,
      messages,
      terminal,
      style: createStyle(terminal.colorLevel, terminal),
      now: pretended === null ? host.now : pretendedClock(pretended, host.now),
      clock:
        pretended === null && host.checksClock
          ? new ClockCheck(stateDir, settings.syncFolder ?? join(stateDir, 'journal'))
          : null,
      random: host.random,
      store: () => {
        store ??= openKnownStore(context)
        return store
      },
    }
    if (terminal.outputIsTerminal && !existsSync(join(stateDir, GREETED))) (await import('./greet.ts')).greet(context)
    const exitCode = await run(context)
    await closeStore(store, context)
    return exitCode
  } catch (error) {
    return reportError(error, terminal, messagesIn(language), options)
  }
}

/** A clock that shows `start` now and then goes on as the real one does. */
function pretendedClock(start: Date, real: () => Date): () => Date {
  const shiftMs = start.getTime() - real().getTime()
  return () => new Date(real().getTime() + shiftMs)
}

async function openKnownStore(context: Context): Promise<Store> {
  const { stateDir, settings, clock } = context
  const deciding = { scheduler: loadRescheduler, settings: () => schedulerSettings(context) }
  return openStore({ stateDir, journalDir: settings.syncFolder, clock, ...deciding })
}

async function closeStore(store: Promise<Store> | null, context: Context): Promise<void> {
  if (store === null) return
  const opened = await store
  await opened.close()
  for (const problem of opened.problems())
    tell(context.terminal, context.messages.saving.problems[problem.kind](problem))
}
