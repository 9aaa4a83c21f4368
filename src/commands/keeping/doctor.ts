import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Context } from '../../context.ts'
import { EXIT, PrepError } from '../../errors.ts'
import { writeBackup } from '../../store/backup.ts'
import { examine, type Finding, repair } from '../../store/doctor.ts'
import { sanitiseLine } from '../../terminal/text/sanitise.ts'
import { type JsonOption, printJson } from '../frame/print-json.ts'
import { loadRescheduler } from '../frame/scheduling.ts'
import { printLine } from '../frame/tell.ts'
import { journalFolder } from './backup.ts'

/** `prep doctor`: looks at everything that is kept and says what is not well; with --fix repairs it after a backup. */
export async function doctor(
  context: Context,
  _: readonly string[],
  options: JsonOption & { readonly fix?: boolean },
): Promise<number> {
  const { terminal, messages, stateDir, now } = context
  const say = messages.saving.doctor
  const print = (line: string) => printLine(terminal, line)
  const journals = journalFolder(context)
  if (context.settings.syncFolder !== null && !existsSync(journals))
    throw new PrepError('syncFolderGone', { path: journals })
  const look = async () => examine(stateDir, journals, await loadRescheduler(), now())
  let examination = await look()
  if (options.fix && examination.findings.some(({ fixable }) => fixable)) {
    const path = join(stateDir, 'backups', `before-doctor-${now().toISOString().replace(/[:.]/g, '-')}.jsonl.gz`)
    if (existsSync(journals)) {
      writeBackup(journals, path)
      terminal.writeError(`${sanitiseLine(say.backedUp({ path }))}\n`)
    }
    if (examination.findings.some(({ kind }) => kind === 'missing')) {
      const { bringBack } = await import('./bring-back.ts')
      print(say.broughtBack({ count: await bringBack(context) }))
    }
    if (examination.findings.some(({ kind, fixable }) => kind === 'future' && fixable)) {
      const { moveToNow } = await import('./bring-back.ts')
      print(say.moved({ count: await moveToNow(context) }))
    }
    for (const finding of repair(examination.findings)) print(say.fixed({ what: sentence(context, finding) }))
    examination = await look()
  }
  const { findings } = examination
  if (options.json) {
    printJson(context, { stateDir, journalDir: journals, ...examination })
    return findings.length > 0 ? EXIT.failed : EXIT.done
  }
  print(say.stateFolder({ path: stateDir }))
  print(say.ok({ ...examination }))
  for (const finding of findings) print(sentence(context, finding))
  print(findings.length === 0 ? say.healthy : say.found({ count: findings.length }))
  if (findings.some(({ fixable }) => fixable)) terminal.writeError(`${say.fixable}\n`)
  return findings.length > 0 ? EXIT.failed : EXIT.done
}

function sentence({ messages }: Context, finding: Finding): string {
  const { doctor: say, problems } = messages.saving
  return finding.kind === 'damage' ? problems[finding.problem.kind](finding.problem) : say[finding.kind](finding)
}
