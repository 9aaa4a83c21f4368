// Time to read notes, per megabyte: plain notes of growing size, then hostile shapes. `node test/bench/reading.js [words of a name]`
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('../../', import.meta.url))
const folder = await mkdtemp(join(tmpdir(), 'prep-bench-'))
const outfile = join(folder, 'notes.mjs')
await build({
  absWorkingDir: root,
  entryPoints: ['src/notes/parse-note.ts'],
  outfile,
  bundle: true,
  format: 'esm',
  platform: 'node',
  logLevel: 'error',
})
const { parseNote } = await import(pathToFileURL(outfile).href)

const entry = (index) =>
  `## 질문 ${index}. 캐시 ${index}는 어떻게 비우는지?\n\n- 시간이 지나면 **버린다**.\n- 값이 바뀌면 [지운다](https://example.com/${index}).\n\n\`\`\`js\ncache.delete(${index})\n\`\`\`\n\n`
const ofSize = (bytes, piece) => {
  const parts = []
  let length = 0
  for (let index = 1; length < bytes; index++) {
    const text = piece(index)
    parts.push(text)
    length += Buffer.byteLength(text)
  }
  return parts.join('')
}
const KB = 1024
const MB = 1024 * KB
const plain = { '10 KB': 10 * KB, '100 KB': 100 * KB, '1 MB': MB, '10 MB': 10 * MB }
const hostile = {
  'one list of 1 MB': () => ofSize(MB, (index) => `- 항목 ${index}의 이유는?\n`),
  'loose list of 1 MB': () => ofSize(MB, (index) => `${index}. 항목 ${index}의 이유는?\n\n   답 ${index}\n\n`),
  'one paragraph of 1 MB in lines': () => ofSize(MB, (index) => `줄 ${index} 은 이어진다\n`),
  'quotation of 1 MB': () => ofSize(MB, (index) => `> 인용 ${index} 번째 줄\n`),
  'table of 1 MB': () => `| 질문 | 답 |\n|---|---|\n${ofSize(MB, (index) => `| ${index} 란? | 값 |\n`)}`,
  'html of 1 MB': () => ofSize(MB, (index) => `<details><summary>${index} 란?</summary><p>답</p></details>\n`),
  '100,000 headings': () => Array.from({ length: 100_000 }, (_, index) => `## ${index} 란?\n`).join(''),
  '100,000 headings getting deeper': () =>
    Array.from({ length: 100_000 }, (_, index) => `${'#'.repeat((index % 6) + 1)} ${index} 란?\n\n`).join(''),
  'a line of 5 MB': () => '가나다라 '.repeat((5 * MB) / 13),
  'bullets 1,000 deep': () =>
    Array.from({ length: 1000 }, (_, index) => `${'  '.repeat(index)}- 깊이 ${index}?\n`).join(''),
  'quotes 10,000 deep': () => `${'>'.repeat(10_000)} 끝\n`,
  '10,000 unclosed [': () => '['.repeat(10_000),
  '10,000 unclosed [a](': () => '[a]('.repeat(10_000),
  '10,000 unclosed ![': () => '!['.repeat(10_000),
  '16,000 of *a': () => '*a '.repeat(16_000),
  '16,000 of *a_ ': () => '*a_ '.repeat(16_000),
  '10,000 unclosed >': () => Array.from({ length: 10_000 }, () => '>\n').join(''),
  '10,000 of [^a]': () => '[^a]'.repeat(10_000),
  '20,000 backticks': () => Array.from({ length: 200 }, (_, index) => '`'.repeat(index + 1)).join(' a '),
  '10,000 unclosed <details>': () => '<details>\n<summary>a?</summary>\n\n'.repeat(10_000),
  '10,000 unclosed <!--': () => '<!--\n'.repeat(10_000),
  '80,000 empty lines': () => `---\n${'\n'.repeat(80_000)}`,
  '10,000 definitions': () =>
    Array.from({ length: 10_000 }, (_, index) => `[r${index}]: https://example.com/${index}\n\n[r${index}]\n\n`).join(
      '',
    ),
  '10,000 nested html tags': () => '<div>'.repeat(10_000),
}

