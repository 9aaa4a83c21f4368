import { accessSync, constants, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Conf from 'conf'
import { makeFolder } from '../../disk/make-folder.ts'
import { type ConfFormat, confPath, parseConf, writeConf } from './conf-format.ts'

/** A file of conf's, as prep uses it: read once, written whole, checked after writing. */
export interface ConfFile {
  readonly path: string
  /** What the file held when it was opened. */
  readonly stored: Readonly<Record<string, unknown>>
  /** Replaces everything; throws when the file on disk is not what was meant to be written, and puts settings back. */
  replace(values: Readonly<Record<string, unknown>>): void
}

const DRAFT_MS = 60_000

/**
 * Opens `<folder>/<name>.json`, which need not exist. Throws what conf throws when the file cannot be understood; the
 * file is left as it is.
 */
export function openConf(folder: string, name: string, format: ConfFormat): ConfFile {
  const path = confPath(folder, name)
  let read: Record<string, unknown> = {}
  let written = ''
  if (!existsSync(folder)) makeFolder(folder)
  const conf = new Conf<Record<string, unknown>>({
    cwd: folder,
    configName: name,
    projectSuffix: '',
    accessPropertiesByDotNotation: false,
    clearInvalidConfig: false,
    configFileMode: 0o600,
    deserialize: (text) => {
      read = parseConf(text, format)
      return read
    },
    serialize: (values) => {
      written = writeConf(values, format)
      return written
    },
  })
  return {
    path,
    stored: read,
    replace(values) {
      // conf would try for a second before it says that the folder is read-only.
      accessSync(folder, constants.W_OK)
      const old = format === 'json' && existsSync(path) ? readFileSync(path) : null
      conf.store = { ...values }
      const { size } = statSync(path)
      if (size !== Buffer.byteLength(written)) {
        // On a full disk half a file takes the place of a good one, without an error; the good one's space is free now.
        if (old !== null) writeFileSync(path, old, { mode: 0o600 })
        throw new Error(`the disk is full: ${size} of ${Buffer.byteLength(written)} bytes were written`)
      }
      removeDrafts(folder, name)
    },
  }
}

/** Takes a file of conf's away, for what can be made anew. */
export function removeConf(folder: string, name: string): void {
  rmSync(confPath(folder, name), { force: true })
}

/** What conf was writing when it was killed stays behind; a draft of the last minute may be another process's. */
function removeDrafts(folder: string, name: string): void {
  for (const file of readdirSync(folder)) {
    if (!file.startsWith(`${name}.json.tmp-`)) continue
    const path = join(folder, file)
    try {
      if (Date.now() - statSync(path).mtimeMs > DRAFT_MS) rmSync(path)
    } catch {}
  }
}
