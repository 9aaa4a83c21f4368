import type { CardId } from '../../cards/card.ts'

/** Says which card, by its key, another one follows. */
export const parentOf = (key: string | null): { readonly parent?: string } =>
  key === null || key === '' ? {} : { parent: key }

/** Says of a card with an id such as prep's that it may be one of prep's own, which is then not made a second time. */
export const ownOf = (id: string | null): { readonly own?: CardId } =>
  id !== null && /^[a-z2-7]{10}$/.test(id) ? { own: id } : {}
