import { afterEach, describe, expect, it } from 'vitest'
import type { Grade } from '../../src/schedule/grade.ts'
import type { Schedule } from '../../src/schedule/schedule.ts'
import { createScheduler } from '../../src/schedule/scheduler.ts'
import { openStore } from '../../src/store/open-store.ts'
import { SETTINGS } from '../support/drill-cards.ts'
import { makeWorld, runInProcess, type World } from '../support/host.ts'

const NOTE = `# Backend

## Why is an index fast?
It is a sorted tree, so a look-up halves the range each time.

## What does a transaction promise?
All or nothing, and nobody sees the half.

## What is a deadlock?

## Why a queue?
Work waits there, and a slow worker stops nobody.
`
const EVENING = '2026-11-22T20:00:00+09:00'

let world: World | null = null
afterEach(() => {
  world?.remove()
  world = null
})

function open(): World {
  world = makeWorld({ 'note.md': NOTE })
  return world
}
const prep = (args: readonly string[], now = EVENING) =>
  runInProcess(world ?? open(), ['--notes', 'note.md', ...args], { now })

/** The questions that a drill would ask, each with why. */
async function queue(
  args: readonly string[] = [],
  now = EVENING,
): Promise<{ question: string; reason: string; id: string }[]> {
  const { stdout } = await prep(['queue', '--json', ...args], now)
  return JSON.parse(stdout)
}

/** Remembers a review as a drill would. */
async function review(card: string, grade: Grade, at: string, seconds: number): Promise<void> {
  const scheduler = createScheduler(SETTINGS)
  const store = await openStore({ stateDir: world?.env['PREP_STATE_DIR'] ?? '', scheduler })
  const before: Schedule | null = store.records().get(card)?.schedule ?? null
  const after = scheduler.next(before, grade, new Date(at), card)
  await store.append(
    [{ type: 'reviewed', review: { card, grade, at: new Date(at), seconds, before, after } }],
    new Date(at),
  )
  await store.close()
}

describe('prep plan', () => {
  it('shows each day until the interview, how ready one will be, and what the missing answer would add', async () => {
    open()
    const { exitCode, stdout, stderr } = await prep(['plan', '--by', '2026-11-25', '--minutes', '5'])
    expect(exitCode).toBe(0)
    expect(stdout).toContain('D-3 · Interview 2026-11-25 · all notes · 4 questions · 5 minutes a day')
    expect(stdout.match(/^(today|Mon, Nov 23|Tue, Nov 24) /gm)).toHaveLength(3)
    expect(stdout).not.toContain('Nov 25 ')
    expect(stdout).toMatch(/Ready on the day: answered questions 9\d%, all 7\d% \(0% if you stop\s+now\)\./)
    expect(stdout).toMatch(/1 question has no answer and counts as not ready\. Once it is written: 9\d%\./)
    expect(stderr).toContain('`prep drill` follows the plan until 2026-11-25')
  })

  it('says that nothing is planned, refuses a day that is past and decks that are not there', async () => {
    open()
    expect((await prep(['plan'])).stdout).toContain('No interview is planned.')
    expect(await prep(['plan', '--by', '2026-11-21'])).toMatchObject({ exitCode: 2, stdout: '' })
    expect(await prep(['plan', '--by', '2026-11-31'])).toMatchObject({ exitCode: 2, stdout: '' })
    expect(await prep(['plan', '--by', '2026-12-01', '--deck', 'nowhere'])).toMatchObject({ exitCode: 1, stdout: '' })
    expect((await prep(['plan'])).stdout).toContain('No interview is planned.')
  })

  it('is kept, replaced by a new date, and ended', async () => {
    open()
    await prep(['plan', '--by', '2026-11-25', '--minutes', '5'])
    await prep(['plan', '--by', '2026-11-28'])
    const { stdout } = await prep(['plan'])
    expect(stdout).toContain('Interview 2026-11-28')
    expect(stdout).not.toContain('2026-11-25')
    expect(stdout).toContain('5 minutes a day')
    expect((await prep(['plan', '--forget'])).stdout).toContain('No longer planned: 2026-11-28.')
    expect((await prep(['plan'])).stdout).toContain('No interview is planned.')
  })

  it('keeps the minutes of each interview, and shows nothing of one that is over', async () => {
    open()
    world?.write('other.md', '## What is a heap?\nA tree in an array.\n')
    const both = (args: readonly string[]) =>
      runInProcess(world ?? open(), ['--notes', 'note.md', '--notes', 'other.md', 'plan', ...args], { now: EVENING })
    await both(['--by', '2026-11-24', '--deck', 'other', '--minutes', '3'])
    await both(['--by', '2026-11-26', '--minutes', '7'])
    const { stdout } = await both([])
    expect(stdout).toMatch(/2026-11-24[^\n]*3 minutes a day/)
    expect(stdout).toMatch(/2026-11-26[^\n]*7 minutes a day/)
    const { days, minutesPerDay } = JSON.parse((await both(['--json'])).stdout)
    expect(minutesPerDay).toBe(10)
    expect(days.map(({ ready }: { ready: (number | null)[] }) => ready[0] === null)).toEqual([false, false, true, true])
    expect(days.every(({ ready }: { ready: (number | null)[] }) => ready[1] !== null)).toBe(true)
    await both(['--minutes', '4', '--deck', 'other'])
    expect((await both([])).stdout).toMatch(/2026-11-24[^\n]*4 minutes a day[\s\S]*2026-11-26[^\n]*7 minutes a day/)
  })

  it('prints the same as data', async () => {
    open()
    const { stdout } = await prep(['plan', '--by', '2026-11-25', '--json'])
    const plan = JSON.parse(stdout)
    expect(plan.days).toHaveLength(3)
    expect(plan.interviews).toMatchObject([{ date: '2026-11-25', daysLeft: 3, questions: 4, unanswered: 1 }])
  })
})

