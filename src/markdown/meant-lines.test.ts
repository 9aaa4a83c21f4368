import { describe, expect, it } from 'vitest'
import { meantLines } from './meant-lines.ts'

const meant = (text: string) => meantLines(text.split('\n')).join('\n')

describe('lines that Markdown reads otherwise than they are meant', () => {
  it.each([
    ['##TCP란?', '## TCP란?'],
    ['###什么是闭包？', '### 什么是闭包？'],
    ['##1. Что такое индекс?', '## 1. Что такое индекс?'],
    ['##\u00a0UDP란?', '## UDP란?'],
    ['# \u00a0UDP란?', '# UDP란?'],
    ['###\u3000トランザクションとは', '### トランザクションとは'],
    ['<br>\n## 스레드란?', '\n## 스레드란?'],
    ['<br/><br/>\n## What is a thread?', '\n## What is a thread?'],
    ['<a name="q2"></a>\n### What is a lock?', '\n### What is a lock?'],
    ['<div>와 <span>의 차이는?', '\\<div>와 <span>의 차이는?'],
    ['- <script> 태그를 끝에 두는 이유는?', '- \\<script> 태그를 끝에 두는 이유는?'],
    ['1. <table> vs <div> layouts', '1. \\<table> vs <div> layouts'],
    ['<a>标签和<b>标签有什么区别', '<a>标签和<b>标签有什么区别'],
  ])('%j', (text, lines) => {
    expect(meant(text)).toBe(lines)
  })
  it.each([
    ['#태그'],
    ['#include <stdio.h>'],
    ['#!/bin/sh'],
    ['## 제목'],
    ['##'],
    ['####### 일곱'],
    ['```\n##TCP란?\n<br>\n## a\n```'],
    ['<br>\n그냥 글'],
    ['<p>한 문단</p>'],
    ['<li>이름</li>'],
    ['<b>은</b> 굵게'],
    ['<summary>답</summary>'],
  ])('%j stays', (text) => {
    expect(meant(text)).toBe(text)
  })
})
