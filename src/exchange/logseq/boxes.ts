/** `#+BEGIN_QUOTE` and its like as Markdown has them; one that is never closed stays as it is. */
export function boxes(text: string): string {
  if (!/^[ \t]*#\+END_/im.test(text)) return text
  const lines = text.split('\n')
  const last = new Map<string, number>()
  lines.forEach((line, at) => {
    const name = /^\s*#\+END_(\w+)\s*$/i.exec(line)?.[1]?.toLowerCase()
    if (name !== undefined) last.set(name, at)
  })
  const shown: string[] = []
  let open: { readonly kind: string; readonly indent: string } | null = null
  lines.forEach((line, at) => {
    const [, indent = '', name = '', about = ''] = /^([ \t]*)#\+BEGIN_(\w+)[ \t]*(.*)$/i.exec(line) ?? []
    const kind = name.toLowerCase()
    if (open !== null && line.trim().toLowerCase() === `#+end_${open.kind}`) {
      if (isCode(open.kind)) shown.push(`${open.indent}\`\`\``)
      open = null
    } else if (open !== null) {
      const isBare = isCode(open.kind) || open.kind === 'center'
      shown.push(isBare ? line : `${open.indent}> ${line.trimStart()}`.trimEnd())
    } else if (name !== '' && (last.get(kind) ?? -1) > at) {
      open = { kind, indent }
      if (isCode(kind)) shown.push(`${indent}\`\`\`${kind === 'src' ? about : ''}`)
      else if (kind !== 'quote' && kind !== 'center') shown.push(`${indent}> [!${kind}]`)
    } else shown.push(line)
  })
  return shown.join('\n')
}

const isCode = (kind: string): boolean => ['src', 'example', 'query', 'export'].includes(kind)

const CODE = /(^[ \t]*(`{3,}|~{3,})[\s\S]*?^[ \t]*\2[`~]*[ \t]*$|`[^`\n]+`)/m

/** Changes a text but for what is code in it. */
export function outsideCode(text: string, change: (part: string) => string): string {
  const parts = text.split(new RegExp(CODE.source, 'm'))
  return parts.map((part, index) => (index % 3 === 0 ? change(part ?? '') : index % 3 === 1 ? part : '')).join('')
}

export const withoutCode = (text: string): string => {
  let plain = ''
  outsideCode(text, (part) => {
    plain += ` ${part}`
    return part
  })
  return plain
}
