import core from 'highlight.js/lib/core'
import bash from 'highlight.js/lib/languages/bash'
import c from 'highlight.js/lib/languages/c'
import cpp from 'highlight.js/lib/languages/cpp'
import csharp from 'highlight.js/lib/languages/csharp'
import css from 'highlight.js/lib/languages/css'
import dart from 'highlight.js/lib/languages/dart'
import diff from 'highlight.js/lib/languages/diff'
import dockerfile from 'highlight.js/lib/languages/dockerfile'
import elixir from 'highlight.js/lib/languages/elixir'
import go from 'highlight.js/lib/languages/go'
import graphql from 'highlight.js/lib/languages/graphql'
import groovy from 'highlight.js/lib/languages/groovy'
import haskell from 'highlight.js/lib/languages/haskell'
import http from 'highlight.js/lib/languages/http'
import ini from 'highlight.js/lib/languages/ini'
import java from 'highlight.js/lib/languages/java'
import javascript from 'highlight.js/lib/languages/javascript'
import json from 'highlight.js/lib/languages/json'
import kotlin from 'highlight.js/lib/languages/kotlin'
import lua from 'highlight.js/lib/languages/lua'
import makefile from 'highlight.js/lib/languages/makefile'
import nginx from 'highlight.js/lib/languages/nginx'
import objectivec from 'highlight.js/lib/languages/objectivec'
import perl from 'highlight.js/lib/languages/perl'
import php from 'highlight.js/lib/languages/php'
import powershell from 'highlight.js/lib/languages/powershell'
import properties from 'highlight.js/lib/languages/properties'
import protobuf from 'highlight.js/lib/languages/protobuf'
import python from 'highlight.js/lib/languages/python'
import r from 'highlight.js/lib/languages/r'
import ruby from 'highlight.js/lib/languages/ruby'
import rust from 'highlight.js/lib/languages/rust'
import scala from 'highlight.js/lib/languages/scala'
import scss from 'highlight.js/lib/languages/scss'
import shell from 'highlight.js/lib/languages/shell'
import sql from 'highlight.js/lib/languages/sql'
import swift from 'highlight.js/lib/languages/swift'
import typescript from 'highlight.js/lib/languages/typescript'
import xml from 'highlight.js/lib/languages/xml'
import yaml from 'highlight.js/lib/languages/yaml'
import type { Style } from '../style.ts'
import type { Span } from '../text/wrap.ts'
import type { Highlighter } from './code.ts'

const LANGUAGES = {
  bash,
  c,
  cpp,
  csharp,
  css,
  dart,
  diff,
  dockerfile,
  elixir,
  go,
  graphql,
  groovy,
  haskell,
  http,
  ini,
  java,
  javascript,
  json,
  kotlin,
  lua,
  makefile,
  nginx,
  objectivec,
  perl,
  php,
  powershell,
  properties,
  protobuf,
  python,
  r,
  ruby,
  rust,
  scala,
  scss,
  shell,
  sql,
  swift,
  typescript,
  xml,
  yaml,
}
const hljs = withLanguages()

function withLanguages(): typeof core {
  for (const [name, language] of Object.entries(LANGUAGES)) core.registerLanguage(name, language)
  return core
}

/** Longer code is shown plain: some grammars take more than linear time. */
const MOST_CHARACTERS = 20_000

const ENTITIES: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#x27;': "'" }

/** A piece of code as HTML, its parts in `<span class="hljs-…">`; null for a language that is not known. */
export const markupOf = (code: string, language: string): string | null =>
  code.length > MOST_CHARACTERS || hljs.getLanguage(language) === undefined
    ? null
    : hljs.highlight(code, { language, ignoreIllegals: true }).value

/** The spans of a piece of code, coloured by what each part is; null for a language that is not known. */
export const highlight: Highlighter = (code, language, style) => {
  const markup = markupOf(code, language)
  if (markup === null) return null
  const spans: Span[] = []
  const open: string[] = []
  for (const [part, kind] of markup.matchAll(/<span class="([^"]*)">|<\/span>|[^<]+/g)) {
    if (kind !== undefined) open.push(kind)
    else if (part === '</span>') open.pop()
    else {
      const text = part.replace(/&(?:amp|lt|gt|quot|#x27);/g, (entity) => ENTITIES[entity] ?? entity)
      spans.push({ text, paint: paintOf(open, style) })
    }
  }
  return spans
}

function paintOf(open: readonly string[], style: Style): (text: string) => string {
  for (const kind of open.toReversed()) {
    const name = kind.replace(/^hljs-/, '').split(/[ .]/)[0] ?? ''
    if (/^(comment|quote|doctag)$/.test(name)) return style.syntax.comment
    if (/^(keyword|selector-tag|tag|name|built_in|type|operator|meta|section)$/.test(name)) return style.syntax.keyword
    if (/^(string|regexp|char|addition|symbol|link|code)$/.test(name)) return style.syntax.string
    if (/^(number|literal|variable|template-variable|attr|attribute|property)$/.test(name)) return style.syntax.value
    if (/^(title|function|class)$/.test(name)) return style.syntax.name
    if (name === 'deletion') return style.bad
    if (/^(subst|params)$/.test(name)) return style.syntax.text
  }
  return style.syntax.text
}