describe('a plan that is not kept', () => {
  const questions = Array.from({ length: 30 }, (_, index) => `## What is thing ${index}?\nIt is number ${index}.\n`)
  const on = (day: number) => `2026-11-${String(day).padStart(2, '0')}T20:00:00+09:00`
  /** Answers so many of the questions that a drill would ask on a day of November. */
  const answerSome = async (day: number, count: number) => {
    const asked = (await queue([], on(day))).slice(0, count)
    for (const { id } of asked) await review(id, 'good', on(day), 45)
  }
  const plan = async (day: number) => JSON.parse((await prep(['plan', '--json'], on(day))).stdout)

  it('says what was done, what comes of it if it goes on so, and what was foretold', async () => {
    world = makeWorld({ 'note.md': questions.join('\n') })
    await prep(['plan', '--by', '2026-11-16', '--minutes', '5'], on(2))
    expect(await plan(2)).toMatchObject({ kept: null, interviews: [{ readyAsSoFar: null, readyRange: null }] })
    for (const day of [2, 4, 6, 8]) await answerSome(day, 2)
    const { kept, interviews } = await plan(9)
    expect(kept).toMatchObject({ days: 7, daysDone: 4, minutes: 35, minutesDone: 6 })
    expect(kept.foretold).toMatchObject([{ date: '2026-11-02' }])
    expect(kept.foretold[0].ready).toBeGreaterThan(0.8)
    expect(interviews[0].readyAsSoFar).toBeLessThan(interviews[0].readyThen - 0.2)
    const [low, high] = interviews[0].readyRange
    expect(low).toBeLessThanOrEqual(interviews[0].readyThen)
    expect(high).toBeGreaterThanOrEqual(interviews[0].readyThen)
    const { stdout } = await prep(['plan'], on(9))
    expect(stdout).toMatch(/Ready on the day: \d+%.* with this plan, \d+% if you go on as so far, \d+%\s+if/)
    expect(stdout).toContain('So far: 4 of 7 days, 6 of 35 minutes. Foretold on Mon, Nov 2: ')
    expect((await prep(['--lang', 'ko', 'plan'], on(9))).stdout).toContain('지금까지 7일 중 4일, 35분 중 6분 했어요.')
    expect((await prep(['stats'], on(9))).stdout).toContain('So far: 4 of 7 days, 6 of 35 minutes.')
    expect((await prep(['undo', '--dry-run'], on(9))).stdout).not.toContain('promised')
  })

  it('reckons with answers written as so far, and counts them', async () => {
    const missing = questions.map((text, index) => (index % 2 === 0 ? text : (text.split('\n')[0] ?? '')))
    world = makeWorld({ 'note.md': missing.join('\n\n') })
    await prep(['plan', '--by', '2026-11-16', '--minutes', '15'], on(2))
    const write = (day: number, index: number) =>
      prep(['answer', `What is thing ${index}?`, '--text', `It is number ${index}.`], on(day))
    for (const [day, index] of [
      [2, 1],
      [2, 3],
      [3, 5],
      [3, 7],
    ] as const)
      expect((await write(day, index)).exitCode).toBe(0)
    for (const day of [2, 3]) await answerSome(day, 20)
    const { kept, interviews } = await plan(4)
    expect(kept.written).toBe(4)
    // Two a day are all eleven that are missing within a week.
    expect(interviews[0].readyThen).toBeLessThan(0.65)
    expect(interviews[0].readyAsSoFar).toBeGreaterThan(0.85)
    expect((await prep(['plan'], on(4))).stdout.replaceAll(/\s+/g, ' ')).toContain(
      'minutes, 4 answers written. Foretold',
    )
    expect((await prep(['--lang', 'ko', 'plan'], on(4))).stdout).toMatch(/했고 답\s+4개를\s+썼어요/)
    expect((await prep(['stats'], on(4))).stdout).toContain('4 answers written')
    // What is taken back was not written.
    await prep(['undo'], on(3))
    expect((await plan(4)).kept.written).toBeLessThanOrEqual(4)
  })

  it.each(['2028-02-01', '2099-12-24'])(
    'folds a long time until %s into as many rows as a screen or two hold',
    async (by) => {
      open()
      const { stdout } = await prep(['plan', '--by', by])
      const { days } = JSON.parse((await prep(['plan', '--json'])).stdout) as {
        days: readonly { date: string; days: number }[]
      }
      expect(days.length).toBeLessThanOrEqual(7 + 26 + 7)
      // Every day is in one of them, none in two.
      const dayOf = (date: string) => Date.parse(date) / 86_400_000
      let next = dayOf('2026-11-22')
      for (const each of days) {
        expect(dayOf(each.date)).toBe(next)
        next += each.days
      }
      expect(next).toBe(dayOf(by))
      // So long a time has several Decembers.
      expect(stdout).toMatch(/\d+\/\d+\/26–\d+\/\d+\/\d\d /)
    },
  )

  it('reckons with days off, and with minutes of weekdays', async () => {
    world = makeWorld({ 'note.md': questions.join('\n') })
    // The second of November 2026 is a Monday.
    await prep(['plan', '--by', '2026-11-16', '--minutes', '5,tue=8', '--off', 'sat,sun'], on(2))
    const minutes = async () => (await plan(2)).days.map((day: { minutes: number }) => Math.round(day.minutes))
    expect((await minutes()).slice(0, 7)).toEqual([5, 8, 5, 5, 5, 0, 0])
    await prep(['plan', '--off', '수'], on(2))
    const [, , wednesday, , , saturday] = await minutes()
    expect(wednesday).toBe(0)
    expect(saturday).toBeGreaterThan(0)
    await prep(['plan', '--off', 'none'], on(2))
    expect((await minutes())[2]).toBeGreaterThan(0)
    expect(await prep(['plan', '--off', 'someday'], on(2))).toMatchObject({ exitCode: 2, stdout: '' })
    expect(await prep(['plan', '--minutes', 'sat=x'], on(2))).toMatchObject({ exitCode: 2, stdout: '' })
    // Days off that were kept count as nothing missed.
    await prep(['plan', '--off', 'tue,wed,thu,fri,sat,sun'], on(2))
    await answerSome(2, 6)
    expect((await plan(9)).kept).toMatchObject({ days: 1, daysDone: 1 })
  })

  it('has answers that were not timed use up the day', async () => {
    world = makeWorld({ 'note.md': questions.join('\n') })
    await prep(['plan', '--by', '2026-11-16', '--minutes', '4'], on(2))
    const asked = await queue([], on(2))
    for (const { id } of asked) await prep(['grade', id, 'easy'], on(2))
    expect(await queue([], on(2))).toEqual([])
  })

  it('is over at the hour of the interview, where one was said', async () => {
    world = makeWorld({ 'note.md': questions.join('\n') })
    await prep(['plan', '--by', '2026-11-03 14:00', '--minutes', '4'], on(2))
    expect((await prep(['plan'], on(2))).stdout).toContain('D-1 · Interview 2026-11-03 14:00')
    expect((await prep(['plan'], '2026-11-03T13:00:00+09:00')).stdout).toContain('D-day · Interview 2026-11-03 14:00')
    const after = await prep(['plan'], '2026-11-03T14:01:00+09:00')
    expect(after.stdout).toContain('No interview is planned.')
    expect(await prep(['plan', '--by', '2026-11-03 25:00'], on(2))).toMatchObject({ exitCode: 2, stdout: '' })
    expect(await prep(['plan', '--by', '2026-11-02 19:00'], on(2))).toMatchObject({ exitCode: 2, stdout: '' })
  })

  it('says to write first where nothing has an answer', async () => {
    world = makeWorld({ 'note.md': '## What is a heap?\n\n## What is a trie?\n' })
    await prep(['plan', '--by', '2026-11-16', '--minutes', '4'], on(2))
    const { stdout } = await prep(['plan'], on(2))
    expect(stdout).toContain('None of the 2 questions has an answer yet: write first.')
    expect(stdout).not.toContain('Ready on the day')
  })
})

