import { openableAddress, shortAddress } from './address.ts'
import { sanitise, sanitiseLine } from './sanitise.ts'

const BLOCK_ENDS = /<br\s*\/?>|<\/(?:p|div|li|tr|h[1-6]|summary|details|ul|ol|table|blockquote|pre)\s*>/gi
const ITEM = /<li(?:\s[^<>]*)?>/gi
const SUMMARY = /<summary(?:\s[^<>]*)?>/gi
const CELL_END = /<\/t[dh]\s*>/gi
const IMAGE = /<img\s[^<>]*>/gi
const LINK = /<a\s([^<>]*)>([^<]*)<\/a\s*>/gi
const COMMENT = /<!--[\s\S]*?(?:-->|$)/g
const HIDDEN = /<(script|style|template)\b[^>]*>[\s\S]*?(?:<\/\1\s*>|$)/gi
const TAG = /<\/?([a-z][a-z0-9]*)(?:[\s/][^<>]*)?>/gi

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

/**
 * The text of a piece of HTML as a note holds it: lines where blocks and `<br>` end, `•` before items, `▾` before a
 * summary, images and links named with their addresses, tags gone, the common entities resolved. Nothing is
 * interpreted beyond that.
 */
export function plainHtml(html: string): string {
  const text = html
    .replace(COMMENT, '')
    .replace(HIDDEN, '')
    .replace(IMAGE, (tag) => imageText(attribute(tag, 'alt'), attribute(tag, 'src') ?? ''))
    .replace(
      LINK,
      (_tag, attributes: string, label: string) => label + addressAfter(attribute(` ${attributes}`, 'href')),
    )
    .replace(BLOCK_ENDS, '\n')
    .replace(ITEM, '• ')
    .replace(SUMMARY, '▾ ')
    .replace(CELL_END, '  ')
    .replace(TAG, (tag, name: string) => (ELEMENTS.has(name.toLowerCase()) ? '' : tag))
    .replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,6}));/gi, entity)
  return sanitise(text)
}

/** The value of an attribute as the tag has it, null when it lacks one. */
export function attribute(tag: string, name: string): string | null {
  const match = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>"']+))`, 'i').exec(tag)
  return match === null ? null : (match[1] ?? match[2] ?? match[3] ?? '')
}

function imageText(alt: string | null, address: string): string {
  return (alt ? `[image: ${sanitiseLine(alt)}]` : '[image]') + addressAfter(address)
}

function addressAfter(address: string | null): string {
  const target = address === null ? null : openableAddress(address)
  return target === null ? '' : ` (${shortAddress(target)})`
}

function entity(whole: string, decimal?: string, hex?: string, name?: string): string {
  if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? whole
  const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number.parseInt(decimal, 10)
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
}
