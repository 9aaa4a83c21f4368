import type { Paragraph } from 'mdast'
import { describe, expect, it } from 'vitest'
import { parseMarkdown } from './markdown.ts'
import { plainLines } from './plain-text.ts'

const said = (line: string) => {
  const [block] = [...parseMarkdown([line])] as Paragraph[]
  return plainLines(block?.children ?? [], 1)[0]?.text
}

describe('tags that a line speaks of are words', () => {
  it.each([
    '<div>와 <span>의 차이는?',
    'List<String>과 List<Object>의 차이는?',
    '<script> 태그를 body 끝에 두는 이유는?',
    'Can a List<String> become a List<Object>?',
    '<table> vs <div> layouts',
    'What does <T> mean in Java?',
    'Зачем нужен <main>?',
    '<header>和<footer>的区别',
    '<body>의 끝에 두는 이유',
  ])('%s', (line) => {
    expect(said(line)).toBe(line)
  })
  it.each([
    ['왜 <b>굵게</b> 쓰나요?', '왜 굵게 쓰나요?'],
    ['<code>#3</code> 이벤트 루프란?', '#3 이벤트 루프란?'],
    ['왜<br>그런가요?', '왜 그런가요?'],
    ['<font color="red">왜</font> 쓰나요?', '왜 쓰나요?'],
    ['<u>what is it', 'what is it'],
    ['<span style="color:red">왜', '왜'],
    ['<kbd>Ctrl</kbd> 키란?', 'Ctrl 키란?'],
  ])('%s is read without its looks', (line, text) => {
    expect(said(`x ${line}`)).toBe(`x ${text}`)
  })
})
