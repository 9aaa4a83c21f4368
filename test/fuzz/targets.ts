import type { Target } from './target.ts'
import { decodeTarget } from './targets/decode.ts'
import { frontMatterTarget } from './targets/front-matter.ts'
import { importsTarget } from './targets/imports.ts'
import { journalTarget } from './targets/journal.ts'
import { readingTarget } from './targets/reading.ts'
import { renderingTarget } from './targets/rendering.ts'

export const targets: readonly Target[] = [
  decodeTarget,
  frontMatterTarget,
  readingTarget,
  renderingTarget,
  journalTarget,
  importsTarget,
]
