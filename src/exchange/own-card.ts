import type { CardId } from '../cards/card.ts'

/** Says of a card with an id such as prep's that it may be one of prep's own, which is then not made a second time. */
export const ownOf = (id: string | null): { readonly own?: CardId } =>
  id !== null && /^[a-z2-7]{10}$/.test(id) ? { own: id } : {}