describe('prep plan --what-if', () => {
  it('says of another date what planning for that date says', async () => {
    world = makeWorld({
      'note.md': Array.from({ length: 40 }, (_, index) => `## What is ${index}?\nNumber ${index}.\n`).join('\n'),
    })
    await prep(['plan', '--by', '2026-12-01', '--minutes', '4'])
    const { dates } = JSON.parse((await prep(['plan', '--what-if', '--json'])).stdout)
    const foretold: number[] = []
    for (const { date } of dates) {
      const { interviews } = JSON.parse((await prep(['plan', '--by', date, '--json'])).stdout)
      foretold.push(interviews[0].readyThen)
    }
    expect(dates.map(({ ready }: { ready: number }) => ready)).toEqual(foretold)
    expect(foretold).toEqual(foretold.toSorted((a, b) => a - b))
  })

  it('compares minutes, days and retention, and keeps nothing', async () => {
    open()
    const { stdout } = await prep(['plan', '--what-if', '--by', '2026-12-01', '--minutes', '2', '--json'])
    const { minutes, dates, retentions } = JSON.parse(stdout)
    expect(minutes.map((each: { minutes: number }) => each.minutes)).toEqual([1, 2, 3, 4])
    expect(minutes[3].ready).toBeGreaterThanOrEqual(minutes[0].ready)
    expect(dates.map((each: { days: number }) => each.days)).toEqual([-7, -3, 0, 3, 7, 14])
    expect(retentions).toHaveLength(4)
    const table = await prep(['plan', '--what-if', '--by', '2026-12-01', '--minutes', '2'])
    expect(table.stdout).toMatch(/^› 2 +\d+%/m)
    expect((await prep(['plan'])).stdout).toContain('No interview is planned.')
    expect((await prep(['plan', '--what-if'])).stdout).toMatch(/^› 90%/m)
  })
})

