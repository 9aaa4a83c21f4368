import { answerMock, endMock, type Mock } from '../drill/mock.ts'
import { type Key, pressesOf } from './drill-keys.ts'
import type { DrillPorts } from './drill-ports.ts'
import { EMPTY_ENTRY, type TextEntry, typeKey } from './text-entry.ts'
import type { Picture } from './views/drill.ts'
import { drawMock } from './views/mock.ts'

/** A mock interview under way: keys go in, pictures come out. Saves nothing; what was said is graded afterwards. */
export class MockProgress {
  readonly ports: DrillPorts
  #mock: Mock
  #typed: TextEntry | null
  #pasting = false
  #changed: () => void = () => {}

  constructor(mock: Mock, ports: DrillPorts) {
    this.#mock = mock
    this.ports = ports
    this.#typed = ports.manner?.is === 'type' ? EMPTY_ENTRY : null
  }

  get mock(): Mock {
    return this.#mock
  }

  get over(): boolean {
    return this.#mock.current === null
  }

  attach(changed: () => void): void {
    this.#changed = changed
    if (this.#typed !== null) this.ports.screen.typing?.(true)
  }

  async prepare(): Promise<void> {}

  tick(): void {
    if (!this.over) this.#changed()
  }

  picture(): Picture {
    const { screen, now } = this.ports
    const entry = this.#typed === null ? null : ({ purpose: 'try', typed: this.#typed } as const)
    return drawMock(
      { mock: this.#mock, entry, now: now(), columns: screen.columns(), rows: screen.rows() },
      { hyperlinks: false, highlight: null, ...this.ports },
    )
  }

  press(key: Key): void {
    if (this.over) return
    if (this.#typed !== null) this.#type(this.#typed, key)
    else
      for (const press of pressesOf(key)) {
        if (['return', 'enter', 'space', ' '].includes(press)) this.answer(null)
        else if (press.toLowerCase() === 'q') this.end()
      }
    this.#changed()
  }

  /** The question was answered: the next one comes. */
  answer(typed: string | null): void {
    this.#mock = answerMock(this.#mock, typed, this.ports.now())
    if (this.ports.manner?.is === 'type' && !this.over) {
      this.#typed = EMPTY_ENTRY
      this.ports.screen.typing?.(true)
    }
  }

  end(): void {
    this.#mock = endMock(this.#mock)
  }

  #type(typed: TextEntry, key: Key): void {
    if (key.name === 'paste-start' || key.name === 'paste-end') this.#pasting = key.name === 'paste-start'
    else if (!this.#pasting && key.name === 'escape') {
      this.#typed = null
      this.ports.screen.typing?.(false)
    } else if (!this.#pasting && key.name === 'return' && !key.meta) this.answer(typed.text)
    else this.#typed = typeKey(typed, key)
  }
}
