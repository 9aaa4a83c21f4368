import type { Card } from '../cards/card.ts'

/** What interviews begin with, in the order in which it is asked: tell me about yourself, then why you are here. */
const OPENINGS: readonly RegExp[] = [
  /자기\s*소개|(?:본인|자신)\S{0,3}\s*(?:간단히\s*|짧게\s*)?소개|about yourself|introduce yourself|self[- ]?introduction|自己紹介|自我介[绍紹]|pr[ée]sentez[- ]vous|parlez[- ]moi de vous|pres[ée]ntese|h[áa]blame? de (?:ti|usted)|apresente-se|fale sobre voc[êe]|расскажите о себе|giới thiệu (?:về )?bản thân/iu,
  /지원\s*(?:동기|이유)|지원(?:한|하신|하게\s*된)\s*(?:이유|동기|계기)|왜\s[^?]{0,30}(?:지원|입사)|why (?:do|did|would) you (?:want to (?:work|join)|apply)|why (?:this|our) company|why us\b|motivation (?:for|to) apply|志望動機|応募[^?？]{0,10}理由|[应應]聘[动動][机機]|为什么[^?？]{0,12}(?:公司|应聘)|pourquoi[^?]{0,30}(?:postul|notre entreprise)|por qu[ée][^?]{0,30}(?:nuestra empresa|este puesto|con nosotros)|por que[^?]{0,30}(?:nossa empresa|esta vaga)|почему[^?]{0,30}(?:наш\S* компани|эту вакансию)|tại sao[^?]{0,30}(?:công ty|ứng tuyển)/iu,
]

/** Of questions without a parent those that an interview opens with, at most one of each kind. */
export function openingsAmong(cards: readonly Card[]): readonly Card[] {
  const found = OPENINGS.flatMap((kind) => cards.find(({ question }) => kind.test(question.normalize('NFC'))) ?? [])
  return [...new Set(found)]
}
