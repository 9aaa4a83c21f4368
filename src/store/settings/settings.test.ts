import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { stateDirectory } from '../state-directory.ts'
import { USUAL_SETTINGS } from './setting.ts'
import { readSettings, unsetSetting, writeSetting } from './settings.ts'

let folder: string
const path = () => join(folder, 'settings.json')

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'prep-settings-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('settings', () => {
  test('are the usual ones until something is set, and again when it is unset', async () => {
    expect(await readSettings(folder)).toEqual({ settings: USUAL_SETTINGS, set: [], problems: [] })
    await writeSetting(folder, 'newPerDay', 5)
    await writeSetting(folder, 'noteFolders', ['/notes', '/면접'])
    expect((await readSettings(folder)).settings).toEqual({
      ...USUAL_SETTINGS,
      newPerDay: 5,
      noteFolders: ['/notes', '/면접'],
    })
    expect(statSync(path()).mode & 0o777).toBe(0o600)
    await unsetSetting(folder, 'newPerDay')
    expect((await readSettings(folder)).settings.newPerDay).toBe(20)
  })

  test('refuse an impossible value and keep the old one', async () => {
    await writeSetting(folder, 'rolloverHour', 5)
    await expect(writeSetting(folder, 'rolloverHour', 24)).rejects.toMatchObject({ code: 'badSetting' })
    expect((await readSettings(folder)).settings.rolloverHour).toBe(5)
  })

  test('that make no sense in the file are told, and the others count', async () => {
    writeFileSync(path(), '{"newPerDay": "many", "rolloverHour": 3, "colour": "red", "__proto__": {"a": 1}}')
    const { settings, problems } = await readSettings(folder)
    expect(settings).toEqual({ ...USUAL_SETTINGS, rolloverHour: 3 })
    expect(problems.map(({ kind, name }) => `${kind} ${name}`)).toEqual(
      expect.arrayContaining(['badSetting newPerDay', 'unknownSetting colour']),
    )
  })

  test.each(['{"newPerDay": 3', '', '[]', '\u0000\u0000'])(
    'a broken file %j is told and not written over',
    async (text) => {
      writeFileSync(path(), text)
      const { settings, problems } = await readSettings(folder)
      expect(settings).toEqual(USUAL_SETTINGS)
      expect(problems).toMatchObject([{ kind: 'unreadableSettings' }])
      await expect(writeSetting(folder, 'newPerDay', 5)).rejects.toMatchObject({ code: 'cannotReadState' })
      expect(readFileSync(path(), 'utf8')).toBe(text)
    },
  )

  test('of a newer prep are refused and left alone', async () => {
    writeFileSync(path(), '{"version": 2}')
    await expect(readSettings(folder)).rejects.toMatchObject({ code: 'newerState' })
    await expect(writeSetting(folder, 'newPerDay', 5)).rejects.toMatchObject({ code: 'newerState' })
  })

  test('that cannot be saved say so', async () => {
    mkdirSync(join(folder, 'file'))
    writeFileSync(join(folder, 'file', 'state'), '')
    await expect(writeSetting(join(folder, 'file', 'state'), 'newPerDay', 5)).rejects.toMatchObject({
      code: 'cannotSave',
    })
  })
})

test('the state folder is where the system keeps data', () => {
  const at = (env: Record<string, string>, platform: NodeJS.Platform = 'linux') =>
    stateDirectory(env, platform, '/home/kim')
  expect(at({})).toBe('/home/kim/.local/share/prep')
  expect(at({ XDG_DATA_HOME: '/data' })).toBe('/data/prep')
  expect(at({ XDG_DATA_HOME: 'data' })).toBe('/home/kim/.local/share/prep')
  expect(at({ XDG_DATA_HOME: '' })).toBe('/home/kim/.local/share/prep')
  expect(at({ PREP_STATE_DIR: '/state', XDG_DATA_HOME: '/data' })).toBe('/state')
  expect(at({}, 'darwin')).toBe('/home/kim/Library/Application Support/prep')
  expect(stateDirectory({}, 'win32', 'C:\\Users\\kim')).toBe('C:\\Users\\kim\\AppData\\Local\\prep\\Data')
})
