import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { decode } from '../src/disk/decode.ts'
import { placeAnswer } from '../src/notes/answering/place-answer.ts'
import type { Note } from '../src/notes/note.ts'
import { parseNote } from '../src/notes/parse-note.ts'
import { frontMatterOf } from '../src/notes/read-file.ts'

const FOLDERS = ['./fixtures/notes/', '../seeds/'].map((each) => fileURLToPath(new URL(each, import.meta.url)))
const NOTES = FOLDERS.flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .map((name) => [name, decode(readFileSync(join(folder, name))).text] as const),
)

const read = async (text: string): Promise<Note> => {
  const { frontMatter } = await frontMatterOf(text)
  return parseNote({ path: 'n.md', text, frontMatter })
}

/** As files of old Apple disks, and what is copied from their names, have letters: in parts. */
const inParts = (text: string): string => text.normalize('NFD')

/** Whether a text is another with something put in at one place. */
function isInserted(before: string, after: string): boolean {
  let start = 0
  while (start < before.length && before[start] === after[start]) start += 1
  return after.endsWith(before.slice(start))
}

/** A note with the letters of its texts whole: answers are kept as they are written. */
const whole = (note: Note): Note => JSON.parse(JSON.stringify(note).normalize('NFC'))

describe('a note whose letters are written in parts', () => {
  it('is read as one whose letters are whole, line by line, whichever note it is', async () => {
    const written = NOTES.filter(([, text]) => inParts(text) !== text && text.length < 8000)
    expect(written.length).toBeGreaterThan(50)
    for (const [name, text] of written)
      expect(whole(await read(inParts(text))), name).toEqual(whole(await read(text.normalize('NFC'))))
  })

  it('is read so where its lines are nearly too long for a list without bullets', async () => {
    const list = [
      '가상 메모리와 페이지 교체 알고리즘',
      '프로세스와 스레드의 차이',
      '교착 상태가 생기는 네 조건은?',
      '뮤텍스',
    ]
    const text = `# 운영체제\n\n${list.join('\n')}\n`
    const { cards } = await read(text)
    expect(cards.map(({ question }) => question)).toEqual(list)
    expect(whole(await read(inParts(text))).cards).toEqual(cards)
  })

  it('takes an answer where the other takes it, and no other byte of it changes', async () => {
    let count = 0
    for (const [name, text] of NOTES.filter(([, each]) => inParts(each) !== each && each.length < 1200)) {
      const { frontMatter } = await frontMatterOf(text)
      const reading = (other: string): Note => parseNote({ path: 'n.md', text: other, frontMatter })
      const card = reading(text.normalize('NFC')).cards.find(({ status }) => status === 'unanswered')
      if (card === undefined) continue
      const answer = '서로를 기다려서 아무도 나아가지 못하는 상태예요.'
      const given = inParts(answer)
      const [taken, parts] = [text.normalize('NFC'), inParts(text)].map((each) => {
        const placed = placeAnswer(new TextEncoder().encode(each), card, given, reading)
        return 'refused' in placed ? null : new TextDecoder().decode(placed.bytes)
      })
      if (taken == null) continue
      count += 1
      expect(parts, name).toContain(given)
      expect(isInserted(inParts(text), parts ?? ''), name).toBe(true)
    }
    expect(count).toBeGreaterThan(10)
  })
})
