"""The training itself: passes over the articles, one schedule, weights averaged on the way."""

import copy
import json
import random
import time
from dataclasses import asdict, dataclass
from pathlib import Path

import torch

from . import corpora, data, measure, tasks
from .network import Reader

# The tag loss is a mean over tokens, the link loss one over spans: this brings them to one size.
TAG_WEIGHT = 10.0
SIDE_WEIGHT = 0.5


@dataclass
class Settings:
    """All that a run depends on beside its data."""

    layers: tuple[int, ...] = (0, 1, 2, 3)
    # The first layer that reads words and not pieces.
    words_from: int = 2
    passes: float = 6.0
    encoder_rate: float = 2e-4
    head_rate: float = 1e-3
    warm_steps: int = 60
    window: int = 384
    pieces_a_batch: int = 2560
    masked: float = 0.04
    without_rules: float = 0.1
    without_features: tuple[int, ...] = ()
    dropout: float = 0.1
    average: float = 0.997
    share: float = 1.0
    # Whether what was marked by reading is learned too: attributions, names and pronouns (*.tsv).
    labelled: int = 0
    # Share of the articles that are read with single quotation marks, as in Britain.
    single: float = 0.0
    seed: int = 1
    init: str = ""
    syntax: int = 1
    # Share of the articles with names that is read beside each pass.
    names: float = 0.3
    # Share of these in which names are exchanged for others.
    exchanged: float = 0.0
    # Shares of the texts with known referents of pronouns, and of those with attitudes, read beside each pass.
    pronouns: float = 0.0
    attitudes: float = 0.0
    # Whether the layers multiply in 16 bits: twice as fast where a CPU has AMX, slower on others.
    bfloat16: int = 0


class Averaged:
    """Weights averaged over the last steps (exponentially), which read better than the last ones."""

    def __init__(self, reader, decay):
        self.reader, self.decay, self.steps = copy.deepcopy(reader), decay, 0

    @torch.no_grad()
    def add(self, reader):
        self.steps += 1
        decay = min(self.decay, (1 + self.steps) / (10 + self.steps))
        for mean, now in zip(self.reader.parameters(), reader.parameters()):
            mean.lerp_(now, 1 - decay)

    def on_cpu(self):
        """The averaged network, where it is measured and saved."""
        return copy.deepcopy(self.reader).cpu()


def optimiser(reader, settings):
    """AdamW; the base weights move slower than what begins from nothing."""
    base = [p for n, p in reader.named_parameters() if n.startswith("encoder.") and ".features." not in n]
    known = {id(p) for p in base}
    new = [p for p in reader.parameters() if id(p) not in known]
    groups = [
        {"params": base, "lr": settings.encoder_rate, "peak": settings.encoder_rate},
        {"params": new, "lr": settings.head_rate, "peak": settings.head_rate},
    ]
    return torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98), fused=True)


def set_rate(optimiser, step, done, warm_steps):
    """Up over the first steps, then down in a straight line."""
    share = min(1.0, (step + 1) / warm_steps) * max(0.02, 1 - done)
    for group in optimiser.param_groups:
        group["lr"] = group["peak"] * share


