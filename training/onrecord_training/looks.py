"""Second looks at whom "he" and "she" mean: text with the names of people as numbered marks → one of the names, or nobody.

A look is what `cargo dev looks` prints. Whom its pronouns mean is known from texts with mentions (corpora.py) or from what was
judged by reading (training/referents.tsv).
"""

import collections
import random
from dataclasses import dataclass
from pathlib import Path

import torch

from . import corpora, data, judging, tasks
from .judging import PEOPLE

SHE = frozenset("she her hers herself".split())
FIRST_PERSON = -5  # the number of the first mark of people
LOOKS_A_BATCH = 24
# Words of men and of women that are exchanged for each other where a text speaks of men alone.
EXCHANGED = (
    "he she, his her, himself herself, husband wife, father mother, son daughter, sons daughters, brother sister, man woman, men women, "
    "boy girl, boys girls, uncle aunt, nephew niece, king queen, prince princess, lord lady, sir dame, actor actress, mr mrs, "
    "grandfather grandmother, boyfriend girlfriend, spokesman spokeswoman, chairman chairwoman, congressman congresswoman, "
    "businessman businesswoman"
)
ONE_WAY = "him her, ms mr"


@dataclass
class Asked:
    """A pronoun: its row, the rows of the names that it may mean, and which of them it means."""

    row: int
    names: list[int]
    right: list[bool]
    is_she: bool


@dataclass
class Look:
    rows: list[int]
    asked: list[Asked]


def of_texts(path: Path):
    """Mentions of texts by id."""
    return {text["id"]: text["mentions"] for text in corpora.lines(path)}


def of_articles(examples: Path, names: Path, referents: Path):
    """Mentions of an article whose pronouns were judged by reading, by its id."""
    _, articles = data.load(examples)
    tasks.add_judged_names(articles, names)
    tasks.add_referents(articles, referents)
    mentions = lambda article: [
        corpora.mention(article.chars[first][0], article.chars[last][1], who, bool(pronoun))
        for first, last, who, pronoun in article.mentions.tolist()
    ]
    return {article.id: mentions(article) for article in articles if len(article.mentions)}


def looks(path: Path, mentions, words):
    """The looks of a file that ask for a pronoun with at least two people to choose from; `words` are the word pieces."""
    lines = [line for line in corpora.lines(path) if line["article"] in mentions]
    is_she = lambda line, row: words[line["rows"][row]] in SHE
    called = collections.defaultdict(set)
    whom = {id: {m["s"]: m["cluster"] for m in ms if m["pronoun"]} for id, ms in mentions.items()}
    for line in lines:
        for start, _, row in line["pronouns"]:
            called[line["article"], whom[line["article"]].get(start)].add(is_she(line, row))
    out = []
    for line in lines:
        article, rows = line["article"], line["rows"]
        names = [(row, bearer(start, end, mentions[article])) for start, end, row in line["names"]]
        asked = []
        for start, _, row in line["pronouns"]:
            meant, she = whom[article].get(start), is_she(line, row)
            if meant is None:
                continue
            marks = {rows[name] for name, who in names if who == meant}
            fits = lambda who: who is None or not called[article, who] or she in called[article, who]
            open_to = [(name, who) for name, who in names if fits(who)]
            if len({rows[name] for name, _ in open_to}) > 1:
                right = [who == meant or who is None and rows[name] in marks for name, who in open_to]
                asked.append(Asked(row, [name for name, _ in open_to], right, she))
        if asked:
            out.append(Look(rows, asked))
    return out


def bearer(start, end, mentions):
    """The cluster of the shortest mention that some characters touch; pronouns are none."""
    near = [m for m in mentions if not m["pronoun"] and m["s"] < end and m["e"] > start]
    return min(near, key=lambda m: (m["e"] - m["s"], m["s"]))["cluster"] if near else None


def exchanges(words):
    """Numbers of word pieces for men → those for women and the reverse; "her" is not told from "her"."""
    number = {word: at for at, word in enumerate(words)}
    pairs = [pair.split() for pair in EXCHANGED.split(", ")]
    one_way = [pair.split() for pair in ONE_WAY.split(", ")] + pairs + [(b, a) for a, b in pairs]
    out = {}
    for a, b in one_way:
        if a in number and b in number and a not in SHE:
            out[number[a]] = number[b]
    return out


class Task:
    """Batches of looks with their loss, for `judging.learn`."""

    def __init__(self, looks, hard, words, share_of_hard: float = 0.5, exchanged: float = 0.4):
        """`hard` are looks of which only a share is taken, another one in each pass."""
        self.looks, self.hard, self.share_of_hard, self.exchanged = looks, hard, share_of_hard, exchanged
        self.exchanges = exchanges(words)
        self.she = {at for at, word in enumerate(words) if word in SHE}

    def __call__(self, rng: random.Random):
        looks = self.looks + rng.sample(self.hard, int(len(self.hard) * self.share_of_hard))
        batches = judging.drawn([self.drawn(look, rng) for look in looks], LOOKS_A_BATCH, rng)
        return [lambda judge, batch=batch: loss_of(judge, batch) for batch in batches]

    def drawn(self, look, rng):
        """The look with marks at random, and of some that speak of men alone one that speaks of women."""
        marks = rng.sample(range(PEOPLE), PEOPLE)
        rows = [FIRST_PERSON - marks[FIRST_PERSON - row] if row <= FIRST_PERSON else row for row in look.rows]
        if rng.random() < self.exchanged and not self.she.intersection(rows):
            rows = [self.exchanges.get(row, row) for row in rows]
        return Look(rows, look.asked)


def collate(looks):
    rows, mask = judging.collate(looks)
    asked = [(at, one) for at, look in enumerate(looks) for one in look.asked]
    most = max(len(one.names) for _, one in asked)
    names, right = torch.full((len(asked), most), -1), torch.zeros(len(asked), most + 1, dtype=torch.bool)
    for number, (_, one) in enumerate(asked):
        names[number, : len(one.names)] = torch.tensor(one.names)
        right[number, : len(one.right)] = torch.tensor(one.right)
        right[number, most] = not any(one.right)
    return rows, mask, torch.tensor([(at, one.row) for at, one in asked]), names, right


def loss_of(judge, looks):
    """All mentions of whom a pronoun means are right together."""
    *given, right = collate(looks)
    return -judge.meant(*given).masked_fill(~right, -1e4).logsumexp(1).mean()


@torch.no_grad()
def figures(judge, looks):
    """How many of a hundred he and she that mean somebody named get that person."""
    judge.eval()
    hits, all_of_them = collections.Counter(), collections.Counter()
    ordered = sorted(looks, key=lambda look: len(look.rows))
    for at in range(0, len(ordered), 48):
        batch = ordered[at : at + 48]
        *given, _ = collate(batch)
        asked = [(look, one) for look in batch for one in look.asked]
        for (look, one), chances in zip(asked, judge.meant(*given).exp().tolist()):
            if any(one.right):
                sums = collections.Counter()
                for row, chance in zip(one.names, chances):
                    sums[look.rows[row]] += chance
                best = max(sums, key=sums.get)
                word = "she" if one.is_she else "he"
                all_of_them[word] += 1
                hits[word] += best in {look.rows[row] for row, right in zip(one.names, one.right) if right}
    return {word: 100 * hits[word] / all_of_them[word] for word in sorted(all_of_them)}
