import { describe, expect, it } from 'vitest'
import { NETWORKS_AND_LIST } from '../../../test/support/networks-note.ts'
import { openNote } from '../../notes/open-note.ts'
import {
  type Correcting,
  choose,
  confirm,
  currentOf,
  flip,
  follow,
  goTo,
  goToDoubt,
  isChanged,
  sayForm,
  startCorrecting,
  takeBack,
  wholeForm,
} from './correcting.ts'
import { findLine } from './find-line.ts'

const TEXT = NETWORKS_AND_LIST

const begin = (text = TEXT): Correcting => startCorrecting(openNote({ path: 'net.md', text }), text, [])
const at = (now: Correcting, words: string): Correcting =>
  goTo(
    now,
    now.lines.findIndex(({ text }) => text.endsWith(words)),
  )
const isOf = (now: Correcting | null, words: string) => now?.lines.find(({ text }) => text.endsWith(words))?.is
const must = (now: Correcting | null): Correcting => {
  if (now === null) throw new Error('no step')
  return now
}

describe('a note put right', () => {
  it('has every line of the file, those without words too', () => {
    const { lines } = begin()
    expect(lines.map(({ text }) => text).join('\n')).toBe(TEXT.trimEnd())
    expect(lines[0]).toMatchObject({ number: 1, is: 'section' })
    expect(lines[2]).toMatchObject({ number: 3, is: 'question', card: { question: 'What is a socket?' } })
    expect(lines[4]).toMatchObject({ number: 5, is: 'answer', card: { question: 'What is a socket?' } })
  })

  it('counts lines as the file does, whatever ends them', () => {
    const text = TEXT.replaceAll('\n', '\r\n')
    expect(begin(text).lines.map(({ is }) => is)).toEqual(begin().lines.map(({ is }) => is))
  })

  it('begins at the line in doubt that tells most, and goes on to the next', () => {
    const now = begin()
    expect(now.doubts).toContain(now.cursor)
    expect(currentOf(now)?.isDoubtful).toBe(true)
    const next = must(goToDoubt(now))
    expect(next.cursor).toBe(now.doubts[1])
    expect(must(goToDoubt(goTo(now, 0))).cursor).toBe(now.doubts[0])
  })

  it('flips a line, marks what changed with it, and is as before when it is flipped back', () => {
    const start = begin()
    const flipped = must(flip(at(start, 'socket?')))
    expect(isOf(flipped, 'socket?')).not.toBe('question')
    expect(currentOf(flipped)?.change).toBe('asks-no-more')
    expect(isChanged(flipped)).toBe(true)
    const back = must(flip(flipped))
    expect(isOf(back, 'socket?')).toBe('question')
    expect(back.reading.corrections).toEqual([])
    expect(isChanged(back)).toBe(false)
  })

  it('says nothing of a line without words', () => {
    const empty = goTo(begin(), 1)
    for (const say of [flip, confirm, follow, sayForm]) expect(say(empty)).toBeNull()
  })

  it('makes all of a form what they are not, where they differ questions, or what its line was just said to be', () => {
    const start = at(begin(), 'Ports')
    expect(wholeForm(start)).toEqual({ form: 'heading 3', count: 2, is: 'question' })
    const all = must(sayForm(start))
    expect([isOf(all, 'Ports'), isOf(all, 'Sockets')].every((is) => is === 'question' || is === 'follow-up')).toBe(true)
    expect(wholeForm(all)?.is).toBe('nothing')
    const one = must(flip(start))
    expect(wholeForm(one)?.is).toBe('question')
    const mixed = must(flip(at(all, 'Ports')))
    expect([wholeForm(mixed)?.is, wholeForm(at(mixed, 'Sockets'))?.is]).toEqual(['nothing', 'question'])
    const none = must(sayForm(must(sayForm(one))))
    expect([isOf(none, 'Ports'), isOf(none, 'Sockets')]).toEqual(['answer', 'answer'])
  })

  it('makes a line follow the question above, where there is one', () => {
    const followed = must(follow(at(begin(), 'Handshake')))
    expect(isOf(followed, 'Handshake')).toBe('follow-up')
    expect(isOf(follow(followed), 'Handshake')).toBe('question')
    expect(follow(goTo(begin(), 0))).toBeNull()
  })

  it('shows one reading after the other, the same ones as long as nothing else is said', () => {
    const start = begin()
    const counts = start.offered.alternatives().map(({ count }) => count)
    expect(counts.length).toBeGreaterThan(1)
    counts.forEach((count, reading) => {
      const chosen = must(choose(must(choose(start, counts.length - 1)), reading))
      expect(chosen.reading.note.cards).toHaveLength(count)
      expect(chosen.offered.chosen).toBe(reading)
      expect(chosen.offered.alternatives().map((each) => each.count)).toEqual(counts)
    })
    expect(choose(start, counts.length)).toBeNull()
  })

  it('confirms what a line was read as, so that it is in doubt no more', () => {
    const start = begin()
    const now = must(confirm(start))
    expect(now.lines[start.cursor]?.is).toBe(start.lines[start.cursor]?.is)
    expect(now.doubts).not.toContain(start.cursor)
    expect(isChanged(now)).toBe(true)
  })

  it('takes back one thing after the other', () => {
    const start = begin()
    const twice = must(sayForm(must(flip(at(start, 'Ports')))))
    expect(must(takeBack(must(takeBack(twice)))).reading).toBe(start.reading)
    expect(takeBack(start)).toBeNull()
  })
})

it('finds a text from a line on, whatever the case, and goes on at the beginning', () => {
  const lines = ['Ports', 'none', '포트', 'ports'.toUpperCase()].map((text) => ({ text }))
  expect(findLine(lines, 'port', 1)).toBe(3)
  expect(findLine(lines, 'none', 2)).toBe(1)
  expect(findLine(lines, '포트'.normalize('NFD'), 0)).toBe(2)
  expect(findLine(lines, 'gone', 0)).toBeNull()
  expect(findLine(lines, ' ', 0)).toBeNull()
})
