#!/usr/bin/env python3
"""How often a bare weekday or month is the one to come, by how long ago it was last (crates/onrecord/src/times/bounds.rs).

usage: outlook_bounds.py CORPUS OUTLOOKS [CORPUS OUTLOOKS …]

CORPUS has JSON lines with `dct` or `date`; OUTLOOKS is what `cargo dev outlooks CORPUS` prints. No annotation is used: the
sums of the weights in outlook_weights.rs are taken for log odds at even shares, and for each distance the share of times to
come is found under which the mean of the chances is that share (expectation maximisation). Prints for each corpus and
distance the number of times, the share in per cent, and the bound that it amounts to in tenths of log odds.
"""
import collections, datetime, json, math, pathlib, re, sys

WEIGHTS = pathlib.Path(__file__).parent.parent / 'crates/onrecord/src/times/outlook_weights.rs'
PLACES = ['Before', 'After', 'Left', 'FarLeft', 'Right', 'FarRight', 'Verbs', 'VerbLeft', 'VerbRight']
WEEKDAYS = 'mon tue wed thu fri sat sun'.split()
MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split()


def weights():
    rows = re.findall(r'^ *"(.*)" => \[(.*)\],$', WEIGHTS.read_text(encoding='utf8'), re.M)
    return {word: [int(w) for w in row.split(',')] for word, row in rows}


def days(corpus):
    for line in open(corpus, encoding='utf8'):
        article = json.loads(line)
        try:
            yield datetime.date.fromisoformat((article.get('dct') or article.get('date') or '')[:10])
        except ValueError:
            yield None


def back(kind, words, day):
    """Days or months since the weekday or month was last."""
    names = WEEKDAYS if kind == 'bare-weekday' else MONTHS
    name = re.search('|'.join(names), words.lower())
    now = day.weekday() if kind == 'bare-weekday' else day.month - 1
    return (now - names.index(name[0])) % len(names) if name else None


def sums(corpus, outlooks, table):
    published = list(days(corpus))
    for line in open(outlooks, encoding='utf8'):
        _, kind, article, words, evidence = line.rstrip('\n').split('\t')
        day = published[int(article)]
        distance = back(kind, words, day) if day and kind in ('bare-weekday', 'bare-month') else None
        if distance is None:
            continue
        total = 1
        for piece in evidence.split():
            place, _, word = piece.partition(':')
            counts = word in table and not (kind == 'bare-weekday' and word in ('record', 'date'))
            total += table[word][PLACES.index(place)] if counts else 0
        owner = kind == 'bare-weekday' and re.search("After:['’]", evidence)
        yield (kind + (' as owner' if owner else ''), distance), total


def share_to_come(totals, share=0.3):
    for _ in range(200):
        prior = math.log(share / (1 - share))
        share = sum(1 / (1 + math.exp(-total / 10 - prior)) for total in totals) / len(totals)
        share = min(max(share, 0.005), 0.995)
    return share


def main():
    if len(sys.argv) < 3 or len(sys.argv) % 2 == 0:
        sys.exit(__doc__)
    table = weights()
    for corpus, outlooks in zip(sys.argv[1::2], sys.argv[2::2]):
        groups = collections.defaultdict(list)
        for group, total in sums(corpus, outlooks, table):
            groups[group].append(total)
        for (kind, distance), totals in sorted(groups.items()):
            share = share_to_come(totals)
            bound = -10 * math.log(share / (1 - share))
            print(f'{pathlib.Path(corpus).name}\t{kind}\t{distance}\t{len(totals)}\t{100 * share:.0f}\t{bound:.0f}')


main()
