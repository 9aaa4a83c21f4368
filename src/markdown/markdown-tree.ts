import type { Definition, Root } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { type Processor, unified } from 'unified'
import { visit } from 'unist-util-visit'
import { cjkEmphasis } from './cjk-emphasis.ts'
import { underscoredNames } from './underscored-names.ts'

/** What `[text][name]` points at, by name. */
export function definitionsOf(root: Root): Map<string, string> {
  const definitions = new Map<string, string>()
  visit(root, 'definition', (node: Definition) => {
    if (!definitions.has(node.identifier)) definitions.set(node.identifier, node.url)
  })
  return definitions
}

/** `text⏎---` is meant as a rule by most who write it; only a text that also underlines with `===` means headings. */
export function parseMarkdown(source: string): Root {
  const underlines = /^ {0,3}=+[ \t]*$/m.test(source)
  return (underlines ? withUnderlinedHeadings : withRules).parse(source)
}

const withUnderlinedHeadings = unified()
  .use(remarkParse)
  .use(remarkGfm, { singleTilde: false })
  .use(cjkEmphasis)
  .use(underscoredNames)
const withRules = unified()
  .use(function disableUnderlines(this: Processor) {
    const data = this.data()
    data.micromarkExtensions = [...(data.micromarkExtensions ?? []), { disable: { null: ['setextUnderline'] } }]
  })
  .use(remarkParse)
  .use(remarkGfm, { singleTilde: false })
  .use(cjkEmphasis)
  .use(underscoredNames)
