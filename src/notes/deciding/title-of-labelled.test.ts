import { expect, it } from 'vitest'
import { parseNote } from '../parse-note.ts'

const questionsOf = (text: string) => parseNote({ path: 'note.md', text }).cards.map(({ question }) => question)

it.each([
  ['운영체제\n\nQ. 프로세스와 스레드 차이\nA. 자원과 실행\n   - 비용\nQ. 데드락\nA. 대기\n\nQ. 뮤텍스\nA.\n', 3],
  ['データベース\n\n質問：索引とは？\n回答：目次\n\n質問：ロックとは？\n回答：鍵\n', 2],
  ['Redes\n\nPregunta: ¿Qué es TCP?\nRespuesta: un protocolo\n\nPregunta: ¿Y UDP?\nRespuesta: otro\n', 2],
  ['TCP/IP\nQ: What is a port?\nA: a number\nQ: What is a socket?\nA: an end\n', 2],
  ['Базы данных\n\nВопрос: индекс\nОтвет: указатель\n\nВопрос: замок\nОтвет: ключ\n', 2],
])('a title above labelled questions is none: %j', (text, count) => {
  const questions = questionsOf(text)
  expect(questions).toHaveLength(count)
  expect(questions).not.toContain(text.split('\n')[0])
})

it.each([
  ['프로세스란?\n\nQ. 스레드란?\nA. 흐름\n\nQ. 락이란?\nA. 잠금\n', '프로세스란?'],
  ['Explain deadlock.\n\nQ: What is a thread?\nA: a line\n\nQ: What is a lock?\nA: a key\n', 'Explain deadlock.'],
])('a line there that asks is one: %j', (text, question) => expect(questionsOf(text)).toContain(question))
