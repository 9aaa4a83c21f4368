import { PrepError } from '../errors.ts'

/** The error for whatever stopped a write to `path`, with the system's own words and without its error code and call. */
export function cannotSave(path: string, cause: unknown): PrepError<'cannotSave'> {
  return new PrepError('cannotSave', { path, reason: systemReason(cause) }, { cause })
}

const UNSAVED: readonly string[] = ['cannotSave', 'gitUnderWay', 'journalGone', 'clockAhead']

/** Whether an error only says that something could not be remembered; what was read is right all the same. */
export const isUnsaved = (error: unknown): boolean => error instanceof PrepError && UNSAVED.includes(error.code)

/** "ENOSPC: no space left on device, write" → "no space left on device". */
export function systemReason(cause: unknown): string {
  const message = cause instanceof Error ? cause.message : String(cause)
  return /^[A-Z][A-Z0-9]+: (.+?)(?:, \w+(?: '.*)?)?$/s.exec(message)?.[1] ?? message
}

export const errorCode = (error: unknown): string | undefined => (error as NodeJS.ErrnoException | null)?.code
