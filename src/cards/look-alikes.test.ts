import { describe, expect, it } from 'vitest'
import { makeCard } from '../../test/support/cards.ts'
import { lookAlikes } from './look-alikes.ts'

const names = (cards: readonly ReturnType<typeof makeCard>[], showsDecks = true) => {
  const at = lookAlikes(cards, { showsDecks, among: cards })
  return cards.map((_, place) => at(place))
}

describe('what tells questions apart that read the same', () => {
  it('is what they stand under', () => {
    const cards = ['Redis', 'Kafka'].map((name) =>
      makeCard({ id: name, question: '장단점', section: ['저장소', name] }),
    )
    expect(names(cards)).toEqual([['Redis'], ['Kafka']])
  })

  it('is a name that the deck has, too, where nothing else tells', () => {
    const cards = ['Redis', 'Kafka'].map((name) =>
      makeCard({ id: name, question: '장단점', section: [name], deck: 'redis' }),
    )
    expect(names(cards)).toEqual([['Redis'], ['Kafka']])
    expect(names(cards, false)).toEqual([['Redis'], ['Kafka']])
  })

  it('is the question that they follow', () => {
    const [nginx, haproxy] = ['What is Nginx?', 'What is HAProxy?'].map((question) =>
      makeCard({ id: question, question }),
    )
    const follow = [nginx, haproxy].map((above) =>
      makeCard({ id: `under ${above?.id}`, question: 'Drawbacks?', parent: above?.id ?? null }),
    )
    expect(names([nginx, haproxy, ...follow].flatMap((card) => card ?? []))).toEqual([
      [],
      [],
      ['What is Nginx?'],
      ['What is HAProxy?'],
    ])
  })

  it('ends where questions follow each other in a ring', () => {
    const ring = [
      makeCard({ id: 'a', question: '왜?', parent: 'b' }),
      makeCard({ id: 'b', question: '왜?', parent: 'a' }),
    ]
    expect(names(ring)).toEqual([[], []])
  })
})