def learn(header, train, singles, dev, named, people, settings: Settings, base: Path, shared: Path, out: Path, evaluations: int):
    """Trains a network; `singles` are the articles of `train` with single quotation marks, `people` has the texts of
    `corpora` by (task, part). Writes `log.jsonl`, `network.pt` (averaged; `network-N.pt` at each look) and
    `settings.json` into `out`."""
    torch.manual_seed(settings.seed)
    rng = random.Random(settings.seed)
    if settings.share < 1:
        train = random.Random(7).sample(train, round(len(train) * settings.share))
    singles = {article.id: article for article in singles}
    for column in settings.without_features:
        for article in [*train, *singles.values(), *dev, *named, *(text for texts in people.values() for text in texts)]:
            article.features[:, column] = 0
    syntax = tasks.add_syntax([*train, *singles.values()], shared / "data" / "polnear" / "silver-train.jsonl.gz") if settings.syntax else None
    reader = Reader(
        len(settings.layers),
        header["pieces"],
        header["feature_sizes"],
        settings.dropout,
        (len(syntax.parts), len(syntax.relations)) if syntax else None,
        tasks.NAMES if settings.names else None,
        len(corpora.ATTITUDES) if people else 0,
        settings.words_from,
    )
    reader.encoder.load_base(str(base), list(settings.layers))
    if settings.init:
        reader.load_state_dict(torch.load(settings.init), strict=False)
    reader.encoder.bfloat16 = bool(settings.bfloat16)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    reader.to(device)
    averaged, optim = Averaged(reader, settings.average), optimiser(reader, settings)
    out.mkdir(parents=True, exist_ok=True)
    (out / "settings.json").write_text(json.dumps(asdict(settings), indent=1) + "\n", encoding="utf8")
    log = (out / "log.jsonl").open("w", encoding="utf8")
    total = settings.passes * sum(len(a.pieces) for a in train)
    seen, step, started, sums, next_look = 0, 0, time.time(), [0.0] * 3, 1
    held_out = [article for article in named if tasks.held_out(article.id)]
    named = [article for article in named if not tasks.held_out(article.id)]
    others = tasks.by_length(named)
    while seen < total:
        beside = [
            tasks.exchanged(article, others, rng) if rng.random() < settings.exchanged else article
            for article in rng.sample(named, round(len(named) * settings.names))
        ]
        for task, share in (("pronouns", settings.pronouns), ("attitudes", settings.attitudes)):
            texts = people.get((task, "train"), [])
            beside += rng.sample(texts, round(len(texts) * share))
        marked = [singles.get(a.id, a) if rng.random() < settings.single else a for a in train]
        for group in data.batches(marked + beside, settings.window, settings.pieces_a_batch, rng):
            if seen >= total:
                break
            set_rate(optim, step, seen / total, settings.warm_steps)
            reader.train()
            batch = data.collate(group, settings.masked, settings.without_rules, rng).to(device)
            losses = reader.losses(batch)
            tag_loss, link_loss, side_loss = losses
            optim.zero_grad()
            (TAG_WEIGHT * tag_loss + link_loss + SIDE_WEIGHT * side_loss).backward()
            torch.nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
            optim.step()
            averaged.add(reader)
            step, seen = step + 1, seen + int(batch.mask[batch.attributed].sum())
            sums = [so_far + float(loss.detach()) for so_far, loss in zip(sums, losses)]
            if step % 20 == 0:
                done, seconds = seen / total, time.time() - started
                row = {"step": step, "pass": seen / total * settings.passes}
                row |= {name: value / 20 for name, value in zip(("tag", "link", "side"), sums)}
                note(log, row | {"seconds": round(seconds), "left": round(seconds / done - seconds)})
                sums = [0.0] * 3
            if seen / total * evaluations >= next_look and seen < total:
                next_look += 1
                now = averaged.on_cpu()
                note(log, {"pass": seen / total * settings.passes, **measure.figures(now, dev[::3], shared), **measure.people_figures(now, people)})
                torch.save(now.state_dict(), out / f"network-{next_look - 1}.pt")
    learnt = averaged.on_cpu()
    torch.save(learnt.state_dict(), out / "network.pt")
    last = measure.figures(learnt, dev, shared) | (measure.name_figures(learnt, held_out) if held_out else {})
    last |= measure.people_figures(learnt, people) if people else {}
    note(log, {"pass": settings.passes, "final": True, **last})
    return learnt


def note(log, row):
    """A line of the log, also for whoever is looking."""
    row = {name: round(value, 4) if isinstance(value, float) else value for name, value in row.items()}
    print(json.dumps(row), flush=True)
    log.write(json.dumps(row) + "\n")
    log.flush()
