/** What stands behind a Korean noun or verb stem without naming anything itself, longest first. */
const ENDINGS = [
  ...'으로부터 로부터 에서부터 에게서 이라는 이라고 이라면 이란 이라서 에서는 에서도 에서의 으로는 으로써 으로서 에게는 까지는 까지 부터 처럼 보다 마다 마저 조차 밖에 이나 이며 이고 이지만 이므로 이에요 예요 이다 입니다 이었다 였다'.split(
    ' ',
  ),
  ...'하지만 하면서 하므로 하려고 하도록 하거나 하는데 합니다 했습니다 하였다 하여 해서 해요 했다 해야 하는 하게 하고 하며 하면 하지 하기 한다 한 할 함 해 하다'.split(
    ' ',
  ),
  ...'되지만 되면서 되므로 되거나 됩니다 되었다 되어 돼서 돼요 된다 되는 되고 되며 되면 되지 되기 된 될 됨 돼 되다'.split(
    ' ',
  ),
  ...'시킨다 시키는 시켜 시킴 받은 받는 받아 받다 당한 당하는'.split(' '),
  ...'습니다 ㅂ니다 어야 아야 어서 아서 으면서 면서 으면 으며 으므로 지만 는데 은데 거나 었다 았다 었던 았던 어요 아요 네요 는다 도록'.split(
    ' ',
  ),
  ...'에서 에게 에는 에도 으로 이랑 와의 과의 들이 들을 들은 들의 들로 들'.split(' '),
  ...'은 는 이 가 을 를 의 에 도 만 와 과 로 랑 나 고 며 면 서 요 다 지 게 기 던'.split(' '),
].sort((a, b) => b.length - a.length)

/** Words of a sentence that say nothing of its subject. */
const EMPTY = new Set(
  '것 거 수 때 등 및 더 더욱 그 이 저 그것 이것 있 없 하 되 아니 않 못 안 또 또는 그리고 하지만 그래서 때문 경우 위해 통해 대해 대한 따라 같은 같 모두 각각 서로 매우 아주 즉 예 예를 들어 다른 다 잘 이런 그런 어떤 무엇 왜 어떻 말 정도 가지 개 번 시 후 전 중 간 내 외 쪽 좀 바로 이상 해당 이용 사용 의미 방법 방식 기능 것들'.split(
    ' ',
  ),
)

/** A Korean word without its particles and endings. Never shorter than one syllable. */
export function koreanStem(word: string): string {
  let stem = word
  for (let round = 0; round < 2; round++) {
    const ending = ENDINGS.find((each) => stem.endsWith(each) && stem.length - each.length >= (each.length > 1 ? 1 : 2))
    if (ending === undefined) break
    stem = stem.slice(0, -ending.length)
    if (stem.length <= 2) break
  }
  return stem
}

/** A word of nothing but a particle: what is left behind a Latin word (`TCP는`). */
export const isParticle = (word: string): boolean => ENDINGS.includes(word)

/** A word of two syllables without a particle behind the first: 힙과, 많은. */
export const bareSyllable = (word: string): string => (/^.[과와을를은는의에로]$/u.test(word) ? word.slice(0, 1) : word)

export const isEmptyKorean = (stem: string): boolean => EMPTY.has(stem)

const CLASSES: readonly (readonly [RegExp, string])[] = [
  [/[ㄱㄲㅋ]/u, 'k'],
  [/[ㄷㄸㅌ]/u, 't'],
  [/[ㅂㅃㅍ]/u, 'p'],
  [/[ㅅㅆㅈㅉㅊ]/u, 's'],
  [/ㄹ/u, 'l'],
  [/ㅁ/u, 'm'],
  [/ㄴ/u, 'n'],
]
const FIRST = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ'
const LAST = ' ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ'

/** The consonants of a Korean word by kinds, as its English original has them too: 데드락 is `ttlk`, as deadlock is. */
export function koreanSkeleton(word: string): string {
  let skeleton = ''
  const add = (jamo: string): void => {
    const kind = jamo === 'ㅇ-' ? 'n' : CLASSES.find(([jamos]) => jamos.test(jamo))?.[1]
    if (kind !== undefined && !skeleton.endsWith(kind)) skeleton += kind
  }
  for (const syllable of word) {
    const code = syllable.charCodeAt(0) - 0xac00
    if (code < 0 || code > 11171) return ''
    const vowel = Math.floor((code % 588) / 28)
    add(FIRST[Math.floor(code / 588)] ?? '')
    if (vowel < 0) return ''
    const last = LAST[code % 28] ?? ' '
    add(last === 'ㅇ' ? 'ㅇ-' : last)
  }
  return skeleton
}

/** The same of an English word. */
export function englishSkeleton(word: string): string {
  const sounds = word
    .toLowerCase()
    .replaceAll(/ch|sh|th|ph|ck|ng|qu|x/g, (pair) => ({ ph: 'p', ck: 'k', ng: 'n', qu: 'k', x: 'ks' })[pair] ?? 's')
    .replaceAll(/[dt]/g, 't')
    .replaceAll(/[bpfv]/g, 'p')
    .replaceAll(/c(?=[eiy])/g, 's')
    .replaceAll(/[gkcq]/g, 'k')
    .replaceAll(/[lr]/g, 'l')
    .replaceAll(/[szj]/g, 's')
    .replaceAll(/[^ktpslmn]/g, '')
  return sounds.replaceAll(/(.)\1+/g, '$1')
}
