import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { FEATURES } from '../features/features.ts'
import { parseNote } from '../parse-note.ts'
import { CONTEXTS } from './context.ts'
import { type ModelFile, unpackModel } from './model.ts'
import { LineReader } from './probabilities.ts'

const folds = new URL('../../../test/training/models/', import.meta.url)
const files = [new URL('reader.json', import.meta.url), ...readdirSync(folds).map((name) => new URL(name, folds))]
const ofWords = [
  ...['own', 'head'].flatMap((kind) => CONTEXTS.map((context) => `${kind}${context}`)),
  'listWords',
  'aboveWords',
  'titleWords',
  'noteWords',
]

describe.each(files.map((file) => [file.pathname.split('/').at(-1), file] as const))('the model %s', (_, file) => {
  const model: ModelFile = JSON.parse(readFileSync(file, 'utf8'))

  it('asks for features that there are', () =>
    expect(model.lines.features.filter((name) => !(name in FEATURES) && !ofWords.includes(name))).toEqual([]))

  it('reads a plain note of questions, and nothing in a plan', () => {
    const reader = new LineReader(unpackModel(model))
    const read = (text: string) => parseNote({ path: 'n.md', text }, { reader }).cards.map(({ question }) => question)
    const asked = '# 면접\n\n## 프로세스란?\n실행 중인 프로그램.\n\n## 스레드란?\n실행 흐름.\n\n## 데드락이란?\n'
    expect(read(asked)).toEqual(['프로세스란?', '스레드란?', '데드락이란?'])
    expect(read('# 오늘 할 일\n\n- 이력서 고치기\n- 빨래\n')).toEqual([])
  })
})

it('is small enough to ship', () =>
  expect(readFileSync(new URL('reader.json', import.meta.url)).length).toBeLessThan(400 * 1024))
