import { en } from '../../../src/messages/en.ts'
import { ko } from '../../../src/messages/ko.ts'
import { loadHighlighter } from '../../../src/terminal/markdown/code.ts'
import { openableOf, referencesIn } from '../../../src/terminal/markdown/links.ts'
import { renderMarkdown } from '../../../src/terminal/markdown/markdown.ts'
import { createStyle } from '../../../src/terminal/style.ts'
import { openableAddress } from '../../../src/terminal/text/address.ts'
import { sanitise, sanitiseLine } from '../../../src/terminal/text/sanitise.ts'
import { truncate, width } from '../../../src/terminal/text/width.ts'
import { renderError } from '../../../src/terminal/views/error.ts'
import { renderList } from '../../../src/terminal/views/list.ts'
import { renderShow } from '../../../src/terminal/views/show.ts'
import { makeCard } from '../../support/cards.ts'
import { fixtureNotes } from '../fixture-notes.ts'
import { bytesOf, NOTE_WORDS, noteText, numberOf } from '../note-pieces.ts'
import { must, type Target } from '../target.ts'

const UNSAFE =
  /[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u206f\ufff9-\ufffb]|\p{Surrogate}/u
const OWN_COLOURS = /\x1b\[[\d;]*m/g
const OWN_LINKS = /\x1b\]8;;([\x21-\x7e]*)\x1b\\/g
const ADDRESS = /^(?:https?:\/\/|mailto:)/i
const WIDTHS = [20, 33, 40, 80, 120]
const NOW = new Date('2026-11-22T11:00:00Z')

/** Any text → what a terminal gets: nothing but text and prep's own colours and links, no line too wide. */
export const renderingTarget: Target = {
  name: 'rendering',
  seeds: fixtureNotes,
  fresh: noteText.map(bytesOf),
  words: NOTE_WORDS,
  async check(input) {
    const text = Buffer.from(input).toString('utf8')
    const number = numberOf(input)
    const columns = WIDTHS[number % WIDTHS.length] ?? 80
    const hyperlinks = number % 2 === 0
    const style = createStyle(number % 3 === 0 ? 0 : 3)
    const messages = number % 5 < 2 ? ko : en
    const highlight = await loadHighlighter()
    const clean = sanitise(text)
    must(!UNSAFE.test(clean), 'sanitise lets something through')
    must(sanitise(clean) === clean, 'sanitise changes what it has sanitised')
    must(!/[\n\t]/.test(sanitiseLine(text)), 'a line that is several')
    must(width(truncate(sanitiseLine(text), columns)) <= columns, 'cut to more than the width')
    checkScreen(renderMarkdown(text, { width: columns, style, hyperlinks, highlight }), columns)
    for (const address of openableOf(referencesIn(text))) {
      must(ADDRESS.test(address) && /^[\x21-\x7e]*$/.test(address), `the address ${JSON.stringify(address)}`)
      must(openableAddress(address) === address, 'an address that changes when it is looked at once more')
    }
    const line = text.slice(0, 400)
    const card = makeCard({ id: 'a', question: line, prompt: text, answer: text, deck: line, tags: [line] })
    const source = { ...card.source, path: line }
    checkScreen(
      renderShow(
        {
          card: { ...card, source },
          parent: line,
          followUps: [{ question: line, status: 'partial' }],
          schedule: null,
          suspended: false,
          retrievability: null,
          reviews: [],
        },
        { width: columns, style, hyperlinks, messages, now: NOW },
      ),
      columns,
    )
    const row = {
      number: 1,
      question: line,
      status: 'answered',
      deck: line,
      followUp: false,
      suspended: false,
      due: null,
    } as const
    checkScreen(renderList([row, { ...row, followUp: true }], { width: columns, style, messages, now: NOW }), columns)
    checkScreen(renderError({ text: line, hint: line }, columns), columns)
  },
}

function checkScreen(output: string, columns: number): void {
  const text = output.replace(OWN_LINKS, (_all, target: string) => {
    must(target === '' || ADDRESS.test(target), `a link to ${JSON.stringify(target)}`)
    return ''
  })
  for (const line of text.split('\n')) {
    const bare = line.replace(OWN_COLOURS, '')
    must(!UNSAFE.test(bare) && !bare.includes('\t'), `on the screen: ${JSON.stringify(UNSAFE.exec(bare)?.[0] ?? '\t')}`)
    must(width(line) <= columns, `a line of ${width(line)} columns where there are ${columns}`)
  }
}
