import fc from 'fast-check'
import { type FrontMatter, frontMatterLines } from '../../../src/notes/front-matter.ts'
import { readFrontMatter } from '../../../src/notes/front-matter-yaml.ts'
import { bytesOf } from '../note-pieces.ts'
import { must, type Target } from '../target.ts'

declare global {
  /** Set by code in front matter, should it ever run. */
  var prepFrontMatterRan: boolean | undefined
}

const CODE = '(globalThis.prepFrontMatterRan = true)'
const WORDS = [
  ...[
    '---',
    '---\n',
    '...\n',
    '\n',
    '---js\n',
    '--- javascript\n',
    '---json\n',
    '---coffee\n',
    '---toml\n',
    '---yaml\n',
    '\ufeff',
    '---\r\n',
  ],
  ...[
    'title: ',
    'tags: ',
    'deck: ',
    'prep: ',
    'tag: ',
    'prep: ignore\n',
    'prep: {questions: [h2, li]}\n',
    'aliases: ',
    '제목: ',
    'a: b\n',
    '- a\n',
  ],
  ...[
    '&a',
    '*a',
    '<<: ',
    '&a [*a,*a]',
    '!!js/function ',
    '!!js/undefined ',
    '!!binary ',
    '!!set ',
    '!!timestamp ',
    '? ',
    ': ',
    '| \n',
    '> \n',
    '>-\n',
  ],
  ...[
    '{',
    '}',
    '[',
    ']',
    '"',
    "'",
    '#',
    '@',
    '`',
    '%',
    ',',
    '\t',
    '  ',
    '0x1F',
    '1e999',
    '.nan',
    '.inf',
    '~',
    'null',
    'true',
    '2026-11-22',
    '1:20:30',
  ],
  ...[
    'OS: 프로세스',
    '@me',
    '#os',
    '__proto__: ',
    'constructor: ',
    'toString',
    CODE,
    `{ x: ${CODE} }\n`,
    'function () {}',
    'eval',
    '# c\n',
    '\u001b[2J',
  ],
]

/** Front matter blocks, and tops of notes that are none. */
export const frontMatterTarget: Target = {
  name: 'front-matter',
  seeds: () =>
    [
      '---\ntitle: a\ntags: [os, 네트워크]\ndeck: b\n---\n# n\n',
      `---js\n{ title: ${CODE} }\n---\n`,
      '---\ntitle: OS: 프로세스\n---\n',
      '---\nauthor: @me\ntags: #os\n---\n',
      '---\na: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n---\n',
      '---\nprep:\n  deck: x\n  questions: [h2, bullets]\n---\n',
    ].map(bytesOf),
  fresh: fc
    .array(
      fc.oneof(
        { weight: 5, arbitrary: fc.constantFrom(...WORDS) },
        { weight: 1, arbitrary: fc.string({ maxLength: 6 }) },
      ),
      { maxLength: 40 },
    )
    .map((words) => bytesOf(`---\ntitle: a\n${words.join('')}\n---\n# n\n`)),
  words: WORDS,
  check(input) {
    const text = Buffer.from(input).toString('utf8')
    const lines = text.split(/\r\n|[\r\n]/)
    const count = frontMatterLines(lines)
    must(count >= 0 && count <= Math.min(lines.length, 200), `${count} lines of front matter`)
    if (count === 0) return
    must(/^\ufeff?---\s*$/.test(lines[0] ?? ''), 'front matter that does not begin with a fence')
    const block = lines.slice(0, count).join('\n')
    const read = readFrontMatter(block)
    must(globalThis.prepFrontMatterRan === undefined, 'code in front matter was run')
    const again = readFrontMatter(block)
    must(
      shown(read.frontMatter) === shown(again.frontMatter) && read.unreadable === again.unreadable,
      'read otherwise once more',
    )
    const { deck, tags, ignore, questions } = read.frontMatter
    must(deck === null || (typeof deck === 'string' && deck !== ''), 'a deck that is no text')
    must(Array.isArray(tags) && tags.every((tag) => typeof tag === 'string' && tag !== ''), 'tags that are no texts')
    must(new Set(tags).size === tags.length, 'a tag twice')
    must(typeof ignore === 'boolean', 'ignore is no yes or no')
    must(questions === null || questions.size > 0, 'no shapes of questions')
    must(read.unreadable === null || !read.unreadable.includes('\n'), 'a reason of several lines')
    must(Object.getPrototypeOf({}) === Object.prototype && !('polluted' in {}), 'prototypes were changed')
    const size = JSON.stringify({ deck, tags }).length
    must(size <= 8 * block.length + 100, `${size} characters out of ${block.length}`)
  },
}

const shown = (frontMatter: FrontMatter): string =>
  JSON.stringify({ ...frontMatter, questions: [...(frontMatter.questions ?? [])] })
