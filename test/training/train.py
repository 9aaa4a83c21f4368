"""
Trains the reader: cross-validates it by repository and writes the models.
    python train.py ROWS [--models FOLDER] [--seeds 3] [--half SETS]
Prints, for each seed, how good readings are by models that learnt from other repositories' notes.
FOLDER gets reader.json, learnt from all notes, and fold-0.json … fold-4.json, each learnt without the notes of its fold.
Only sets named `corpus` are judged; the others train, those of SETS, whose labels were gone over once only, with half the weight.
See docs/reading.md.
"""
import argparse, os
import numpy as np

import export, words
from lines import KINDS, Lines
from notes import Notes

# prep's own notes are few, and it must read them, most of all those that it ships; so must it the note that it was made for.
OWN = 3
SOURCE = 14
SEED = 16
HALF = .5


def learn(lines, train, seeds):
    """What a model file has, learnt from the notes that train with the first of the seeds; for each seed how likely every line is a question."""
    Z, models = lines.features(train)
    files, likely = [], []
    for seed in seeds:
        trees, kept = lines.trees(Z, train, seed)
        likely.append(trees.predict(Z[:, kept]))
        files.append(dict(bits=words.BITS, words=export.word_models(models), lines=export.trees(trees, [lines.names[at] for at in kept])))
    return files[0], np.array(likely)


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument('rows')
    arguments.add_argument('--models')
    arguments.add_argument('--seeds', type=int, default=1)
    arguments.add_argument('--half', default='')
    given = arguments.parse_args()
    if given.models:
        os.makedirs(given.models, exist_ok=True)
    notes = Notes(given.rows)
    weight = notes.weights()
    source = np.array([one['file'].startswith('SEED__') for one in notes.notes])
    weight = np.where(notes.set[notes.note] == 'own', weight * OWN, np.where(source[notes.note], weight * SOURCE, weight))
    weight = np.where(np.isin(notes.set, given.half.split(','))[notes.note], weight * HALF, weight)
    seed = np.array([one['file'].startswith('seed-') for one in notes.notes])
    lines = Lines(notes, np.where(seed[notes.note], weight * SEED, weight))
    fold = notes.fold[notes.note]
    likely = np.zeros((given.seeds, len(notes.y)))
    for held in range(5):
        file, said = learn(lines, notes.fold != held, range(1, given.seeds + 1))
        likely[:, fold == held] = said[:, fold == held]
        if given.models:
            export.write(os.path.join(given.models, f'fold-{held}.json'), **file)
    for seed, one in enumerate(likely, 1):
        notes.report(one > .5, f'cross-validated, seed {seed}')
    if given.models:
        export.write(os.path.join(given.models, 'reader.json'), **learn(lines, np.ones(notes.count, bool), [1])[0])


if __name__ == '__main__':
    main()
