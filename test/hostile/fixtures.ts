import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { gzipSync, strToU8, zipSync } from 'fflate'

/** Where the fixtures are, and what they try to reach. */
export interface Ground {
  readonly notes: string
  /** A file that must never appear: code that runs would make it. */
  readonly canary: string
  /** A folder beside the notes that nothing may be written to. */
  readonly outside: string
}

/** Something in a folder of notes, named for what it tries. */
export type Hostile = (ground: Ground, name: string) => void

const text =
  (content: string | ((ground: Ground) => string)): Hostile =>
  ({ notes, ...ground }, name) =>
    write(join(notes, `${name}.md`), typeof content === 'string' ? content : content({ notes, ...ground }))
const asks = (content: string): Hostile => text(`## What does ${content} do?\n\nIt ${content} here.\n`)
const front = (yaml: string, language = ''): Hostile =>
  text(`---${language}\n${yaml}\n---\n\n## Is this read?\n\nYes.\n`)
const code = (language: string): Hostile =>
  text(
    ({ canary }) =>
      `---${language}\n{ title: require('fs').writeFileSync(${JSON.stringify(canary)}, 'ran') }\n---\n\n## Did code run?\n\nNo.\n`,
  )
const bytes =
  (content: Uint8Array): Hostile =>
  ({ notes }, name) =>
    write(join(notes, `${name}.md`), content)
const named =
  (file: string, content = '## Is this name shown?\n\nSafely.\n'): Hostile =>
  ({ notes }) =>
    write(join(notes, file), content)
const link =
  (target: string | ((ground: Ground) => string), file: string): Hostile =>
  (ground) => {
    const at = join(ground.notes, file)
    mkdirSync(dirname(at), { recursive: true })
    symlinkSync(typeof target === 'string' ? target : target(ground), at)
  }

function write(path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, content)
}

const deep = (mark: string, times: number) =>
  Array.from({ length: times }, (_, index) => `${'  '.repeat(index)}${mark}x`).join('\n')

