import { expect, it } from 'vitest'
import { NETWORKS_AND_LIST } from '../../test/support/networks-note.ts'
import type { Correction } from './correction.ts'
import { openNote } from './open-note.ts'

const text = NETWORKS_AND_LIST

const open = (note = text) => openNote({ path: 'net.md', text: note })
const questions = (corrections: readonly Correction[], note = text) =>
  open(note)
    .read(corrections)
    .note.cards.map(({ question, parent }) => (parent === null ? question : `↳ ${question}`))

const placeOf = (words: string) =>
  open()
    .read()
    .note.explanations.findIndex((line) => line.text === words)

it('takes the word of a person for a line, whatever it was read as', () => {
  const { note, correct } = open().read()
  const before = note.cards.map(({ question }) => question)
  expect(before).toContain('What is a socket?')
  const place = placeOf('What is a socket?')
  const corrections = correct(place, 'nothing')
  expect(questions(corrections)).not.toContain('What is a socket?')
  expect(questions(correct(placeOf('files'), 'question'))).toContain('files')
  const line = open().read(corrections).note.explanations[place]
  expect(line).toMatchObject({ probability: 0, reasons: ['corrected-nothing'] })
})

it('makes a line follow the question above it', () => {
  const asked = open().read().correct(placeOf('What is a socket?'), 'question')
  const reading = open().read(asked)
  expect(questions(reading.correct(placeOf('Handshake'), 'follow-up'))).toContain('↳ Handshake')
})

it('takes the word of a person for all lines of a form, and for a line of it above that', () => {
  const form = open().read().correctForm('heading 3', 'question')
  expect(questions(form)).toEqual(
    expect.arrayContaining([expect.stringMatching(/Ports$/), expect.stringMatching(/Sockets$/)]),
  )
  const but = open().read(form).correct(placeOf('Ports'), 'nothing')
  const now = questions(but)
  expect(now.some((question) => question.endsWith('Sockets'))).toBe(true)
  expect(now.some((question) => question.endsWith('Ports'))).toBe(false)
  expect(open().read(but).correctForm('heading 3', null)).toEqual([])
})

it('leaves the head of a table what it is when its rows are said to be questions', () => {
  const note = '| topic | note |\n|---|---|\n| keys in lists | tell which is which |\n| lifting state up | |\n'
  const { note: read } = open(note).read([{ is: 'question', form: 'table row' }])
  expect(read.cards.map(({ question }) => question)).toEqual(['keys in lists', 'lifting state up'])
})

it('takes what is said of a form in its short name, and holds it for lines that come later', () => {
  const later = text.replace('## Sharing', '### Addresses\n\nWhere it is.\n\n## Sharing')
  const now = questions([{ is: 'question', form: 'h3' }], later)
  expect(now.some((question) => question.endsWith('Addresses'))).toBe(true)
})

it('reads the others of the form as the person reads one of them', () => {
  const words = ['Zoning', 'Transit', 'Density', 'Parks', 'Housing', 'Utilities']
  const note = `# City planning\n\n${words.map((word) => `## ${word}\n\n${word} is a way to agree.\n`).join('\n')}`
  const read = openNote({ path: 'note.md', text: note })
  const first = read.read()
  const isAsked = first.note.cards.length > 0
  const place = first.note.explanations.findIndex((line) => line.text === 'Density')
  const now = read.read(first.correct(place, isAsked ? 'nothing' : 'question')).note.cards
  expect(Math.abs(now.length - first.note.cards.length)).toBeGreaterThan(2)
})

it('offers other readings, and is read as one of them says with few corrections', () => {
  const reading = open().read()
  const alternatives = reading.alternatives()
  expect(alternatives.length).toBeGreaterThan(1)
  expect(alternatives.length).toBeLessThanOrEqual(3)
  for (const alternative of alternatives) {
    const corrections = reading.adopt(alternative)
    const asked = open()
      .read(corrections)
      .note.explanations.flatMap(({ verdict }, place) => (verdict === 'question' ? [place] : []))
    expect(asked).toEqual(alternative.places)
    expect(corrections.length).toBeLessThanOrEqual(3)
  }
  expect(reading.adopt(alternatives[0] as (typeof alternatives)[number])).toEqual([])
})

it('asks about no line twice', () => {
  const reading = open().read()
  const [first = -1] = reading.asking()
  expect(open().read(reading.correct(first, 'question')).asking()).not.toContain(first)
})

it('gives the same readings every time', () =>
  expect(open().read().alternatives()).toEqual(open().read().alternatives()))
