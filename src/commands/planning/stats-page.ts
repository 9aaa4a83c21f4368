import type { Context } from '../../context.ts'
import { writeWhole } from '../../disk/write-whole.ts'
import { GENERATOR, renderStatsPage, STATS_POLICY } from '../../page/page.ts'
import type { StatsData } from '../../terminal/views/planning/stats.ts'
import { VERSION } from '../../version.ts'
import { newFile } from '../frame/new-file.ts'
import { isOwnPage } from '../frame/own-page.ts'
import { printLine } from '../frame/tell.ts'

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
  const { messages, terminal } = context
  const path = newFile(context, file, (there) => force || isOwnPage(there, GENERATOR))
  writeWhole(path, statsHtml(context, data, countdown).html, 0o600, file)
  printLine(terminal, messages.page.written(file))
}

/** The same as HTML, with the policy that it must be sent with; see `renderStatsPage`. */
export function statsHtml(
  { messages, language }: Pick<Context, 'messages' | 'language'>,
  data: StatsData,
  countdown: readonly string[],
  wayBack = '',
): { readonly html: string; readonly policy: string } {
  return { html: renderStatsPage(data, messages, language, VERSION, countdown, wayBack), policy: STATS_POLICY }
}
