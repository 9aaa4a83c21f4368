import { readlinkSync } from 'node:fs'

/** Where systems keep the link to the rules of the local time zone. */
const LOCAL = '/etc/localtime'
/** Names that Intl has under no other: what it calls `UTC` has a dozen. */
const PLACE =
  /(?:^:?|\/zoneinfo\/)((?:Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific)\/[\w+/-]+)$/
const UTC = /(?:^:?|\/zoneinfo\/)(?:Etc\/)?UTC$/

/**
 * The IANA name of the local time zone, as TZ or the system's link says it; asks Intl, whose first use costs as much as the rest of a
 * small command, where these say anything unusual.
 */
export function localTimeZone(env: Readonly<Record<string, string | undefined>>): string {
  const said = env['TZ'] ?? linkOf(LOCAL)
  if (UTC.test(said)) return 'UTC'
  return PLACE.exec(said)?.[1] ?? Intl.DateTimeFormat().resolvedOptions().timeZone
}

function linkOf(path: string): string {
  try {
    return readlinkSync(path)
  } catch {
    return ''
  }
}
