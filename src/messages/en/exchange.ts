export interface Place {
  place: string
  count: number
}

const many = (count: number, one: string, more = `${one}s`) => `${count} ${count === 1 ? one : more}`

export const exchange = {
  /** What `prep import` did, or would do. */
  imported: {
    cards: ({ cards, fresh, into }: { cards: number; fresh: number; into: string }) =>
      `${many(cards, 'card')}, ${fresh} of them new here → ${into}`,
    reviews: ({ count }: { count: number }) => `${many(count, 'review')} with ${count === 1 ? 'its' : 'their'} history`,
    media: ({ count }: { count: number }) => `${many(count, 'picture or sound', 'pictures and sounds')}`,
    updated: ({ count }: { count: number }) => `${many(count, 'card')} changed there and brought up to date here`,
    kept: ({ count }: { count: number }) =>
      `${many(count, 'card')} changed there and in your notes: your text was kept`,
    gone: ({ count }: { count: number }) =>
      `${many(count, 'card')} not brought back: you took ${count === 1 ? 'it' : 'them'} out of your notes`,
    own: ({ count, answered }: { count: number; answered: number }) =>
      `${many(count, 'card')} in your notes already, not made again${answered === 0 ? '' : `; answers given there to ${answered} of them were taken over`}`,
    standing: ({ count }: { count: number }) => `${many(count, 'card')} suspended, or asked again, as there`,
    elsewhere: ({ count, folder }: { count: number; folder: string }) =>
      `${many(count, 'of these cards is', 'of these cards are')} in ${folder} already, from before: drilled together they are asked twice. Keep one of the folders; \`--into ${folder}\` brings that one up to date.`,
    nothingFound: 'No cards were found in it.',
    nothingNew: 'Nothing new: all of this is here already.',
    preview: ({ count }: { count: number }) => (count === 1 ? 'The first card:' : `The first ${count} cards:`),
    noAnswer: '(no answer)',
    dryRun: 'Nothing was changed (--dry-run).',
    next: ({ into, undo }: { into: string; undo: boolean }) =>
      `\`prep drill ${into}\` asks them, \`prep notes add ${into}\` keeps them for good${undo ? '; `prep undo` takes the history back' : ''}.`,
  },
  exported: {
    lost: ({ count }: { count: number }) =>
      `${many(count, 'text')} edited in prep ${count === 1 ? 'has' : 'have'} no single field there (cloze, several fields on one side): what was there stays`,
    written: ({ path, cards, reviews, media }: { path: string; cards: number; reviews: number; media: number }) =>
      `${path}: ${many(cards, 'card')}, ${many(reviews, 'review')}${media === 0 ? '' : `, ${many(media, 'picture or sound', 'pictures and sounds')}`}`,
  },
  /** What could not be taken over. */
  problems: {
    noQuestion: ({ place, count }: Place) => `${place}: ${many(count, 'card')} left out that asked nothing`,
    noCards: ({ place }: Place) => `${place}: no cards`,
    noTags: ({ place, count }: Place) =>
      `${many(count, 'note')} looked at, none with cards: they need the tag ${place} of the plugin Spaced Repetition (its settings may name another)`,
    badReviews: ({ place, count }: Place) => `${place}: ${many(count, 'review')} left out that made no sense`,
    unjoined: ({ place, count }: Place) =>
      `${place}: ${many(count, 'review')} left out, of cards that are in no deck (deleted there, or reworded since)`,
    unknownColumn: ({ place }: Place) =>
      `column ${place} left out: say \`--columns\` to bring it, as in --columns question=1,answer=2,answer=${place}`,
    missingMedia: ({ place, count }: Place) =>
      `${place}: ${many(count, 'picture or sound', 'pictures and sounds')} missing in the file`,
    badMedia: ({ place }: Place) => `${place}: left out, not an ordinary file`,
    unreadablePart: ({ place }: Place) => `${place}: cannot be read and was left out`,
    template: ({ place, count }: Place) =>
      `${place}: the template could not be followed for ${many(count, 'card')}; all fields are shown`,
    tooLong: ({ place, count }: Place) => `${place}: ${many(count, 'card')} left out, far too long`,
    unsupported: ({ place, count }: Place) => `${place}: ${many(count, 'thing')} that prep has no place for`,
    future: ({ count }: Place) => `${many(count, 'review')} left out that lie in the future`,
  },
  /** Why a file was refused as a whole. */
  refusals: {
    notAnArchive: () => 'it is no such archive, or only a part of one',
    brokenArchive: () => 'the archive is broken or cut off',
    tooManyFiles: (limit: string) => `it holds more than ${limit} files`,
    tooLarge: (limit: string) => `unpacked it would be larger than ${limit}`,
    suspiciousRatio: (name: string) => `${name} unpacks to far more than anything real would`,
    badName: (name: string) => `it holds a file whose name leads elsewhere: ${name}`,
    doubleName: (name: string) => `it holds two files named ${name}`,
    encrypted: (name: string) => `${name} is encrypted`,
    noCollection: () => 'there is no collection in it',
    newerFormat: (version: string) => `it is of a format that this prep does not know (${version})`,
    inUse: () => 'Anki has it open and has not written all of it down; close Anki first',
    badDatabase: () => 'its database is damaged',
    badZstd: () => 'its compressed data is damaged',
    badContents: (what: string) => `what it says makes no sense: ${what}`,
    besideUnreadable: () => 'it was not written by this prep, or is damaged',
  },
}
