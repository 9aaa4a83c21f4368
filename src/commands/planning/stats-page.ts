import type { Context } from '../../context.ts'
import { writeWhole } from '../../disk/write-whole.ts'
import { GENERATOR, renderStatsPage } from '../../page/page.ts'
import { sanitiseLine } from '../../terminal/text/sanitise.ts'
import type { StatsData } from '../../terminal/views/planning/stats.ts'
import { VERSION } from '../../version.ts'
import { newFile } from '../frame/new-file.ts'
import { isOwnPage } from '../frame/own-page.ts'

/**
 * Writes how it goes as a page, whole or not at all. Throws PrepError `fileExists` where another program's file is in the
 * way (a page of prep's is replaced) unless `force`, `noSuchFolder` and `cannotSave`. `countdown`: lines about the interviews to come.
 */
export function writeStatsPage(
  context: Context,
  file: string,
  data: StatsData,
  force: boolean,
  countdown: readonly string[],
): void {
  const { messages, language, terminal } = context
  const path = newFile(context, file, (there) => force || isOwnPage(there, GENERATOR))
  const text = renderStatsPage(data, messages, language, VERSION, countdown)
  writeWhole(path, text, 0o600, file)
  terminal.write(`${sanitiseLine(messages.page.written(file))}\n`)
}
