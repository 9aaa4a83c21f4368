import { render } from '@inquirer/testing'
import { describe, expect, it } from 'vitest'
import { fakeScheduler, makeCard, makeSession } from '../../test/support/cards.ts'
import type { Card } from '../cards/card.ts'
import { PrepError } from '../errors.ts'
import { en } from '../messages/en.ts'
import { screenPrompt } from '../terminal/prompts/screen-prompt.ts'
import { createStyle } from '../terminal/style.ts'
import type { Screen } from '../terminal/terminal.ts'
import type { DrillPorts } from './ports.ts'
import { DrillProgress } from './progress.ts'

const AT = new Date('2026-11-22T12:00:00Z')
const cards = [
  makeCard({ id: 'a', question: 'What is a thread?' }),
  makeCard({ id: 'b', question: 'What is a process?' }),
  makeCard({
    id: 'c',
    question: 'Why a lock?',
    answer: null,
    status: 'unanswered',
    gaps: [{ line: 7, label: 'example' }],
  }),
]

/** A drill on a screen of the given size; `log` gathers what was saved, in order. */
function setUp(changes: Partial<DrillPorts> = {}, size = { columns: 80, rows: 24 }, asked: readonly Card[] = cards) {
  const log: string[] = []
  const screen = {
    columns: () => size.columns,
    rows: () => size.rows,
    redraws: true,
    onResize: () => () => {},
    aside: (task: () => Promise<unknown>) => task(),
  } as unknown as Screen
  const drill = new DrillProgress(makeSession(asked, AT), {
    screen,
    scheduler: fakeScheduler,
    messages: en,
    style: createStyle(0),
    now: () => AT,
    find: (id) => asked.find((card) => card.id === id) ?? null,
    record: async (review) => {
      await new Promise((resolve) => setImmediate(resolve))
      log.push(`${review.card} ${review.grade}`)
    },
    suspend: async (card) => {
      log.push(`suspend ${card.id}`)
    },
    takeBack: async () => {
      log.push('back')
    },
    edit: async () => null,
    ...changes,
  })
  const type = (keys: string) => {
    for (const sequence of keys) drill.press({ sequence, ...(sequence === ' ' ? { name: 'space' } : {}) })
  }
  const lines = () => drill.picture().lines
  return { drill, log, type, lines, text: () => lines().join('\n') }
}

describe('through the prompt', () => {
  it('asks, reveals, grades and goes on', async () => {
    const { drill, log } = setUp()
    const { getScreen, events, nextRender, answer } = await render(screenPrompt, { shown: drill })
    expect(getScreen()).toContain('What is a thread?')
    expect(getScreen()).not.toContain('The answer of a.')
    events.keypress('space')
    await nextRender()
    expect(getScreen()).toContain('The answer of a.')
    expect(getScreen()).toMatch(/1 again 1m +2 hard 6m +3 good 3d +4 easy 10d/)
    events.keypress('3')
    await nextRender()
    expect(getScreen()).toContain('What is a process?')
    expect(log).toEqual(['a good'])
    events.keypress('q')
    await answer
    expect((await drill.settled()).ended).toBe('quit')
  })
})

it('offers to undo only where there is something to undo', async () => {
  const { drill, text, type } = setUp()
  const offer = `u ${en.drilling.screen.keys.undo}`
  expect(text()).not.toContain(offer)
  type('s')
  await drill.settled()
  expect(text()).toContain(offer)
  type('u')
  await drill.settled()
  expect(text()).not.toContain(offer)
})

describe('a text for a note', () => {
  const answering = () => {
    const drafts = new Map<string, string>()
    const write = () => async () => {
      throw new PrepError('noteChanged', { path: 'n.md' })
    }
    return { drafts, ...setUp({ drafts, write }, undefined, cards.slice(2)) }
  }

  it('is kept once typing has paused for a second', async () => {
    const { drill, drafts, type } = answering()
    type('whalf')
    await drill.settled()
    drill.tick()
    expect(drafts.get('c')).toBeUndefined()
    drill.tick()
    expect(drafts.get('c')).toBe('half')
    drill.press({ name: 'u', ctrl: true })
    await drill.settled()
    drill.tick()
    drill.tick()
    expect(drafts.has('c')).toBe(false)
  })

  it('is kept at once when that is asked for, and a text to be compared never', async () => {
    const { drill, drafts, type } = answering()
    type('whalf')
    await drill.settled()
    drill.keepText()
    expect(drafts.get('c')).toBe('half')
    const tried = setUp({ drafts, manner: { is: 'type' } })
    tried.type('tried')
    await tried.drill.settled()
    for (let second = 0; second < 3; second++) tried.drill.tick()
    tried.drill.keepText()
    expect([...drafts.keys()]).toEqual(['c'])
  })
})

