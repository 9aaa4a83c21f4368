"""Character n-grams of one to four, hashed as src/notes/model/words.ts does, and regressions over them."""
import re, unicodedata
import numpy as np
from scipy.sparse import csr_matrix, vstack
from sklearn.linear_model import SGDClassifier

PRIMES = [0x9E3779B1, 0x85EBCA6B, 0xC2B2AE35, 0x27D4EB2F]
BITS = 15


def units(text, beginning=40, end=30):
    plain = re.sub(r'[0-9]+', '0', unicodedata.normalize('NFKC', text).lower())
    u = np.frombuffer(plain.encode('utf-16-le', 'surrogatepass'), np.uint16)
    return np.concatenate([[0x5E], u[:beginning], [0x20, 0x2026, 0x20], u[max(0, len(u) - end):], [0x24]]).astype(np.uint64)


#: Rows that are counted at once.
BLOCK = 20_000
MOST_UNITS = 40 + 30 + 5


def matrix(texts):
    """Counts of pieces, a row of length 1 for each text. Each text is counted once, many at a time."""
    known = {}
    place = np.array([known.setdefault(text, len(known)) for text in texts])
    all_units, length = np.zeros((len(known), MOST_UNITS), np.uint64), np.zeros(len(known), int)
    for text, row in known.items():
        u = units(text)
        all_units[row, :len(u)], length[row] = u, len(u)
    blocks = [counts(all_units[at:at + BLOCK], length[at:at + BLOCK]) for at in range(0, len(known), BLOCK)]
    return vstack(blocks).tocsr()[place]


def counts(u, length):
    rows, keys = np.arange(len(u))[:, None] << BITS, []
    for n in range(1, 5):
        width = MOST_UNITS - n + 1
        h = np.full((len(u), width), n, np.uint64)
        for i in range(n):
            h = (h + u[:, i:i + width] * np.uint64(PRIMES[i])) & np.uint64(0xFFFFFFFF)
        h = (h ^ (h >> np.uint64(15))) * np.uint64(0x2C1B3C6D) & np.uint64(0xFFFFFFFF)
        slots = (h >> np.uint64(32 - BITS)).astype(np.int64)
        keys.append((rows | slots)[np.arange(width) <= (length - n)[:, None]])
    key, times = np.unique(np.concatenate(keys), return_counts=True)
    row, slot = key >> BITS, key & (2 ** BITS - 1)
    norm = np.sqrt(np.bincount(row, times * times, minlength=len(u)))
    return csr_matrix((times / norm[row], (row, slot)), shape=(len(u), 2 ** BITS))


class WordModel:
    """A logistic regression whose weights are kept as the product keeps them: a signed square root in a byte each."""

    def __init__(self, rows, share, weight, alpha):
        fit = SGDClassifier(loss='log_loss', alpha=alpha, max_iter=12, random_state=0)
        yes, no = weight * share, weight * (1 - share)
        asks, tells = yes > 0, no > 0
        fit.fit(vstack([rows[asks], rows[tells]]), np.r_[np.ones(asks.sum()), np.zeros(tells.sum())], sample_weight=np.r_[yes[asks], no[tells]])
        coefficients = fit.coef_[0]
        self.bias = float(fit.intercept_[0])
        self.scale = float(np.sqrt(np.abs(coefficients).max()) / 127)
        self.bytes = (np.clip(np.round(np.sqrt(np.abs(coefficients)) / self.scale), 0, 127) * np.sign(coefficients)).astype(np.int8)

    def score(self, rows):
        value = self.bytes.astype(float)
        return rows @ (np.sign(value) * (np.abs(value) * self.scale) ** 2) + self.bias
