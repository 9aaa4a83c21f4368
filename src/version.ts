import packageJson from '../package.json' with { type: 'json' }

declare const READER_VERSION: string | undefined

/** Names the code that reads notes, as built; null when it runs from its sources, where it may change at any time. */
export const READER: string | null = typeof READER_VERSION === 'undefined' ? null : READER_VERSION

export const VERSION: string = packageJson.version
