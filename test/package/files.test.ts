import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { execa } from 'execa'
import { expect, it } from 'vitest'

const root = join(import.meta.dirname, '../..')
/** What several packs share is numbered by the build. */
const named = (path: string): string => path.replace(/^dist\/shared-\d+\.js$/, 'dist/shared-N.js')

// What is published is what this list says. A file that is new and meant to be published is added to it by hand.
it('is published with these files and no others', async () => {
  const { stdout } = await execa('npm', ['pack', '--dry-run', '--json', '--ignore-scripts', '--offline'], { cwd: root })
  const [packed] = JSON.parse(stdout) as readonly { readonly files: readonly { readonly path: string }[] }[]
  const paths = [...new Set((packed?.files ?? []).map(({ path }) => named(path)))].sort()
  expect(paths.join('\n')).toBe(readFileSync(join(import.meta.dirname, 'files.txt'), 'utf8').trim())
})

it('keeps nothing of the tests, the sources or the repository in that list', () => {
  const paths = readFileSync(join(import.meta.dirname, 'files.txt'), 'utf8')
    .trim()
    .split('\n')
  const allowed =
    /^(?:bin\/(?:prep\.js|package\.json)|dist\/[\w.-]+\.m?js|dist\/library\.d\.mts|dist\/(?:pocket|serving|serving-question)\.txt|dist\/(?:diagram\.txt|sqlite\.wasm)\.gz|dist\/package\.json|docs\/(?:library\.md|schema\/[\w.-]+\.json)|seeds\/[\w./-]+\.md|package\.json|LICENSE|CHANGELOG\.md|README(?:\.ko)?\.md)$/
  expect(paths.filter((path) => !allowed.test(path))).toEqual([])
})
