import type { Element, ElementContent, Root, RootContent } from 'hast'
import rehypeParse from 'rehype-parse'
import rehypeStringify from 'rehype-stringify'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import type { Markdown } from '../../../cards/card.ts'
import { cjkEmphasis } from '../../../markdown/cjk-emphasis.ts'
import { parseMarkdown } from '../../../markdown/markdown.ts'
import { escapeHtml } from './entities.ts'
import { hidden, unhidden } from './formulas.ts'

const render = unified()
  .use(remarkParse)
  .use(remarkGfm, { singleTilde: false })
  .use(cjkEmphasis)
  .use(remarkRehype, { allowDangerousHtml: true })
  .use(rehypeStringify, { allowDangerousHtml: true })
  .freeze()
const parser = unified().use(rehypeParse, { fragment: true }).freeze()
const writer = unified().use(rehypeStringify).freeze()

/** Code, inline or fenced, in which a dollar is a dollar. */
const CODE = /(^ {0,3}(`{3,}|~{3,})[\s\S]*?^ {0,3}\2[^\n]*$|`[^`\n]+`)/m
const SOUND = /\.(?:mp3|ogg|oga|opus|wav|flac|m4a|aac|mp4|webm|mov|mkv|ogv|3gp)$/i
const LEFT_OUT = new Set('script style iframe object embed form meta link base'.split(' '))

/**
 * Markdown as HTML for one of Anki's fields. `media` gives the name among Anki's media of a file that is linked to, null
 * for one that is not taken along. Sounds become `[sound:…]`, `$…$` becomes MathJax, scripts are left out.
 */
export function markdownToHtml(markdown: Markdown, media: (link: string) => string | null): string {
  if (markdown.trim() === '') return ''
  // What nests deeper than anybody writes would take the parser forever; the reader of notes has a guard for that.
  const isWild = [...parseMarkdown(markdown.split('\n'))].length === 0
  const html = isWild ? escapeHtml(markdown) : String(render.processSync(withFormulas(markdown)))
  const tree = parser.parse(html) as Root
  tree.children = kept(tree.children, media) as RootContent[]
  const written = restored(writer.stringify(tree)).trim()
  // A lone paragraph is a line of the field, as people write it there.
  return /^<p>(?:(?!<p>)[\s\S])*<\/p>$/.test(written) ? written.slice(3, -4) : written
}

function withFormulas(markdown: string): string {
  return markdown
    .split(CODE)
    .map((part, index) => {
      if (index % 3 === 2) return ''
      if (index % 3 === 1) return part
      return (part ?? '')
        .replaceAll(/\$\$([^$]{1,5000}?)\$\$/g, (_, inner: string) => hidden(`\\[${inner}\\]`))
        .replaceAll(/(?<![\\$\w])\$(?=\S)([^$\n]{1,1000}?)(?<=\S)\$(?![\d$])/g, (_, inner: string) =>
          hidden(`\\(${inner}\\)`),
        )
    })
    .join('')
}

const restored = (html: string): string =>
  html.replaceAll(/[\u{f0000}-\u{f007f}]+/gu, (letters) => escapeHtml(unhidden(letters)))

function kept(
  nodes: readonly (RootContent | ElementContent)[],
  media: (link: string) => string | null,
): ElementContent[] {
  return nodes.flatMap((node): ElementContent[] => {
    if (node.type === 'text') return [node]
    if (node.type !== 'element' || LEFT_OUT.has(node.tagName)) return []
    const children = kept(node.children, media)
    const properties = Object.fromEntries(
      Object.entries(node.properties).filter(
        ([name, value]) => !/^on/i.test(name) && !/^\s*(?:javascript|vbscript):/i.test(String(value)),
      ),
    )
    const own: Element = { ...node, properties, children }
    if (node.tagName === 'img' && typeof properties['src'] === 'string')
      return [{ ...own, properties: { ...properties, src: media(properties['src']) ?? properties['src'] } }]
    if (node.tagName === 'a') {
      const address = typeof properties['href'] === 'string' ? properties['href'] : ''
      if (/^(?:https?|mailto):/i.test(address)) return [own]
      const name = SOUND.test(address) ? media(address) : null
      return name === null ? children : [{ type: 'text', value: `[sound:${name}]` }]
    }
    return [own]
  })
}
