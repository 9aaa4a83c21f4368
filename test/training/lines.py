"""The first stage: how likely each line is to be a question, from its words and its surroundings."""
import numpy as np, lightgbm as lgb
from scipy.sparse import csr_matrix
from sklearn.model_selection import GroupKFold

import words
from words import WordModel

CONTEXTS = ['', 'Form', 'List', 'Note', 'NoteHigh', 'Above', 'Title', 'Kids', 'Next', 'Before', 'FormMax', 'ListMax']
KINDS = ['own', 'head', 'list', 'above', 'title', 'note']
ALPHA = {'own': 5e-6, 'head': 5e-6, 'list': 2e-5, 'above': 2e-5, 'title': 5e-5, 'note': 1e-4}
NONE = -9.0
FIRST_LINES = 200
#: Features are kept that make up this share of what all of them gain.
TELLING = .97
TREES = dict(objective='binary', extra_trees=True, learning_rate=.1, num_leaves=15, max_depth=4, min_data_in_leaf=20, feature_fraction=.4,
             bagging_fraction=.8, bagging_freq=1, lambda_l2=5, verbose=-1, num_threads=1, max_bin=63, deterministic=True, force_row_wise=True)


class Lines:
    def __init__(self, notes, weight=None):
        self.n = notes
        self.W = notes.weights() if weight is None else weight
        self.keep = (notes.labelled == 1) & notes.trains[notes.note]
        self.names = notes.names + [kind + context for kind in ('own', 'head') for context in CONTEXTS] + ['listWords', 'aboveWords', 'titleWords', 'noteWords']
        self._matrices()

    def _matrices(self):
        n = self.n
        own, head = words.matrix(n.raw), words.matrix(n.head)
        size = np.bincount(n.list_of)
        first = np.unique(n.list_of, return_index=True)[1]
        lists = (csr_matrix((1 / size[n.list_of], (n.list_of, np.arange(len(n.y)))), shape=(len(size), len(n.y))) @ own).tocsr()
        early = np.arange(len(n.y)) - n.start[n.note] < FIRST_LINES
        many = np.maximum(1, np.bincount(n.note[early], minlength=n.count))
        whole = (csr_matrix((1 / many[n.note[early]], (n.note[early], np.flatnonzero(early))), shape=(n.count, len(n.y))) @ own).tocsr()
        above = own[np.maximum(n.parent[first], 0)]
        titles = own[np.minimum(n.title, len(n.y) - 1)]
        counted = np.bincount(n.list_of, self.keep)
        share = np.bincount(n.list_of, n.y * self.keep) / np.maximum(1, counted)
        list_weight = np.bincount(n.list_of, self.W * self.keep) ** .7
        list_note = n.note[first]
        asks = (n.gold > 0).astype(float)
        note_weight = np.where(n.set == 'readme', .3, 1.) * n.trains
        # What each regression learns from: rows, what is to be said of them, weights, the note of each row, and each line's row.
        self.tables = {
            'own': (own, n.y.astype(float), self.W * self.keep, n.note, np.arange(len(n.y)), None),
            'head': (head, n.y.astype(float), self.W * self.keep, n.note, np.arange(len(n.y)), None),
            'list': (lists, share, list_weight, list_note, n.list_of, None),
            'above': (above, share, list_weight * (n.parent[first] >= 0), list_note, n.list_of, (n.parent >= 0) & (n.parent[first][n.list_of] >= 0)),
            'title': (titles, asks, note_weight, np.arange(n.count), n.note, None),
            'note': (whole, asks, note_weight, np.arange(n.count), n.note, None),
        }

    def word_model(self, kind, notes):
        """Learns one regression from the notes given (a mask)."""
        rows, share, weight, note, _, _ = self.tables[kind]
        use = notes[note] & (weight > 0)
        return WordModel(rows[use], share[use], weight[use], ALPHA[kind])

    def word_scores(self, kind, model, of):
        """What a model says of all rows of some notes (a mask); one value a row of its table."""
        rows, _, _, note, _, _ = self.tables[kind]
        return np.where(of[note], model.score(rows), 0)

    def features(self, train, models=None):
        """
        Features of every line. Words of the notes that train are weighed by models that have not seen them (five parts by
        repository); all other notes' by models of all that train. → features, the latter models
        """
        n = self.n
        models = models or {kind: self.word_model(kind, train) for kind in KINDS}
        said = {kind: models[kind].score(self.tables[kind][0]) for kind in KINDS}
        held = np.flatnonzero(train)
        for some, others in GroupKFold(5).split(held, groups=n.repo[held]):
            mask, other = np.zeros(n.count, bool), np.zeros(n.count, bool)
            mask[held[some]] = True
            other[held[others]] = True
            for kind in KINDS:
                note = self.tables[kind][3]
                said[kind] = np.where(other[note], self.word_model(kind, mask).score(self.tables[kind][0]), said[kind])
        return self.assemble(said), models

    def assemble(self, said):
        of_line = {}
        for kind in KINDS:
            _, _, _, _, row, there = self.tables[kind]
            values = said[kind][row]
            of_line[kind] = values if there is None else np.where(there, values, NONE)
        contexts = [self.contexts(of_line[kind]) for kind in ('own', 'head')]
        return np.c_[self.n.X, contexts[0], contexts[1], of_line['list'], of_line['above'], of_line['title'], of_line['note']].astype(np.float32)

    def contexts(self, s):
        """As src/notes/model/context.ts has them."""
        n = self.n
        mean = np.bincount(n.note, s, minlength=n.count) / np.maximum(1, np.bincount(n.note, minlength=n.count))
        high = np.array([np.quantile(s[a:b], .9) if b > a else 0 for a, b in n.span])
        held = n.parent >= 0
        under = np.bincount(n.parent[held], s[held], minlength=len(s))
        kids = np.bincount(n.parent[held], minlength=len(s))
        return np.c_[s, others(n.form_of, s), others(n.list_of, s), mean[n.note], high[n.note], at(s, n.parent), s[n.title[n.note]],
                     np.where(kids > 0, under / np.maximum(1, kids), NONE), at(s, n.next), at(s, n.before), most(n.form_of, s), most(n.list_of, s)]

    def trees(self, Z, train, seed=1, rounds=300):
        """
        Boosted trees from the lines of the notes that train (a mask), over the features that told most when all were at hand:
        the rest cost readers time and make no reading better. → trees, the places of their features
        """
        use = train[self.n.note] & self.keep

        def fit(places):
            data = lgb.Dataset(Z[use][:, places], self.n.y[use], weight=self.W[use], params=dict(max_bin=63, verbose=-1))
            return lgb.train({**TREES, 'seed': seed}, data, rounds)

        gain = fit(np.arange(Z.shape[1])).feature_importance('gain')
        most_first = np.argsort(-gain, kind='stable')
        before = np.cumsum(gain[most_first]) - gain[most_first]
        kept = np.sort(most_first[before < TELLING * gain.sum()])
        return fit(kept), kept


def at(s, places):
    return np.where(places >= 0, s[np.maximum(places, 0)], NONE)


def others(group, s):
    size, total = np.bincount(group), np.bincount(group, s)
    return np.where(size[group] > 1, (total[group] - s) / np.maximum(1, size[group] - 1), NONE)


def most(group, s):
    top = np.full(group.max() + 1, -99.)
    np.maximum.at(top, group, s)
    return top[group]