describe('prep queue', () => {
  it('names what a drill would ask, in order, and why', async () => {
    open()
    const { stdout } = await prep(['queue'])
    expect(stdout).toMatch(/^1 Why is an index fast\? +new$/m)
    expect(stdout).not.toContain('deadlock')
    expect(stdout).toContain('3 questions')
    expect((await prep(['queue', '--unanswered'])).stdout).toMatch(/^1 What is a deadlock\? +no answer yet$/m)
    expect((await prep(['queue', '--new', '1'])).stdout).toContain('Over today’s limits: 2 new.')
  })

  it('takes new questions in the order of the notes, or mixed when that is set', async () => {
    open()
    const inOrder = (await queue()).map(({ question }) => question)
    expect(inOrder).toEqual(['Why is an index fast?', 'What does a transaction promise?', 'Why a queue?'])
    await prep(['config', 'set', 'newOrder', 'mixed'])
    const chances = [0.9, 0.1, 0.5]
    const { stdout } = await runInProcess(world ?? open(), ['--notes', 'note.md', 'queue', '--json'], {
      now: EVENING,
      random: () => chances.shift() ?? 0,
    })
    const mixed = (JSON.parse(stdout) as { question: string }[]).map(({ question }) => question)
    expect(mixed).toEqual([inOrder[1], inOrder[2], inOrder[0]])
    expect((await prep(['config', 'set', 'newOrder', 'sideways'])).exitCode).toBe(2)
  })

  it('asks only answered, or only half answered questions', async () => {
    world = makeWorld({
      'note.md': `${NOTE}\n## What are the isolation levels?\nThere are four.\n\n**read committed** :\n`,
    })
    const half = 'What are the isolation levels?'
    expect((await queue(['--partial'])).map(({ question }) => question)).toEqual([half])
    expect((await queue(['--answered'])).map(({ question }) => question)).not.toContain(half)
    expect(await queue(['--answered', '--partial'])).toHaveLength(4)
  })

  it('follows the plan as far as its minutes go, counts what was spent today, and then the plan is over', async () => {
    open()
    await prep(['plan', '--by', '2026-11-25', '--minutes', '1'])
    const [first, ...others] = await queue()
    expect(others).toEqual([])
    expect(first?.reason).toBe('new')
    expect(await queue(['--no-plan'])).toHaveLength(3)

    await review(first?.id ?? '', 'easy', '2026-11-22T20:01:00+09:00', 55)
    expect(await queue([], '2026-11-22T20:02:00+09:00')).toEqual([])
    const nextDay = await queue([], '2026-11-23T20:00:00+09:00')
    expect(nextDay.map(({ id }) => id)).not.toContain(first?.id)

    const after = await prep(['queue', '--json'], '2026-11-26T20:00:00+09:00')
    expect(JSON.parse(after.stdout)).toHaveLength(2)
  })

  it('plans one drill for a day without keeping it', async () => {
    open()
    expect(await queue(['--by', '2026-11-24', '--minutes', '2'])).toHaveLength(2)
    expect((await prep(['plan'])).stdout).toContain('No interview is planned.')
    expect((await prep(['queue', '--by', '2026-11-01'])).exitCode).toBe(2)
  })
})