describe('keys', () => {
  it('loses none of a burst, though each grade waits for its save', async () => {
    const { drill, log, type } = setUp()
    type(' 3 4 3')
    const session = await drill.settled()
    expect(log).toEqual(['a good', 'b easy', 'c good'])
    expect(session.ended).toBe('finished')
  })

  it.each([
    ['letters', ' a h g', ['a again', 'b hard', 'c good']],
    ['Hangul jamo', ' ㅁ ㅗ ㅎ', ['a again', 'b hard', 'c good']],
    ['capitals and full-width digits', ' Ａ ２ G', ['a again', 'b hard', 'c good']],
    ['e once the answer shows', ' e ㄷ e', ['a easy', 'b easy', 'c easy']],
  ])('grades by %s', async (_name, keys, expected) => {
    const { drill, log, type } = setUp()
    type(keys)
    await drill.settled()
    expect(log).toEqual(expected)
  })

  it('takes a Hangul syllable for the keys it was typed with', async () => {
    const { drill, log, type } = setUp()
    type(' 허')
    const session = await drill.settled()
    // ㅎ is g; ㅓ is j, which scrolls.
    expect(log).toEqual(['a good'])
    expect(session.current?.card.id).toBe('b')
  })

  it('does not grade what has not been looked at', async () => {
    const { drill, log, type, text } = setUp()
    type('3')
    await drill.settled()
    expect(log).toEqual([])
    expect(text()).toContain(en.drilling.screen.revealFirst)
  })

  it('undoes a grade and a suspension with takeBack, a skip without', async () => {
    const { drill, log, type } = setUp()
    type(' 3xs')
    await drill.settled()
    expect(drill.session.ended).toBe('finished')
    const again = setUp()
    again.type(' 3suxuu')
    const session = await again.drill.settled()
    expect(again.log).toEqual(['a good', 'suspend b', 'back', 'back'])
    expect(session.current?.card.id).toBe('a')
    expect(session.revealed).toBe(true)
    expect(log).toEqual(['a good', 'suspend b'])
  })

  it('says so when there is nothing to undo', async () => {
    const { drill, type, text } = setUp()
    type('u')
    await drill.settled()
    expect(text()).toContain(en.drilling.screen.nothingToUndo)
  })

  it('shows help, and any key goes back', async () => {
    const { drill, type, text } = setUp()
    type('?')
    await drill.settled()
    expect(text()).toContain(en.drilling.screen.help.title)
    type('3')
    await drill.settled()
    expect(text()).toContain('What is a thread?')
  })
})

describe('the editor', () => {
  it('is opened by e before the answer shows and by E after; the new text shows', async () => {
    const edited: string[] = []
    const { drill, type, text, log } = setUp({
      edit: async (card) => {
        edited.push(card.id)
        return { ...card, answer: 'Written just now.' }
      },
    })
    type('e E')
    await drill.settled()
    expect(edited).toEqual(['a', 'a'])
    expect(text()).toContain('Written just now.')
    expect(log).toEqual([])
  })

  it('may fail without ending the drill', async () => {
    const { drill, type, text } = setUp({
      edit: async () => {
        throw new PrepError('noSuchPath', { path: 'gone.md' })
      },
    })
    type('E')
    await drill.settled()
    expect(text()).toContain('no such file or folder: gone.md')
  })
})

