"""
The second stage: whole readings of a note, made from its lines' probabilities, and how good each is. The same as
src/notes/model/readings.ts, describe.ts and rank.ts.
"""
import numpy as np, lightgbm as lgb

MOST = 60
ON = ['asks', 'endsInMark', 'voiceTells', 'voiceTopic', 'hasNumber', 'length', 'repeats', 'repeatsElsewhere', 'parentAsks', 'overAsking', 'overSection',
      'isHeading', 'isItem', 'isParagraph', 'isRow', 'childHeadings', 'afterAsking', 'afterCode', 'afterItems', 'bold', 'levelFromTop', 'depth',
      'linkOutside', 'entry', 'colonInside', 'endsInStop', 'narrates', 'formFollowed', 'listCount', 'formCount', 'formCoverage', 'namedByAnnouncement',
      'overAnnouncing', 'checkbox', 'isIndented']
OF_NOTE = ['noteLines', 'noteAsking', 'noteAskingHeadings', 'noteMarked', 'noteTelling', 'noteDemanding', 'noteNarrating', 'noteHeadings', 'noteItems', 'noteRows',
           'noteParagraphs', 'noteIndented', 'noteCode', 'noteLinks', 'noteImages', 'noteTags', 'noteInstalls', 'noteIsProject', 'noteFirstPerson', 'noteLabelledQuestions',
           'noteLabelledAnswers', 'noteLevels', 'noteIsDrill', 'noteAnnounces']
OF_WORDS = ['titleWords', 'noteWords']
DESCRIBED = (['share', 'count', 'on', 'off', 'least', 'most', 'gap', 'below5', 'below2', 'below05', 'missed5', 'missed2', 'missed8', 'expected', 'likelihood', 'likelihoodOfCount']
             + [f'{group}{name}' for group in ('form', 'list') for name in ('Mixed', 'Left', 'Alike', 'Kinds', 'Size', 'Whole', 'Mean', 'BestLeft', 'Worst')]
             + ['nested', 'covered', 'holding', 'heldOff', 'first', 'last', 'step', 'stepSpread', 'followed', 'followedBy'] + [f'on.{name}' for name in ON]
             + ['askingLeft', 'likeHalf', 'central', 'centralExpected']
             + ['lines', 'sum', 'mean', 'top', 'half', 'unsure', 'top5', 'top10', 'any', 'above1'] + OF_WORDS + OF_NOTE)
TREES = dict(objective='regression', learning_rate=.05, num_leaves=15, min_data_in_leaf=120, feature_fraction=.3, bagging_fraction=.7, bagging_freq=1, lambda_l2=5, verbose=-1,
             num_threads=2, max_bin=63, deterministic=True, force_row_wise=True)


def log_odds(p):
    p = np.clip(p, 1e-3, 1 - 1e-3)
    return np.log(p / (1 - p))


class Note:
    def __init__(self, notes, n):
        start, end = notes.span[n]
        self.start, self.end, self.n = start, end, end - start
        self.form, self.above = notes.form[start:end], notes.above[start:end]
        self.list = notes.list[start:end]
        self.line = notes.line[start:end].astype(float)
        X = np.nan_to_num(notes.X[start:end])
        self.asks = X[:, notes.at['asks']]
        self.after = X[:, notes.at['after']]
        self.on = X[:, [notes.at[name] for name in ON]]
        self.whole = X[0, [notes.at[name] for name in OF_NOTE]] if self.n else np.zeros(len(OF_NOTE))
        counted = notes.labelled[start:end] == 1
        self.right = (notes.y[start:end] == 1) & (notes.ambiguous[start:end] == 0) & counted
        self.wrong = (notes.y[start:end] == 0) & counted
        self.gold = notes.gold[n]

    def f1(self, readings):
        hit, extra = (readings & self.right).sum(1).astype(float), (readings & self.wrong).sum(1)
        if self.gold == 0:
            return np.maximum(0, 1 - extra / 5)
        return np.where(hit == 0, 0, 2 * hit / np.maximum(1, hit + extra + self.gold))


def readings(note, p):
    """Sets of lines that could be the questions, most of them of whole forms and lists; the first is what is likelier than not."""
    L, found = log_odds(p), {}

    def add(chosen):
        if len(found) < MOST:
            found.setdefault(chosen.tobytes(), chosen)

    def means(group):
        size = np.bincount(group)
        return np.bincount(group, L) / np.maximum(1, size), size

    def cuts(values, many):
        ordered = np.unique(np.round(values, 6))[::-1]
        gaps = ordered[:-1] - ordered[1:]
        for at in sorted(np.argsort(-gaps, kind='stable')[:many]):
            if ordered[at] > -6.5:
                add(values >= ordered[at] - 1e-6)

    half = p > .5
    add(half)
    add(np.zeros(note.n, bool))
    forms, sizes = means(note.form)
    lists, _ = means(note.list)
    cuts(.4 * L + .6 * forms[note.form], 8)
    cuts(.4 * L + .6 * lists[note.list], 6)
    cuts(forms[note.form], 6)
    for least in (.1, .2, .3, .4, .6, .7, .8, .9):
        add(p > least)
    best = np.zeros(len(sizes))
    np.maximum.at(best, note.form, p)
    order = [form for form in np.argsort(-(forms + .7 * np.log(np.maximum(1, sizes))), kind='stable')[:5] if best[form] > .03]
    for form in order:
        of = note.form == form
        add(of)
        add(of & (p > .1))
        add(half | of)
        add(half | of & (p > .1))
        add(half & ~of)
    for one in range(min(3, len(order))):
        for other in range(one):
            of = (note.form == order[one]) | (note.form == order[other])
            add(of)
            add(of & (p > .1))
    doubt = np.bincount(note.list, np.minimum(p, 1 - p))
    for one in np.argsort(-doubt, kind='stable')[:4]:
        of = note.list == one
        add(half | of)
        add(half & ~of)
    outermost = half.copy()
    for at in range(note.n):
        over = note.above[at]
        while over >= 0:
            if half[over]:
                outermost[at] = False
                break
            over = note.above[over]
    add(outermost)
    add((note.asks == 1) & (p > .05))
    cuts(L, 6)
    cuts(lists[note.list], 4)
    return np.array(list(found.values()))


