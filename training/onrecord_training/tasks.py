"""Gold for side tasks on the encoder: syntax (by a parser, on the articles themselves) and names (by hand, elsewhere).

Where a content begins and ends is mostly a question of clauses, and whom a source names is one of names; neither is
annotated in the attributions.
"""

import copy
import gzip
import hashlib
import json
from bisect import bisect_right
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from . import corpora, data

NAMES = ("O", "B-person", "I-person", "B-organisation", "I-organisation", "B-place", "I-place", "B-group", "I-group", "B-other", "I-other")
# Labels of the newswire set; what is not here (dates, money) is no name.
KINDS = {
    "Person": "person",
    "Organization": "organisation",
    "Location": "place",
    "Facility": "place",
    "NORP": "group",
    "Misc": "other",
    "Product": "other",
}
# Parts of speech and relations seen less often are not worth a class.
RARE = 200
# Columns of the features that tell the place of a piece, not its word: quotation, paragraph, reading by rules.
OF_PLACE = [1, 4, 5]


@dataclass
class Labels:
    """Numbers of the classes of a parser."""

    parts: dict
    relations: dict


def add_syntax(articles, path: Path) -> Labels:
    """Gives every article that the file knows its parts of speech, relations, heads and people; returns the classes."""
    with gzip.open(path, "rt", encoding="utf8") as file:
        parsed = {o["id"]: o["sentences"] for o in map(json.loads, file)}
    counts = ({}, {})
    for sentences in parsed.values():
        for sentence in sentences:
            for token in sentence["tokens"]:
                for count, value in zip(counts, (token[2], token[6])):
                    count[value] = count.get(value, 0) + 1
    labels = Labels(*({v: n for n, v in enumerate(sorted(v for v in c if c[v] >= RARE))} for c in counts))
    for article in articles:
        if article.id in parsed:
            take_syntax(article, parsed[article.id], labels)
    return labels


def take_syntax(article, sentences, labels):
    """The parser's tokens are cut otherwise than ours ("do" + "n't"): the one that holds our first character counts."""
    tokens, heads = [], []
    for sentence in sentences:
        base = len(tokens)
        for token in sentence["tokens"]:
            tokens.append(token)
            heads.append(base + token[5] - 1 if token[5] else len(tokens) - 1)
    starts = [token[0] for token in tokens]
    ours = np.full(len(tokens), -1)
    theirs = np.full(article.tokens, -1)
    for at, (start, _) in enumerate(article.chars):
        it = bisect_right(starts, start) - 1
        if it >= 0 and tokens[it][1] > start:
            theirs[at] = it
            if ours[it] < 0:
                ours[it] = at
    for at, it in enumerate(theirs):
        if it >= 0:
            article.parts[at] = labels.parts.get(tokens[it][2], -1)
            article.relations[at] = labels.relations.get(tokens[it][6], -1)
            article.heads[at] = ours[heads[it]]
    article.people = runs_of([it >= 0 and tokens[it][4] == "PERSON" for it in theirs])


def may_be(one, other):
    """Whether two wordings may name the same person: by first and last name, or by either alone."""
    if len(one) > 1 and len(other) > 1:
        return one[0] == other[0] and one[-1] == other[-1]
    return one[-1] == other[-1] or one[0] == other[0]


def add_referents(articles, table: Path) -> None:
    """Gives the articles whose pronouns were judged by reading (training/referents.tsv) the mentions that these chose from.

    Those are the names of people, where names are known, and every wording that a judge has given for a pronoun. A bare last
    name that may be two people's is left out.
    """
    judged = {}
    for row in corpora.table(table):
        judged.setdefault(row["article"], []).append([int(row[name]) for name in ("pronoun", "start", "end")])
    for article in articles:
        rows = judged.get(corpora.key(article.id), [])
        if not rows:
            continue
        starts = [start for start, _ in article.chars]
        token = lambda at: max(0, bisect_right(starts, at) - 1)
        words = lambda span: tuple(
            tuple(article.pieces[article.piece_at(at) : article.piece_at(at + 1)]) for at in range(span[0], span[1] + 1)
        )
        answers = {token(at): (token(start), token(end - 1)) for at, start, end in rows}
        meant = {words(span) for span in answers.values()}
        people = people_of(article.names) if (article.names >= 0).all() else []
        cluster = {}
        for name in meant:
            longer = [other for other in meant if len(name) == 1 < len(other) and may_be(name, other)]
            cluster[name] = longer[0] if len(longer) == 1 else name
        mentions = []
        for span in sorted({*people, *answers.values()}):
            own = words(span)
            near = {cluster[name] for name in meant if name == own} or {cluster[name] for name in meant if may_be(own, name)}
            if len(near) < 2:
                mentions.append((*span, near.pop() if near else own[-1:], False))
        mentions += [(at, at, cluster[words(span)], True) for at, span in answers.items()]
        number = {who: n for n, who in enumerate(dict.fromkeys(who for *_, who, _ in mentions))}
        article.mentions = np.array([(a, b, number[who], pronoun) for a, b, who, pronoun in mentions], np.int64)


