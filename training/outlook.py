#!/usr/bin/env python3
"""Fits the weights of the words beside a time (crates/onrecord/src/times/outlook_weights.rs).

usage: outlook.py OUTLOOKS… [--write FILE] [--l1 0.0005]

OUTLOOKS are what `cargo dev outlooks CORPUS` prints, one file for each corpus: for every time whose side of the day of
publication its own words tell, the side and everything that stands beside it. A logistic regression with an L1 penalty
says how much each of these speaks for the time to come. Every side of every sort of time weighs the same in each corpus, up to
400 examples; a word counts when it stands in 15 examples and in half of the corpora. Prints the share of right sides in
five-fold cross-validation (folds of whole articles) beside that of the verbs alone. Needs numpy.
"""
import argparse, collections, pathlib

import numpy as np

PLACES = ['Before', 'After', 'Left', 'FarLeft', 'Right', 'FarRight', 'Verbs', 'VerbLeft', 'VerbRight']
FOLDS, LEAST, MOST = 5, 15, 400
HEAD = '''//! Weights of what stands beside a time, for [`super::outlook`].
//!
//! In tenths of a unit of log odds; what is above nothing speaks for a time after publication. Written by
//! `training/outlook.py`; what it was fitted to stands in `docs/results.md`.

use phf::phf_map;

/// Where nothing speaks for a side.
pub(super) const START: i32 = {start};

/// The weights of a word in each [`super::outlook::Place`], in their order. "=date" is any other month or weekday, "-" a name, a
/// number or an end; "=past" and the like are forms of verbs.
#[rustfmt::skip]
pub(super) static WORDS: phf::Map<&'static str, [i8; {places}]> = phf_map! {{
'''


def read(path):
    """(ahead, corpus and sort, article, words) of each line that has a side"""
    for line in open(path, encoding='utf8'):
        side, sort, article, _, words = line.rstrip('\n').split('\t')
        if side in '01' and ('Left:' in words or 'Right:' in words):  # else a date on a line of its own
            yield int(side), (pathlib.Path(path).name, sort), int(article), sorted(set(words.split(' ')))


class Data:
    def __init__(self, examples, corpora):
        self.ahead = np.array([e[0] for e in examples], float)
        self.fold = np.array([e[2] % FOLDS for e in examples])
        self.sorts = [e[1] for e in examples]
        groups = collections.Counter((e[0], e[1]) for e in examples)
        self.weight = np.array([min(1, MOST / groups[e[0], e[1]]) for e in examples])
        self.verbs = np.array(['Verbs:=ahead' in e[3] for e in examples], float)
        counts, seen = collections.Counter(), collections.defaultdict(set)
        for _, (corpus, _), _, words in examples:
            counts.update(words)
            for word in words:
                seen[word].add(corpus)
        self.words = sorted(w for w in counts if counts[w] >= LEAST and len(seen[w]) * 2 >= corpora)
        number = {word: k for k, word in enumerate(self.words)}
        pairs = [(row, number[w]) for row, e in enumerate(examples) for w in e[3] if w in number]
        self.rows, self.columns = np.array(pairs).T

    def sums(self, weights, start):
        return np.bincount(self.rows, weights[self.columns], len(self.ahead)) + start

    def fit(self, chosen, l1, steps=300):
        """Weights and start by accelerated proximal gradient."""
        use = self.weight * chosen
        step = 4 / (0.25 * 12)
        keep = chosen[self.rows]
        rows, columns = self.rows[keep], self.columns[keep]
        w = z = np.zeros(len(self.words)); b = zb = 0.; t = 1.
        for _ in range(steps):
            error = use * (1 / (1 + np.exp(-np.bincount(rows, z[columns], len(use)) - zb)) - self.ahead) / use.sum()
            new = z - step * np.bincount(columns, error[rows], len(w))
            new, newb = np.sign(new) * np.maximum(np.abs(new) - l1 * step, 0), zb - step * error.sum()
            t2 = (1 + np.sqrt(1 + 4 * t * t)) / 2
            z, zb = new + (t - 1) / t2 * (new - w), newb + (t - 1) / t2 * (newb - b)
            w, b, t = new, newb, t2
        return w, b


def balanced(ahead, said):
    """Mean of the share right among those ahead and among those past."""
    return (said[ahead == 1].mean() + 1 - said[ahead == 0].mean()) / 2


def cross_validate(data, l1):
    said = np.zeros(len(data.ahead))
    for fold in range(FOLDS):
        w, b = data.fit(data.fold != fold, l1)
        said = np.where(data.fold == fold, data.sums(w, b) > 0, said)
    for sort in sorted(set(data.sorts)):
        these = np.array([s == sort for s in data.sorts])
        ahead = data.ahead[these]
        if min((ahead == 1).sum(), (ahead == 0).sum()) >= 10:
            verbs, fitted = balanced(ahead, data.verbs[these]), balanced(ahead, said[these])
            print(f'{sort[0]:24s} {sort[1]:14s} {len(ahead):5d}  verbs alone {100 * verbs:.1f}  fitted {100 * fitted:.1f}')


def table(data, w, b):
    rows = collections.defaultdict(lambda: [0] * len(PLACES))
    for name, weight in zip(data.words, w):
        place, word = name.split(':', 1)
        rows[word][PLACES.index(place)] = round(10 * weight)
    lines = [f'    "{word}" => {weights},' for word, weights in sorted(rows.items()) if any(weights)]
    return HEAD.format(start=round(10 * b), places=len(PLACES)) + '\n'.join(lines) + '\n};\n'


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument('outlooks', nargs='+')
    ap.add_argument('--l1', type=float, default=0.0005)
    ap.add_argument('--write')
    a = ap.parse_args()
    data = Data([e for path in a.outlooks for e in read(path)], len(a.outlooks))
    print(f'{len(data.ahead)} times, {len(data.words)} words in their places')
    cross_validate(data, a.l1)
    w, b = data.fit(np.ones(len(data.ahead), bool), a.l1)
    print(f'{(np.round(10 * w) != 0).sum()} weights')
    if a.write:
        pathlib.Path(a.write).write_text(table(data, w, b), encoding='utf8')


main()
