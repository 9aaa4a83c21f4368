import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Followed } from './replaying/history.ts'
import { readConf } from './settings/conf-format.ts'
import type { EventId } from './store.ts'

const NAME = 'told'

/**
 * Those of the edits that have not been told before; from now on these count as told. What cannot be kept is told
 * again: nothing hangs on it.
 */
export async function notYetTold(stateDir: string, followed: readonly Followed[]): Promise<readonly Followed[]> {
  const told = toldIn(stateDir)
  const news = followed.filter(({ event }) => !told.has(event))
  if (news.length === 0) return []
  try {
    const { openConf } = await import('./settings/conf-store.ts')
    // Only what is still looked at: the file does not grow.
    openConf(stateDir, NAME, 'json').replace({ version: 1, edits: followed.map(({ event }) => event) })
  } catch {}
  return news
}

function toldIn(stateDir: string): ReadonlySet<EventId> {
  if (!existsSync(join(stateDir, `${NAME}.json`))) return new Set()
  try {
    const { edits } = readConf(stateDir, NAME, 'json')
    return new Set(Array.isArray(edits) ? edits : [])
  } catch {
    return new Set()
  }
}
