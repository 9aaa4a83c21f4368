"""The rows of extract.ts as arrays, and the score of a reading."""
import hashlib, json
import numpy as np

import words

DROPPED = {'placeInNote', 'isFirst'}


class Notes:
    """Lines of all notes one after another; `note[i]` is the note of line i, `span[n]` where note n's lines stand."""

    def __init__(self, path, readmes=70):
        columns = {name: [] for name in ('line', 'raw', 'head', 'form', 'list', 'above', 'asks', 'ambiguous', 'labelled')}
        self.notes, values, note = [], [], []
        with open(path) as file:
            names = json.loads(file.readline())['features']
            for text in file:
                one = json.loads(text)
                rows = one.pop('rows')
                start = len(note)
                for row in rows:
                    note.append(len(self.notes))
                    for name, column in columns.items():
                        column.append(row[name])
                    values.append(np.array([np.nan if value is None else value for value in row['values']], np.float32))
                one['span'] = (start, len(note))
                self.notes.append(one)
        self.names = names
        self.X = np.vstack(values)
        self.at = {name: place for place, name in enumerate(names)}
        self.note = np.array(note)
        self.raw, self.head = columns['raw'], columns['head']
        self.line, self.form, self.list, self.above = (np.array(columns[name]) for name in ('line', 'form', 'list', 'above'))
        self.y, self.ambiguous, self.labelled = (np.array(columns[name]) for name in ('asks', 'ambiguous', 'labelled'))
        self.count = len(self.notes)
        self.span = [one['span'] for one in self.notes]
        self.start = np.array([start for start, _ in self.span])
        self.set = np.array([one['set'] for one in self.notes])
        self.repo = np.array([one['repo'] for one in self.notes])
        self.fold = np.array([hashlib.sha1(repo.encode()).digest()[0] % 5 for repo in self.repo])
        self.gold = np.array([one['firm'] for one in self.notes])
        self.judged = [n for n in range(self.count) if self.set[n] == 'corpus']
        silent = [n for n in range(self.count) if self.set[n] == 'readme']
        self.few = set(np.random.RandomState(0).permutation(silent)[:readmes].tolist())
        self.trains = np.array([self.set[n] != 'readme' or n in self.few for n in range(self.count)])
        self._groups()

    def _groups(self):
        """Lists and forms over all notes, and where each line's surroundings stand."""
        everywhere = self.note.astype(np.int64) * 1_000_000
        _, self.list_of = np.unique(everywhere + self.list, return_inverse=True)
        _, self.form_of = np.unique(everywhere + self.form, return_inverse=True)
        place = np.arange(len(self.y))
        last = np.array([end for _, end in self.span])[self.note]
        self.parent = np.where(self.above >= 0, self.start[self.note] + self.above, -1)
        self.before = np.where(place > self.start[self.note], place - 1, -1)
        self.next = np.where(place + 1 < last, place + 1, -1)
        heading = self.X[:, self.at['isHeading']] == 1
        self.title = np.array([start + (np.flatnonzero(heading[start:end])[0] if heading[start:end].any() else 0) for start, end in self.span])

    def weights(self, power=0.8, readme=0.5):
        """A note counts nearly the same however long it is."""
        size = np.bincount(self.note[self.labelled == 1], minlength=self.count)
        weight = 1 / np.maximum(1, size[self.note]) ** power
        weight = np.where(self.set[self.note] == 'readme', weight * readme, weight)
        weight = np.where(self.ambiguous == 1, weight * 0.5, weight)
        return weight / weight[(self.labelled == 1) & self.trains[self.note]].mean()

    def score(self, n, chosen):
        """As the corpus's scorer has it for `found`."""
        start, end = self.span[n]
        counted = self.labelled[start:end] == 1
        hit = int((chosen & counted & (self.y[start:end] == 1) & (self.ambiguous[start:end] == 0)).sum())
        extra = int((chosen & counted & (self.y[start:end] == 0)).sum())
        if self.gold[n] == 0:
            return max(0.0, 1 - extra / 5)
        return 0.0 if hit == 0 else 2 * hit / (hit + extra + self.gold[n])

    def report(self, chosen, label):
        """Prints the figures of a reading of all notes; chosen lines are true. → each judged note's score."""
        f = {n: self.score(n, chosen[self.span[n][0]:self.span[n][1]]) for n in self.judged}
        v = np.array(list(f.values()))
        by = {}
        for n, value in f.items():
            by.setdefault(self.notes[n]['language'], []).append(value)
        silent = np.mean([f[n] for n in self.judged if self.gold[n] == 0])
        readmes = [chosen[slice(*self.span[n])].any() for n in range(self.count) if self.set[n] == 'readme']
        languages = '  '.join(f'{name} {100 * np.mean(values):.1f} ({len(values)})' for name, values in sorted(by.items(), key=lambda one: -len(one[1])) if len(values) >= 5)
        print(f'{label:34s} macro F1 {100 * v.mean():.1f}  at least .95 {100 * (v >= .95).mean():.0f} %  silent notes {100 * silent:.0f}  READMEs with cards {sum(readmes)} of {len(readmes)}  {languages}', flush=True)
        return f