describe('links', () => {
  const asked = [
    makeCard({
      id: 'a',
      prompt: 'What is [it](https://a.example)?',
      answer: '[this](https://b.example) [no](file:///x)',
    }),
    makeCard({ id: 'b' }),
  ]

  it('are opened one after the other by o, those of the answer once it shows', async () => {
    const opened: string[] = []
    const open = async (address: string) => {
      opened.push(address)
    }
    const { drill, type, text } = setUp({ open }, undefined, asked)
    type('oo ooo')
    await drill.settled()
    expect(opened).toEqual([
      'https://a.example',
      'https://a.example',
      'https://b.example',
      'https://a.example',
      'https://b.example',
    ])
    expect(text()).toContain('Opened b.example (1 of 2).')
    type('3o')
    await drill.settled()
    expect(opened).toHaveLength(5)
    expect(text()).toContain(en.drilling.screen.noLinks)
  })

  it('may fail to open without ending the drill', async () => {
    const open = () => Promise.reject(new PrepError('noOpener', { file: 'xdg-open', address: 'https://a.example' }))
    const { drill, type, text } = setUp({ open }, undefined, asked)
    type('o')
    await drill.settled()
    expect(text()).toContain('cannot open https://a.example with xdg-open')
  })
})

describe('saving', () => {
  it('ends the drill with the error when it fails, and the grade is not counted', async () => {
    const error = new PrepError('cannotSave', { path: '/state', reason: 'no space left' })
    const { drill, type } = setUp({ record: () => Promise.reject(error) })
    type(' 3 3')
    await expect(drill.settled()).rejects.toBe(error)
    expect(drill.over).toBe(true)
    expect(drill.session.done).toEqual([])
    expect(drill.session.current?.card.id).toBe('a')
  })

  it('keeps what was graded before Ctrl-C', async () => {
    const { drill, type, log } = setUp()
    type(' 3 3')
    drill.cancel()
    type(' 3')
    const session = await drill.settled()
    expect(session.ended).toBeNull()
    expect(session.done).toHaveLength(2)
    expect(log).toHaveLength(2)
  })
})

describe('the screen', () => {
  it('says what is missing and how to write it', async () => {
    const { drill, type, text } = setUp()
    type('ss ')
    await drill.settled()
    expect(text()).toContain(en.drilling.screen.noAnswer)
    expect(text()).toContain('○ example (line 7)')
    expect(text()).toContain('E in your editor.')
  })

  it('names the question that a follow-up follows', async () => {
    const { drill, type, text } = setUp({}, undefined, [
      makeCard({ id: 'p', question: 'Why Celery?' }),
      makeCard({ id: 'f', parent: 'p' }),
    ])
    type(' 3')
    await drill.settled()
    expect(text()).toContain('↳ follow-up to: Why Celery?')
  })

  it('pages through a long answer, then stays', async () => {
    const answer = Array.from({ length: 50 }, (_, index) => `- line ${index + 1}`).join('\n')
    const { drill, type, text, log } = setUp({}, { columns: 60, rows: 20 }, [makeCard({ id: 'long', answer })])
    type(' ')
    await drill.settled()
    expect(text()).toContain('line 1\n')
    expect(text()).toMatch(/↕ lines 1–\d+ of 52 {2}space more/)
    type('      ')
    await drill.settled()
    expect(text()).toContain('line 50')
    expect(text()).not.toContain('space more')
    drill.press({ name: 'pageup' })
    drill.press({ name: 'home' })
    await drill.settled()
    expect(text()).toContain('What is long?')
    expect(log).toEqual([])
  })

  it.each([
    [80, 24],
    [120, 50],
    [40, 24],
    [40, 10],
    [20, 6],
    [19, 24],
    [10, 3],
    [80, 5],
  ])('fits %i columns and %i rows, whatever shows', async (columns, rows) => {
    const { drill, type, lines } = setUp({}, { columns, rows })
    for (const keys of ['', ' ', '?', '?', '3', 's', ' ']) {
      type(keys)
      await drill.settled()
      expect(lines().length).toBeLessThan(rows)
      for (const line of lines()) expect(line.length).toBeLessThanOrEqual(columns)
    }
  })

  it('has no escape sequence without colour', async () => {
    const { drill, type, text } = setUp()
    type(' ')
    await drill.settled()
    expect(text()).not.toContain('\x1b')
  })
})
