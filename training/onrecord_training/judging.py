"""Layers that judge attitudes: what is said, read without its names, → negative, neutral or positive of whom a row names.

They tell whom pronouns mean, too (looks.py). Shapes: U units, R rows. A unit is what `cargo dev attitudes` prints.
"""

import collections
import copy
import itertools
import random
from dataclasses import dataclass, field
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import nn
from torch.nn import functional as F

from . import corpora
from .corpora import ATTITUDES, lines
from .network import HIDDEN, Encoder, through

# Rows of a unit at most; marks that are no word pieces (start, end, name, speaker) are numbers below zero.
LONGEST = 128
INNER = 128
# Marks that stand for people in looks, and numbers by which pronouns and names are compared.
PEOPLE, WIDTH = 24, 64
UNITS_A_BATCH = 32
# Share of what the teachers say in a loss, where a reader has judged too.
SOFT = 0.7


@dataclass
class Unit:
    """Rows as `cargo dev attitudes` numbers them; each target is the rows of one person's mentions."""

    rows: list[int]
    targets: list["Target"] = field(default_factory=list)


@dataclass
class Target:
    rows: list[int]
    key: tuple
    # A number in ATTITUDES, where a reader has judged.
    attitude: int | None = None


def labels(path: Path):
    """What a reader has judged: (hash of the article's id, code point of the first mention) → attitude."""
    return {(row["article"], int(row["mention"])): ATTITUDES.index(row["attitude"]) for row in corpora.table(path)}


def statements(path: Path, judged=None):
    """Units with everybody they speak of; `judged` are the labels of `labels`."""
    units = []
    for line in lines(path):
        article = corpora.key(line["article"])
        starts = {row: start for start, _, row in reversed(line["tokens"])}
        targets = [(starts[whom["rows"][0]], whom["rows"]) for whom in line["about"]]
        found = [Target(rows, (article, first), (judged or {}).get((article, first))) for first, rows in targets]
        if found:
            units.append(Unit(line["rows"], found))
    return units


def sentences(units: Path, texts: Path):
    """Sentences of the set of attitudes, with those whose attitude is known."""
    gold = {text["id"]: text["attitudes"] for text in lines(texts)}
    out = []
    for line in lines(units):
        targets = []
        for number, known in enumerate(gold[line["article"]]):
            rows = sorted({row for start, end, row in line["tokens"] if start < known["e"] and end > known["s"]})
            if rows:
                targets.append(Target(rows, (line["article"], number), known["class"]))
        if targets:
            out.append(Unit(line["rows"], targets))
    return out


class Judge(nn.Module):
    """Layers of the base encoder on word pieces whose embeddings stay as they are, and a head on every row."""

    def __init__(self, base: Path, layers: list[int], pieces, dropout: float = 0.1):
        super().__init__()
        encoder = Encoder(len(layers), pieces.shape[0], [], dropout, len(layers))
        encoder.load_base(str(base), layers)
        self.register_buffer("pieces", pieces, persistent=False)
        # They begin as the base's start and end of a text, "he" and "I".
        self.marks = nn.Parameter(encoder.pieces.weight[[101, 102, 2002, 1045]].detach().clone())
        self.positions = nn.Parameter(encoder.positions.weight[:LONGEST].detach().clone())
        self.norm, self.layers, self.dropout = encoder.norm, encoder.layers, dropout
        # Whether the layers multiply in 16 bits.
        self.bfloat16 = False
        self.inner = nn.Linear(HIDDEN, INNER)
        self.out = nn.Linear(INNER, len(ATTITUDES))
        # People begin as a name.
        self.people = nn.Parameter(self.marks[2].detach() + torch.randn(PEOPLE, HIDDEN) * 0.02)
        self.query, self.key = nn.Linear(HIDDEN, WIDTH), nn.Linear(HIDDEN, WIDTH)
        self.nobody = nn.Parameter(torch.zeros(WIDTH))

    def begin_as(self, other):
        """Takes the weights of another one with as many layers or more."""
        missing, _ = self.load_state_dict(other.state_dict(), strict=False)
        if missing:
            raise ValueError(f"the other one has too few layers: {missing}")

    def forward(self, rows, mask):
        """rows, mask: U × R. Gives U × R × attitudes."""
        return self.out(F.dropout(F.gelu(self.inner(self.states(rows, mask))), self.dropout, self.training))

    def meant(self, rows, mask, pronouns, names):
        """rows, mask: U × R; pronouns: P × 2, unit and row of each; names: P × N rows of its unit, −1 for none.

        Gives P × (N + 1) log-probabilities: of each name, and of nobody named.
        """
        states = self.states(rows, mask).float()
        query = self.query(states[pronouns[:, 0], pronouns[:, 1]]) / WIDTH**0.5
        key = self.key(states[pronouns[:, :1], names.clamp(min=0)])
        scores = (query[:, None] * key).sum(-1).masked_fill(names < 0, -1e4)
        return torch.cat([scores, (query * self.nobody).sum(-1, keepdim=True)], 1).log_softmax(1)

    def states(self, rows, mask):
        """rows, mask: U × R. Gives U × R × hidden."""
        is_mark = rows < 0
        marks = torch.cat([self.marks, self.people])[(-1 - rows).clamp(min=0)]
        hidden = torch.where(is_mark[:, :, None], marks, self.pieces[rows.clamp(min=0)])
        hidden = F.dropout(self.norm(hidden + self.positions[: rows.shape[1]]), self.dropout, self.training)
        for layer in self.layers:
            hidden = through(layer, hidden, mask[:, None, None, :], self.bfloat16)
        return hidden


