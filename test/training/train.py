"""
Trains the reader: cross-validates it by repository and writes the models.
    python train.py ROWS [--models FOLDER] [--seeds 3]
FOLDER gets reader.json, learnt from all notes, and fold-0.json … fold-4.json, each learnt without the notes of its fold.
Only sets named `corpus` are judged; the others train. See docs/reading.md.
"""
import argparse, os
import numpy as np

import export, words
from lines import KINDS, Lines
from notes import Notes

# prep's own notes are few, and it must read them, most of all those that it ships; so must it the note that it was made for.
OWN = 1.5
SOURCE = 6
SEED = 5


def parts(lines, train, seed=1):
    """What a model file has, learnt from the notes that train."""
    Z, models = lines.features(train)
    return dict(bits=words.BITS, words=export.word_models(models), lines=export.trees(lines.trees(Z, train, seed), lines.names))


def cross_validated(lines, seed):
    """Probabilities of all lines, each by a model that learnt from other folds."""
    n = lines.n
    p = np.zeros(len(n.y))
    for fold in range(5):
        train, held = n.fold != fold, n.fold[n.note] == fold
        Z, _ = lines.features(train)
        p[held] = lines.trees(Z, train, seed).predict(Z[held])
    return p


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument('rows')
    arguments.add_argument('--models')
    arguments.add_argument('--seeds', type=int, default=0)
    given = arguments.parse_args()
    notes = Notes(given.rows)
    weight = notes.weights()
    source = np.array([one['file'].startswith('SEED__') for one in notes.notes])
    weight = np.where(notes.set[notes.note] == 'own', weight * OWN, np.where(source[notes.note], weight * SOURCE, weight))
    seed = np.array([one['file'].startswith('seed-') for one in notes.notes])
    lines = Lines(notes, np.where(seed[notes.note], weight * SEED, weight))
    for seed in range(given.seeds):
        notes.report(cross_validated(lines, seed + 1) > .5, f'cross-validated, seed {seed + 1}')
    if given.models:
        export.write(os.path.join(given.models, 'reader.json'), **parts(lines, np.ones(notes.count, bool)))
        for fold in range(5):
            export.write(os.path.join(given.models, f'fold-{fold}.json'), **parts(lines, notes.fold != fold))


if __name__ == '__main__':
    main()
