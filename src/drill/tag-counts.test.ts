import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeCard } from '../../test/support/cards.ts'
import { matches } from './filter.ts'
import { countTags } from './tag-counts.ts'

const tagged = (...sets: readonly (readonly string[])[]) =>
  sets.map((tags, index) => makeCard({ id: String(index), tags }))

describe('countTags', () => {
  it('counts a tag’s own and those below it, once each, by name', () => {
    const cards = tagged(['os-2'], ['os/process', 'os'], ['OS/thread'], [], ['os/process/fork'])
    const { tags, untagged } = countTags(cards, { deep: (card) => card.tags.some((tag) => tag.includes('/')) })
    expect(tags.map(([tag, { questions, deep }]) => `${tag} ${questions} ${deep}`)).toEqual([
      'os 3 3',
      'os/process 2 2',
      'os/process/fork 1 1',
      'OS/thread 1 1',
      'os-2 1 0',
    ])
    expect(untagged).toEqual({ questions: 1, deep: 0 })
  })

  it('takes what is spelled or composed otherwise as the same tag', () => {
    const { tags } = countTags(tagged(['네트워크'], ['네트워크'.normalize('NFD')], ['#Redis'], ['redis']), {})
    expect(tags).toEqual([
      ['Redis', { questions: 2 }],
      ['네트워크', { questions: 2 }],
    ])
  })

  it('counts what `--tag` would find', () => {
    const tag = fc.array(fc.constantFrom('a', 'B', 'b', 'ㄱ', '#', '-'), { minLength: 1, maxLength: 3 })
    const spelled = tag.map((parts) => parts.join('/'))
    fc.assert(
      fc.property(fc.array(fc.array(spelled, { maxLength: 3 }), { maxLength: 8 }), (sets) => {
        const cards = tagged(...sets)
        for (const [name, { questions }] of countTags(cards, {}).tags)
          expect(cards.filter((card) => matches(card, { tags: [name] }))).toHaveLength(questions)
      }),
    )
  })
})
