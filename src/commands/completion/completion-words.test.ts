import { describe, expect, it } from 'vitest'
import { type Place, placeOf, type Shapes } from './completion-words.ts'

const deck = { flags: ['-d', '--deck'], about: '', value: 'deck', choices: [] }
const json = { flags: ['--json'], about: '', value: null, choices: [] }
const notes = { flags: ['--notes'], about: '', value: 'path', choices: [] }
const stateDir = { flags: ['--state-dir'], about: '', value: 'dir', choices: [] }
const shapes: Shapes = {
  globals: [notes, stateDir],
  commands: [
    { name: 'list', aliases: ['ls'], about: '', options: [deck, json], arguments: ['paths'] },
    { name: 'show', aliases: [], about: '', options: [json], arguments: ['question'] },
  ],
}
const place = (before: readonly string[], typed = ''): Place => placeOf(['prep', ...before], typed, shapes).place

describe('placeOf', () => {
  it('knows a command from what stands behind it', () => {
    expect(place([])).toEqual({ kind: 'command' })
    expect(place([], 'li')).toEqual({ kind: 'command' })
    expect(place(['help'])).toEqual({ kind: 'command' })
    expect(place(['--notes', 'n', '--state-dir=s'])).toEqual({ kind: 'command' })
    expect(place(['show'])).toEqual({ kind: 'argument', command: 'show', name: 'question', words: [] })
    expect(place(['ls', 'a'])).toEqual({ kind: 'argument', command: 'list', name: 'paths', words: ['a'] })
    expect(place(['nonsense'])).toMatchObject({ kind: 'argument', command: '', name: '' })
  })

  it('knows options and their values', () => {
    expect(place(['list'], '--d')).toEqual({ kind: 'option', options: [deck, json, notes, stateDir] })
    expect(place(['list', '--deck'], 'x')).toEqual({ kind: 'value', option: deck, start: '' })
    expect(place(['list', '-d'])).toEqual({ kind: 'value', option: deck, start: '' })
    expect(place(['list'], '--deck=x')).toEqual({ kind: 'value', option: deck, start: '--deck=' })
    expect(place(['list', '--deck', 'x'])).toMatchObject({ kind: 'argument', words: [] })
    expect(place(['list', '--json'])).toMatchObject({ kind: 'argument', words: [] })
    expect(place(['show', '--'], '--deck')).toMatchObject({ kind: 'argument', words: [] })
  })

  it('remembers which notes and settings are meant', () => {
    const { typedGlobals } = placeOf(['prep', '--notes', 'a', 'show', '--notes=b', '--state-dir', 's'], '', shapes)
    expect(typedGlobals).toEqual({ notes: ['a', 'b'], stateDir: 's' })
  })
})
