import type { PhrasingContent } from 'mdast'

const COMMENT = /<!--[\s\S]*?(?:-->|$)/g
const HIDDEN = /<(script|style|template)\b[^>]*>[\s\S]*?(?:<\/\1\s*>|$)/gi
const TAG = /<(\/?)([a-z][a-z0-9]*)(?:[\s/][^<>]*)?>/gi
const BLOCK_ENDS = /^(?:p|div|li|tr|h[1-6]|summary|details|ul|ol|dl|dt|dd|table|blockquote|pre|figure|figcaption)$/
const LINE_BREAKS = /^(?:br|hr)$/

/** What HTML calls an element. Other names in angle brackets are not markup: `List<String>` stays. */
const ELEMENTS = new Set(
  (
    'a abbr address article aside audio b base bdi bdo big blockquote body br button canvas caption center cite code col ' +
    'colgroup data dd del details dfn dialog div dl dt em embed fieldset figcaption figure font footer form frame h1 h2 h3 ' +
    'h4 h5 h6 head header hr html i iframe img input ins kbd label legend li link main map mark menu meta meter nav ' +
    'noscript object ol optgroup option output p param picture pre progress q rp rt ruby s samp script section select ' +
    'small source span strike strong style sub summary sup svg table tbody td template textarea tfoot th thead time title ' +
    'tr track tt u ul var video wbr'
  ).split(' '),
)

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

/** The name of the element that a piece of HTML is a tag of, and whether it closes it; null for anything else. */
export function tagOf(html: string): { readonly name: string; readonly closes: boolean } | null {
  const match = /^<(\/?)([a-z][a-z0-9]*)(?=[\s/>])/i.exec(html)
  const name = match?.[2]?.toLowerCase() ?? ''
  return ELEMENTS.has(name) ? { name, closes: match?.[1] === '/' } : null
}

/**
 * A block of HTML as running text: lines where blocks and `<br>` end, `•` before items, `▾` before a summary; other
 * tags stay, one by one, for whoever draws running text. Comments and scripts are gone, the common entities resolved.
 */
export function htmlNodes(html: string): PhrasingContent[] {
  const nodes: PhrasingContent[] = []
  const say = (text: string) => {
    const value = resolveEntities(text)
    if (value !== '') nodes.push({ type: 'text', value })
  }
  const bare = withoutHidden(html)
  let end = 0
  for (const match of bare.matchAll(TAG)) {
    const [tag, slash, given = ''] = match
    const name = given.toLowerCase()
    if (!ELEMENTS.has(name)) continue
    say(bare.slice(end, match.index))
    end = match.index + tag.length
    const closes = slash === '/'
    if (LINE_BREAKS.test(name) || (closes && BLOCK_ENDS.test(name))) nodes.push({ type: 'break' })
    else if (closes && /^t[dh]$/.test(name)) say('  ')
    else if (name === 'li') say('• ')
    else if (name === 'summary') say('▾ ')
    else if (!BLOCK_ENDS.test(name)) nodes.push({ type: 'html', value: tag })
  }
  say(bare.slice(end))
  return nodes
}

/** HTML without comments, scripts and styles. */
export function withoutHidden(html: string): string {
  return html.replace(COMMENT, '').replace(HIDDEN, '')
}

/** The value of an attribute as the tag has it, null when it lacks one. */
export function attribute(tag: string, name: string): string | null {
  const match = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>"']+))`, 'i').exec(tag)
  return match === null ? null : (match[1] ?? match[2] ?? match[3] ?? '')
}

function resolveEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,6}));/gi, entity)
}

function entity(whole: string, decimal?: string, hex?: string, name?: string): string {
  if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? whole
  const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number.parseInt(decimal, 10)
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
}
