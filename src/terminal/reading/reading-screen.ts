import type { Correction } from '../../notes/correction.ts'
import { isTyped, type Key } from '../prompts/key.ts'
import { distanceOf, KeyScreen, type ScreenPorts } from '../prompts/key-screen.ts'
import { type Picture, still } from '../prompts/picture.ts'
import { withoutLast } from '../text/glyphs.ts'
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
  takeBack,
} from './correcting.ts'
import { findLine } from './find-line.ts'
import { changeTold } from './panel.ts'
import { type ReadingWish, readingWishes } from './reading-keys.ts'
import { drawReading } from './reading-view.ts'

/** What it takes to show how a note was read. */
export interface ReadingPorts extends ScreenPorts {
  /** The note as the user knows it. */
  readonly path: string
  /** Remembers corrections. A PrepError is shown, and nothing of what was said is lost. */
  keep(corrections: readonly Correction[]): Promise<void>
}

/** What became of what a person said: it was kept, or left, on purpose or by Ctrl-C. */
export interface Ended {
  readonly how: 'kept' | 'left' | 'cancelled'
  /** Whether something had been said. */
  readonly isChanged: boolean
}

/** Shows on a screen of its own how a note was read, and lets a person put it right. Leaves nothing on the screen. */
export async function correctOnScreen(start: Correcting, ports: ReadingPorts): Promise<Ended> {
  const reading = new ReadingScreen(start, ports)
  const how = await reading.shown()
  return { how: how ?? 'cancelled', isChanged: isChanged(reading.now) }
}

class ReadingScreen extends KeyScreen<ReadingPorts, Ended['how']> {
  now: Correcting
  #top = 0
  /** How many lines of the note the last picture showed. */
  #page = 1
  #finding: string | null = null
  #sought = ''
  #help: number | null = null
  #helpLeft = 0

  constructor(start: Correcting, ports: ReadingPorts) {
    super(ports)
    this.now = start
  }

  picture(): Picture {
    const { path } = this.ports
    const drawn = drawReading(
      {
        path,
        now: this.now,
        top: this.#top,
        notice: this.notice,
        finding: this.#finding,
        help: this.#help,
      },
      this.windowLook(),
    )
    this.#top = drawn.top
    this.#page = drawn.shown
    this.#helpLeft = drawn.helpLeft ?? 0
    return still(drawn.lines)
  }

  protected async take(key: Key): Promise<void> {
    if (this.#help !== null) {
      this.#help = this.#helpLeft > 0 && key.name !== 'escape' ? this.#help + 1 : null
      return
    }
    this.notice = null
    if (this.#finding !== null) return this.#find(this.#finding, key)
    for (const wish of readingWishes(key)) {
      if (this.over) return
      // What is typed behind the key that begins it, of one syllable, is no text yet.
      if (this.#finding !== null) return
      await this.#do(wish)
    }
  }

  async #do(wish: ReadingWish): Promise<void> {
    const say = this.ports.messages.correcting
    const now = this.now
    switch (wish.type) {
      case 'move': {
        this.now = goTo(now, now.cursor + wish.direction * distanceOf(wish.by, this.#page, now.lines.length))
        return
      }
      case 'doubt':
        return this.#go(goToDoubt(now), say.noDoubt)
      case 'flip':
        return this.#said(flip(now), say.wordless)
      case 'form':
        return this.#said(sayForm(now), say.wordless)
      case 'follow':
        return this.#said(follow(now), currentOf(now)?.read == null ? say.wordless : say.noQuestionAbove)
      case 'choose':
        return this.#said(choose(now, wish.at), say.noReading)
      case 'confirm': {
        this.#said(confirm(now), say.wordless)
        if (this.now !== now) this.now = goToDoubt(this.now) ?? this.now
        return
      }
      case 'back': {
        const before = takeBack(now)
        if (before !== null) this.now = goTo(before, now.cursor)
        this.notice = before === null ? say.nothingToTakeBack : say.takenBack
        return
      }
      case 'find':
        this.#finding = ''
        return
      case 'keep':
        if (isChanged(now)) await this.ports.keep(now.reading.corrections)
        this.end = 'kept'
        return
      case 'leave':
        this.end = 'left'
        return
      case 'help':
        this.#help = 0
        return
      case 'unknown':
        this.notice = say.unknown
    }
  }

  #go(next: Correcting | null, otherwise: string): void {
    if (next === null) this.notice = otherwise
    else this.now = next
  }

  #said(next: Correcting | null, otherwise: string): void {
    this.#go(next, otherwise)
    if (next === null) return
    // Where no other line than that at the cursor asks now or does so no more, the screen says it all.
    const isElsewhere = next.lines.some(
      ({ change, number }) => (change === 'asks' || change === 'asks-no-more') && number !== next.cursor + 1,
    )
    const isSeen = currentOf(next)?.change != null && !isElsewhere
    this.notice = isSeen ? null : changeTold(next, this.ports.messages)
  }

  #find(typed: string, key: Key): void {
    const say = this.ports.messages.correcting
    if (key.name === 'escape') this.#finding = null
    else if (key.name === 'backspace') this.#finding = typed === '' ? null : withoutLast(typed)
    else if (key.name === 'return' || key.name === 'enter') {
      this.#finding = null
      const isAgain = typed.trim() === ''
      this.#sought = isAgain ? this.#sought : typed
      const found = findLine(this.now.lines, this.#sought, this.now.cursor + 1)
      if (found !== null) this.now = goTo(this.now, found)
      else if (this.#sought !== '') this.notice = say.notFound(this.#sought)
    } else if (isTyped(key)) this.#finding = typed + (key.sequence ?? '').normalize('NFC')
  }
}
