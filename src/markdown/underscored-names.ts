import type { Parents, Text } from 'mdast'
import type { CompileContext, Token } from 'mdast-util-from-markdown'
import type { Processor } from 'unified'

/** Names that Python, JavaScript, PHP and GraphQL write between underscores: `__init__`, `__proto__`. */
const NAME = new RegExp(
  `^__(?:${[
    '(?:[ri]|get|set|del|a)?(?:init|new|del|repr|str|bytes|format|hash|bool|len|item|iter|next|call|enter|exit|attr)',
    'contains|reversed|missing|eq|ne|lt|le|gt|ge|index|int|float|neg|pos|abs|post_init|init_subclass|set_name|getattribute',
    '[ri]?(?:add|sub|mul|truediv|floordiv|mod|pow|and|or|xor|not)',
    'dict|slots|class|bases|mro|subclasses|doc|name|qualname|main|file|module|all|path|version|annotations|await|copy|deepcopy',
    'proto|defineGetter|defineSetter|dirname|filename|typename|schema',
    'construct|destruct|toString|invoke|callStatic|FILE|LINE|DIR|FUNCTION|CLASS|METHOD|NAMESPACE',
  ].join('|')})__$`,
)

/** Characters of the longest of them, underscores and all. */
const LONGEST = 24

/** A plugin of remark: such names are words with their underscores, where Markdown makes bold text of them. */
export function underscoredNames(this: Processor): void {
  const data = this.data()
  data.fromMarkdownExtensions ??= []
  data.fromMarkdownExtensions.push({ exit: { strong: exitStrong } })
}

function exitStrong(this: CompileContext, token: Token): void {
  const isShort = token.end.offset - token.start.offset <= LONGEST
  const written = isShort ? this.sliceSerialize(token) : ''
  this.exit(token)
  const parent = this.stack.at(-1)
  const node = parent !== undefined && 'children' in parent ? parent.children.at(-1) : undefined
  if (node?.type !== 'strong' || !NAME.test(written)) return
  const name: Text = { type: 'text', value: written }
  if (node.position !== undefined) name.position = node.position
  ;(parent as Parents).children.splice(-1, 1, name as never)
}
