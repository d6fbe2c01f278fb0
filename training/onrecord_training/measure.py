"""Figures of a network on gold articles, with the project's scorer and exact spans by role."""

import collections
import importlib.util
from pathlib import Path

import torch

from . import corpora, data, reading, tasks


def scorer(shared: Path):
    """The module `score/attributions.py`."""
    spec = importlib.util.spec_from_file_location("attributions", shared / "score" / "attributions.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def chars(article, spans):
    """Runs of tokens → code points."""
    return [[article.chars[start][0], article.chars[end - 1][1]] for start, end in spans]


def figures(reader, articles, shared: Path):
    """F1 in per cent by name."""
    score = scorer(shared)
    gold = {g["id"]: g for g in score.load_gold(str(shared / "data" / "polnear" / "dev.jsonl"))}
    reader.eval()
    predicted, by_nearness, exact = {}, {}, collections.Counter()
    for article in articles:
        spans, links, _ = reading.read(reader, article)
        for quotes, by in ((predicted, links), (by_nearness, reading.nearest(spans))):
            found = reading.attributions(spans, by)
            quotes[article.id] = [{role: chars(article, q[role]) for role in q} for q in found]
        for role, found in spans.items():
            wanted = {tuple(span) for a in article.attributions for span in a[role]}
            exact[role, "both"] += len(wanted & set(found))
            exact[role, "all"] += len(wanted) + len(found)
    result = score.evaluate([gold[a.id] for a in articles], predicted)
    nearness = score.evaluate([gold[a.id] for a in articles], by_nearness)
    out = {"relation by nearness": 100 * nearness["relation"]["F"]}
    out |= {name: 100 * result[name]["F"] for name in ("cue", "exact", "overlap", "token", "relation")}
    for role in spans:
        out[f"exact {role}"] = 200 * exact[role, "both"] / max(1, exact[role, "all"])
    for kind, counts in result["kinds"].items():
        out[f"{kind} relation recall"] = 100 * counts["relation_R"]
    return out


def name_figures(reader, articles):
    """F1 in per cent of exact names, over all kinds and by kind, on the articles that are held out."""
    reader.eval()
    both, total = collections.Counter(), collections.Counter()
    for article in articles:
        if tasks.held_out(article.id):
            found = tasks.names_of(reader.name_chain.best(reader.names(reading.hidden_states(reader, article))))
            wanted = tasks.names_of(article.names)
            for kind, _, _ in found & wanted:
                both.update((kind, "all"))
            for kind, _, _ in [*found, *wanted]:
                total.update((kind, "all"))
    return {f"name {kind}": 200 * both[kind] / total[kind] for kind in sorted(total)}


@torch.no_grad()
def people_figures(reader, people):
    """Per cent of pronouns whose best candidate is right, over GUM and over GAP, and macro-F1 of attitudes, on dev."""
    reader.eval()
    right, asked = collections.Counter(), collections.Counter()
    for text in people.get(("pronouns", "dev"), []):
        origin = "GAP" if text.id.startswith("development-") else "GUM"
        hidden = reading.hidden_states(reader, text)
        keys = reader.referent.key(hidden)
        for _, at, candidates in data.pronouns_in(text.mentions, 0, 0, text.tokens):
            first, last = (torch.tensor([c[n] for c in candidates]) for n in (0, 1))
            query = reader.referent.query(hidden[at])[None]
            sentence = torch.from_numpy(text.sentences)[first] - int(text.sentences[at])
            scores = reader.referent.scores(query, keys[first][None], keys[last][None], (first - at)[None], sentence[None])
            right[origin] += bool(candidates[int(scores.argmax())][2])
            asked[origin] += 1
    out = {f"referent {origin}": 100 * right[origin] / asked[origin] for origin in sorted(asked)}
    both, found, wanted = collections.Counter(), collections.Counter(), collections.Counter()
    for text in people.get(("attitudes", "dev"), []):
        hidden = reading.hidden_states(reader, text)
        for first, end, kind in text.attitudes:
            said = int(reader.attitude(hidden[first:end]).mean(0).argmax())
            found[said] += 1
            wanted[int(kind)] += 1
            both[said] += said == kind
    if wanted:
        classes = range(len(corpora.ATTITUDES))
        out["attitude"] = sum(200 * both[c] / max(1, found[c] + wanted[c]) for c in classes) / len(classes)
    return out