/** All of them; each writes files whose names begin with its own name, or are told by it. */
export const HOSTILE: Readonly<Record<string, Hostile>> = {
  // Code in front matter.
  'code-js': code('js'),
  'code-javascript': code('javascript'),
  'code-upper-case': code('JavaScript'),
  'code-after-a-space': code(' js'),
  'code-coffee': code('coffee'),
  'code-json': code('json'),
  'code-yaml-function': front('deck: !!js/function >\n  function () { throw 1 }'),
  'code-yaml-regexp': front('deck: !!js/regexp /(a+)+$/'),
  // Front matter that is too much, or none.
  'front-alias-bomb': front(
    `a0: &a0 [x]\n${Array.from({ length: 12 }, (_, n) => `a${n + 1}: &a${n + 1} [${`*a${n},`.repeat(10)}]`).join('\n')}\ntags: *a12`,
  ),
  'front-never-closed': text('---\ntitle: a\n\n## Is this swallowed?\n\nNo.\n'),
  'front-blank-lines': text(`---\ntitle: a\n${'\n'.repeat(200_000)}---\n\n## After the blanks?\n\nYes.\n`),
  'front-nested': front(`a: ${'['.repeat(20_000)}`),
  'front-prototype': front('__proto__: { polluted: 1 }\nconstructor: { prototype: { polluted: 1 } }'),
  'front-no-yaml': front('title: OS: a\nauthor: @me\n  bad: [x'),
  'front-escapes': front('deck: "\\e[2J\\e]52;c;cm0=\\a"\ntags: ["\\x9b31m", "\\u202egpj"]'),
  'front-rule-at-the-top': text('---\n\n## Is a rule front matter?\n\nNo.\n\n---\n'),
  // Sequences for the terminal.
  'terminal-clear': asks('\x1b[2J\x1b[H'),
  'terminal-colours': asks('\x1b[31;1;5m'),
  'terminal-clipboard': asks('\x1b]52;c;cm0gLXJmIH4K\x07'),
  'terminal-title': asks('\x1b]0;owned\x1b\\'),
  'terminal-osc-without-end': asks('\x1b]0;the rest'),
  'terminal-hyperlink': asks('\x1b]8;;file:///etc/passwd\x1b\\click\x1b]8;;\x1b\\'),
  'terminal-dcs': asks('\x1bP+q544e\x1b\\'),
  'terminal-c1': asks('\x9b2J\x9d52;c;eA==\x9c\x90q\x9c'),
  'terminal-report': asks('\x1b[6n\x1b[c\x1b[>c\x05'),
  'terminal-alternate-screen': asks('\x1b[?1049h\x1b[?1003h\x1b[?2004l'),
  'terminal-carriage-return': asks('safe\rrm -rf\x08\x08\x7f\x0b\x0c'),
  'terminal-bell-and-nul': asks('a\x07b\x01c'),
  'terminal-entities': asks('&#27;[2J &#x9b;31m &#x202e; &#0;'),
  'terminal-in-code': text('## What prints this?\n\n```js\x1b[2J\nconsole.log("\x1b]0;x\x07")\n```\n'),
  'terminal-in-link': text('## Where does it lead?\n\n[a](http://a.b/\x1b]8;;x\x07) ![\x1b[2J](\x1b[3J.png)\n'),
  'terminal-in-table': text('## What is in the cells?\n\n| \x1b[2J | b |\n|---|---|\n| \x9b1m | \u202e |\n'),
  'terminal-in-footnote': text('## What is below?[^\x1b[2J]\n\nText.[^a]\n\n[^a]: \x1b[3J\n'),
  'unicode-bidi': asks('user\u202egpj.exe\u2066\u2067\u2069'),
  'unicode-zero-width': asks('pass\u200b\u200c\u200d\u2060\ufeffword'),
  'unicode-tags': asks(`hi${String.fromCodePoint(0xe0041, 0xe0042)}`),
  'unicode-marks': asks(`e${'\u0301'.repeat(5_000)}`),
  'unicode-separators': asks('a\u2028b\u2029c\u0085d'),
  'unicode-wide': asks('﷽𒐫꧅'.repeat(50)),
  // Links.
  'link-schemes': text(
    '## Where to?\n\n[a](javascript:alert(1)) [b](file:///etc/passwd) [c](data:text/html,x) [d](vbscript:x) <ssh://-oProxyCommand=x>\n',
  ),
  'link-option': text('## Is it an option?\n\n[a](--version) [b](-e) <https://a.b/--help> [c](mailto:-x@y)\n'),
  'link-out-of-the-folder': text(
    '## What is above?\n\n![x](../../../../../../etc/passwd) [y](../outside/secret.txt) [z](\\\\host\\share)\n',
  ),
  'link-into-the-folder': text(
    '## Where inside?\n\n[good](./good.md) [out](../outside/secret.txt) [secret](link-to-secret.md) [run](planted.sh) [pipe](file-pipe.md) <a href="file-folder.md">x</a>\n',
  ),
  'link-to-a-program': (ground) => {
    named('planted.sh', `#!/bin/sh\ntouch ${ground.canary}\n`)(ground, '')
    chmodSync(join(ground.notes, 'planted.sh'), 0o755)
  },
  'link-shell': text('## Is there a shell?\n\n[a](https://a.b/$(touch%20x)`id`;id|id&id)\n'),
  // What keeps a parser busy.
  'busy-lists': text(`## How deep?\n\n${deep('- ', 1_000)}\n`),
  'busy-quotes': text(`## How quoted?\n\n${'> '.repeat(5_000)}x\n`),
  'busy-stars': text(`## How many?\n\n${'*a '.repeat(20_000)}\n`),
  'busy-brackets': text(`## How open?\n\n${'['.repeat(20_000)}${'[a]('.repeat(5_000)}\n`),
  'busy-backticks': text(`## How quoted?\n\n${Array.from({ length: 300 }, (_, n) => '`'.repeat(n)).join(' ')}\n`),
  'busy-html': text(`## How open?\n\n${'<details><summary>'.repeat(3_000)}${'<!--'.repeat(3_000)}\n`),
  'busy-table': text(`## How wide?\n\n${'|a'.repeat(5_000)}|\n${'|-'.repeat(5_000)}|\n${'|b'.repeat(5_000)}|\n`),
  'busy-headings': text('# a?\n'.repeat(4_000)),
  'busy-one-line': text(`## ${'가나다 '.repeat(60_000)}?\n`),
  'busy-definitions': text(`${'[a]: b\n'.repeat(4_000)}\n## Which one?\n\n${'[a][a]'.repeat(2_000)}\n`),
  'busy-code': text(`## How long?\n\n\`\`\`cpp\n${'R"x('.repeat(4_000)}\n\`\`\`\n`),
  // Bytes that are no text.
  'bytes-picture': bytes(Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')),
  'bytes-nul': bytes(Buffer.concat([Buffer.from('## Why?\n'), Buffer.alloc(5_000)])),
  'bytes-half-utf8': bytes(
    Buffer.concat([Buffer.from('## 왜 '), Buffer.from([0xec, 0x99, 0xff, 0xfe, 0xc0, 0x80]), Buffer.from('?\n')]),
  ),
  'bytes-surrogates': bytes(Buffer.from('fffe23002300200000d83f000a00', 'hex')),
  'bytes-empty': bytes(new Uint8Array()),
  // Names.
  'name-escape': named('name-\x1b[2J\x1b]0;x\x07.md'),
  'name-newline': named('name-\nprep: rm -rf.md'),
  'name-bidi': named('name-\u202edm.exe.md'),
  'name-option': named('--help.md'),
  'name-dash': named('-rf.md'),
  'name-shell': named('$(touch x);`id`&.md'),
  'name-long': named(`${'가'.repeat(80)}.md`),
  'name-prototype': named('__proto__.md'),
  'name-no-utf8': ({ notes }) =>
    writeFileSync(
      Buffer.concat([Buffer.from(`${notes}/name-`), Buffer.from([0xff, 0xfe]), Buffer.from('.md')]),
      '## Why?\n',
    ),
  'name-hidden': named('.hidden-question.md', '## Is a hidden file read?\n\nNo.\n'),
  'name-in-git': named('.git/config.md', '## Is .git read?\n\nNo.\n'),
  'name-in-node-modules': named('node_modules/a/readme.md', '## Is node_modules read?\n\nNo.\n'),
  'name-ignored': (ground) => {
    named('ignored/draft.md', '## Is an ignored file read?\n\nNo.\n')(ground, '')
    named('ignored/.gitignore', `draft.md\n${'*a'.repeat(50)}*b\n`)(ground, '')
  },
  // What is no file.
  'file-pipe': ({ notes }) => execFileSync('mkfifo', [join(notes, 'file-pipe.md')]),
  'file-huge': ({ notes }) => {
    write(join(notes, 'file-huge.md'), '')
    truncateSync(join(notes, 'file-huge.md'), 50 * 2 ** 30)
  },
  'file-folder': ({ notes }) => mkdirSync(join(notes, 'file-folder.md')),
  'file-device': link('/dev/zero', 'file-device.md'),
  'link-to-itself': link('link-to-itself.md', 'link-to-itself.md'),
  'link-to-nowhere': link('nowhere.md', 'link-to-nowhere.md'),
  'link-to-above': link('..', 'loop/above'),
  'link-to-root': link('/proc', 'loop/proc'),
  'link-to-secret': link(({ outside }) => join(outside, 'secret.txt'), 'link-to-secret.md'),
  'folders-deep': named(`${'d/'.repeat(90)}deep.md`),
  'folders-many': ({ notes }) => {
    for (let number = 0; number < 1_500; number++) mkdirSync(join(notes, 'many', String(number)), { recursive: true })
  },
  // What an import keeps beside its notes may come with them.
  'beside-pipe': ({ notes }) => execFileSync('mkfifo', [join(notes, '.prep-import-anki.json')]),
  'beside-prototype': named(
    '.prep-import-csv.json',
    '{"prep":"import","version":1,"source":"csv","files":["../../outside/victim.txt"],"cards":{"__proto__":["a","b","c",0]}}',
  ),
  // Where prep would write a draft: a link that leads out.
  'draft-planted': (ground) => {
    for (const name of ['cards.html.prep-new', 'backup.gz.tmp', 'out.prep-new', 'stats.html.prep-new'])
      link(join(ground.outside, 'victim.txt'), name)(ground, '')
  },
}

const SEQUENCES = '\x1b[2J\x1b]52;c;cm0=\x07\x9b31m\u202e'

/** Files to be imported, by name: what they hold tries the same. */
export const HOSTILE_IMPORTS: Readonly<Record<string, string | Uint8Array>> = {
  'cards.csv': `question,answer,tags,deck,reviews\n"Why ${SEQUENCES}?","So ${SEQUENCES}.","a${SEQUENCES}","../outside/victim",""\n"=cmd|x","So.","","/etc/passwd","x"\n"Why?","${'[a]('.repeat(5_000)}","","media",""\n`,
  'cards.json': JSON.stringify({
    format: 'prep',
    version: 1,
    cards: [
      { id: `${SEQUENCES}`, question: `Why ${SEQUENCES}?`, answer: SEQUENCES, deck: '../outside/victim', tags: ['..'] },
      { id: '__proto__', question: '__proto__', answer: null, deck: '__proto__', tags: [SEQUENCES] },
    ],
  }),
  'paths.apkg': zipSync({ '../outside/victim.txt': strToU8('written'), 'collection.anki2': strToU8('no database') }),
  'bomb.apkg': zipSync({ 'collection.anki21': new Uint8Array(64 * 1024 * 1024), media: strToU8('{}') }),
  'torn.apkg': zipSync({ 'collection.anki2': new Uint8Array(5_000) }).slice(0, 60),
  'paths.mochi': zipSync({
    '../outside/victim.txt': strToU8('written'),
    'data.json': strToU8(
      JSON.stringify({ version: 2, decks: [{ name: `../outside${SEQUENCES}`, cards: [{ content: SEQUENCES }] }] }),
    ),
  }),
  'no-format.bin': new Uint8Array([0, 1, 2, 0x1b, 0x5b, 0x32, 0x4a]),
}

/** Backups to be restored. */
export const HOSTILE_BACKUPS: Readonly<Record<string, string | Uint8Array>> = {
  'sequences.gz': gzipSync(strToU8(`{"prep":"journal","version":1}\n{"type":"${SEQUENCES}"}\n${SEQUENCES}\n`)),
  'newer.gz': gzipSync(strToU8('{"prep":"journal","version":99}\n')),
  'bomb.gz': gzipSync(new Uint8Array(256 * 1024 * 1024)),
  'nested.jsonl': `${'['.repeat(100_000)}\n`,
  'prototype.jsonl': '{"prep":"journal","version":1}\n{"type":"reviewed","__proto__":{"polluted":1}}\n',
}

/** An ordinary note among them, which must be read whatever the others do. */
export const GOOD = '## 프로세스란 무엇인가요?\n\n실행 중인 프로그램.\n'
