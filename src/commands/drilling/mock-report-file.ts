import { existsSync, writeFileSync } from 'node:fs'
import { dirname, relative, resolve, sep } from 'node:path'
import type { Context } from '../../context.ts'
import { cannotSave, errorCode } from '../../disk/failed-save.ts'
import type { MockAnswer, MockReport } from '../../drill/mock-report.ts'
import { PrepError } from '../../errors.ts'
import { localTime } from '../../schedule/day.ts'
import { mockReportMarkdown } from '../../terminal/views/mock-report.ts'
import { newFile } from '../frame/new-file.ts'

/**
 * The whole path that a report goes to. Throws PrepError `reportExists` where anything is there: it may be a note; and
 * `noSuchFolder`. To be asked before an interview begins, so that its report has a place when it ends.
 */
export function reportPath(context: Context, shown: string): string {
  if (existsSync(resolve(context.host.cwd, shown))) throw new PrepError('reportExists', { path: shown })
  return newFile(context, shown, () => false)
}

/**
 * Writes how a mock interview went: as a page where the file's name ends as one, as Markdown otherwise. Never over a file that is
 * there. Throws what `reportPath` throws, and PrepError `cannotSave`.
 */
export async function writeMockReport(context: Context, shown: string, report: MockReport): Promise<void> {
  const { host, messages, language } = context
  const path = reportPath(context, shown)
  const now = context.now()
  const isPage = /\.html?$/i.test(path)
  const linkTo = ({ source }: MockAnswer): string => {
    const away = relative(dirname(path), resolve(host.cwd, source.path)).split(sep)
    const address = away.map((name) => encodeURIComponent(name)).join('/')
    // Where lines of a text are shown, they are so named; elsewhere the mark leads to the beginning.
    return isPage ? address : `${address}#L${source.line}`
  }
  const look = { at: localTime(now, host.timeZone), now, messages, linkTo }
  const text = isPage
    ? (await import('../../page/mock-page.ts')).renderMockPage(report, { ...look, language })
    : mockReportMarkdown(report, look)
  try {
    writeFileSync(path, text, { flag: 'wx', mode: 0o600 })
  } catch (cause) {
    if (errorCode(cause) === 'EEXIST') throw new PrepError('reportExists', { path: shown })
    throw cannotSave(shown, cause)
  }
}
