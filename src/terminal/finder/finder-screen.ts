import type { Card } from '../../cards/card.ts'
import type { Key } from '../prompts/key.ts'
import { distanceOf, KeyScreen, type ScreenPorts } from '../prompts/key-screen.ts'
import { type Picture, still } from '../prompts/picture.ts'
import { withoutLast } from '../text/glyphs.ts'
import { type FinderAct, type FinderWish, wishesInList, wishWhileTyping } from './finder-keys.ts'
import { drawFinder } from './finder-view.ts'

/** Where a person is in the finder: kept from one look at it to the next. */
export interface FinderPlace {
  readonly query: string
  /** The question at the cursor, by its id; null for the first. */
  readonly at: Card['id'] | null
  readonly inList: boolean
  readonly notice: string | null
}

export interface FinderPorts extends ScreenPorts {
  readonly total: number
  /** What Enter does with a question. */
  readonly take: 'show' | 'write'
  find(query: string): readonly Card[]
  /** The query that was probably meant by one that finds nothing. */
  meant(query: string): string | null
  isSuspended(card: Card): boolean
  preview(card: Card, width: number): readonly string[]
  /** Suspends a question, or resumes it; resolves to what is to be said. */
  suspend(card: Card): Promise<string>
}

/** What a person wants done, and where they were; `left` on purpose or by Ctrl-C. */
export type FinderEnd =
  | { readonly act: Exclude<FinderAct, 'suspend'>; readonly card: Card; readonly place: FinderPlace }
  | { readonly act: 'left' | 'cancelled' }

/** Lets a person find a question among all, on a screen of its own. Leaves nothing on the screen. */
export async function findOnScreen(start: FinderPlace, ports: FinderPorts): Promise<FinderEnd> {
  return (await new FinderScreen(start, ports).shown()) ?? { act: 'cancelled' }
}

/** The finder as it takes keys, one after the other. */
export class FinderScreen extends KeyScreen<FinderPorts, FinderEnd> {
  #query: string
  #found: readonly Card[]
  #cursor: number
  #inList: boolean
  #top = 0
  #page = 1
  #preview: { readonly of: Card; readonly width: number; readonly lines: readonly string[] } | null = null

  constructor({ query, at, inList, notice }: FinderPlace, ports: FinderPorts) {
    super(ports)
    this.#query = query
    this.#found = ports.find(query)
    this.#cursor = Math.max(
      0,
      this.#found.findIndex(({ id }) => id === at),
    )
    this.#inList = inList && this.#found.length > 0
    this.notice = notice
  }

  picture(): Picture {
    const { total, take, isSuspended } = this.ports
    const drawn = drawFinder(
      {
        query: this.#query,
        found: this.#found,
        total,
        cursor: this.#cursor,
        top: this.#top,
        inList: this.#inList,
        notice: this.notice,
        take,
        isSuspended,
        preview: (card, width) => this.#previewOf(card, width),
      },
      this.windowLook(),
    )
    this.#top = drawn.top
    this.#page = drawn.shown
    return still(drawn.lines)
  }

  protected async take(key: Key): Promise<void> {
    this.notice = null
    for (const wish of this.#inList ? wishesInList(key) : [wishWhileTyping(key)]) if (!this.over) await this.#do(wish)
  }

  async #do(wish: FinderWish): Promise<void> {
    switch (wish.type) {
      case 'type':
        return this.#ask(this.#query + wish.text)
      case 'erase':
        return this.#ask(withoutLast(this.#query))
      case 'clear':
        return this.#ask('')
      case 'move': {
        const wanted = this.#cursor + wish.direction * distanceOf(wish.by, this.#page, this.#found.length)
        this.#cursor = Math.max(0, Math.min(this.#found.length - 1, wanted))
        return
      }
      case 'to-list':
        this.#inList = this.#found.length > 0
        return
      case 'to-query':
        this.#inList = false
        return
      case 'leave':
        this.end = { act: 'left' }
        return
      case 'take':
        return this.#found.length === 0 ? this.#correct() : this.#act(this.ports.take)
      case 'act':
        return this.#act(wish.act)
      case 'unknown':
        if (this.#inList) this.notice = this.ports.messages.finding.unknown
    }
  }

  #ask(query: string): void {
    this.#query = query
    this.#found = this.ports.find(query)
    this.#cursor = 0
    this.#top = 0
    // One need not try whether there is more to type.
    if (this.#found.length === 0 && query.trim() !== '') this.notice = this.ports.messages.finding.nothing
  }

  /** Enter where nothing was found looks for what was probably meant. */
  #correct(): void {
    const meant = this.ports.meant(this.#query)
    const say = this.ports.messages.finding
    if (meant === null) this.notice = say.noneMeant
    else {
      const typed = this.#query
      this.#ask(meant)
      this.notice = say.meant(typed, meant)
    }
  }

  async #act(act: FinderAct): Promise<void> {
    const card = this.#found[this.#cursor]
    if (card === undefined) return
    if (act !== 'suspend') {
      this.end = { act, card, place: { query: this.#query, at: card.id, inList: this.#inList, notice: null } }
      return
    }
    const said = await this.ports.suspend(card)
    this.#preview = null
    this.#found = this.ports.find(this.#query)
    this.#cursor = Math.max(0, Math.min(this.#cursor, this.#found.length - 1))
    this.#inList = this.#inList && this.#found.length > 0
    this.notice = said
  }

  #previewOf(card: Card, width: number): readonly string[] {
    const known = this.#preview
    if (known !== null && known.of === card && known.width === width) return known.lines
    const lines = this.ports.preview(card, width)
    this.#preview = { of: card, width, lines }
    return lines
  }
}
