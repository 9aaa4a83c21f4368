/** The person's end of the program, as far as a command may know it. `node-terminal` is the real one. */
export interface Terminal {
  /** Standard output: results. */
  write(text: string): void
  /** Standard error: messages. */
  writeError(text: string): void
  /** Columns to lay output out in; `fallback` 80 where the output is no terminal. At least 20. */
  readonly columns: number
  readonly rows: number
  /** Whether questions can be asked: both input and output are terminals. */
  readonly interactive: boolean
  readonly outputIsTerminal: boolean
  /** 0 none, 1 basic, 2 256 colours, 3 true colour; for stdout. */
  readonly colorLevel: 0 | 1 | 2 | 3
}
