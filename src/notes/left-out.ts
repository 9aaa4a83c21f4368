/** Why a file or folder inside of a folder of notes holds nothing to ask. */
export type LeftOutKind = 'conflict' | 'drawing' | 'templates' | 'export'

export interface LeftOut {
  /** As problems show it. */
  readonly path: string
  readonly kind: LeftOutKind
}

/**
 * What programs that sync call the copy of a file that was changed in two places. Sources: the manuals of Syncthing
 * (`os.sync-conflict-20240101-120000-ABCDEFG`), Dropbox and Obsidian (`os (X's conflicted copy 2024-01-01)`, in the language of the
 * user), Nextcloud (`os (conflicted copy 2024-01-01 120000)`), ownCloud (`os_conflict-20240101-120000`), Seafile
 * (`os (SFConflict a@b.c 2024-01-01)`), Synology (`os_PC_Jan-01-120000-2024_Conflict`), Unison (`os (conflict #1 on 2024-01-01)`),
 * pCloud (`os [conflicted]`), Resilio (`os.Conflict`).
 */
const CONFLICTS: readonly RegExp[] = [
  /\.sync-conflict-\d{8}-\d{6}/i,
  /[([].*\bconflicted copy\b.*[)\]]/i,
  /[([](?:SFConflict\b.*|conflicted|conflict #?\d.*|case conflict.*)[)\]]/i,
  /\([^()]*(?:충돌(?:된|한|하는)? ?(?:사본|복사본|버전)|대소문자 충돌|競合コピー|競合するコピー|冲突(?:的)?副本|衝突(?:的)?(?:複本|副本)|copie en conflit|in Konflikt stehende Kopie|copia en conflicto|cópia em conflito|конфликтующая копия|bản sao xung đột)[^()]*\)/iu,
  /_conflict-\d{8}/i,
  /_[A-Za-z]{3}-\d{2}-\d{6}-\d{4}_Conflict(?:_|$)/,
  /\.conflict$/i,
]

/**
 * What other programs call a second file where one of that name is there: iCloud and Finder (`os 2`, `os copy`), OneDrive
 * (`os-DESKTOP-1A2B3C4`, `os-Janes-MacBook-Pro`), Google Drive and browsers (`os (1)`, `Copy of os`), Windows (`os - Copy`). People name notes so, too: only one that says
 * the same as the first is a copy.
 */
const SECONDS: readonly RegExp[] = [
  /^(.+?)(?: \d{1,2}| ?\(\d{1,2}\))$/,
  /^(.+?)-(?:DESKTOP|LAPTOP)-[A-Z0-9]{7,8}(?:-\d{1,2})?$/,
  /^(.+?)-(?:[\p{L}\d]+-)?(?:MacBook(?:-Pro|-Air)?|iMac|Mac-mini|PC|Surface)(?:-\d{1,2})?$/u,
  /^Copy of (.+)$/,
  /^(.+?)(?: copy| - copy| - 복사본| 복사본|의 사본| 사본| のコピー| 副本| 的副本)(?: ?\(?\d{1,2}\)?)?$/iu,
]

/** How all of these end, if not only these: in the last letter of a word for a copy, in a number behind such a word or a space, as a machine's name does; or how the rest begins. */
const SECOND_END =
  /^Copy of |-(?:MacBook|iMac|Mac-|[^-]*PC\b|Surface)|(?:[yY)본本\u11abー]|[ (yY본本\u11abー]\d{1,2}|-[A-Z0-9]{7,8}(?:-\d{1,2})?)\.[^.]+$/

const EXTENSION = /\.[^.]+$/

/** Whether a folder holds what other notes are made of. */
export const isTemplates = (name: string): boolean => /^[_.]?(?:templates|템플릿)$/iu.test(name.normalize('NFC'))

/** Why a note is not for asking, as its name says; null for any other. */
export function leftOutByName(name: string): LeftOutKind | null {
  if (/\.excalidraw\.[^.]+$/i.test(name)) return 'drawing'
  // Nearly all names are told apart from these by one look.
  if (!/[([\]]|conflict/i.test(name)) return null
  const base = name.normalize('NFC').replace(EXTENSION, '')
  return CONFLICTS.some((pattern) => pattern.test(base)) ? 'conflict' : null
}

/** The name of the file that one may be a second copy of; null where its name is not made so. */
export function firstOf(name: string): string | null {
  // Hardly any name ends so, and there may be thousands.
  if (!SECOND_END.test(name)) return null
  const base = name.replace(EXTENSION, '')
  for (const pattern of SECONDS) {
    const [, first] = pattern.exec(base.normalize('NFC')) ?? []
    if (first !== undefined) return first + name.slice(base.length)
  }
  return null
}

const MOSTLY = 0.8
const FEWEST_LINES = 3

/** Whether most lines of a text stand in another one, too. */
export function isCopyOf(text: string, first: string): boolean {
  const linesOf = (whole: string) =>
    whole
      .split(/\r\n|[\r\n]/)
      .map((line) => line.trim())
      .filter((line) => line !== '')
  const lines = linesOf(text)
  const known = new Set(linesOf(first))
  return lines.length >= FEWEST_LINES && lines.filter((line) => known.has(line)).length >= lines.length * MOSTLY
}

/** A line of the to-do list that `prep list --format md` makes. */
const TODO = /^(?: {2})?- \[[ x]\] .* \((?:`[^`]*:\d+`|(`{2,}) .*:\d+ \1)\)$/

/** Whether a note is the to-do list that prep made of others. */
export function isTodoList(lines: readonly string[]): boolean {
  return (
    (lines[0]?.startsWith('## ') ?? false) &&
    TODO.test(lines[2] ?? '') &&
    lines.every((line) => line === '' || line.startsWith('## ') || TODO.test(line))
  )
}
