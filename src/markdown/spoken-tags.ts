import type { Nodes, PhrasingContent } from 'mdast'

/** Elements that people write for their looks and often leave open. */
const LOOKS = new Set(
  'p b i u s em strong br hr wbr center font small big sub sup mark kbd code span del ins img details summary ul ol li td tr th'.split(
    ' ',
  ),
)
/** Names of HTML that HTML makes something of. */
const ELEMENTS = new Set(
  'a abbr address area article aside audio base blockquote body button canvas caption cite col colgroup data datalist dd dfn dialog div dl dt embed fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup html iframe input label legend link main map menu meta meter nav noscript object optgroup option output param picture pre progress q samp script search section select slot source style table tbody template textarea tfoot thead time title track var video'.split(
    ' ',
  ),
)
const BARE = /^<(\/?)([a-z][\w.:-]*)\s*\/?>$/i
/** `<script async>`, `<T extends U>`, `<project name>`: words, where HTML that was meant as such has values. */
const WORDED = /^<([A-Za-z][\w.:-]*)(?:\s+[\p{L}\d_.:-]+)+\s*\/?>$/u
/** Before one that is spoken of beside another stands what joins the two. */
const JOINS = /(?:[,，、/]|\s(?:와|과|및|and|or|vs\.?|и|和|与|と)|[와과]|和|与|と)\s*$/iu
/** Behind a closing tag a sentence goes on or ends aloud. */
const GOES_ON = /^\s*[?？]|^(?:\s+[\p{Ll}\p{Lo}]|[은는이가을를의에])/u
/** Behind a tag that is spoken of stand a particle, the word for a tag, or "and". */
const SPEAKS_OF =
  /^(?:과|와|이?랑|하고|이?란|[은는이가을를의에도](?![가-힣])|と|とは|は|が|を|の|和|与|是|的|\s*[,，、/]|\s+(?:태그|요소|엘리먼트|컴포넌트|tags?|elements?|components?|vs\.?|and|or|和|与|标签|元素|タグ|要素|тег)(?![a-z]))/iu

/**
 * The tags in a line of words that are words themselves: `List<String>`, `<div> and <span>`, `<script async>`, none of which is
 * closed or has attributes with values; and elements with nothing between their tags, `<head></head>`.
 */
export function spokenTags(nodes: readonly PhrasingContent[]): ReadonlySet<Nodes> {
  const all: Nodes[] = []
  const flatten = (some: readonly Nodes[]): void => {
    for (const node of some) {
      if ('children' in node) flatten(node.children as Nodes[])
      else all.push(node)
    }
  }
  flatten(nodes)
  const tags = all.flatMap((node) => (node.type === 'html' ? [node.value.toLowerCase()] : []))
  const isClosed = (name: string): boolean =>
    tags.some((tag) => tag.startsWith(`</${name}`)) && tags.some((tag) => tag.startsWith(`<${name}`))
  const spoken = new Set<Nodes>()
  all.forEach((node, at) => {
    if (node.type !== 'html') return
    const [, slash, written = WORDED.exec(node.value)?.[1] ?? ''] = BARE.exec(node.value) ?? []
    const name = written.toLowerCase()
    if (name === '') return
    const [before, next] = [all[at - 1], all[at + 1]]
    const isElement = ELEMENTS.has(name)
    if (isClosed(name)) {
      const isEmpty = next?.type === 'html' && next.value.toLowerCase().startsWith(`</${name}`)
      if (isElement && slash === '' && isEmpty && at > 0) spoken.add(node).add(next)
      return
    }
    const behind = next !== undefined && 'value' in next ? next.value : ''
    const isSpokenOf = SPEAKS_OF.test(behind)
    const isUnknown = !LOOKS.has(name) && !isElement
    const isJoined =
      spoken.size > 0 && before !== undefined && 'value' in before && JOINS.test(before.value) && !spoken.has(before)
    if (
      isSpokenOf ||
      isUnknown ||
      isJoined ||
      (isElement && (slash === undefined || slash === '' || GOES_ON.test(behind)))
    )
      spoken.add(node)
  })
  return spoken
}
