import { execFileSync } from 'node:child_process'
import { expect, it } from 'vitest'
import { localTimeZone } from './local-zone.ts'

it('takes the name that TZ says, as Intl has it', () => {
  for (const TZ of Intl.supportedValuesOf('timeZone')) expect(localTimeZone({ TZ }), TZ).toBe(TZ)
  expect(localTimeZone({ TZ: ':Asia/Seoul' })).toBe('Asia/Seoul')
  for (const TZ of ['UTC', 'Etc/UTC', '/usr/share/zoneinfo/UTC']) expect(localTimeZone({ TZ })).toBe('UTC')
  expect(localTimeZone({ TZ: '/usr/share/zoneinfo/America/Argentina/Buenos_Aires' })).toBe(
    'America/Argentina/Buenos_Aires',
  )
})

it('asks Intl where TZ says nothing that it knows, and where there is none and no link', () => {
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone
  for (const TZ of ['', 'KST-9', 'Mars/Olympus', 'PST8PDT4']) expect(localTimeZone({ TZ }), TZ).toBe(own)
  expect(Intl.supportedValuesOf('timeZone').concat('UTC')).toContain(localTimeZone({}))
})

// What `main` takes a zone's offsets from instead of Intl.
it.each(['Asia/Seoul', 'America/New_York', 'Australia/Lord_Howe', 'Africa/Casablanca', 'Asia/Kathmandu'])(
  'has the same offsets on the clocks of a process as Intl has: %s',
  (TZ) => {
    const program = `
      const format = new Intl.DateTimeFormat('en-US', { timeZone: process.env.TZ, timeZoneName: 'longOffset' })
      for (let at = Date.UTC(2015, 0, 1); at < Date.UTC(2030, 0, 1); at += 7 * 3_600_000) {
        const [, sign, hours, minutes] = /GMT(?:([+-])(\\d\\d):(\\d\\d))?/.exec(format.format(at))
        const offset = sign === undefined ? 0 : Number(sign + '1') * (Number(hours) * 60 + Number(minutes))
        if (offset !== -new Date(at).getTimezoneOffset()) throw new Error(new Date(at).toISOString())
      }`
    execFileSync(process.execPath, ['-e', program], { env: { ...process.env, TZ }, stdio: 'pipe' })
  },
)