/** Dear by the byte, each repeated until no note may be larger. What is wanted of every one: two seconds. */
const FULL = 8 * MB - KB
const WANTED_MS = 2000
const dear = {
  'questions with lists and code': entry,
  'list items': (index) => `- 항목 ${index}의 이유는?\n`,
  'empty list items': () => '-\n',
  'loose items': (index) => `${index}. 왜 ${index}?\n\n`,
  'lists 20 deep on a line': () => `${'- '.repeat(20)}a\n\n`,
  'quotations in lists': () => '> - > - > - a\n\n',
  'indented code that is a list': () => '    - a\n\nb\n\n',
  headings: (index) => `## ${index} 란?\n`,
  'rows of a table': (index) => `${index === 1 ? '| 질문 | 답 |\n|---|---|\n' : ''}| ${index} 란? | 값 |\n`,
  'tables of 9,000 columns': (index) =>
    `${index === 1 ? `${'|a'.repeat(9000)}|\n${'|-'.repeat(9000)}` : '|a'.repeat(9000)}|\n`,
  paragraphs: () => 'a\n\n',
  'emphasis, code, links and pictures': () => '*a* `b` [c](d) ![e](f)\n\n',
  'links by the hundred': () => `${'[a](b) '.repeat(100)}\n\n`,
  'bare addresses': () => 'www.a.b http://c.d e@f.gh\n\n',
  footnotes: (index) => `[^${index}]: a\n\n`,
  'definitions and references': (index) => `[r${index}]: https://example.com/${index}\n\n[r${index}]\n\n`,
  '3,000 definitions, referred to': (index) =>
    index < 3000
      ? `[a${index}]: b${index}\n`
      : `${Array.from({ length: 20 }, (_, n) => `[a${(index * 20 + n) % 3000}]`).join('')}\n\n`,
  'a long question with follow-ups': (index) =>
    index === 1 ? `## ${'왜 '.repeat(5000)}?\n\n` : `- ${index}번은 왜?\n`,
  'questions and a key to them': (index) =>
    index < 9000 ? `${index}. 왜 ${index}?\n` : index === 9000 ? '\n# 정답\n\n' : `${index - 9000}. 답\n`,
  'labelled lines': (index) => `Q${index}. 왜?\n`,
  'tags of HTML': () => '<details>\n<summary>a?</summary>\n\n',
  'empty lines': () => '\n',
}

const took = (text) => {
  const started = performance.now()
  const processor = process.cpuUsage()
  const { cards, problems } = parseNote({ path: 'bench.md', text })
  const { user, system } = process.cpuUsage(processor)
  const end = problems.find(({ rule }) => rule === 'too-long')?.line
  const read = end === undefined ? text : text.split('\n', end - 1).join('\n')
  return {
    ms: performance.now() - started,
    processorMs: (user + system) / 1000,
    cards: cards.length,
    bytes: Buffer.byteLength(read),
  }
}
for (let round = 0; round < 3; round++) took(ofSize(200 * KB, entry))
const row = (name, text, base) => {
  const { ms, cards, bytes } = took(text)
  const perMb = ms / (bytes / MB)
  const times = base === undefined ? '' : `  ${(ms < 50 ? 0 : perMb / base).toFixed(1)} x`
  console.log(
    `${name.padEnd(34)} ${(bytes / KB).toFixed(0).padStart(7)} KB ${ms.toFixed(0).padStart(7)} ms ${perMb.toFixed(0).padStart(7)} ms/MB  ${String(cards).padStart(7)} cards${times}`,
  )
  return perMb
}
const only = process.argv[2]
let base
for (const [name, bytes] of Object.entries(plain)) {
  if (only !== undefined && bytes > MB) continue
  const perMb = row(`plain, ${name}`, ofSize(bytes, entry), base)
  if (name === '1 MB') base = perMb
}
for (const [name, make] of Object.entries(hostile))
  if (only === undefined || name.includes(only)) row(name, make(), base)
console.log(`\n8 MB of ...: as much as is read of it, and how long that takes; wanted ${WANTED_MS} ms`)
for (const [name, piece] of Object.entries(dear)) {
  if (only !== undefined && !name.includes(only)) continue
  const { ms, processorMs, bytes, cards } = took(ofSize(FULL, piece))
  console.log(
    `${name.padEnd(34)} ${(bytes / KB).toFixed(0).padStart(7)} KB ${ms.toFixed(0).padStart(7)} ms ${processorMs.toFixed(0).padStart(7)} ms of the processor ${String(cards).padStart(7)} cards  ${ms <= WANTED_MS ? 'holds' : 'does not hold'}`,
  )
}
await rm(folder, { recursive: true })
