import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { cannotSave, errorCode } from './failed-save.ts'
import { makeFolder } from './make-folder.ts'

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567'
const DEVICE = /^[a-z0-9-]{1,40}$/

/**
 * Random lower-case base-32 characters: a name that no other process has, and no secret. Loading node:crypto takes longer than
 * writing down a grade; V8 seeds `Math.random` anew by the system's chance in each process.
 */
export function randomName(length: number): string {
  return Array.from({ length }, () => ALPHABET[Math.floor(Math.random() * ALPHABET.length)]).join('')
}

/**
 * The name of this device, which names its journal: the host's name and a few random characters, made at the first
 * write and kept in the state folder. A state folder copied to another host gets another name there, so that no two
 * devices write to one journal.
 */
export function deviceName(stateDir: string, host: string): string {
  const { folder, hostName, path } = placeOf(stateDir, host)
  const known = readName(path)
  if (known !== null) return known
  const name = `${hostName.slice(0, 16).replace(/-+$/, '') || 'device'}-${randomName(6)}`
  const draft = `${path}.${randomName(8)}`
  try {
    makeFolder(folder)
    writeFileSync(draft, `${name}\n`, { mode: 0o600 })
    try {
      linkSync(draft, path)
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') writeFileSync(path, `${name}\n`, { mode: 0o600, flag: 'wx' })
    }
    return readName(path) ?? name
  } catch (error) {
    throw cannotSave(path, error)
  } finally {
    rmSync(draft, { force: true })
  }
}

/** The name of this device, null when it has written nothing yet. */
export const knownDevice = (stateDir: string, host: string): string | null => readName(placeOf(stateDir, host).path)

function placeOf(stateDir: string, host: string) {
  const hostName = host
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  const folder = join(stateDir, 'devices')
  return { folder, hostName, path: join(folder, hostName.slice(0, 60) || 'device') }
}

function readName(path: string): string | null {
  try {
    const name = readFileSync(path, 'utf8').trim()
    return DEVICE.test(name) ? name : null
  } catch {
    return null
  }
}
