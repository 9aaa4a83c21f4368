import fc from 'fast-check'
import ICAL from 'ical.js'
import PostalMime from 'postal-mime'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { writeCalendar } from '../../src/exchange/reminders/calendar.ts'
import { writeMail } from '../../src/exchange/reminders/mail.ts'
import { makeWorld, runInProcess, type World } from '../support/host.ts'
import { schemaErrors } from '../support/schemas.ts'

const NOTE = `# 네트워크

## HTTP keep-alive; 왜, 언제 쓰나요?
연결을 다시 써요.

## CORS란?

## 쿠키와 세션의 차이는?
브라우저에 있느냐 서버에 있느냐.
`

let world: World
beforeEach(() => {
  world = makeWorld({ 'notes/net.md': NOTE })
})
afterEach(() => world.remove())

const NOW = '2026-11-30T07:30:00+09:00'
const today = (args: readonly string[] = [], now = NOW) =>
  runInProcess(world, ['--notes', 'notes', '--lang', 'ko', 'today', ...args], { now })
const plan = () =>
  runInProcess(
    world,
    ['--notes', 'notes', 'interview', 'add', '카카오', '--on', '2026-12-20 14:00', '--minutes', '20'],
    { now: NOW },
  )
const done = async () => {
  for (const words of ['keep-alive', '쿠키'])
    await runInProcess(world, ['--notes', 'notes', 'grade', words, 'easy'], { now: NOW })
}

/** The properties of each event of a calendar, as a calendar program reads them. */
const eventsOf = (text: string) =>
  new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((each) => {
    const event = new ICAL.Event(each)
    const { summary, description, uid } = event
    return { summary, description, uid, start: String(event.startDate), end: String(event.endDate) }
  })

describe('prep today --format', () => {
  it('text: one line, with the days to the interview', async () => {
    expect((await today(['--format', 'text'])).stdout).toBe('새 질문 2개\n')
    await plan()
    expect((await today(['--format', 'text'])).stdout).toBe('새 질문 2개 · 쓸 답 1개 · 카카오 D-20\n')
    expect((await today(['--format', 'text'], '2026-12-20T09:00:00+09:00')).stdout).toContain('카카오 D-day')
  })

  it('text: says that nothing is to be done', async () => {
    await done()
    expect((await today(['--format', 'text'])).stdout).toBe('오늘 할 일을 다 했어요\n')
  })

  it('md: a list for a daily note, of which prep itself reads nothing', async () => {
    await plan()
    const { stdout } = await today(['--format', 'md'])
    expect(stdout).toBe(
      [
        '<!-- prep: ignore -->',
        '- 새 질문 2개 · 쓸 답 1개 · 답이 없는 질문 1개',
        '- D-20 · 카카오 면접 2026-12-20 14:00',
        '- 생각해 볼 질문: HTTP keep-alive; 왜, 언제 쓰나요? (net › 네트워크 · notes/net.md:3)',
        '',
      ].join('\n'),
    )
    world.write('notes/2026-11-30.md', `# 2026-11-30\n\n아침에 한 일\n\n${stdout}`)
    const listed = await runInProcess(world, ['--notes', 'notes', 'list', '--json'], { now: NOW })
    expect(JSON.parse(listed.stdout)).toHaveLength(3)
  })

  it('ics: a calendar with today and each interview, the same events all day', async () => {
    await plan()
    const { stdout } = await today(['--format', 'ics'])
    const [drill, interview, ...others] = eventsOf(stdout)
    expect(others).toEqual([])
    expect(drill).toMatchObject({
      summary: '새 질문 2개 · 쓸 답 1개 · 카카오 D-20',
      description: expect.stringContaining('생각해 볼 질문:\nHTTP keep-alive; 왜, 언제 쓰나요?'),
      start: '2026-11-30',
      end: '2026-12-01',
    })
    expect(interview).toMatchObject({ summary: '카카오 면접', start: '2026-12-20T14:00:00' })
    await done()
    const later = eventsOf((await today(['--format', 'ics'], '2026-11-30T21:00:00+09:00')).stdout)
    expect(later.map(({ uid }) => uid)).toEqual([drill?.uid, interview?.uid])
    expect(later[0]?.summary).not.toBe(drill?.summary)
    const tomorrow = eventsOf((await today(['--format', 'ics'], '2026-12-01T21:00:00+09:00')).stdout)
    expect(tomorrow[0]?.uid).not.toBe(drill?.uid)
    expect(tomorrow[1]?.uid).toBe(interview?.uid)
  })

  it('mail: a message to whoever is named, else to whoever runs it', async () => {
    await plan()
    const { stdout } = await today(['--format', 'mail', '--to', 'me@example.com'])
    const mail = await PostalMime.parse(stdout)
    expect(mail).toMatchObject({
      subject: '새 질문 2개 · 쓸 답 1개 · 카카오 D-20',
      from: { name: 'prep', address: 'me@example.com' },
      to: [{ address: 'me@example.com' }],
      date: '2026-11-29T22:30:00.000Z',
    })
    expect(mail.text?.split('\r\n')).toEqual([
      '새 질문 2개 · 쓸 답 1개 · 답이 없는 질문 1개',
      'D-20 · 카카오 면접 2026-12-20 14:00',
      '',
      '생각해 볼 질문:',
      'HTTP keep-alive; 왜, 언제 쓰나요?',
      'net › 네트워크 · notes/net.md:3',
      '',
    ])
    const own = await runInProcess(world, ['--notes', 'notes', 'today', '--format', 'mail'], {
      now: NOW,
      env: { LOGNAME: 'kim' },
    })
    expect(own.stdout).toMatch(/^From: prep <kim@localhost>\nTo: kim\nSubject: =\?UTF-8\?B\?/)
  })

  it.each(['a@b.c, d@e.f', 'me@example.com\nBcc: x@y.z', '', '김@예.한국'])('mail: not to %j', async (to) => {
    const { exitCode, stdout, stderr } = await today(['--format', 'mail', '--to', to])
    expect([exitCode, stdout]).toEqual([2, ''])
    expect(stderr).toContain('--to')
  })

  it('--if-due prints nothing and ends with 1 where nothing waits', async () => {
    expect(await today(['--format', 'text', '--if-due'])).toMatchObject({ exitCode: 0, stdout: '새 질문 2개\n' })
    await done()
    for (const how of [['--format', 'mail'], ['--json'], []])
      expect(await today([...how, '--if-due'])).toMatchObject({ exitCode: 1, stdout: '' })
  })

  it('--json names the question to think about; once nothing is asked, one that has no answer', async () => {
    const { stdout } = await today(['--json'])
    expect(schemaErrors('today', stdout)).toBeNull()
    expect(JSON.parse(stdout).question).toMatchObject({ deck: 'net', path: 'notes/net.md', line: 3 })
    await done()
    expect(JSON.parse((await today(['--json'])).stdout).question).toMatchObject({ question: 'CORS란?' })
    expect(JSON.parse((await runInProcess(world, ['--json'], { now: NOW })).stdout).question).not.toBeNull()
  })
})

