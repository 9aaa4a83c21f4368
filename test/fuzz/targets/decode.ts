import fc from 'fast-check'
import { decode } from '../../../src/disk/decode.ts'
import { fixtureNotes } from '../fixture-notes.ts'
import { bytesOf, NOTE_WORDS, noteText } from '../note-pieces.ts'
import { must, type Target } from '../target.ts'

const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'euc-kr', 'shift_jis', 'binary']
const SAMPLE = 64 * 1024

const wide = (text: string): Uint8Array => Buffer.from(text, 'utf16le')
/** 프로세스란? and 정규형 in EUC-KR; これは何ですか in Shift_JIS. */
const LEGACY = ['c7c1b7cebcbcbdbab6f53f0a', 'c1a4b1d4c7fc0a', '82b182ea82cd89bd82c582b782a90a'].map((hex) =>
  Buffer.from(hex, 'hex'),
)

/** Bytes → text. */
export const decodeTarget: Target = {
  name: 'decode',
  seeds: () => [
    ...fixtureNotes(),
    ...LEGACY,
    wide('\ufeff## 질문?\n답.'),
    wide('## What?\nThat.'),
    Buffer.from([0xef, 0xbb, 0xbf]),
  ],
  fresh: fc.oneof(
    noteText.map(bytesOf),
    noteText.map(wide),
    noteText.map((text) => Buffer.from(wide(text)).swap16()),
    fc.array(fc.constantFrom(...LEGACY)).map((parts) => Buffer.concat(parts)),
    fc.uint8Array({ maxLength: 200 }),
  ),
  words: [...NOTE_WORDS, '\u0000\u0000', 'a\u0000b\u0000'],
  check(input) {
    const { text, encoding, bom, replaced } = decode(input)
    must(ENCODINGS.includes(encoding), `an unknown encoding, ${encoding}`)
    must(text.length <= input.length, 'a text longer than its bytes')
    must(!text.slice(0, SAMPLE).includes('\0'), 'a text with NUL')
    if (encoding === 'binary') must(text === '', 'a text though it is none')
    // Where a stray byte was replaced, the text is not all of the file.
    if (encoding !== 'utf-8' || replaced > 0) return
    if (bom) must(input[0] === 0xef && input[1] === 0xbb && input[2] === 0xbf, 'a byte order mark that is not there')
    else must(Buffer.from(text).equals(input), 'UTF-8 that does not give its bytes back')
    const again = decode(Buffer.from(text))
    // A second byte order mark is text of the first reading.
    if (text !== '' && !text.startsWith('\ufeff')) must(again.text === text, 'a text that reads otherwise once more')
  },
}
