import { PrepError } from '../../errors.ts'
import type { Messages } from '../../messages/messages.ts'
import type { Style } from '../style.ts'
import type { Screen } from '../terminal.ts'
import type { Key } from './key.ts'
import type { Picture, WindowLook } from './picture.ts'
import { errorRemark } from './remark.ts'
import { type Shown, show } from './screen-prompt.ts'

/** What it takes to show something on a screen of its own. */
export interface ScreenPorts {
  readonly screen: Screen
  readonly messages: Messages
  readonly style: Style
}

/**
 * A screen that stays open while keys are pressed, each dealt with when the one before it is. What goes wrong is said on the screen
 * where it is a PrepError, and ends it otherwise.
 */
export abstract class KeyScreen<Ports extends ScreenPorts, End> implements Shown {
  readonly ports: Ports
  /** How it ended; null as long as it is open. */
  protected end: End | null = null
  protected notice: string | null = null
  #failure: { readonly error: unknown } | null = null
  #work: Promise<void> = Promise.resolve()
  #changed: () => void = () => {}

  constructor(ports: Ports) {
    this.ports = ports
  }

  abstract picture(): Picture

  /** Does what a key asks for. */
  protected abstract take(key: Key): Promise<void>

  get over(): boolean {
    return this.end !== null || this.#failure !== null
  }

  attach(changed: () => void): void {
    this.#changed = changed
  }

  press(key: Key): void {
    this.#work = this.#work.then(async () => {
      if (this.over) return
      try {
        await this.take(key)
      } catch (error) {
        if (error instanceof PrepError) this.notice = errorRemark(error, this.ports.messages)
        else this.#failure = { error }
      }
      this.#changed()
    })
  }

  /** Shows it until it ends; resolves to how, once every key has been dealt with: null after Ctrl-C. */
  async shown(): Promise<End | null> {
    await show(this, () => {})
    await this.#work
    if (this.#failure !== null) throw this.#failure.error
    return this.end
  }

  protected windowLook(): WindowLook {
    const { screen, style, messages } = this.ports
    return { columns: screen.columns(), rows: screen.rows(), style, messages }
  }
}

/** How far a key moves in a list of which `page` lines show. */
export const distanceOf = (by: 'line' | 'page' | 'all', page: number, all: number): number =>
  ({ line: 1, page: Math.max(1, page - 1), all })[by]
