import { type Block, reworded } from './block.ts'

const COUNTED = /^(\d{1,3})\s+(?=\S)/u

/** Takes `3 name` for `3. name` where the folds of a note count up so: a bare number before a name is otherwise a part of it. */
export function numberFolds(root: Block): void {
  const places: { parent: Block; index: number; number: number }[] = []
  let others = 0
  const gather = (parent: Block): void => {
    parent.children.forEach((child, index) => {
      const number = child.kind === 'summary' ? COUNTED.exec(child.lines[0]?.text ?? '')?.[1] : undefined
      if (number !== undefined) places.push({ parent, index, number: Number(number) })
      else if (child.kind === 'summary') others++
      gather(child)
    })
  }
  gather(root)
  const rising = places.filter(({ number }, at) => at > 0 && number === (places[at - 1]?.number ?? 0) + 1)
  if (places.length < 3 || rising.length < (places.length - 1) * 0.7 || others > places.length) return
  for (const { parent, index } of places) {
    const fold = parent.children[index] as Block
    const [first, ...more] = fold.lines
    if (first === undefined) continue
    const lines = [{ ...first, text: first.text.replace(COUNTED, '$1. ') }, ...more]
    parent.children[index] = reworded(fold, { lines })
  }
}