def runs_of(wanted):
    """Runs of what is wanted: (first, last) each."""
    starts = [at for at, want in enumerate(wanted) if want and not (at and wanted[at - 1])]
    ends = [at for at, want in enumerate(wanted) if want and not (at + 1 < len(wanted) and wanted[at + 1])]
    return list(zip(starts, ends))


def held_out(id: str) -> bool:
    """Whether an article of the newswire set is of the tenth that is only measured on."""
    return hashlib.sha256(id.encode()).digest()[0] % 10 == 0


def add_names(articles, path: Path) -> None:
    """Gives every article of the newswire its names as tags."""
    entities = {o["id"]: o["entities"] for o in corpora.lines(path)}
    for article in articles:
        tag_names(article, [(e["s"], e["e"], KINDS[e["label"]]) for e in entities[article.id] if e["label"] in KINDS])
        article.people = people_of(article.names)


def add_judged_names(articles, table: Path) -> None:
    """Gives the articles whose names were marked by reading (training/names.tsv) these as tags."""
    judged = {row["article"]: row for row in corpora.table(table)}
    for article in articles:
        row = judged.get(corpora.key(article.id))
        if row:
            spans = [(*map(int, span.split("-")), kind) for kind in dict.fromkeys(KINDS.values()) for span in row[kind].split()]
            tag_names(article, spans)


def tag_names(article, spans):
    """Tags of the names (start, end, kind), in code points; nothing else of the article is one."""
    starts = [start for start, _ in article.chars]
    article.names = np.zeros(article.tokens, np.int64)
    for start, end, kind in spans:
        first = max(0, bisect_right(starts, start) - 1)
        first += article.chars[first][1] <= start
        end = bisect_right(starts, end - 1)
        tag = NAMES.index("B-" + kind)
        article.names[first:end] = tag + 1
        article.names[first : first + (end > first)] = tag


def by_length(articles):
    """(kind, number of tokens) → [(article, first token)] of all names."""
    found = {}
    for article in articles:
        for kind, first, end in sorted(names_of(article.names)):
            found.setdefault((kind, end - first), []).append((article, first))
    return found


def exchanged(article, others, rng):
    """The article with half of its names exchanged for others of their kind and length, each for the same one throughout.

    Mention replacement (Dai and Adel 2020): which words are names is learned from what stands round them.
    """
    chosen, taken = {}, {}
    for kind, first, end in sorted(names_of(article.names)):
        name = kind, tuple(article.pieces[article.piece_at(first) : article.piece_at(end)])
        if name not in chosen:
            chosen[name] = rng.choice(others[kind, end - first]) if rng.random() < 0.5 else None
        if chosen[name]:
            donor, at = chosen[name]
            taken |= {first + n: (donor, at + n) for n in range(end - first)}
    pieces, features, starts, length = [], [], [], 0
    for token in range(article.tokens):
        own = slice(article.piece_at(token), article.piece_at(token + 1))
        donor, at = taken.get(token, (article, token))
        new = slice(donor.piece_at(at), donor.piece_at(at + 1))
        rows = donor.features[new].copy()
        rows[:, OF_PLACE] = article.features[own.start, OF_PLACE]
        rows[0, data.GAP] = article.features[own.start, data.GAP]
        starts.append(length)
        pieces.append(donor.pieces[new])
        features.append(rows)
        length += len(rows)
    out = copy.copy(article)
    out.pieces, out.features, out.first = np.concatenate(pieces), np.concatenate(features), np.array(starts, np.int64)
    return out


def add_people(articles, path: Path) -> None:
    """Gives every article the mentions and attitudes that the file of texts has for it."""
    gold = {o["id"]: o for o in corpora.lines(path)}
    for article in articles:
        starts = [start for start, _ in article.chars]
        clusters = {}

        def tokens(span):
            return max(0, bisect_right(starts, span["s"]) - 1), bisect_right(starts, span["e"] - 1)

        mentions = []
        for m in gold[article.id].get("mentions", []):
            first, end = tokens(m)
            mentions.append((first, end - 1, clusters.setdefault(m["cluster"], len(clusters)), m["pronoun"]))
        attitudes = [(*tokens(a), a["class"]) for a in gold[article.id].get("attitudes", [])]
        article.mentions = np.array(mentions, np.int64).reshape(-1, 4)
        article.attitudes = np.array(attitudes, np.int64).reshape(-1, 3)


def people_of(tags):
    """Names of people, (first, last) token each."""
    return sorted((first, end - 1) for kind, first, end in names_of(tags) if kind == "person")


def names_of(tags):
    """Tags → {(kind, first token, end token)}."""
    names, kind, start = set(), None, 0
    for at, tag in enumerate([*tags, 0]):
        label = NAMES[tag]
        if kind and label[0] != "I":
            names.add((kind, start, at))
            kind = None
        if label[0] == "B":
            kind, start = label[2:], at
    return names
