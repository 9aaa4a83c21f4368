import type { Graphics } from './pictures/picture.ts'

/** The person's end of the program, as far as a command may know it. `node-terminal` is the real one. */
export interface Terminal {
  /** Standard output: results. */
  write(text: string): void
  /** Standard error: messages. */
  writeError(text: string): void
  /** Columns to lay output out in; `fallback` 80 where the output is no terminal. At least 20. */
  readonly columns: number
  readonly rows: number
  /** Columns of standard error; null where that is no terminal. */
  readonly errorColumns?: number | null
  /** Whether questions can be asked: both input and output are terminals. */
  readonly interactive: boolean
  readonly outputIsTerminal: boolean
  /** 0 none, 1 basic, 2 256 colours, 3 true colour; for stdout. */
  readonly colorLevel: 0 | 1 | 2 | 3
  /** Whether OSC 8 links show as links; for stdout. */
  readonly hyperlinks: boolean
  /** How stdout shows pictures; null or missing where it does not. */
  readonly graphics?: Graphics | null
  /** Whether everything is written to be read aloud: once, line after line, without colours and without anything drawn. */
  readonly plain: boolean
  /** What a prompt needs; null where no questions can be asked. */
  readonly screen: Screen | null
}

/** The terminal as a prompt sees it: keys in, a picture out that changes. */
export interface Screen {
  readonly input: NodeJS.ReadableStream
  readonly output: NodeJS.WritableStream
  /** As they are now; may be any size. */
  columns(): number
  rows(): number
  /** Whether the cursor can be moved; without it, text can only be written line after line (`TERM=dumb`). */
  readonly redraws: boolean
  /** Calls back after each change of size; the function given back stops that. */
  onResize(listener: () => void): () => void
  /** Calls back on Ctrl-C where keys are not read one by one; the function given back stops that. */
  onInterrupt(listener: () => void): () => void
  /**
   * Calls back once, before the process ends, also when it is told to or the terminal goes away: what is done at once still
   * gets done, and what is written may reach nobody. The newest listener comes first. The function given back stops that.
   */
  onEnding(listener: () => void): () => void
  /**
   * Turns to an empty screen without a cursor, the lines written so far untouched behind it. The function given back
   * returns to them; it may be called twice, and runs by itself when the process is told to end.
   */
  enter(): () => void
  /** Gives the terminal to another program, such as an editor, while a task runs; Ctrl-C is then that program's alone. */
  aside<Result>(task: () => Promise<Result>): Promise<Result>
  /** Stops the process as Ctrl-Z does, the lines written before shown meanwhile; calls back when it goes on (`fg`). */
  stop(continued: () => void): void
  /** Empties the screen and puts the cursor at its beginning. */
  wipe(): void
  /** Shows the cursor and has pasted text marked as such, while a text is typed; and back. */
  typing?(on: boolean): void
}
