import { answerMock, endMock, type Mock, mockSecondsLeft, passMock } from '../drill/mock.ts'
import { type Key, pressesOf } from '../terminal/prompts/key.ts'
import type { Picture } from '../terminal/prompts/picture.ts'
import { TextBox } from '../terminal/prompts/text-box.ts'
import type { DrillPorts } from './ports.ts'
import { drawMock } from './views/mock.ts'

/** A mock interview under way: keys go in, pictures come out. Saves nothing; what was said is graded afterwards. */
export class MockProgress {
  readonly ports: DrillPorts
  readonly #box: TextBox
  #mock: Mock
  /** The file that the current answer is recorded into; null when it is not. */
  #recording: string | null = null
  /** What was typed before its box was left by Esc; null where no box was left. */
  #begun: string | null = null
  #changed: () => void = () => {}

  constructor(mock: Mock, ports: DrillPorts) {
    this.#mock = mock
    this.ports = ports
    this.#box = new TextBox(ports.screen)
  }

  get mock(): Mock {
    return this.#mock
  }

  get over(): boolean {
    return this.#mock.current === null
  }

  attach(changed: () => void): void {
    this.#changed = changed
    this.#ask()
  }

  tick(): void {
    if (!this.over) this.#changed()
  }

  picture(): Picture {
    const { screen, now } = this.ports
    return drawMock(
      {
        mock: this.#mock,
        entry: this.#box.entry,
        isRecording: this.#recording !== null,
        canResume: this.#begun !== null,
        now: now(),
        columns: screen.columns(),
        rows: screen.rows(),
      },
      { hyperlinks: false, highlight: null, ...this.ports },
    )
  }

  press(key: Key): void {
    if (this.over) return
    if (this.#box.asked !== null) this.#type(key)
    else
      for (const press of pressesOf(key)) {
        // What was typed in one go is meant for one question.
        if (this.over || this.#box.asked !== null) break
        if (['return', 'enter', 'space', ' '].includes(press)) this.#answer(this.#typed())
        else if (press === 'escape' && this.#begun !== null) this.#open(this.#begun)
        else if (press.toLowerCase() === 'p') this.#pass()
        else if (press.toLowerCase() === 'q') this.end()
      }
    this.#changed()
  }

  /** Ends the interview; what is typed so far is the answer to the last question. */
  end(): void {
    const typed = this.#typed()
    if (typed !== null && !this.over) this.#answer(typed)
    this.#mock = endMock(this.#mock)
  }

  /** What stands in the box, or stood there when it was left; null for nothing. */
  #typed(): string | null {
    const text = this.#box.entry?.typed.text ?? this.#begun ?? ''
    return text.trim() === '' ? null : text
  }

  /** The question was answered: the next one comes. */
  #answer(typed: string | null): void {
    this.ports.recorder?.stop()
    this.#begun = null
    this.#mock = answerMock(this.#mock, typed, this.ports.now(), typed === null ? this.#recording : null)
    if (!this.over) this.#ask()
  }

  #pass(): void {
    this.ports.recorder?.stop()
    this.#begun = null
    this.#mock = passMock(this.#mock, this.ports.now())
    if (!this.over) this.#ask()
  }

  /** Lets the answer be typed, where that is how questions are answered. */
  #ask(): void {
    const { manner, recorder, now } = this.ports
    const card = this.#mock.current
    if (manner?.is !== 'type')
      this.#recording = card === null ? null : (recorder?.start(card, mockSecondsLeft(this.#mock, now())) ?? null)
    else this.#open('')
  }

  #type(key: Key): void {
    const ended = this.#box.press(key)
    if (ended === null) return
    if (ended.is === 'left') {
      this.#begun = ended.text
      return
    }
    this.#box.close()
    if (ended.text.trim() === '') this.#pass()
    else this.#answer(ended.text)
  }

  #open(text: string): void {
    this.#begun = null
    this.#box.open({ purpose: 'try', text })
  }
}
