export interface Place {
  place: string
  count: number
}

const many = (count: number, one: string, more = `${one}s`) => `${count} ${count === 1 ? one : more}`

/** `prep import`, `export`, `pack`, and why a file is refused. */
export const exchange = {
  /** What `prep pack` wrote, and what it left out. */
  packed: {
    written: ({ file, cards, days, kilobytes }: { file: string; cards: number; days: number; kilobytes: number }) =>
      `${file}: ${many(cards, 'question')} for ${many(days, 'day')}, ${kilobytes.toLocaleString('en')} KB`,
    unanswered: ({ count }: { count: number }) => `left out: ${many(count, 'question')} without an answer`,
    later: ({ count }: { count: number }) =>
      `left out: ${many(count, 'new question')} beyond these days (\`--new N\` a day, \`--days N\`)`,
    suspended: ({ count }: { count: number }) => `left out: ${many(count, 'suspended question')}`,
    picturesLeft: ({ count }: { count: number }) =>
      `left out: ${many(count, 'picture')} that are not among the notes, or left at home`,
    next: 'Send it to your phone and open it there. It needs no network; “Take home” brings your reviews back.',
  },
  /** What `prep import` made of a journal that another device kept. */
  journal: {
    taken: ({ reviews, device }: { reviews: number; device: string }) => `${many(reviews, 'review')} from ${device}`,
    nothingNew: 'Nothing new: all of it is here already.',
    unusable: ({ place, count }: { place: string; count: number }) =>
      `${place}: ${count === 1 ? '1 line' : `${count} lines`} could not be read`,
  },
  /** On standard error of `prep mcp`. */
  agentSaid: ({ reason }: { reason: string }) => `a message of the agent was not understood: ${reason}`,
  /** What `prep import` did, or would do. */
  imported: {
    cards: ({ cards, fresh, into }: { cards: number; fresh: number; into: string }) =>
      `${many(cards, 'card')}, ${fresh} of them new here → ${into}`,
    reviews: ({ count }: { count: number }) => `${many(count, 'review')} of their history`,
    attempts: ({ count }: { count: number }) => `${many(count, 'answer')} of yours, typed or recorded`,
    media: ({ count }: { count: number }) => `${many(count, 'picture or sound', 'pictures and sounds')}`,
    updated: ({ count }: { count: number }) => `${many(count, 'card')} changed there and updated here`,
    kept: ({ count }: { count: number }) =>
      `${many(count, 'card')} changed both there and in your notes; your text was kept`,
    gone: ({ count }: { count: number }) =>
      `${many(count, 'card')} not brought back: you removed ${count === 1 ? 'it' : 'them'} from your notes`,
    own: ({ count, answered }: { count: number; answered: number }) =>
      `${many(count, 'card')} in your notes already, not made again${answered === 0 ? '' : `; answers given there to ${answered} of them were taken over`}`,
    edited: ({ count }: { count: number }) =>
      `${many(count, 'of your cards was', 'of your cards were')} edited there and ${count === 1 ? 'waits' : 'wait'}: \`prep drafts\` shows what changed, \`prep drafts take QUESTION\` writes it into the note.`,
    wouldWait: ({ count }: { count: number }) =>
      `${many(count, 'of your cards was', 'of your cards were')} edited there; \`prep drafts\` would offer:`,
    moreEdits: ({ count }: { count: number }) => `and ${count} more`,
    standing: ({ count }: { count: number }) => `${many(count, 'card')} suspended, or asked again, as there`,
    elsewhere: ({ count, folder }: { count: number; folder: string }) =>
      `${many(count, 'of these cards is', 'of these cards are')} already in ${folder}; drilled together they are asked twice. Keep one of the folders; \`--into ${folder}\` updates that one.`,
    nothingFound: 'No cards were found in it.',
    nothingNew: 'Nothing new: everything is already here.',
    preview: ({ count }: { count: number }) => (count === 1 ? 'The first card:' : `The first ${count} cards:`),
    noAnswer: '(no answer)',
    dryRun: 'Nothing was changed (--dry-run).',
    next: ({ into, undo }: { into: string; undo: boolean }) =>
      `Drill them with \`prep drill ${into}\`, or add them to your notes with \`prep notes add ${into}\`${undo ? '; `prep undo` removes the history again' : ''}.`,
  },
  exported: {
    lost: ({ count }: { count: number }) =>
      `${many(count, 'text')} edited in prep ${count === 1 ? 'has' : 'have'} no single field there (cloze, several fields on one side); what was there stays`,
    written: ({ path, cards, reviews, media }: { path: string; cards: number; reviews: number; media: number }) =>
      `${path}: ${many(cards, 'card')}, ${many(reviews, 'review')}${media === 0 ? '' : `, ${many(media, 'picture or sound', 'pictures and sounds')}`}`,
  },
  /** What could not be taken over. */
  problems: {
    noQuestion: ({ place, count }: Place) => `${place}: ${many(count, 'card')} left out, without a question`,
    noCards: ({ place }: Place) => `${place}: no cards`,
    noTags: ({ place, count }: Place) =>
      `${many(count, 'note')} looked at, none with cards: they need the tag ${place} of the plugin Spaced Repetition (its settings may name another)`,
    noCardBlocks: ({ place, count }: Place) =>
      `${place}: ${many(count, 'page')} looked at, none with cards: in Logseq a block with #card is one`,
    noCardTag: ({ place, count }: Place) =>
      `${place}: ${many(count, 'block')} left out, reviewed in Logseq but without #card now`,
    lostReference: ({ place, count }: Place) =>
      `${place}: ${many(count, 'reference')} left as written, to blocks that no page has`,
    orgMode: ({ place, count }: Place) =>
      `${many(count, 'page')} in org mode left out, ${place} first; prep reads Logseq's Markdown pages`,
    badReviews: ({ place, count }: Place) => `${place}: ${many(count, 'review')} left out, not valid`,
    unjoined: ({ place, count }: Place) =>
      `${place}: ${many(count, 'review')} left out, of cards that are in no deck (deleted there, or reworded since)`,
    unknownColumn: ({ place }: Place) =>
      `column ${place} left out: say \`--columns\` to bring it, as in --columns question=1,answer=2,answer=${place}`,
    missingMedia: ({ place, count }: Place) =>
      `${place}: ${many(count, 'picture or sound', 'pictures and sounds')} missing from the file`,
    badMedia: ({ place }: Place) => `${place}: left out, not a regular file`,
    unreadablePart: ({ place }: Place) => `${place}: cannot be read and was left out`,
    template: ({ place, count }: Place) =>
      `${place}: the template could not be followed for ${many(count, 'card')}; all fields are shown`,
    tooLong: ({ place, count }: Place) => `${place}: ${many(count, 'card')} left out, far too long`,
    unsupported: ({ place, count }: Place) => `${place}: ${many(count, 'thing')} that prep has no place for`,
    future: ({ count }: Place) => `${many(count, 'review')} left out, dated in the future`,
  },
  /** Why a file was refused as a whole. */
  refusals: {
    notAnArchive: () => 'it is not such an archive, or only part of one',
    brokenArchive: () => 'the archive is broken or cut off',
    tooManyFiles: (limit: string) => `it holds more than ${limit} files`,
    tooLarge: (limit: string) => `it would unpack to more than ${limit}`,
    suspiciousRatio: (name: string) => `${name} unpacks to an impossible size`,
    badName: (name: string) => `it holds a file whose name points elsewhere: ${name}`,
    doubleName: (name: string) => `it holds two files named ${name}`,
    encrypted: (name: string) => `${name} is encrypted`,
    noCollection: () => 'it holds no collection',
    newerFormat: (version: string) => `this prep does not know its format (${version})`,
    inUse: () => 'Anki has it open and has not written all of it down; close Anki first',
    badDatabase: () => 'its database is damaged',
    badZstd: () => 'its compressed data is damaged',
    badContents: (what: string) => `its contents are not valid: ${what}`,
    orgMode: () => 'it is in org mode, and prep reads Markdown; Logseq can export a graph as Markdown',
    databaseGraph: () => 'Logseq keeps this graph in a database; export it as Markdown there, and import that folder',
    besideUnreadable: () => 'it was not written by this prep, or is damaged',
  },
}
