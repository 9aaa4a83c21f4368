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
/** Behind a tag that is spoken of stand a particle, the word for a tag, or "and". */
const SPEAKS_OF =
  /^(?:과|와|이?랑|하고|이?란|[은는이가을를의에도](?![가-힣])|と|とは|は|が|を|の|和|与|是|的|\s*[,，、/]|\s+(?:태그|요소|엘리먼트|컴포넌트|tags?|elements?|components?|vs\.?|and|or|和|与|标签|元素|タグ|要素|тег)(?![a-z]))/iu

/**
 * The tags in a line of words that are words themselves: `List<String>`, `<div> and <span>`, none of which is closed or
 * has attributes.
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
    const [, slash, written = ''] = BARE.exec(node.value) ?? []
    const name = written.toLowerCase()
    if (name === '' || isClosed(name)) return
    const next = all[at + 1]
    const isSpokenOf = next !== undefined && 'value' in next && SPEAKS_OF.test(next.value)
    const isUnknown = !LOOKS.has(name) && !ELEMENTS.has(name)
    const isElement = ELEMENTS.has(name) && slash === ''
    if (isSpokenOf || isUnknown || isElement) spoken.add(node)
  })
  return spoken
}