def describe(note, p, S, said):
    """`DESCRIBED` of each reading; `said` is what the words of the note's title and of its first lines say."""
    L, n, count = log_odds(p), note.n, S.sum(1).astype(float)
    some, F, total = np.maximum(1, count), S.astype(float), p.sum()
    any_ = count > 0
    least = np.where(any_, np.where(S, L, 99.).min(1), 9)
    most = np.where(S, -9., L).max(1)
    expected = np.where(any_, 2 * (F @ p) / (count + total), np.exp(np.log1p(-np.clip(p, 0, .99)).sum()))
    lost = np.where(S, L, -L).sum(1) - np.abs(L).sum()
    out = [count / n, np.log1p(count), np.where(any_, F @ L / some, -9), (L.sum() - F @ L) / np.maximum(1, n - count), least, most, np.where(any_, least - most, 9),
           (S & (p < .5)).sum(1) / some, (S & (p < .2)).sum(1) / some, (S & (p < .05)).sum(1) / some, (~S & (p > .5)).sum(1) / (some + 1), (~S & (p > .2)).sum(1) / (some + 1),
           (~S & (p > .8)).sum(1), expected, lost / n, lost / some]
    for group in (note.form, note.list):
        G = np.zeros((n, group.max() + 1))
        G[np.arange(n), group] = 1
        inside, size = F @ G, G.sum(0)
        held, mean, main = inside > 0, (L @ G) / np.maximum(1, size), inside.argmax(1)
        of_main = inside[np.arange(len(S)), main]
        out += [np.minimum(inside, size - inside).sum(1) / some, ((size - inside) * held).sum(1) / some, (inside * inside).sum(1) / some ** 2, held.sum(1), size[main] / n,
                of_main / np.maximum(1, size[main]), np.where(any_, mean[main], -9), np.where(held | (size == 0), -9, mean).max(1), np.where(held, mean, 9).min(1)]
    nested, holds = np.zeros(S.shape, bool), np.zeros(S.shape, bool)
    for at in range(n):
        over = note.above[at]
        if 0 <= over < at:
            nested[:, at] = nested[:, over] | S[:, over]
    for at in range(n - 1, -1, -1):
        over = note.above[at]
        if over >= 0:
            holds[:, over] |= holds[:, at] | S[:, at]
    out += [(nested & S).sum(1) / some, nested.mean(1), (holds & S).sum(1) / some, (holds & ~S).sum(1) / n]
    steps = []
    for one in S:
        at = np.flatnonzero(one)
        if len(at) == 0:
            steps.append([-1] * 6)
            continue
        lines = np.r_[note.line[at], note.line[-1] + 1]
        step, after = np.diff(lines), note.after[at]
        steps.append([lines[0] / note.line[-1], lines[-2] / note.line[-1], step.mean(), step.std() / (step.mean() + 1), (after > 0).mean(), after.mean()])
    out += list(np.array(steps, float).T) + list((F @ note.on / some[:, None]).T)
    half = p > .5
    inter = F @ F.T
    alike = 2 * inter / np.maximum(1, count[:, None] + count[None])
    out += [((~S) @ note.asks) / max(1, note.asks.sum()), 2 * (S & half).sum(1) / np.maximum(1, count + half.sum()), alike.mean(1), alike @ expected / max(1e-9, expected.sum())]
    ordered = np.sort(L)[::-1]
    whole = [np.log1p(n), total, p.mean(), p.max(), half.sum(), ((p > .2) & (p < .8)).mean(), ordered[:5].mean(), ordered[:10].mean(), -np.log1p(-np.clip(p, 0, .99)).sum(), (p > .1).mean(),
             *said, *note.whole]
    return np.c_[np.array(out).T, np.repeat([whole], len(S), 0)].astype(np.float32)


def similar(S):
    """[a, b]: how good a would be if b were right."""
    S = S.astype(float)
    count = S.sum(1)
    alike = 2 * (S @ S.T) / np.maximum(1, count[:, None] + count[None])
    alike[:, count == 0] = np.maximum(0, 1 - count / 5)[:, None]
    return alike
