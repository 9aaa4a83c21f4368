import { Chalk } from 'chalk'

export type ColorLevel = 0 | 1 | 2 | 3

type Paint = (text: string) => string

/** The one theme: what a piece of text is, not which colour it has. At colour level 0 every function gives back its text. */
export interface Style {
  readonly level: ColorLevel
  /** Whether the text is to be read aloud: words then, and no lines, bars and marks that only the eye makes sense of. */
  readonly plain: boolean
  readonly heading: Paint
  readonly strong: Paint
  readonly emphasis: Paint
  readonly strike: Paint
  readonly code: Paint
  readonly quote: Paint
  readonly link: Paint
  readonly dim: Paint
  /** Keys to press, and what is to be noticed first. */
  readonly accent: Paint
  readonly good: Paint
  readonly fair: Paint
  readonly bad: Paint
  readonly easy: Paint
  /** Dark on light whatever the ground is, for what a camera reads. */
  readonly scanned: Paint
  /** Parts of code. */
  readonly syntax: {
    readonly text: Paint
    readonly keyword: Paint
    readonly string: Paint
    readonly value: Paint
    readonly name: Paint
    readonly comment: Paint
  }
}

/**
 * The theme at a colour level (0 none, 1 basic, 2 256 colours, 3 true colour). Only the sixteen colours that a person
 * chooses for their terminal are used, and of these none that vanishes on a light or a dark ground: no yellow, no black,
 * no white, none of the bright ones. Text that is only read keeps the terminal's own colour.
 */
export function createStyle(level: ColorLevel, { plain = false }: { readonly plain?: boolean } = {}): Style {
  if (plain || level === 0) return { ...UNPAINTED, plain }
  const chalk = new Chalk({ level })
  return {
    level,
    plain,
    heading: (text) => chalk.bold.underline(text),
    strong: (text) => chalk.bold(text),
    emphasis: (text) => chalk.italic(text),
    strike: (text) => chalk.strikethrough(text),
    code: (text) => chalk.cyan(text),
    quote: (text) => chalk.italic(text),
    link: (text) => chalk.blue.underline(text),
    dim: (text) => chalk.dim(text),
    accent: (text) => chalk.cyan.bold(text),
    good: (text) => chalk.green(text),
    fair: (text) => chalk.magenta(text),
    bad: (text) => chalk.red(text),
    easy: (text) => chalk.blue(text),
    scanned: (text) => chalk.black.bgWhiteBright(text),
    syntax: {
      text: same,
      keyword: (text) => chalk.magenta(text),
      string: (text) => chalk.green(text),
      value: (text) => chalk.cyan(text),
      name: (text) => chalk.blue(text),
      comment: (text) => chalk.dim(text),
    },
  }
}

const same: Paint = (text) => text

const UNPAINTED: Omit<Style, 'plain'> = {
  level: 0,
  heading: same,
  strong: same,
  emphasis: same,
  strike: same,
  code: same,
  quote: same,
  link: same,
  dim: same,
  accent: same,
  good: same,
  scanned: same,
  fair: same,
  bad: same,
  easy: same,
  syntax: { text: same, keyword: same, string: same, value: same, name: same, comment: same },
}
