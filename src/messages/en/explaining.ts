/** What `prep list --explain` says. The reader names shapes, verdicts and reasons in English; here they are as they stand. */
export const explaining = {
  verdict: (verdict: string): string => verdict,
  shape: (shape: string): string => shape,
  reason: (reason: string): string => reason,
}
