import fc from 'fast-check'

/** What notes are made of, and what would like to be more than text. */
export const NOTE_WORDS: readonly string[] = [
  ...[
    '# ',
    '## ',
    '### 질문1. ',
    '#### Q2) ',
    '---\n',
    '***\n',
    '===\n',
    '- ',
    '* ',
    '1. ',
    '2) ',
    '> ',
    '    ',
    '\t',
    '\n',
    '\n\n',
  ],
  ...[
    '- [ ] ',
    '- [x] ',
    '```\n',
    '```js\n',
    '~~~\n',
    '`',
    '**',
    '__',
    '*',
    '_',
    '~~',
    '|',
    '| a | b |\n|---|---|\n',
    ' | ',
  ],
  ...[
    '<details>\n',
    '<details open>',
    '</details>\n',
    '<summary>',
    '</summary>',
    '<br>',
    '<!--',
    '-->',
    '<div>',
    '<script>',
    '<style>',
  ],
  ...[
    '[a](',
    ')',
    '![b](c.png)',
    '[^1]',
    '[^1]: ',
    '[x]: http://a.b/',
    '[x][x]',
    '<https://a.b>',
    'javascript:alert(1)',
    'file:///etc/passwd',
  ],
  ...[
    '{{c1::',
    '}}',
    '::',
    ' :: ',
    '?',
    '？',
    '란?',
    '설명해 주세요.',
    '무엇인가요',
    '왜 그런가요?',
    '질문',
    '답변',
    '답:',
    'A: ',
    'Q: ',
    'Q. ',
  ],
  ...[
    '꼬리질문',
    '-> ',
    '→ ',
    '(작성 예정)',
    'TODO',
    '**Answer**:',
    '什么是',
    'とは何ですか',
    '¿Qué es?',
    'Что такое',
    'What is a process?',
  ],
  ...[
    '\u001b[31m',
    '\u001b]8;;http://a.b\u001b\\',
    '\u001b]52;c;cm0=\u0007',
    '\u009b2J',
    '\u202e',
    '\u2066',
    '\u200b',
    '\u200d',
    '👩‍👩‍👧',
    '\ufeff',
  ],
  ...[
    '&#27;',
    '&#x9b;',
    '&lt;',
    '&amp;',
    '&#x202e;',
    '\\',
    '\\[',
    '\r',
    '\r\n',
    '\u2028',
    '\u0000',
    '\ud83d',
    '가'.normalize('NFD'),
    'é',
  ],
  ...[
    '---\ntitle: a\n---\n',
    'tags: [a, b]\n',
    'deck: b\n',
    'prep: ignore\n',
    'prep:\n  questions: h2\n',
    'a: &a [*a]\n',
    '&a',
    '*a',
    '<<: ',
  ],
]

const line = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...NOTE_WORDS) },
    { weight: 2, arbitrary: fc.lorem({ maxCount: 6 }) },
    {
      weight: 2,
      arbitrary: fc.constantFrom(
        '프로세스와 스레드의 차이',
        '인덱스',
        '트랜잭션 격리 수준',
        '정규화를 ',
        'TCP는 ',
        '가나다',
      ),
    },
    { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 8 }) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 4 }) },
  ),
  { maxLength: 6 },
)

/** Texts that look like notes from afar. */
export const noteText: fc.Arbitrary<string> = fc
  .array(line, { maxLength: 30 })
  .map((lines) => lines.map((parts) => parts.join('')).join('\n'))

export const bytesOf = (text: string): Uint8Array => Buffer.from(text, 'utf8')

/** A number that follows from an input, to choose by without chance. */
export function numberOf(input: Uint8Array): number {
  let number = input.length
  for (const byte of input) number = (Math.imul(number, 31) + byte) >>> 0
  return number
}
