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


def pieces(text):
    """The slots of all pieces of a text."""
    u, found = units(text), []
    for n in range(1, 5):
        if len(u) < n:
            break
        h = np.full(len(u) - n + 1, n, np.uint64)
        for i in range(n):
            h = (h + u[i:len(u) - n + 1 + i] * np.uint64(PRIMES[i])) & np.uint64(0xFFFFFFFF)
        h = (h ^ (h >> np.uint64(15))) * np.uint64(0x2C1B3C6D) & np.uint64(0xFFFFFFFF)
        found.append((h >> np.uint64(32 - BITS)).astype(np.int64))
    return np.concatenate(found)


def matrix(texts):
    """Counts of pieces, a row of length 1 for each text."""
    ends, slots, counts, known = [0], [], [], {}
    for text in texts:
        if text not in known:
            slot, times = np.unique(pieces(text), return_counts=True)
            known[text] = (slot, times / np.sqrt((times * times).sum()))
        slot, value = known[text]
        slots.append(slot)
        counts.append(value)
        ends.append(ends[-1] + len(slot))
    return csr_matrix((np.concatenate(counts), np.concatenate(slots), ends), shape=(len(texts), 2 ** BITS))


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
