import { type josa as josaOf, josa as particle } from 'es-hangul'

type Pair = Parameters<typeof josaOf.pick>[1]

const DIGITS = '영일이삼사오육칠팔구'

/** Endings that are read with a final consonant: 플랜, 파일, 탭, 덱; a long vowel before k or t is not (스피크, 위크), nor is 체크. */
const CLOSED =
  /(?:[lmn]e?|ng|type|[aeiou][bp]|[aeiou](?<!ea|ee|ai|oa)k|[aeiou](?<!ea|ee|ai|oa|oo)t|[aeiou](?<!che)ck)$/i

/**
 * A word with its particle: 덱을, 노트를, 8을, `drill`을. The particle goes by how the word ends when it is read aloud;
 * quotation marks, brackets and stops at its end are not read. What is in Latin letters goes by its usual Korean reading.
 */
export const josa = (word: string, pair: Pair): string => word + particle.pick(lastSound(word), pair)

function lastSound(word: string): string {
  const spoken = word.normalize('NFC').replace(/[^\p{L}\p{N}]+$/u, '')
  const last = spoken.at(-1) ?? ''
  if (/\d/.test(last)) return DIGITS[Number(last)] ?? ''
  if (!/[a-z]/i.test(last)) return last || '아'
  const isAbbreviation = /(?:^|[^a-z])[A-Z]+$/.test(spoken)
  const closes = isAbbreviation ? /[LMNR]$/ : CLOSED
  // 으로/로 treats ㄹ as open; 엘 and 알 are so, too.
  if (!closes.test(spoken)) return '아'
  return /le?$/i.test(spoken) || (isAbbreviation && /R$/.test(spoken)) ? '알' : '안'
}