def pieces_of_model(folder: Path):
    """The embeddings of word pieces of a reader, as the program has them."""
    tensors = load_file(folder / "weights.safetensors")
    return tensors["encoder.pieces.weight"].float() * tensors["encoder.pieces.scale"][:, None]


def article(unit):
    """What the tables of labels call the unit's article; of other sentences the name of their text."""
    name = unit.targets[0].key[0]
    return name.split("-")[1] if name.startswith("judged-") else name


def collate(texts):
    """Rows of units or looks, and where they have any."""
    longest = max(len(text.rows) for text in texts)
    rows, mask = torch.zeros(len(texts), longest, dtype=torch.long), torch.zeros(len(texts), longest, dtype=torch.bool)
    for at, text in enumerate(texts):
        rows[at, : len(text.rows)] = torch.tensor(text.rows)
        mask[at, : len(text.rows)] = True
    return rows, mask


@torch.no_grad()
def read(judge, units):
    """The scores of every target: the mean over its rows, of all units that it is in."""
    judge.eval()
    scores, ordered = collections.defaultdict(list), sorted(units, key=lambda unit: len(unit.rows))
    for at in range(0, len(ordered), 64):
        batch = ordered[at : at + 64]
        for unit, found in zip(batch, judge(*collate(batch))):
            for target in unit.targets:
                scores[target.key] += list(found[target.rows])
    return {key: torch.stack(rows).mean(0) for key, rows in scores.items()}


def figures(judge, units):
    """Accuracy and macro-F1 in per cent over the targets that a reader has judged."""
    gold = {target.key: target.attitude for unit in units for target in unit.targets if target.attitude is not None}
    scores = read(judge, units)
    both, found, wanted = collections.Counter(), collections.Counter(), collections.Counter(gold.values())
    for key, attitude in gold.items():
        said = int(scores[key].argmax())
        found[said] += 1
        both[said] += said == attitude
    classes = range(len(ATTITUDES))
    macro = sum(200 * both[c] / max(1, found[c] + wanted[c]) for c in classes) / len(classes)
    return {"accuracy": 100 * both.total() / max(1, len(gold)), "macro": macro}


def learn(
    judge,
    units,
    passes: float,
    seed: int,
    note,
    soft=None,
    rate: float = 1e-4,
    average: float = 0.995,
    share: float = SOFT,
    beside=None,
):
    """Trains on `units`; `soft` has the teachers' scores by key, `share` is theirs in a loss where a reader has judged too.

    `beside(rng)` gives batches of another task, each with its loss as a function of the judge; where there is one, passes are
    counted in it, and units go round as often as it takes. Gives the average of the weights over the last steps.
    """
    torch.manual_seed(seed)
    rng = random.Random(seed)
    encoder = [*judge.layers.parameters(), *judge.norm.parameters(), judge.positions]
    known = {id(weights) for weights in encoder}
    heads = [weights for weights in judge.parameters() if id(weights) not in known]
    optimiser = torch.optim.AdamW([{"params": encoder, "lr": rate}, {"params": heads, "lr": 1e-3}], weight_decay=0.01)
    peaks = [group["lr"] for group in optimiser.param_groups]
    of_units = lambda batch: lambda judge: loss_of(judge, batch, soft or {}, share)
    endless = (of_units(batch) for _ in itertools.count() for batch in drawn(units, UNITS_A_BATCH, rng))
    averaged, step, total = copy.deepcopy(judge), 0, None
    while total is None or step < total:
        # Each step has a loss of one batch, or one of either task.
        steps = [(loss, next(endless)) for loss in beside(rng)] if beside else [(of_units(b),) for b in drawn(units, UNITS_A_BATCH, rng)]
        total = total or int(passes * len(steps))
        for losses in steps[: total - step]:
            of_rate = min(1.0, (step + 1) / 60) * max(0.02, 1 - step / total)
            for group, peak in zip(optimiser.param_groups, peaks):
                group["lr"] = peak * of_rate
            judge.train()
            optimiser.zero_grad()
            sum(loss(judge) for loss in losses).backward()
            nn.utils.clip_grad_norm_(judge.parameters(), 1.0)
            optimiser.step()
            step += 1
            decay = min(average, (1 + step) / (10 + step))
            with torch.no_grad():
                for mean, now in zip(averaged.parameters(), judge.parameters()):
                    mean.lerp_(now, 1 - decay)
        note(step / total * passes, averaged)
    return averaged


def drawn(texts, size, rng):
    """Batches of units or looks of like length, in any order."""
    texts, run = rng.sample(texts, len(texts)), 16 * size
    runs = [sorted(texts[at : at + run], key=lambda text: len(text.rows)) for at in range(0, len(texts), run)]
    batches = [run[at : at + size] for run in runs for at in range(0, len(run), size)]
    return rng.sample(batches, len(batches))


def loss_of(judge, batch, soft, share):
    """The mean over targets: what the reader says, smoothed, or the teachers with him, or the teachers alone."""
    scores, wanted = [], []
    for unit, found in zip(batch, judge(*collate(batch))):
        for target in unit.targets:
            goal = torch.zeros(len(ATTITUDES))
            if target.attitude is not None:
                goal = F.one_hot(torch.tensor(target.attitude), len(ATTITUDES)) * 0.95 + 0.05 / len(ATTITUDES)
            if target.key in soft:
                theirs = 1.0 if target.attitude is None else share
                goal = theirs * soft[target.key].softmax(-1) + (1 - theirs) * goal
            elif target.attitude is None:
                continue
            scores.append(found[target.rows].mean(0))
            wanted.append(goal)
    return F.cross_entropy(torch.stack(scores), torch.stack(wanted)) if scores else judge.marks.sum() * 0
