import type { Readable, Writable } from 'node:stream'
import type { Language, Messages } from './messages/messages.ts'
import type { ClockCheck } from './store/journal/clock-check.ts'
import type { Settings } from './store/settings/setting.ts'
import type { Store } from './store/store.ts'
import type { Style } from './terminal/style.ts'
import type { Terminal } from './terminal/terminal.ts'

export type Environment = Readonly<Record<string, string | undefined>>

/** A program that goes on beside prep. */
export interface Started {
  /** As Ctrl-C does, once; nothing when it has ended. */
  interrupt(): void
  /** Resolves to its exit code, 0 when it was interrupted; rejects when it could not be started. */
  readonly ended: Promise<number>
}

/** What the program is given by whoever runs it: `main` gives the real process, tests a small world of their own. */
export interface Host {
  readonly argv: readonly string[]
  readonly env: Environment
  readonly cwd: string
  readonly homeDirectory: string
  readonly platform: NodeJS.Platform
  /** IANA name of the local time zone. */
  readonly timeZone: string
  readonly now: () => Date
  /** Whether `now` is the machine's clock, which may be wrong. */
  readonly checksClock: boolean
  readonly random: () => number
  /** `color` is what --color/--no-color said, null when neither was given; `plain` whether --plain or a setting did. */
  readonly openTerminal: (color: boolean | null, plain?: boolean) => Terminal
  /** All of standard input as text. */
  readonly readInput: () => Promise<string>
  /** Standard input and output as streams, for what talks to another program and not to a person. */
  readonly pipes: () => { readonly input: Readable; readonly output: Writable }
  /** Runs a program in the foreground with the terminal as its own, without a shell; resolves to its exit code. `env` is added to what prep itself was given. */
  readonly runProgram: (file: string, args: readonly string[], env?: Environment) => Promise<number>
  /** Starts a program that goes on beside prep, without a shell and without the terminal. */
  readonly startProgram: (file: string, args: readonly string[]) => Started
  /**
   * Runs a program as `runProgram` does, but what it prints comes back; errors go to the terminal, unless `quiet`. `code` is null when
   * there is no such program.
   */
  readonly askProgram: (
    file: string,
    args: readonly string[],
    options?: { readonly env?: Environment; readonly quiet?: boolean },
  ) => Promise<{ readonly code: number | null; readonly output: Buffer }>
  /** Resolves when a command that goes on by itself should end: by Ctrl-C, or because nobody reads its output any more. */
  readonly ended: () => Promise<'interrupted' | 'unread'>
}

/** Options that every command takes. */
export interface GlobalOptions {
  readonly notes: readonly string[]
  readonly stateDir: string | null
  readonly now: Date | null
  readonly language: Language | null
  readonly color: boolean | null
  /** Everything as lines to be read aloud; false leaves it to the setting and the terminal. */
  readonly plain: boolean
  readonly debug: boolean
  /** Whether what is printed is read by a program: a failure is then data too. */
  readonly json: boolean
}

/** What a command may reach. */
export interface Context {
  readonly host: Host
  readonly options: GlobalOptions
  readonly now: () => Date
  readonly random: () => number
  readonly terminal: Terminal
  readonly style: Style
  readonly messages: Messages
  readonly language: Language
  readonly stateDir: string
  readonly cacheDir: string
  readonly settings: Settings
  /** Null where the time is what the person says it is. */
  readonly clock: ClockCheck | null
  /** One store a run: opened when first asked for, closed when the command has ended. */
  readonly store: () => Promise<Store>
}
