/** What a terminal can show, as far as the environment tells. */

import type { Graphics } from './pictures/picture.ts'

export type Environment = Readonly<Record<string, string | undefined>>

/**
 * How many colours to use. A flag decides, then NO_COLOR (https://no-color.org: any value but an empty one), then
 * FORCE_COLOR (0–3, true, false), then CLICOLOR_FORCE and CLICOLOR (https://bixense.com/clicolors), then what the
 * terminal says of itself.
 */
export function colorLevel(env: Environment, isTerminal: boolean, flag?: boolean): 0 | 1 | 2 | 3 {
  if (flag === false) return 0
  const able = terminalColors(env)
  if (flag === true) return able === 0 ? 1 : able
  if (env['NO_COLOR']) return 0
  const forced = env['FORCE_COLOR']
  if (forced === '0' || forced === 'false') return 0
  if (forced === '1' || forced === '2' || forced === '3') return Number(forced) as 1 | 2 | 3
  if (forced) return able === 0 ? 1 : able
  const insisted = env['CLICOLOR_FORCE']
  if (insisted && insisted !== '0') return able === 0 ? 1 : able
  if (env['CLICOLOR'] === '0') return 0
  return isTerminal ? able : 0
}

function terminalColors(env: Environment): 0 | 1 | 2 | 3 {
  const term = env['TERM'] ?? ''
  if (term === 'dumb') return 0
  if (/^(truecolor|24bit)$/.test(env['COLORTERM'] ?? '') || /kitty|ghostty|direct/.test(term)) return 3
  if (env['WT_SESSION'] || /^(iTerm\.app|WezTerm|vscode)$/.test(env['TERM_PROGRAM'] ?? '')) return 3
  return /256/.test(term) ? 2 : 1
}

/**
 * How a terminal shows pictures, null where it is not known to. PREP_GRAPHICS (kitty, iterm2, sixel, none) overrules
 * what the terminal's name tells. Inside tmux and screen, which would have to let pictures through, there are none.
 */
export function graphicsOf(env: Environment, isTerminal: boolean): Graphics | null {
  if (!isTerminal || env['TERM'] === 'dumb') return null
  const said = env['PREP_GRAPHICS']?.toLowerCase()
  if (said === 'kitty' || said === 'iterm2' || said === 'sixel') return said
  const term = env['TERM'] ?? ''
  if (said || env['TMUX'] || /^(screen|tmux)/.test(term)) return null
  const program = env['TERM_PROGRAM'] ?? ''
  if (/^(iTerm\.app|WezTerm|mintty)$/.test(program) || env['LC_TERMINAL'] === 'iTerm2') return 'iterm2'
  if (env['KITTY_WINDOW_ID'] || /kitty|ghostty/.test(term) || program === 'ghostty') return 'kitty'
  if (Number(env['KONSOLE_VERSION'] ?? 0) >= FIRST_KONSOLE_WITH_PICTURES) return 'kitty'
  return /^(mlterm|foot|contour)/.test(term) ? 'sixel' : null
}

const FIRST_KONSOLE_WITH_PICTURES = 220_400

/** Terminals that are known to show OSC 8 links; the others would at best ignore them. */
export function showsHyperlinks(env: Environment, isTerminal: boolean): boolean {
  const forced = env['FORCE_HYPERLINK']
  if (forced !== undefined && forced !== '') return forced !== '0'
  if (!isTerminal || env['TERM'] === 'dumb' || env['TMUX'] || /^screen/.test(env['TERM'] ?? '')) return false
  if (env['WT_SESSION'] || env['KONSOLE_VERSION'] || Number(env['VTE_VERSION'] ?? 0) >= 5000) return true
  return (
    /^(iTerm\.app|WezTerm|vscode|ghostty|Hyper)$/.test(env['TERM_PROGRAM'] ?? '') ||
    /kitty|alacritty|ghostty/.test(env['TERM'] ?? '')
  )
}
