import { expect, test } from 'vitest'
import { languages } from '../cues/languages.ts'
import { fold, listed } from './cue-match.ts'
import { chapters, subjectsIn } from './subjects.ts'

test.each<[string, readonly string[]]>([
  ['TCP와 UDP', ['tcp', 'udp']],
  ['Deadlock이란?', ['deadlock']],
  ['트랜잭션의 격리 수준', ['트랜잭션', '격리 수준']],
  ['进程和线程的区别', ['进程', '线程']],
  ['データベースの正規化', ['データベース', '正規化']],
  ['Процессы и потоки', ['процессы', 'потоки']],
  ['Binary search trees vs. linked lists', ['binary search trees', 'linked lists']],
  ['Context switching', ['context switching']],
  ['Árboles y grafos', ['árboles', 'grafos']],
  ['A processing plant in Indexia', []],
  ['오늘 저녁에 먹은 것', []],
  ['', []],
])('names what interviews are about: %s', (name, subjects) => expect(subjectsIn(name)).toEqual(subjects))

test.each<[string, boolean]>([
  ['Installation', true],
  ['느낀 점', true],
  ['前言', true],
  ['Interview tips', true],
  ['면접 꿀팁', true],
  ['面试技巧', true],
  ['面接のコツ', true],
  ['Советы', true],
  ['まとめ', true],
  ['Заключение', true],
  ['Introdução', true],
  ['Installation of a mutex', false],
  ['트랜잭션', false],
])('knows the chapters of guides and diaries: %s', (title, is) => expect(chapters.test(fold(title))).toBe(is))

test('every subject begins with a character by which it is looked up', () => {
  const others = languages.flatMap(({ subjects }) =>
    listed(subjects).filter((piece) => !/^[\p{L}\p{N}](?![?*])/u.test(piece) || piece[0] !== piece[0]?.toLowerCase()),
  )
  expect(others).toEqual([])
})