const anyText = fc.string({
  unit: fc.oneof(fc.constantFrom('\n', ',', ';', '\\', '"', ' ', '가', '👩‍🚀', '=?'), fc.string()),
})

it('every calendar is read back as it was meant, in lines of 75 octets at most', () => {
  fc.assert(
    fc.property(anyText, anyText, (summary, description) => {
      const event = { uid: 'a@b', date: '2026-12-31', time: null, summary, description }
      const text = writeCalendar([event], new Date('2026-11-30T00:00:00Z'), 'x')
      expect(text.endsWith('\r\n')).toBe(true)
      for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
      const clean = (given: string) => given.replaceAll(/\r\n?/g, '\n').replaceAll(/[\x00-\x09\x0b-\x1f\x7f]/g, ' ')
      const [read] = eventsOf(text)
      expect([read?.summary, read?.description ?? '']).toEqual([clean(summary), clean(description)])
      expect([read?.start, read?.end]).toEqual(['2026-12-31', '2027-01-01'])
    }),
  )
})

it('every mail has headers of ASCII in short lines, and is read back as it was meant', async () => {
  await fc.assert(
    fc.asyncProperty(anyText, anyText, async (subject, text) => {
      const mail = writeMail({
        ...{ to: 'me@example.com', from: 'prep', subject, text, language: 'ko' },
        at: new Date('2026-11-30T00:00:00Z'),
      })
      expect(mail).toMatch(/^[\x20-\x7e\n]*$/)
      for (const line of mail.split('\n')) expect(line.length).toBeLessThanOrEqual(76)
      const read = await PostalMime.parse(mail)
      const line = subject.replaceAll(/[\x00-\x1f\x7f]+/g, ' ').trim()
      expect(read.subject ?? '').toBe(line)
      expect((read.text ?? '').replaceAll('\r\n', '\n').trimEnd()).toBe(text.replaceAll('\r\n', '\n').trimEnd())
    }),
  )
})
