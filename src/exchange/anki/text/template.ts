/** What a template is filled with. */
export interface Filling {
  /** HTML by the field's name. */
  readonly fields: ReadonlyMap<string, string>
  /** `Tags`, `Deck`, `Card` and the like. */
  readonly special: ReadonlyMap<string, string>
  /** The number of the deletion that is asked, from 1; 0 for note types without cloze deletions. */
  readonly cloze: number
  readonly side: 'front' | 'back'
}

/** Marks in the HTML where the deletion that is asked stands, until it is Markdown. */
export const ASKED = { open: '\u{e000}', close: '\u{e001}' } as const

const MOST_STEPS = 20_000
const DEEPEST = 32
const TAG = /\{\{\s*([#^/]?)\s*([^{}]*?)\s*\}\}/g

/**
 * Fills one side of a card's template, as Anki does: fields, `{{#Field}}…{{/Field}}` and `{{^Field}}…`, filters.
 * Gives null where the template makes no sense (a section that is not closed).
 * Source: docs.ankiweb.net, "Card Templates".
 */
export function fillTemplate(template: string, filling: Filling): string | null {
  const open: { readonly name: string; readonly shows: boolean }[] = []
  let html = ''
  let end = 0
  let steps = 0
  const shows = () => open.every((section) => section.shows)
  for (const match of template.replaceAll(/<!--[\s\S]*?-->/g, '').matchAll(TAG)) {
    const source = match.input
    steps += 1
    if (steps > MOST_STEPS || open.length > DEEPEST) return null
    if (shows()) html += source.slice(end, match.index)
    end = (match.index ?? 0) + match[0].length
    const [, mark = '', name = ''] = match
    if (mark === '#' || mark === '^') open.push({ name, shows: isFilled(name, filling) === (mark === '#') })
    else if (mark === '/') {
      if (open.pop()?.name !== name) return null
    } else if (shows()) html += fieldOf(name, filling)
  }
  if (open.length > 0) return null
  return html + template.replaceAll(/<!--[\s\S]*?-->/g, '').slice(end)
}

/**
 * The fields that one side shows as they are, in their order, once each: not those in deletions, and on the front not
 * what is to be typed or hidden.
 */
export function fieldsIn(template: string, side: Filling['side']): readonly string[] {
  const names = [...template.matchAll(TAG)].map(([, mark, tag = '']) => {
    const [name = '', ...filters] = tag.split(':').reverse()
    const isHidden = filters.some(
      (filter) => filter === 'cloze' || (side === 'front' && /^(?:type|hint)$/.test(filter)),
    )
    return mark === '' && !isHidden ? name.trim() : ''
  })
  return [...new Set(names.filter((name) => name !== ''))]
}

/** Which deletions there are in a text, in order: `{{c2::…}}` is 2. */
export function clozeNumbers(html: string): readonly number[] {
  return [...new Set([...html.matchAll(/\{\{c(\d{1,4})::/g)].map((match) => Number(match[1])))].sort((a, b) => a - b)
}

function isFilled(name: string, { fields, special, cloze }: Filling): boolean {
  const deletion = /^c(\d{1,4})$/.exec(name)?.[1]
  if (deletion !== undefined && !fields.has(name)) return Number(deletion) === cloze
  const value = fields.get(name) ?? special.get(name) ?? ''
  return /<(?:img|video|audio|object|svg)\b/i.test(value) || textOnly(value) !== ''
}

function fieldOf(tag: string, filling: Filling): string {
  const parts = tag.split(':').map((part) => part.trim())
  const name = parts.pop() ?? ''
  const filters = parts.reverse()
  if (name === 'FrontSide') return ''
  let value = filling.fields.get(name) ?? filling.special.get(name) ?? ''
  for (const filter of filters) value = filtered(filter, value, filling)
  return value
}

function filtered(filter: string, value: string, { cloze, side }: Filling): string {
  switch (filter.split(/\s/, 1)[0]) {
    case 'cloze':
    case 'cloze-only':
      return cloze === 0 ? '' : fillCloze(value, cloze, side)
    case 'text':
      return textOnly(value)
    case 'hint':
    case 'type':
      return side === 'front' ? '' : value
    case 'tts':
    case 'tts-voices':
      return ''
    case 'furigana':
      return value.replaceAll(READING, '$1$2($3)')
    case 'kanji':
      return value.replaceAll(READING, '$1$2')
    case 'kana':
      return value.replaceAll(READING, '$1$3')
    default:
      return value
  }
}

const READING = /(^|\s|>)([^\s[\]<>]{1,40})\[([^\]:<>]{1,40})\]/gu

const textOnly = (html: string): string =>
  html
    .replaceAll(/<[^>]*>|\[sound:[^\]]*\]/g, '')
    .replaceAll(/&nbsp;|\s+/g, ' ')
    .trim()

/** Every deletion as its text; the one that is asked as `[…]` or its hint on the front, and between marks on the back. */
function fillCloze(html: string, asked: number, side: Filling['side']): string {
  let filled = ''
  let at = 0
  let steps = 0
  const read = (depth: number): string => {
    let inner = ''
    while (at < html.length) {
      steps += 1
      if (steps > html.length + 1 || depth > DEEPEST) return inner + html.slice(at)
      const opened = /^\{\{c(\d{1,4})::/.exec(html.slice(at, at + 10))
      if (opened !== null) {
        at += opened[0].length
        const content = read(depth + 1)
        inner += deletion(content, Number(opened[1]) === asked, side)
      } else if (depth > 0 && html.startsWith('}}', at)) {
        at += 2
        return inner
      } else {
        inner += html[at]
        at += 1
      }
    }
    return inner
  }
  filled = read(0)
  return filled
}

function deletion(content: string, isAsked: boolean, side: Filling['side']): string {
  const [shown = '', hint = ''] = content.split('::')
  if (!isAsked) return shown
  return side === 'front'
    ? `${ASKED.open}[${hint === '' ? '…' : hint}]${ASKED.close}`
    : `${ASKED.open}${shown}${ASKED.close}`
}
